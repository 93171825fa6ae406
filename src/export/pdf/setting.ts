/** What every part of a document needs to be set: the fonts, the structure it hangs its elements into, what links lead to. */
import type { PDFDocument, StructElement, StructOptions } from 'pdfkit';
import { type Span, spans, type Text } from '../../model/document.ts';
import { ink, type Type } from '../sheet.ts';
import type { Faces } from './faces.ts';
import type { Form } from './form.ts';
import { breakLines, type Inline, type Line } from './lines.ts';
import { linkOf, type Target } from './link.ts';
import type { Strip } from './pages.ts';

export interface Setting {
  document: PDFDocument;
  faces: Faces;
  /** Headings by their ids. */
  targets: ReadonlyMap<string, Target>;
  /** The form of a fillable document; a draft has none. */
  form?: Form;
}

/** Where a block is set: its left edge from the edge of the paper, its width, and the element its own elements hang in. */
export interface Column {
  x: number;
  width: number;
  parent: StructElement;
}

/** A new last child. Elements are made in the order of reading, while the document is being set; their content follows when it is drawn. */
export function child(setting: Setting, parent: StructElement, role: string, options?: StructOptions): StructElement {
  const element = setting.document.struct(role, options);
  parent.add(element);
  return element;
}

/** The attributes of an element, beyond what pdfkit has options for. */
export function setAttributes(element: StructElement, attributes: Record<string, unknown>): void {
  element.dictionary.data['A'] = attributes;
}

/** A text of a Document as stretches of one look. There is no italic cut of the font: emphasis is bold. */
export function inlinesOf(
  text: Text,
  { targets }: Pick<Setting, 'targets'>,
  look: { bold?: boolean; colour?: string } = {},
): Inline[] {
  return spans(text).map((span: Span) => {
    const link = span.link === undefined ? undefined : linkOf(span.link, span.text, targets);
    return {
      text: span.text,
      bold: Boolean(look.bold || span.strong || span.emphasis),
      colour: link ? ink.accent : (look.colour ?? ink.text),
      ...(link ? { link } : {}),
      ...(span.code ? { code: true as const } : {}),
    };
  });
}

/** The lines of a text in a type. */
export function linesOf(
  inlines: readonly Inline[],
  { size }: Type,
  width: number,
  { faces }: Setting,
): readonly Line[] {
  return breakLines(inlines, size, width, faces);
}

/** Lines as strips, one each. A page takes no single line of a paragraph with it and leaves none behind. */
export function lineStrips(
  lines: readonly Line[],
  { size, leading, before, after }: Type,
  x: number,
  element: StructElement,
): Strip[] {
  return lines.map((line, index) => ({
    height: leading,
    before: index === 0 ? before : 0,
    after: index === lines.length - 1 ? after : 0,
    keep: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (pen, y) => pen.line(line, { x, y, size, leading }, element),
  }));
}

/** The same strips, all kept on the page of what follows. */
export function kept(strips: readonly Strip[]): Strip[] {
  return strips.map((strip) => ({ ...strip, keep: true }));
}
