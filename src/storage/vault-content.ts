/** The rows of one vault as texts, and back: what stands in which row, and what each is bound to. */
import { type Cipher, markOf } from './cipher.ts';
import type { Entry, Manifest, Plan } from './manifest.ts';
import { headText, type PastRow, parseHead, parsePast, pastText } from './manifest-text.ts';
import type { Bytes, Label, ReadProblem, Rows } from './rows.ts';

/** The list of a vault, and where its past lies. */
export interface State {
  manifest: Manifest;
  past: PastRow | null;
}

/** Name of the row with the list; the others have random names of another length. */
const headRow = 'head';

/** A fresh random name of a row. */
export function newRow(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Seals what a plan writes. Afterwards its new entries carry their marks. @param from undefined: everything is written anew. */
export async function sealed(
  name: string,
  cipher: Cipher,
  { next, put, drop }: Plan,
  from: State | undefined,
): Promise<{ state: State; put: { row: string; bytes: Bytes }[]; drop: string[] }> {
  const rows = await Promise.all(
    put.map(async ({ entry, text }) => {
      const bytes = await cipher.seal(text, aboutRecord(name, entry));
      entry.mark = markOf(bytes);
      return { row: entry.row, bytes };
    }),
  );
  const dropped = [...drop];
  let past = from?.past ?? null;
  if (next.past !== from?.manifest.past) {
    if (past) dropped.push(past.row);
    past = null;
    if (next.past.length > 0) {
      const bytes = await cipher.seal(pastText(next.past), aboutPast(name, next.number));
      past = { row: newRow(), born: next.number, mark: markOf(bytes) };
      rows.push({ row: past.row, bytes });
    }
  }
  rows.push({ row: headRow, bytes: await cipher.seal(headText(next, past), aboutHead(name, next.number)) });
  return { state: { manifest: next, past }, put: rows, drop: dropped };
}

/** The texts of entries; an entry whose row is missing or not the one it names is lost. */
export async function readEntries(
  name: string,
  cipher: Cipher,
  rows: Rows,
  entries: Entry[],
): Promise<{ label: Label; records: Map<string, string>; lost: Entry[] } | ReadProblem> {
  const read = await rows.read(entries.map(({ row }) => row));
  if (typeof read === 'string') return read;
  const records = new Map<string, string>();
  const lost: Entry[] = [];
  const texts = await Promise.all(
    entries.map(async (entry, index) => opened(cipher, read.bytes[index], entry.mark, aboutRecord(name, entry))),
  );
  entries.forEach((entry, index) => {
    const text = texts[index];
    if (text === undefined) lost.push(entry);
    else records.set(entry.id, text);
  });
  return { label: read.label, records, lost };
}

/** The list as it lies there. `damaged`: the list stands, but what only kept states need is not readable. */
export async function readState(
  name: string,
  cipher: Cipher,
  rows: Rows,
): Promise<(State & { label: Label; damaged: boolean }) | ReadProblem> {
  const read = await rows.read([headRow]);
  if (typeof read === 'string') return read;
  const { label, bytes } = read;
  const [bytesOfHead] = bytes;
  const text = bytesOfHead && (await cipher.open(bytesOfHead, aboutHead(name, label.number)));
  const head = text === undefined ? undefined : parseHead(text);
  if (!head || head.number !== label.number) return 'broken';
  if (!head.past) return { label, damaged: false, manifest: { ...head, past: [] }, past: null };
  const pastRead = await rows.read([head.past.row]);
  if (typeof pastRead === 'string') return pastRead;
  const pastBytes = await opened(cipher, pastRead.bytes[0], head.past.mark, aboutPast(name, head.past.born));
  const past = pastBytes === undefined ? undefined : parsePast(pastBytes);
  return { label, damaged: !past, manifest: { ...head, past: past ?? [] }, past: head.past };
}

async function opened(cipher: Cipher, bytes: Bytes | undefined, mark: string, about: string) {
  return bytes && markOf(bytes) === mark ? cipher.open(bytes, about) : undefined;
}

function aboutRecord(name: string, { born, id }: Entry): string {
  return `${name}/record/${born}/${id}`;
}

function aboutPast(name: string, born: number): string {
  return `${name}/past/${born}`;
}

function aboutHead(name: string, number: number): string {
  return `${name}/head/${number}`;
}
