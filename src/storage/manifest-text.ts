/**
 * The list of a vault as two texts: the head, written each time, and the past, written only when it changed. The head names the past by
 * its mark, so that one never goes with another's.
 */
import type { Entry, Manifest } from './manifest.ts';
import type { Snapshot } from './vault.ts';

/** Where the text of the past lies. */
export interface PastRow {
  row: string;
  born: number;
  mark: string;
}

export interface Head extends Omit<Manifest, 'past'> {
  past: PastRow | null;
}

export function headText({ number, changed, savedAt, kept, note, live }: Manifest, past: PastRow | null): string {
  const front = JSON.stringify({ number, changed, savedAt, kept, note, past });
  return `${front}\n[${[...live.values()].map(line).join()}]`;
}

export function pastText(past: readonly Entry[]): string {
  return `[${past.map(line).join()}]`;
}

/** Undefined where the text is none of ours. */
export function parseHead(text: string): Head | undefined {
  const [front = '', rest = ''] = text.split('\n', 2);
  const head = parsed(front);
  const entries = parsePast(rest);
  if (!isFront(head) || !entries) return undefined;
  return { ...head, note: head.note ?? '', live: new Map(entries.map((entry) => [entry.id, entry])) };
}

/** Undefined where the text is none of ours. */
export function parsePast(text: string): Entry[] | undefined {
  const lines = parsed(text);
  if (!Array.isArray(lines)) return undefined;
  const entries: Entry[] = [];
  for (const each of lines) {
    if (!Array.isArray(each)) return undefined;
    const [id, row, born, mark, died] = each;
    if (typeof id !== 'string' || typeof row !== 'string' || typeof mark !== 'string' || typeof born !== 'number')
      return undefined;
    if (died !== undefined && typeof died !== 'number') return undefined;
    entries.push({ id, row, born, mark, ...(died !== undefined && { died }) });
  }
  return entries;
}

/** An entry never changes once it has its mark: its line is made once, also where a vault has thousands. */
const lines = new WeakMap<Entry, string>();

function line(entry: Entry): string {
  const known = lines.get(entry);
  if (known) return known;
  const { id, row, born, mark, died } = entry;
  const made = JSON.stringify(died === undefined ? [id, row, born, mark] : [id, row, born, mark, died]);
  lines.set(entry, made);
  return made;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Vaults that were written before there were notes have none. */
function isFront(input: unknown): input is Omit<Head, 'live' | 'note'> & { note?: string } {
  if (!isObject(input)) return false;
  const { number, changed, savedAt, kept, note, past } = input;
  return (
    typeof number === 'number' &&
    typeof changed === 'number' &&
    typeof savedAt === 'string' &&
    Array.isArray(kept) &&
    kept.every(isKept) &&
    (note === undefined || typeof note === 'string') &&
    (past === null || isPastRow(past))
  );
}

function isKept(input: unknown): input is Snapshot {
  if (!isObject(input)) return false;
  const { number, at, why } = input;
  return typeof number === 'number' && typeof at === 'string' && (why === undefined || typeof why === 'string');
}

function isPastRow(input: unknown): input is PastRow {
  if (!isObject(input)) return false;
  const { row, born, mark } = input;
  return typeof row === 'string' && typeof born === 'number' && typeof mark === 'string';
}

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
