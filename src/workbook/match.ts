/**
 * Two fillings of one template, field by field: what another file says differently, and the values with some of that taken over.
 * Nothing is taken over that a person has not chosen.
 */
import type { AnyRow, Field, Fields, Path, RowsField, Value, Values } from '../model/field.ts';
import { answerText } from '../model/form.ts';
import { groupOf, isEmpty, isEmptyRow, rowsOf, withValue } from '../model/values.ts';
import { isSame, type Json } from './records.ts';

export interface Difference {
  /** Names it in `taken`. */
  key: string;
  /** „Mitglieder und Beschluss: Überprüfung am“. */
  label: string;
  /** What stands here and what the other says, for a person; '' for nothing. */
  mine: string;
  theirs: string;
  /** Whether taking it over loses an answer of mine. */
  replaces: boolean;
}

interface Change {
  difference: Difference;
  apply(values: Values): Values;
}

/** What another filling says differently, in the order of the form. */
export function differences(fields: Fields, mine: Values, theirs: Values): Difference[] {
  return changes(fields, mine, theirs).map(({ difference }) => difference);
}

/** My values with the chosen differences of the other. @param keys of `differences`; others are ignored. */
export function taken(fields: Fields, mine: Values, theirs: Values, keys: ReadonlySet<string>): Values {
  return changes(fields, mine, theirs)
    .filter(({ difference }) => keys.has(difference.key))
    .reduce((values, { apply }) => apply(values), mine);
}

function changes(fields: Fields, mine: Values, theirs: Values): Change[] {
  return inFields(fields, mine, theirs, [], []);
}

function inFields(fields: Fields, mine: Values, theirs: Values, path: Path, labels: readonly string[]): Change[] {
  return Object.entries(fields).flatMap(([key, field]): Change[] => {
    const [here, names] = [
      [...path, key],
      [...labels, field.label],
    ];
    const [one, other] = [mine[key], theirs[key]];
    if (one === undefined || other === undefined || isSame(jsonOf(one), jsonOf(other))) return [];
    if (field.kind === 'group') return inFields(field.fields, groupOf(one), groupOf(other), here, names);
    if (field.kind === 'rows') return inRows(field, rowsOf(one), rowsOf(other), here, names);
    const difference = {
      key: here.join('.'),
      label: names.join(': '),
      mine: shown(field, one),
      theirs: shown(field, other),
      replaces: !isEmpty(field, one),
    };
    return [{ difference, apply: (values) => withValue(values, here, other) }];
  });
}

/** Rows are told by their ids; a row that two people began apart stands twice, and a person decides. */
function inRows(
  field: RowsField,
  mine: readonly AnyRow[],
  theirs: readonly AnyRow[],
  path: Path,
  labels: readonly string[],
): Change[] {
  const label = labels.join(': ');
  const change = (id: string, one: AnyRow | undefined, other: AnyRow | undefined): Change => {
    const name = text((other ?? one)?.[field.nameOf]) || field.row;
    return {
      difference: {
        key: [...path, id].join('.'),
        label: `${label}: ${name}`,
        mine: one ? rowText(field, one) : '',
        theirs: other ? rowText(field, other) : 'steht dort nicht',
        replaces: one !== undefined && !isEmptyRow(field, one),
      },
      apply: (values) => withRow(values, path, id, other),
    };
  };
  const fresh = theirs.filter((row) => !mine.some(({ id }) => id === row.id) && !isEmptyRow(field, row));
  return [
    ...mine.flatMap((row) => {
      const other = theirs.find(({ id }) => id === row.id);
      if (!other) return isEmptyRow(field, row) ? [] : [change(row.id, row, undefined)];
      return isSame(jsonOf(row), jsonOf(other)) ? [] : [change(row.id, row, other)];
    }),
    ...fresh.map((row) => change(row.id, undefined, row)),
  ];
}

function withRow(values: Values, path: Path, id: string, row: AnyRow | undefined): Values {
  const rows = rowsOf(path.reduce<Value | undefined>((value, key) => groupOf(value)[key], values));
  const next = rows.some((each) => each.id === id)
    ? rows.flatMap((each) => (each.id === id ? (row ? [row] : []) : [each]))
    : [...rows, ...(row ? [row] : [])];
  const ids = new Set(next.map((each) => each.id));
  return withValue(
    values,
    path,
    next.map((each) => withoutLostReferences(each, rows, ids)),
  );
}

/** A row that referred to one that is gone now goes on with the row below. */
function withoutLostReferences(row: AnyRow, before: readonly AnyRow[], ids: ReadonlySet<string>): AnyRow {
  const lost = Object.keys(row).filter((key) => {
    const value = row[key];
    return key !== 'id' && typeof value === 'string' && !ids.has(value) && before.some(({ id }) => id === value);
  });
  return lost.length === 0 ? row : { ...row, ...Object.fromEntries(lost.map((key) => [key, ''])), id: row.id };
}

function shown(field: Exclude<Field, { kind: 'group' | 'rows' }>, value: Value): string {
  return isEmpty(field, value) && field.kind !== 'check' ? text(value) : answerText(field, value);
}

function rowText(field: RowsField, row: AnyRow): string {
  return Object.entries(field.fields)
    .map(([key, inner]) => (inner.kind === 'rowRef' ? '' : answerText(inner, row[key])))
    .filter((each) => each !== '')
    .join(' · ');
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Values are Json; their type says less about keys that are missing. */
function jsonOf(value: Value): Json {
  return value as Json;
}
