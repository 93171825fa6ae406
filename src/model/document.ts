/**
 * The narrow waist of the house: everything a person takes away is a Document, a title and a list of blocks. Templates, the handbook
 * and the workbook make Documents; exporters turn them into files and know nothing else.
 *
 * `Block` is a closed union: an exporter switches over `kind` without a default, so a new kind that one of them forgot does not compile.
 */
import type { Tlp } from './tlp.ts';

export interface Document {
  /** The visible title, the only heading of level 1. */
  title: string;
  /**
   * The name in the file's metadata and in its running header. For filled, confidential documents this is the neutral title, so that
   * neither a title bar nor a list of recent files says what it is.
   */
  name: string;
  /** Shown in the header of every page. Absent on blank forms and on the public handbook. */
  tlp?: Tlp;
  /** One line under the title, for example „Entwurf – örtlich noch nicht abgestimmt“. */
  status?: string;
  /**
   * True for a blank form: empty entries, open check marks and empty table cells become places to write, in the PDF form fields.
   * False for a draft: they say „noch offen“ or stay empty.
   */
  fillable: boolean;
  blocks: readonly Block[];
}

export type Block =
  | Heading
  | Paragraph
  | List
  | Table
  | Entry
  | Check
  | Aside
  | Quote
  | Picture
  | Drawing
  | Contents
  | PageBreak;

/** Text of one paragraph: plain, or in runs. A line break inside is "\n". */
export type Text = string | readonly Span[];

export interface Span {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  /** Something to be typed or shown literally. */
  code?: boolean;
  /** An absolute address (https:, mailto:, tel:) or "#id" of a heading in the same document. */
  link?: string;
}

export interface Heading {
  kind: 'heading';
  /** Levels are never skipped; 1 is the title itself. */
  level: 2 | 3 | 4 | 5;
  text: string;
  /** Target of links inside the document. */
  id?: string;
}

export interface Paragraph {
  kind: 'paragraph';
  text: Text;
  /** `lead` opens a document, `small` is a remark. */
  style?: 'lead' | 'small';
}

export interface List {
  kind: 'list';
  ordered: boolean;
  /** Number of the first item of an ordered list, 1 unless told. */
  start?: number;
  items: readonly ListItem[];
}

export interface ListItem {
  text: Text;
  /** A list inside this item. */
  list?: List;
}

export interface Table {
  kind: 'table';
  /** Unique in the document; names the fields of a blank form. */
  id: string;
  /** Says what the table shows; read out before it, and shown above it unless `captionHidden`. */
  caption: string;
  captionHidden?: boolean;
  head: readonly string[];
  /** Every row has as many cells as the head. In a fillable document an empty string is a place to write. */
  rows: readonly (readonly Text[])[];
  /** Whether the first cell of each row names the row. */
  rowHeads?: boolean;
  /** Columns, counted from 0, in which a blank form has a box to tick where others have room to write. */
  ticks?: readonly number[];
  /** Relative widths of the columns; all the same unless told. */
  widths?: readonly number[];
}

/** A question with its answer: „Aufgaben: Wir kümmern uns um …“. */
export interface Entry {
  kind: 'entry';
  /** Unique in the document. */
  id: string;
  label: string;
  /** The answer; empty when there is none yet. Paragraphs are separated by "\n". */
  text: string;
  /** How many lines a blank form leaves to write. */
  lines: number;
  /** A short aid under the label, on blank forms only. */
  help?: string;
  /** What it is a part of, „Situation 2“; read out with the label where several fields of a form share one. */
  of?: string;
}

/** Something to be ticked. */
export interface Check {
  kind: 'check';
  /** Unique in the document. */
  id: string;
  label: string;
  /** The question that this is an answer to; read out with the label where the label alone says too little. */
  question?: string;
  checked: boolean;
}

export interface Aside {
  kind: 'aside';
  tone: 'note' | 'tip' | 'caution' | 'danger';
  title: string;
  blocks: readonly (Paragraph | List)[];
}

export interface Quote {
  kind: 'quote';
  blocks: readonly (Paragraph | List)[];
}

/** A picture of pixels, as PNG. */
export interface Picture {
  kind: 'picture';
  png: Uint8Array;
  /** Size on paper in millimetres; exporters make it smaller where it does not fit. */
  width: number;
  height: number;
  /** Says the same to somebody who does not see it. */
  alt: string;
  caption?: string;
}

/** A picture made of few shapes, the same in every format. Lengths in millimetres, origin top left. */
export interface Drawing {
  kind: 'drawing';
  width: number;
  height: number;
  alt: string;
  caption?: string;
  shapes: readonly Shape[];
}

export type Shape =
  | {
      shape: 'rectangle';
      x: number;
      y: number;
      width: number;
      height: number;
      radius?: number;
      tone: Tone;
      dashed?: boolean;
    }
  | { shape: 'ellipse'; x: number; y: number; width: number; height: number; tone: Tone; dashed?: boolean }
  | { shape: 'line'; points: readonly (readonly [number, number])[]; arrow?: boolean; dashed?: boolean }
  | {
      shape: 'text';
      /** Middle of the first line. */
      x: number;
      y: number;
      lines: readonly string[];
      /** Height of the letters in points. */
      size: number;
      strong?: boolean;
    };

/**
 * `plain` is white with a dark outline, `soft` a light tint, `strong` the accent colour with white text on it; `lane` and `otherLane` are
 * grounds with a faint outline that lie next to each other.
 */
export type Tone = 'plain' | 'soft' | 'strong' | 'lane' | 'otherLane';

/** The table of contents: all headings up to `depth`, with page numbers where the format has pages. */
export interface Contents {
  kind: 'contents';
  title: string;
  depth: 2 | 3 | 4 | 5;
}

interface PageBreak {
  kind: 'pageBreak';
}

/** A text as runs, so that an exporter has one form to deal with. */
export function spans(text: Text): readonly Span[] {
  return typeof text === 'string' ? [{ text }] : text;
}

/** The words of a text without their marks. */
export function plain(text: Text): string {
  return spans(text)
    .map((span) => span.text)
    .join('');
}
