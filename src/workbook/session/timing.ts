/** When each block begins and ends, and whether the session fits into its time. Minutes count from midnight of the session's day. */
import type { Block, Session } from './session.ts';

interface Slot {
  id: string;
  from: number;
  to: number;
  /** Minutes of waiting before it, because its start is fixed. */
  gap: number;
  /** Minutes by which it begins after its fixed start, because what is before it takes longer. */
  late: number;
}

export interface Timing {
  /** One for each block, in their order. */
  slots: readonly Slot[];
  from: number;
  to: number;
  /** From the beginning to the end of the last block, waiting included. */
  planned: number;
  available: number;
  /** Minutes that do not fit; 0 where all do. */
  overrun: number;
  /** Minutes that are left; 0 where none are. */
  left: number;
}

/** Where a session without a start is reckoned from. */
const usualStart = '09:00';

export function timingOf({ blocks, start, minutes }: Pick<Session, 'blocks' | 'start' | 'minutes'>): Timing {
  const from = minutesOf(start || usualStart);
  let at = from;
  const slots = blocks.map((block): Slot => {
    const fixed = block.fixedStart === '' ? undefined : onTheDay(minutesOf(block.fixedStart), from);
    const begin = fixed === undefined ? at : Math.max(at, fixed);
    const slot = {
      id: block.id,
      from: begin,
      to: begin + lengthOf(block),
      gap: begin - at,
      late: fixed === undefined ? 0 : Math.max(0, at - fixed),
    };
    at = slot.to;
    return slot;
  });
  const planned = at - from;
  return {
    slots,
    from,
    to: at,
    planned,
    available: minutes,
    overrun: Math.max(0, planned - minutes),
    left: Math.max(0, minutes - planned),
  };
}

/** How long a block takes: its minutes, or those of its longest group. */
export function lengthOf({ minutes, groups }: Pick<Block, 'minutes' | 'groups'>): number {
  return Math.max(minutes, ...groups.map((group) => group.minutes));
}

/** `HH:mm` as minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes since midnight as `HH:mm`; after midnight the clock begins anew. */
export function clockOf(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** A time more than twelve hours before the beginning is meant for the next day: a session may pass midnight. */
function onTheDay(minutes: number, from: number): number {
  return minutes < from - 720 ? minutes + 1440 : minutes;
}
