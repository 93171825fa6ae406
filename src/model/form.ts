/** Fields and their values as blocks of a document: what most templates need for most of their sections. */
import type { Block, Check, Entry, Table } from './document.ts';
import type { AnyRow, Field, Fields, Option, RowsField, SimpleField, Value, Values } from './field.ts';
import { formatDay } from './time.ts';
import { groupOf, isEmpty, rowsOf } from './values.ts';

/**
 * All fields of a group, in order.
 * @param blank whether the document is a form to write in; a draft leaves out optional answers that nobody gave.
 * @param id prefix that keeps the ids of blocks unique.
 */
export function fieldBlocks(fields: Fields, values: Values, blank: boolean, id: string): Block[] {
  return Object.entries(fields).flatMap(([key, field]) => blocksOf(field, values[key], blank, `${id}-${key}`));
}

/** A section: its label as heading of level 2, then its fields. */
export function sectionBlocks(
  field: Extract<Field, { kind: 'group' }>,
  value: Value,
  blank: boolean,
  id: string,
): Block[] {
  return [{ kind: 'heading', level: 2, text: field.label }, ...fieldBlocks(field.fields, groupOf(value), blank, id)];
}

/** An answer as a person reads it: days in words, options by their labels. */
export function answerText(field: SimpleField, value: Value | undefined): string {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'role':
      return typeof value === 'string' ? value.trim() : '';
    case 'rowRef':
      // Only its own list can say which row that is.
      return '';
    case 'time':
      return typeof value === 'string' && value !== '' ? `${value} Uhr` : '';
    case 'date':
      return typeof value === 'string' ? formatDay(value) : '';
    case 'number':
      return typeof value === 'number' ? `${value} ${field.unit}` : '';
    case 'choice':
      return labelsOf(field.options, [value]);
    case 'choices':
      return labelsOf(field.options, Array.isArray(value) ? value : []);
    case 'check':
      return value === true ? 'ja' : 'noch nicht';
  }
}

/** Rows as a table, as many empty ones as the template says where the document is blank. */
function rowsTable(field: RowsField, rows: readonly AnyRow[], blank: boolean, id: string): Table {
  const columns = Object.entries(field.fields);
  const filled = rows.map((row) =>
    columns.map(([key, inner]) => (blank && inner.kind === 'check' ? '' : answerText(inner, row[key]))),
  );
  const empty = Array.from({ length: blank ? Math.max(0, field.blankRows - rows.length) : 0 }, () =>
    columns.map(() => ''),
  );
  return {
    kind: 'table',
    id,
    caption: field.label,
    head: columns.map(([, inner]) => inner.label),
    rows: [...filled, ...empty],
    ...(blank ? { ticks: columns.flatMap(([, { kind }], column) => (kind === 'check' ? [column] : [])) } : {}),
  };
}

function blocksOf(field: Field, value: Value | undefined, blank: boolean, id: string): Block[] {
  switch (field.kind) {
    case 'group':
      return [
        { kind: 'heading', level: 3, text: field.label },
        ...fieldBlocks(field.fields, groupOf(value), blank, id),
      ];
    case 'rows':
      return rowsBlocks(field, rowsOf(value), blank, id);
    case 'check':
      return [{ kind: 'check', id, label: field.label, checked: value === true }];
    case 'choice':
    case 'choices':
      return blank ? optionChecks(field.label, field.options, value, id) : entryBlocks(field, value, id);
    default:
      return blank ? [blankEntry(field, value, id)] : entryBlocks(field, value, id);
  }
}

function rowsBlocks(field: RowsField, rows: readonly AnyRow[], blank: boolean, id: string): Block[] {
  const begun = rows.filter((row) => Object.entries(field.fields).some(([key, inner]) => !isBare(inner, row[key])));
  if (!blank && begun.length === 0) {
    return field.optional ? [] : [{ kind: 'entry', id, label: field.label, text: '', lines: 1 }];
  }
  if (field.layout === 'table') return [rowsTable(field, begun, blank, id)];
  const cards = blank ? Math.max(begun.length, field.blankRows) : begun.length;
  return Array.from({ length: cards }, (_, index) => {
    const row = begun[index];
    const name = row ? textOf(row[field.nameOf]).trim() : '';
    const title = name === '' ? `${field.row} ${index + 1}` : `${field.row} ${index + 1}: ${name}`;
    // What the heading of a blank form has said already needs no line of its own.
    const asked = Object.entries(field.fields).filter(([key]) => !blank || name === '' || key !== field.nameOf);
    return [
      { kind: 'heading', level: 3, text: title } as const,
      ...fieldBlocks(Object.fromEntries(asked), row ?? {}, blank, `${id}-${index + 1}`).map((block) =>
        blank && block.kind === 'entry' ? { ...block, of: title } : block,
      ),
    ];
  }).flat();
}

/** Nothing there at all, not even what the template starts with. */
function isBare(field: SimpleField, value: Value | undefined): boolean {
  return field.kind === 'check' || field.kind === 'choice'
    ? isEmpty(field, value)
    : textOf(value).trim() === '' && isEmpty(field, value);
}

function entryBlocks(field: SimpleField, value: Value | undefined, id: string): Entry[] {
  const text = answerText(field, value);
  if (text === '' && field.optional) return [];
  return [{ kind: 'entry', id, label: field.label, text, lines: 1 }];
}

function blankEntry(field: SimpleField, value: Value | undefined, id: string): Entry {
  const lines = field.kind === 'longText' ? (field.lines ?? 3) : 1;
  const label = field.kind === 'number' ? `${field.label} (${field.unit})` : field.label;
  return { kind: 'entry', id, label, text: answerText(field, value), lines, help: field.help };
}

function optionChecks(label: string, options: readonly Option[], value: Value | undefined, id: string): Block[] {
  const chosen = Array.isArray(value) ? value : [value];
  return [
    { kind: 'paragraph', text: [{ text: label, strong: true }] },
    ...options.map((option): Check => {
      return {
        kind: 'check',
        id: `${id}-${option.id}`,
        label: option.label,
        question: label,
        checked: chosen.some((each) => each === option.id),
      };
    }),
  ];
}

function labelsOf(options: readonly Option[], ids: readonly unknown[]): string {
  return options
    .filter(({ id }) => ids.includes(id))
    .map(({ label }) => label)
    .join('; ');
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
