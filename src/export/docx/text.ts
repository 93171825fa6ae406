/** Text → runs of WordprocessingML. A run has one character style; marks that meet have a style of their own. */
import type { Span, Text } from '../../model/document.ts';
import type { Target } from '../outline.ts';
import { pieces, runsOf } from '../runs.ts';
import { element, type XmlElement } from '../xml.ts';
import { value } from './names.ts';
import type { Writing } from './writing.ts';

/** A text as runs and links. */
export function inline(text: Text, writing: Writing): XmlElement[] {
  return runsOf(text, writing.outline).flatMap(({ target, spans }) => {
    const runs = spans.flatMap((span) => run(span.text, characterStyle(span, target !== undefined)));
    return target && runs.length > 0 ? [link(target, runs, writing)] : runs;
  });
}

/** A run; nothing for no text. @param style id of a character style. */
export function run(text: string, style?: string): XmlElement[] {
  const children = pieces(text).map((piece) => {
    if (piece === '\n') return element('w:br');
    if (piece === '\t') return element('w:tab');
    return element('w:t', { 'xml:space': 'preserve' }, piece);
  });
  return children.length === 0 ? [] : [rawRun(children, style)];
}

/** A run of elements that are no text. @param style id of a character style. */
export function rawRun(children: readonly XmlElement[], style?: string): XmlElement {
  const properties = style === undefined ? [] : [element('w:rPr', {}, value('rStyle', style))];
  return element('w:r', {}, ...properties, ...children);
}

/** A tab as a run of its own. */
export function tab(): XmlElement {
  return rawRun([element('w:tab')]);
}

/** A link around some runs; an address outside gets a relationship. */
export function link(target: Target, runs: readonly XmlElement[], { links }: Writing): XmlElement {
  if (target.kind === 'inside') return element('w:hyperlink', { 'w:anchor': target.anchor, 'w:history': 1 }, ...runs);
  const id = links.get(target.address) ?? `link${links.size + 1}`;
  links.set(target.address, id);
  return element('w:hyperlink', { 'r:id': id, 'w:history': 1 }, ...runs);
}

/** A field that Word works out, as runs. @param result what stands there until it does. */
export function field(code: string, result: readonly XmlElement[]): XmlElement[] {
  return [...fieldStart(code), ...result, fieldEnd()];
}

/** The first three runs of a field; its result follows, then `fieldEnd`. */
export function fieldStart(code: string): XmlElement[] {
  return [
    rawRun([element('w:fldChar', { 'w:fldCharType': 'begin' })]),
    rawRun([element('w:instrText', { 'xml:space': 'preserve' }, ` ${code} `)]),
    rawRun([element('w:fldChar', { 'w:fldCharType': 'separate' })]),
  ];
}

/** The last run of a field. */
export function fieldEnd(): XmlElement {
  return rawRun([element('w:fldChar', { 'w:fldCharType': 'end' })]);
}

/** Marks in the order in which their names are put together: style id, what people read, and whether Word brings it along. */
export const marks = [
  { id: 'Hyperlink', word: 'Link', on: (_: Span, linked: boolean) => linked },
  { id: 'Strong', word: 'Fett', on: ({ strong }: Span) => strong === true },
  { id: 'Emphasis', word: 'Kursiv', on: ({ emphasis }: Span) => emphasis === true },
  { id: 'HTMLCode', word: 'Code', on: ({ code }: Span) => code === true },
] as const;

function characterStyle(span: Span, linked: boolean): string | undefined {
  const ids = marks.filter(({ on }) => on(span, linked)).map(({ id }) => id);
  return ids.length === 0 ? undefined : ids.join('');
}
