/** Blocks → the elements of w:body. */
import type { Aside, Block, Heading, List, Paragraph, Quote } from '../../model/document.ts';
import { type LaidOut, laidOut, staysWhole } from '../layout.ts';
import type { StyleKey } from '../paragraph-style.ts';
import { deepestLevel, itemStyle, paragraphStyle, type Surrounding } from '../surroundings.ts';
import { asideTitle } from '../words.ts';
import { element, type XmlElement } from '../xml.ts';
import { contentsElement } from './contents.ts';
import { check, entry } from './form.ts';
import { paragraph, value } from './names.ts';
import { numberingFor } from './numbering.ts';
import { pictureRun } from './picture.ts';
import { drawingRun } from './shapes.ts';
import { asideTable, tableElements } from './table.ts';
import { inline, run } from './text.ts';
import { freeId, type Writing } from './writing.ts';

/** The body of the document without its title. Parts that stand elsewhere are collected in `writing`. */
export function blockElements(blocks: readonly Block[], writing: Writing): XmlElement[] {
  return laidOut(blocks).flatMap((block) => elementsOf(block, writing));
}

function elementsOf(block: LaidOut, writing: Writing): XmlElement[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.heading, block.style, writing)];
    case 'paragraph':
      return [paragraph(block.style, inline(block.text, writing))];
    case 'list':
      return flow([block], 'body', writing);
    case 'table':
      return tableElements(block, writing);
    case 'entry':
      return entry(block, writing);
    case 'check':
      return [check(block.check, block.style, writing)];
    case 'aside':
      return aside(block, writing);
    case 'quote':
      return quote(block, writing);
    case 'picture':
      return figure(pictureRun(block, writing), block.caption);
    case 'drawing':
      return figure(drawingRun(block, writing), block.caption);
    case 'contents':
      return [contentsElement(block, writing)];
    case 'pageBreak':
      return [paragraph('pageBreak', [])];
  }
}

function heading(block: Heading, style: StyleKey, writing: Writing): XmlElement {
  const anchor = writing.outline.anchorOf(block);
  if (anchor === undefined) return paragraph(style, run(block.text));
  const id = freeId(writing);
  return paragraph(style, [
    element('w:bookmarkStart', { 'w:id': id, 'w:name': anchor }),
    ...run(block.text),
    element('w:bookmarkEnd', { 'w:id': id }),
  ]);
}

function flow(blocks: readonly (Paragraph | List)[], around: Surrounding, writing: Writing): XmlElement[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [paragraph(paragraphStyle(block.style, around), inline(block.text, writing))]
      : list(block, 0, around, true, writing),
  );
}

/** @param closes whether the end of this list is the end of the outermost one. */
function list(block: List, level: number, around: Surrounding, closes: boolean, writing: Writing): XmlElement[] {
  const numbering = numberingFor(block, level, around, writing);
  return block.items.flatMap((item, index) => {
    const last = closes && index === block.items.length - 1;
    const style = itemStyle(block.ordered, around, last && !item.list);
    const place = element('w:numPr', {}, value('ilvl', level), value('numId', numbering));
    return [
      paragraph(style, inline(item.text, writing), [place]),
      ...(item.list ? list(item.list, Math.min(level + 1, deepestLevel), around, last, writing) : []),
    ];
  });
}

function aside(block: Aside, writing: Writing): XmlElement[] {
  return asideTable(
    paragraph('asideTitle', run(asideTitle(block))),
    flow(block.blocks, 'aside', writing),
    staysWhole(block),
  );
}

function quote(block: Quote, writing: Writing): XmlElement[] {
  return flow(block.blocks, 'quote', writing);
}

function figure(graphic: XmlElement, caption: string | undefined): XmlElement[] {
  if (!caption) return [paragraph('figure', [graphic])];
  return [paragraph('figureWithCaption', [graphic]), paragraph('caption', run(caption))];
}
