/** The door to the planning of sessions, a part of its own: what it gets from the workbook, and where it is loaded from. */
import type { Component } from 'svelte';
import type { Changes, Records } from '../../workbook/records.ts';
import type { PlanOrder } from '../plan-order.ts';

export interface SessionsProps {
  records: Records;
  /** One step, with its name in German. @param mark steps in a row with the same one are one: typing. */
  change: (changes: Changes, what: string, mark?: string) => void;
  announce: (text: string) => void;
  /** The name of the last step, for a button that takes it back; '' where there is none. */
  lastStep: string;
  undo: () => void;
  /** Whether what changes is kept by itself: it survives a reload. */
  keepsItself: boolean;
  /** Goes to where it is decided how the workbook is kept. */
  keep: () => void;
  /** `YYYY-MM-DD`. */
  today: string;
  readOnly: boolean;
  /** Keeps the workbook from locking itself while something runs. */
  hold: (on: boolean) => void;
  /** A session plan of the handbook that is to become a session at once. */
  plan: PlanOrder | undefined;
  planDone: () => void;
}

const found = import.meta.glob<{ default: Component<SessionsProps> }>('../session/Sessions.svelte');

/** Loads it; undefined in an edition without sessions. */
export const sessionsPart = Object.values(found)[0];
