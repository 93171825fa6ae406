/** Blocks → the elements of office:text. */
import type { Aside, Block, Check, Entry, Heading, List, Paragraph, Picture, Quote } from '../../model/document.ts';
import { toSvg } from '../drawing.ts';
import { type LaidOut, laidOut } from '../layout.ts';
import { fitted } from '../measures.ts';
import type { StyleKey } from '../paragraph-style.ts';
import { deepestLevel, itemStyle, paragraphStyle, type Surrounding, startOf, writeLines } from '../surroundings.ts';
import { answerParagraphs, asideTitle, entryLabel, openAnswer, spokenLabel } from '../words.ts';
import { element, type XmlElement } from '../xml.ts';
import { contentsElement } from './contents.ts';
import { listStyleName, paragraphName, points, styleName } from './names.ts';
import { asideTable, tableElements } from './table.ts';
import { emphasis, inline, paragraph, strong, words } from './text.ts';
import type { Writing } from './writing.ts';

/** The body of the document without its title. Parts that stand elsewhere are collected in `writing`. */
export function blockElements(blocks: readonly Block[], writing: Writing): XmlElement[] {
  return laidOut(blocks).flatMap((block) => elementsOf(block, writing));
}

function elementsOf(block: LaidOut, writing: Writing): XmlElement[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.heading, block.style, writing)];
    case 'paragraph':
      return [paragraph(block.style, ...inline(block.text, writing.outline))];
    case 'list':
      return flow([block], 'body', writing);
    case 'table':
      return tableElements(block, writing);
    case 'entry':
      return entry(block, writing);
    case 'check':
      return [check(block.check, block.style)];
    case 'aside':
      return aside(block, writing);
    case 'quote':
      return quote(block, writing);
    case 'picture':
      return picture(block, 'png', 'image/png', block.png, writing);
    case 'drawing':
      return picture(block, 'svg', 'image/svg+xml', toSvg(block), writing);
    case 'contents':
      return [contentsElement(block, writing)];
    case 'pageBreak':
      return [paragraph('pageBreak')];
  }
}

function heading(block: Heading, style: StyleKey, { outline }: Writing): XmlElement {
  const anchor = outline.anchorOf(block);
  return element(
    'text:h',
    { 'text:style-name': paragraphName(style), 'text:outline-level': block.level },
    ...(anchor === undefined ? [] : [element('text:bookmark', { 'text:name': anchor })]),
    ...words(block.text),
  );
}

function flow(blocks: readonly (Paragraph | List)[], around: Surrounding, writing: Writing): XmlElement[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? paragraph(paragraphStyle(block.style, around), ...inline(block.text, writing.outline))
      : list(block, 0, around, true, writing),
  );
}

/** @param closes whether the end of this list is the end of the outermost one. */
function list(block: List, level: number, around: Surrounding, closes: boolean, writing: Writing): XmlElement {
  const items = block.items.flatMap((item, index) => {
    const last = closes && index === block.items.length - 1;
    const inner = item.list;
    const style = itemStyle(block.ordered, around, last && !inner);
    const start = index === 0 && block.ordered ? startOf(block) : 1;
    const own = (...children: readonly XmlElement[]) =>
      element(
        'text:list-item',
        start === 1 ? {} : { 'text:start-value': start },
        paragraph(style, ...inline(item.text, writing.outline)),
        ...children,
      );
    if (!inner) return [own()];
    const below = list(inner, Math.min(level + 1, deepestLevel), around, last, writing);
    return level < deepestLevel
      ? [own(below)]
      : [own(), ...below.children.filter((child) => typeof child !== 'string')];
  });
  return element('text:list', { 'text:style-name': styleName(listStyleName(around, block.ordered)) }, ...items);
}

/** Short, because LibreOffice leaves its room empty in print; what it asks is in its description. */
const placeholderMark = '<…>';

/** In a form the question stands above the place to write; a person clicks on the placeholder and types over it, or writes by hand on the lines. */
function entry(block: Entry, { document }: Writing): XmlElement[] {
  const { label, text, lines, help } = block;
  const said = strong(entryLabel(label));
  const answers = answerParagraphs(text);
  if (document.fillable && answers.length === 0) {
    const placeholder = { 'text:placeholder-type': 'text', 'text:description': spokenLabel(block) };
    return [
      paragraph('question', said),
      ...(help ? [paragraph('help', ...words(help))] : []),
      ...writeLines(lines).map((style, index) =>
        paragraph(
          style,
          ...(index === 0 ? [element('text:placeholder', placeholder, placeholderMark)] : []),
          element('text:tab'),
        ),
      ),
    ];
  }
  const [first, ...rest] = answers;
  return [
    paragraph('entry', said, ' ', ...(first === undefined ? [emphasis(openAnswer)] : words(first))),
    ...rest.map((each) => paragraph('entry', ...words(each))),
    ...(document.fillable && help ? [paragraph('small', ...words(help))] : []),
  ];
}

function check({ label, checked }: Check, style: StyleKey): XmlElement {
  const mark = element('text:span', { 'text:style-name': 'Check_20_mark' }, checked ? '☑' : '☐');
  return paragraph(style, mark, element('text:tab'), ...words(label));
}

function aside(block: Aside, writing: Writing): XmlElement[] {
  return [
    asideTable(
      block,
      paragraph('asideTitle', ...words(asideTitle(block))),
      flow(block.blocks, 'aside', writing),
      writing,
    ),
  ];
}

function quote(block: Quote, writing: Writing): XmlElement[] {
  return flow(block.blocks, 'quote', writing);
}

function picture(
  { width, height, alt, caption }: Pick<Picture, 'width' | 'height' | 'alt' | 'caption'>,
  extension: string,
  mime: string,
  content: Uint8Array | string,
  { pictures, outline }: Writing,
): XmlElement[] {
  const count = pictures.size + 1;
  const path = `Pictures/bild-${count}.${extension}`;
  pictures.set(path, { mime, content });
  const size = fitted({ width, height });
  const frame = element(
    'draw:frame',
    {
      ...{ 'draw:style-name': 'Graphics', 'draw:name': `Bild ${count}`, 'text:anchor-type': 'as-char' },
      ...{ 'svg:width': points(size.width), 'svg:height': points(size.height) },
    },
    element('draw:image', {
      ...{ 'xlink:href': path, 'xlink:type': 'simple', 'xlink:show': 'embed', 'xlink:actuate': 'onLoad' },
      'draw:mime-type': mime,
    }),
    element('svg:desc', {}, alt),
  );
  if (!caption) return [paragraph('figure', frame)];
  return [paragraph('figureWithCaption', frame), paragraph('caption', ...inline(caption, outline))];
}
