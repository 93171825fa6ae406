/**
 * Fields: what a template asks. They are data. The types of the values, the empty values, the form on the page, the check on opening a file
 * and the list of what is still missing all follow from them, never the other way round.
 *
 * The keys of a record of fields are the keys in saved files and are never changed without a migration (`file.ts`).
 */

interface Question {
  label: string;
  /** A sentence that helps to answer; every field has one. */
  help: string;
  /** Whether the answer can name a person or say how to reach one. Such fields never leave with „Weitergabe ohne Namen und Kontaktdaten“. */
  personal: boolean;
  /** An answer nobody misses: it does not appear among what is still open. */
  optional?: true;
}

/** One line of free text. */
interface TextField extends Question {
  kind: 'text';
  initial?: string;
}

/** Free text of several lines. */
export interface LongTextField extends Question {
  kind: 'longText';
  /** Lines that the form and a printed blank leave for it; 3 unless told. */
  lines?: number;
  initial?: string;
}

/** A function („Leitung Hauptamt“), never a name; the form proposes functions. */
interface RoleField extends Question {
  kind: 'role';
}

/** A day, stored as `YYYY-MM-DD`. */
interface DateField extends Question {
  kind: 'date';
}

/** A time of day, stored as `HH:mm`. */
interface TimeField extends Question {
  kind: 'time';
}

/** A whole number. */
interface NumberField extends Question {
  kind: 'number';
  min: number;
  max: number;
  /** Said after the number, for example „Minuten“. */
  unit: string;
}

export interface Option {
  id: string;
  label: string;
  /** Said under the option in the form. */
  help?: string;
}

/** One of several options. */
export interface ChoiceField extends Question {
  kind: 'choice';
  options: readonly Option[];
  /** The id chosen at first; nothing unless told. */
  initial?: string;
}

/** Any of several options. */
interface ChoicesField extends Question {
  kind: 'choices';
  options: readonly Option[];
}

/** Where a row of a list goes on: another row of the same list, by its id. '' is the row below, `ende` the end. */
interface RowRefField extends Question {
  kind: 'rowRef';
}

/** Yes or not yet. */
interface CheckField extends Question {
  kind: 'check';
}

/** A list that grows row by row. Each row has an opaque `id` besides its own fields. */
export interface RowsField {
  kind: 'rows';
  label: string;
  help: string;
  optional?: true;
  /** What one row is called: „Sitz“, „Unterlage“. With its article for buttons: „Sitz hinzufügen“. */
  row: string;
  fields: RowFields;
  /** Rows that a new draft starts with, each with the answers that are already there. */
  initial?: readonly Readonly<Record<string, string>>[];
  /** Rows that a blank form offers to write in. */
  blankRows: number;
  /** `table` where a row fits into one line of a page, `cards` where it does not. */
  layout: 'table' | 'cards';
  /** The key of the field whose answer names a row in the form. */
  nameOf: string;
}

/** Fields that belong together; at the top of a template a section. */
export interface GroupField {
  kind: 'group';
  label: string;
  help: string;
  fields: Fields;
  /** Filled in by the page itself: no part of the form, never missed. */
  hidden?: true;
  /** Advice shown with the section in the form, one paragraph each. */
  advice?: readonly string[];
}

export type SimpleField =
  | TextField
  | LongTextField
  | RoleField
  | DateField
  | TimeField
  | NumberField
  | ChoiceField
  | ChoicesField
  | RowRefField
  | CheckField;

export type Field = SimpleField | RowsField | GroupField;
export type RowFields = Readonly<Record<string, SimpleField>>;
export type Fields = Readonly<Record<string, Field>>;

/** The value that belongs to a field. An unanswered text, day, time or choice is '', an unanswered number null. */
type ValueOf<F extends Field> = F extends { kind: 'text' | 'longText' | 'role' | 'date' | 'time' | 'rowRef' }
  ? string
  : F extends { kind: 'number' }
    ? number | null
    : F extends { kind: 'choice'; options: readonly { id: infer Id extends string }[] }
      ? Id | ''
      : F extends { kind: 'choices'; options: readonly { id: infer Id extends string }[] }
        ? readonly Id[]
        : F extends { kind: 'check' }
          ? boolean
          : F extends { kind: 'rows'; fields: infer Inner extends RowFields }
            ? readonly Row<Inner>[]
            : F extends { kind: 'group'; fields: infer Inner extends Fields }
              ? ValuesOf<Inner>
              : never;

type Row<F extends RowFields = RowFields> = ValuesOf<F> & { readonly id: string };

export type ValuesOf<F extends Fields> = { readonly [Key in keyof F]: ValueOf<F[Key]> };

/** Values of which only is known that they fit some fields. */
export type Value = string | number | null | boolean | readonly string[] | readonly AnyRow[] | Values;
export type AnyRow = { readonly id: string } & { readonly [key: string]: Value };
export type Values = { readonly [key: string]: Value };

/** Where a value stands: keys of groups and fields, and ids of rows. */
export type Path = readonly string[];
