/** Values: what a person has answered. They are never changed, only replaced. */
import type {
  AnyRow,
  Field,
  Fields,
  Path,
  RowFields,
  RowsField,
  SimpleField,
  Value,
  Values,
  ValuesOf,
} from './field.ts';

/** The values of a form that nobody has filled in, with the answers that fields start with. */
export function emptyValues<F extends Fields>(fields: F): ValuesOf<F> {
  // The type follows from the fields; the compiler cannot see that through a loop.
  return fromEntries(fields, emptyValue) as ValuesOf<F>;
}

/** A new row. @param id random and unused in its list. */
export function emptyRow(fields: RowFields, id: string, initial: Readonly<Record<string, string>> = {}): AnyRow {
  return { ...fromEntries(fields, emptyValue), ...initial, id };
}

/** Whether a value says nothing yet. What a field starts with counts as nothing. */
export function isEmpty(field: Field, value: Value | undefined): boolean {
  if (value === undefined) return true;
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'choice':
      return value === '' || value === field.initial || (typeof value === 'string' && value.trim() === '');
    case 'role':
    case 'date':
    case 'time':
    case 'rowRef':
      return typeof value !== 'string' || value.trim() === '';
    case 'number':
      return value === null;
    case 'check':
      return value === false;
    case 'choices':
      return Array.isArray(value) && value.length === 0;
    case 'rows':
      return rowsOf(value).every((row) => isEmptyRow(field, row));
    case 'group':
      return Object.entries(field.fields).every(([key, inner]) => isEmpty(inner, groupOf(value)[key]));
  }
}

/** Whether nobody has written into a row: it holds at most what the template put there. */
export function isEmptyRow(field: RowsField, row: AnyRow): boolean {
  const place = (field.initial ?? []).findIndex((_, index) => initialId(index) === row.id);
  const initial = field.initial?.[place] ?? {};
  return Object.entries(field.fields).every(
    ([key, inner]) => isEmpty(inner, row[key]) || (initial[key] !== undefined && row[key] === initial[key]),
  );
}

/** Rows that a template puts there keep their ids wherever they are moved. */
function initialId(index: number): string {
  return `anfang-${index + 1}`;
}

/** The rows of a rows value; an empty list for anything else. */
export function rowsOf(value: Value | undefined): readonly AnyRow[] {
  return Array.isArray(value) ? value.filter((each): each is AnyRow => typeof each === 'object') : [];
}

/** The values of a group; empty for anything else. */
export function groupOf(value: Value | undefined): Values {
  return isRecord(value) ? value : {};
}

/** The same values with another one at a path. A path that leads nowhere changes nothing. */
export function withValue(values: Values, path: Path, value: Value): Values {
  const [key, ...rest] = path;
  if (key === undefined || !Object.hasOwn(values, key)) return values;
  const inner = values[key];
  if (rest.length === 0) return { ...values, [key]: value };
  if (Array.isArray(inner)) {
    const [id, ...below] = rest;
    const rows = rowsOf(inner).map((row) => (row.id === id ? { ...withValue(row, below, value), id } : row));
    return { ...values, [key]: rows };
  }
  return isRecord(inner) ? { ...values, [key]: withValue(inner, rest, value) } : values;
}

function emptyValue(field: Field): Value {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'choice':
      return field.initial ?? '';
    case 'role':
    case 'date':
    case 'time':
    case 'rowRef':
      return '';
    case 'number':
      return null;
    case 'check':
      return false;
    case 'choices':
      return [];
    case 'rows':
      return (field.initial ?? []).map((initial, index) => emptyRow(field.fields, initialId(index), initial));
    case 'group':
      return emptyValues(field.fields);
  }
}

function fromEntries(fields: Fields | Readonly<Record<string, SimpleField>>, value: (field: Field) => Value): Values {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, value(field)]));
}

function isRecord(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
