/** What filled documents are made of: entries, sentences, tables that say „noch offen“ instead of showing an empty box. */
import type { Aside, Entry, Heading, Table } from '../model/document.ts';
import type { AnyRow, RowsField } from '../model/field.ts';
import { formatDay } from '../model/time.ts';
import { isEmptyRow } from '../model/values.ts';

/** A section of the document. */
export function heading(text: string): Heading {
  return { kind: 'heading', level: 2, text };
}

/** A question with its answer; without one the document says „noch offen“. */
export function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text: text.trim(), lines: 1 };
}

/** The same for an answer that nobody misses: nothing where there is none. */
export function entryIfAny(id: string, label: string, text: string): Entry[] {
  return text.trim() === '' ? [] : [entry(id, label, text)];
}

/** A few sentences that stand out, each a paragraph. */
export function aside(tone: Aside['tone'], title: string, ...texts: readonly string[]): Aside {
  return { kind: 'aside', tone, title, blocks: texts.map((text) => ({ kind: 'paragraph', text })) };
}

/** What there is of some sentences, one after the other; a full stop is never doubled. */
export function sentences(...parts: readonly (string | false)[]): string {
  return parts
    .filter((part) => part !== false && part.trim() !== '')
    .map((part) =>
      String(part)
        .trim()
        .replace(/([.!?…][“”"»«]?)\.$/, '$1'),
    )
    .join(' ');
}

/** An answer in a cell, with its end in mind: „noch offen“ where somebody will miss it. */
export function cell(text: string): string {
  return text.trim() === '' ? 'noch offen' : text.trim();
}

/** A day in a cell. */
export function dayCell(day: string): string {
  return cell(formatDay(day));
}

/** A list as table, named by the heading above it; where there is nothing in it yet, an entry that says so. */
export function listTable(
  { id, caption, ...look }: Pick<Table, 'id' | 'caption' | 'captionHidden' | 'head' | 'widths'>,
  rows: readonly (readonly string[])[],
): Table | Entry {
  return rows.length === 0 ? entry(id, caption, '') : { kind: 'table', id, caption, ...look, rows, rowHeads: true };
}

/** The rows that somebody has written into; the others hold at most what the template put there, wherever they have been moved to. */
export function begunRows<R extends AnyRow>(field: RowsField, rows: readonly R[]): R[] {
  return rows.filter((row) => !isEmptyRow(field, row));
}

/** The rows that still wait, by what names them. */
export function waitingRows(field: RowsField, rows: readonly AnyRow[]): string[] {
  return rows
    .filter((row) => isEmptyRow(field, row))
    .map((row) => row[field.nameOf])
    .filter((name): name is string => typeof name === 'string' && name.trim() !== '');
}
