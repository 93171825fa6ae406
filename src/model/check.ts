/**
 * Two questions that are never mixed. `problemsOf` is strict and asked when a file is opened: is this well-formed? `openPoints` is advice:
 * what is still missing? A draft with open points always shows, prints and downloads.
 */
import type { AnyRow, Field, Fields, Path, SimpleField, Value, Values } from './field.ts';
import { end } from './rows.ts';
import { isDay, isTime } from './time.ts';
import { groupOf, isEmpty, isEmptyRow, rowsOf } from './values.ts';

/** The most that one answer and one list may hold; far beyond any honest use, so that a hostile file cannot stall the page. */
export const limits = { text: 20_000, rows: 300 } as const;

/**
 * Whether an unknown thing is exactly values of these fields: every key, no other key, the right types, days and times that exist.
 * @returns undefined when it is, else where the first fault lies, as labels („Mitglieder, Zeile 2, Feld“), and what it is.
 */
export function problemIn(fields: Fields, input: unknown): string | undefined {
  if (!isPlainRecord(input)) return 'Hier fehlen die Angaben.';
  const unknownKey = Object.keys(input).find((key) => !Object.hasOwn(fields, key));
  if (unknownKey !== undefined) return 'Es gibt eine Angabe, die diese Vorlage nicht kennt.';
  for (const [key, field] of Object.entries(fields)) {
    if (!Object.hasOwn(input, key)) return `„${field.label}“ fehlt in der Datei.`;
    const problem = problemInValue(field, input[key]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Something that could still be filled in or thought about: where, and a sentence. */
export interface OpenPoint {
  path: Path;
  text: string;
}

/** What is still missing, in the order of the form. Rows that nobody has begun are not missed, but a list without any row is. */
export function openPoints(fields: Fields, values: Values, above: Path = []): OpenPoint[] {
  return Object.entries(fields).flatMap(([key, field]): OpenPoint[] => {
    const path = [...above, key];
    const value = values[key];
    switch (field.kind) {
      case 'group':
        return openPoints(field.fields, groupOf(value), path);
      case 'rows': {
        if (isEmpty(field, value))
          return field.optional ? [] : [{ path, text: `${field.label}: noch nichts eingetragen` }];
        return rowsOf(value).flatMap((row, index) =>
          isEmptyRow(field, row) ? [] : openInRow(field.fields, row, path, `${field.row} ${index + 1}`),
        );
      }
      default:
        return field.optional || !isMissed(field, value) ? [] : [{ path, text: field.label }];
    }
  });
}

function openInRow(fields: Readonly<Record<string, SimpleField>>, row: AnyRow, path: Path, name: string): OpenPoint[] {
  return Object.entries(fields)
    .filter(([key, field]) => !field.optional && isMissed(field, row[key]))
    .map(([key, field]) => ({ path: [...path, row.id, key], text: `${name}: ${field.label}` }));
}

/** What a field starts with is an answer; a check that is not ticked is open. */
function isMissed(field: SimpleField, value: Value | undefined): boolean {
  if (field.kind === 'choice' || field.kind === 'text' || field.kind === 'longText')
    return String(value ?? '').trim() === '';
  return isEmpty(field, value);
}

function problemInValue(field: Field, value: unknown): string | undefined {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'role':
      if (typeof value !== 'string') return wrongForm(field.label);
      return value.length <= limits.text ? undefined : `„${field.label}“ ist länger als ${limits.text} Zeichen.`;
    case 'date':
      return value === '' || (typeof value === 'string' && isDay(value))
        ? undefined
        : `„${field.label}“ ist kein gültiges Datum.`;
    case 'time':
      return value === '' || (typeof value === 'string' && isTime(value))
        ? undefined
        : `„${field.label}“ ist keine gültige Uhrzeit.`;
    case 'rowRef':
      return typeof value === 'string' && value.length <= 64 ? undefined : wrongForm(field.label);
    case 'number':
      if (value === null) return undefined;
      return typeof value === 'number' && Number.isInteger(value) && value >= field.min && value <= field.max
        ? undefined
        : wrongForm(field.label);
    case 'check':
      return typeof value === 'boolean' ? undefined : wrongForm(field.label);
    case 'choice':
      return value === '' || field.options.some(({ id }) => id === value) ? undefined : wrongForm(field.label);
    case 'choices': {
      const known = Array.isArray(value) && value.every((each) => field.options.some(({ id }) => id === each));
      return known && new Set(value).size === value.length ? undefined : wrongForm(field.label);
    }
    case 'rows':
      return problemInRows(field.label, field.fields, value) ?? undefined;
    case 'group':
      return problemIn(field.fields, value);
  }
}

function problemInRows(
  label: string,
  fields: Readonly<Record<string, SimpleField>>,
  value: unknown,
): string | undefined {
  if (!Array.isArray(value)) return wrongForm(label);
  if (value.length > limits.rows) return `„${label}“ hat mehr als ${limits.rows} Zeilen.`;
  const ids = new Set<string>();
  for (const [index, row] of value.entries()) {
    if (!isPlainRecord(row)) return `„${label}“, Zeile ${index + 1}: Hier fehlen die Angaben.`;
    const { id, ...answers } = row;
    if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || ids.has(id)) {
      return `„${label}“, Zeile ${index + 1}: Die Kennung der Zeile passt nicht.`;
    }
    ids.add(id);
    const problem = problemIn(fields, answers);
    if (problem !== undefined) return `„${label}“, Zeile ${index + 1}: ${problem}`;
  }
  const references = Object.entries(fields).filter(([, field]) => field.kind === 'rowRef');
  const lost = value.findIndex((row) =>
    references.some(([key]) => !['', end].includes(row[key]) && !ids.has(row[key])),
  );
  return lost === -1 ? undefined : `„${label}“, Zeile ${lost + 1}: Sie verweist auf eine Zeile, die es nicht gibt.`;
}

function wrongForm(label: string): string {
  return `„${label}“ hat eine Form, die diese Vorlage nicht kennt.`;
}

function isPlainRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
