/** What the form works on: the answers of one template, wherever they live. A page has its own draft, a workbook a view of one record. */
import type { Path, Value, Values } from '../../model/field.ts';

export interface Filling {
  readonly values: Values;
  /** Random; names its dates in a calendar. */
  readonly id: string;
  /** The last step goes on while somebody types. */
  readonly isTyping: boolean;
  /** An answer. Typing in one field is one step. */
  answer(path: Path, value: Value, what: string): void;
  /** A change that is a step of its own: a row more, a row less. */
  change(path: Path, value: Value, what: string): void;
}

/** An answer that somebody else owns: shown in its place, changed over there. */
export interface Elsewhere {
  text: string;
  /** „Selbstverständnis“. */
  owner: string;
  open: () => void;
}

/** By path, joined with „.“. */
export type AllElsewhere = ReadonlyMap<string, Elsewhere>;
