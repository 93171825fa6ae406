/**
 * What a vault holds, as a list: which row carries which record, since which write, and which older rows kept states still need.
 * A row is written once and never changed. A kept state is only a number: its records are the entries that were in force at that write,
 * so keeping one costs nothing and unchanged records are shared.
 */
import type { Changes, Records, Snapshot } from './vault.ts';

export interface Entry {
  id: string;
  /** Random name of the row; tells nothing about the record. */
  row: string;
  /** The write that brought it. */
  born: number;
  /** The write that replaced it; undefined while in force. */
  died?: number;
  /** From `markOf`: no older row of the same record passes for this one. */
  mark: string;
}

export interface Manifest {
  /** Counts the writes, from 1; always grows. */
  number: number;
  /** The last write that changed records, and its instant: keeping a state is a write that changes none. */
  changed: number;
  savedAt: string;
  live: ReadonlyMap<string, Entry>;
  /** Rows that only kept states need. */
  past: readonly Entry[];
  kept: readonly Snapshot[];
  /** A short text of whoever owns the vault; none of the records, and kept states have none of their own. */
  note: string;
}

/** One write, prepared: the list afterwards (entries of new rows still without a mark), the rows to write, the rows to drop. */
export interface Plan {
  next: Manifest;
  put: { entry: Entry; text: string }[];
  drop: string[];
}

/** The list of a vault that is just made. */
export function firstPlan(records: Records, now: Date, newRow: () => string, note = ''): Plan {
  return plan(
    { number: 0, changed: 0, savedAt: now.toISOString(), live: new Map(), past: [], kept: [], note },
    records,
    now,
    newRow,
  );
}

/** @param newRow gives a fresh random name. @param atLeast the number has to become larger than this. */
export function plan(from: Manifest, changes: Changes, now: Date, newRow: () => string, atLeast = 0): Plan {
  const number = Math.max(from.number, atLeast) + 1;
  const newest = from.kept.at(-1)?.number ?? 0;
  const live = new Map(from.live);
  const past = [...from.past];
  const put: Plan['put'] = [];
  const drop: string[] = [];
  for (const [id, text] of changes) {
    const before = live.get(id);
    if (before && before.born <= newest) past.push({ ...before, died: number });
    else if (before) drop.push(before.row);
    live.delete(id);
    if (text === undefined) continue;
    const entry: Entry = { id, row: newRow(), born: number, mark: '' };
    live.set(id, entry);
    put.push({ entry, text });
  }
  const unchanged = past.length === from.past.length;
  const when = changes.size > 0 || from.number === 0 ? { changed: number, savedAt: now.toISOString() } : {};
  return { next: { ...from, number, ...when, live, past: unchanged ? from.past : past }, put, drop };
}

/** The list with its present state kept; the same list where this state is kept already. */
export function withKept(from: Manifest, why?: string): Manifest {
  if (from.kept.at(-1)?.number === from.changed) return from;
  const one: Snapshot = { number: from.changed, at: from.savedAt, ...(why && { why }) };
  return { ...from, kept: [...from.kept, one] };
}

/** Leaves the last 20 kept states and, of older ones, the last of each month (of its instant, UTC). `drop`: rows nobody needs any more. */
export function thinned(from: Manifest, most = keptStates): { next: Manifest; drop: string[] } {
  const recent = from.kept.slice(Math.max(0, from.kept.length - most));
  const older = from.kept.slice(0, from.kept.length - recent.length);
  const months = new Map(from.kept.map((one) => [one.at.slice(0, 7), one.number]));
  const monthly = older.filter((one) => most > 0 && months.get(one.at.slice(0, 7)) === one.number);
  if (monthly.length === older.length) return { next: from, drop: [] };
  const kept = [...monthly, ...recent];
  const numbers = kept.map((one) => one.number);
  const needed = (entry: Entry) => numbers.some((number) => inForce(entry, number));
  const past = from.past.filter(needed);
  const drop = from.past.filter((entry) => !needed(entry)).map((entry) => entry.row);
  return { next: { ...from, kept, past }, drop };
}

/** The entries that were in force at a write. */
export function entriesAt(from: Manifest, number: number): Entry[] {
  return [...from.past, ...from.live.values()].filter((entry) => inForce(entry, number));
}

function inForce({ born, died }: Entry, number: number): boolean {
  return born <= number && (died === undefined || number < died);
}

const keptStates = 20;
