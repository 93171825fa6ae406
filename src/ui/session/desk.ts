/** What every part of the planning works with: what is there, and the one way to change it. */
import type { CharterFacts, KeptDocument } from '../../workbook/facts.ts';
import type { Changes } from '../../workbook/records.ts';
import type { SessionBook } from '../../workbook/session/records.ts';
import type { Session } from '../../workbook/session/session.ts';
import type { Column } from '../../workbook/session/sheet.ts';
import type { Task } from '../../workbook/session/task.ts';
import type { Offer } from '../../workbook/session/template.ts';
import type { PlanningLibrary } from './library.ts';

export interface Desk {
  readonly book: SessionBook;
  readonly charter: CharterFacts;
  readonly documents: readonly KeptDocument[];
  /** The neutral title. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly readOnly: boolean;
  /** Undefined while it loads. */
  readonly library: PlanningLibrary | undefined;
  /** Waits for it; undefined where it cannot be loaded. */
  loaded(): Promise<PlanningLibrary | undefined>;
  /** Methods of the handbook, then the own ones. */
  readonly offers: readonly Offer[];
  /** One step. @param mark steps in a row with the same one are one: typing. */
  change(changes: Changes, what: string, mark?: string): void;
  put(id: string, session: Session, what: string, mark?: string): void;
  putTask(id: string, task: Task, what: string, mark?: string): void;
  announce(text: string): void;
  /** The name of the last step; '' where there is none to take back. */
  readonly lastStep: string;
  undo(): void;
  /** Whether a reload loses nothing. */
  readonly keepsItself: boolean;
  /** Goes to where it is decided how the workbook is kept. */
  keep(): void;
  /** How plans are looked at, in this tab. */
  readonly looks: Looks;
  newId(): string;
  /** The function of a seat, its organisation where it has no function. */
  seatName(id: string): string;
  methodTitle(id: string): string;
  /** Opens a session at one of its parts. */
  open(id: string, part?: SessionPart): void;
  /** Keeps the workbook from locking itself while something runs. */
  hold(on: boolean): void;
}

/** What somebody chose to see, for as long as the workbook is open. */
export interface Looks {
  view: 'list' | 'timeline' | 'cards';
  /** Optional columns of the list. */
  columns: readonly Column[];
  /** The methods lie beside the plan. */
  shelf: boolean;
  /** Whether it was asked already how a running session is kept. */
  asked: boolean;
}

export const sessionParts = {
  plan: 'Planen',
  invite: 'Einladen',
  live: 'Durchführen',
  minutes: 'Protokoll',
  take: 'Mitnehmen',
} as const;
export type SessionPart = keyof typeof sessionParts;
