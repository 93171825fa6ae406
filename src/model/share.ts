/**
 * „Weitergabe ohne Namen und Kontaktdaten“. Never called anonymous: in a small town the function is the person.
 * Left out are personal fields, free text that nobody released field by field, rows marked TLP:RED, and all that files say about themselves.
 */
import type { AnyRow, Field, Fields, Path, RowsField, Values } from './field.ts';
import type { Template } from './template.ts';
import { emptyRow, emptyValues, groupOf, isEmpty, rowsOf } from './values.ts';

/** A field of free text that holds something and may be released. */
export interface FreeText {
  /** Keys without ids of rows: one decision for a whole column. */
  path: Path;
  label: string;
  /** What it says, for the preview. */
  texts: readonly string[];
}

export interface Shared {
  values: Values;
  /** What kinds of things were left out, never their content. */
  leftOut: readonly string[];
}

/** What a shared document says about itself. */
export function shareNote(leftOut: readonly string[]): string {
  const without =
    leftOut.length > 0
      ? ` Weggelassen: ${leftOut.join(', ')}; auch wo „noch offen“ steht, kann etwas weggelassen sein.`
      : '';
  return `Weitergabe ohne Namen und Kontaktdaten.${without} Funktionen stehen da, wie sie eingetragen wurden; wer den Ort kennt, kann darin Personen erkennen.`;
}

/** The free texts of a draft, each to be released or not. */
export function freeTexts(template: Template, values: Values): FreeText[] {
  return collect(template.fields, values, []);
}

/**
 * What stands in the fields for functions, each once. They come along as they are, and nothing but a person sees whether one of them is a name.
 */
export function functionsIn(template: Template, values: Values): string[] {
  return [...new Set(roles(template.fields, values))].sort((one, other) => one.localeCompare(other, 'de'));
}

/**
 * The values without what must not leave.
 * @param released paths of `freeTexts`, joined with ".".
 */
export function withoutNames(template: Template, values: Values, released: ReadonlySet<string>): Shared {
  const left = new Set<string>();
  const kept = strip(template.fields, values, [], released, left);
  const { handling } = emptyValues(template.fields);
  const level = groupOf(values['handling'])['tlp'];
  // The neutral title may name the group; the level stays.
  return { values: { ...kept, handling: { ...groupOf(handling), tlp: level ?? '' } }, leftOut: [...left] };
}

function strip(fields: Fields, values: Values, above: Path, released: ReadonlySet<string>, left: Set<string>): Values {
  const empty: Values = emptyValues(fields);
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const [path, value] = [[...above, key], values[key]];
      if (value === undefined) return [key, empty[key] ?? ''];
      if (field.kind === 'group') return [key, strip(field.fields, groupOf(value), path, released, left)];
      if (field.kind === 'rows') return [key, stripRows(field, rowsOf(value), path, released, left)];
      const reason = isEmpty(field, value) ? undefined : reasonToLeaveOut(field, path, released);
      if (reason) left.add(reason);
      return [key, reason ? (emptyValues({ [key]: withoutInitial(field) })[key] ?? '') : value];
    }),
  );
}

function stripRows(
  field: RowsField,
  rows: readonly AnyRow[],
  path: Path,
  released: ReadonlySet<string>,
  left: Set<string>,
) {
  const allowed = rowsThatMayLeave(field, rows);
  if (allowed.length < rows.length) left.add('Einträge mit TLP:RED');
  return allowed.map((row) => ({
    ...emptyRow(field.fields, row.id),
    ...strip(field.fields, row, path, released, left),
    id: row.id,
  }));
}

/** Rows with a level of their own that is red, or unset, stay. */
function rowsThatMayLeave(field: RowsField, rows: readonly AnyRow[]): readonly AnyRow[] {
  return 'tlp' in field.fields ? rows.filter(({ tlp }) => tlp !== 'red' && tlp !== '') : rows;
}

function reasonToLeaveOut(field: Field, path: Path, released: ReadonlySet<string>): string | undefined {
  if ('personal' in field && field.personal) return 'Namen und Kontaktdaten';
  return isFreeText(field) && !released.has(path.join('.')) ? 'nicht freigegebene freie Texte' : undefined;
}

function collect(fields: Fields, values: Values, above: Path): FreeText[] {
  return Object.entries(fields).flatMap(([key, field]): FreeText[] => {
    if (above.length === 0 && key === 'handling') return [];
    const [path, value] = [[...above, key], values[key]];
    if (field.kind === 'group') return collect(field.fields, groupOf(value), path);
    if (field.kind === 'rows') {
      const rows = rowsThatMayLeave(field, rowsOf(value));
      return Object.entries(field.fields).flatMap(([inner, column]) => {
        const texts = rows
          .map((row) => row[inner])
          .filter((text): text is string => typeof text === 'string' && text.trim() !== '');
        const releasable = isFreeText(column) && !column.personal && texts.length > 0;
        return releasable ? [{ path: [...path, inner], label: `${field.label}: ${column.label}`, texts }] : [];
      });
    }
    const releasable = isFreeText(field) && !field.personal && typeof value === 'string' && !isEmpty(field, value);
    return releasable ? [{ path, label: field.label, texts: [value] }] : [];
  });
}

function roles(fields: Fields, values: Values): string[] {
  return Object.entries(fields).flatMap(([key, field]): string[] => {
    const value = values[key];
    if (field.kind === 'group') return roles(field.fields, groupOf(value));
    if (field.kind === 'rows') return rowsThatMayLeave(field, rowsOf(value)).flatMap((row) => roles(field.fields, row));
    const isNamed = field.kind === 'role' && !field.personal && typeof value === 'string' && value.trim() !== '';
    return isNamed ? [value.trim()] : [];
  });
}

function isFreeText(field: Field): boolean {
  return field.kind === 'text' || field.kind === 'longText';
}

function withoutInitial<F extends Field>(field: F): F {
  return 'initial' in field ? { ...field, initial: '' } : field;
}
