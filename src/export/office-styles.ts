/**
 * The named paragraph styles of office files, once for ODT and DOCX. Writers never format a paragraph directly: a municipality that wants
 * another look changes a style. Styles that the programs bring along keep their names, so that they appear in the language of the program;
 * ours have German titles (without commas: Word takes what follows one for a second name). Lengths in points.
 */

import type { ParagraphStyle, StyleKey } from './paragraph-style.ts';
import { ink } from './sheet.ts';

/** Width of text on the page: A4 less the margins of DIN 5008, 25 mm left and 20 mm right. */
export const textWidth = 165 * (72 / 25.4);

/** Indent of a list's text from its mark, of a quotation and of the label of a check. */
export const steps = { list: 18, quote: 20, check: 18 } as const;

const heading = { parent: 'heading', next: 'text' } as const;
const running = { parent: 'standard', size: 8.5, ink: ink.muted } as const;
const rightTab = { at: textWidth, align: 'right' } as const;

/** The base of all is `standard`; every other one says only what is different from its parent. */
export const paragraphStyles: Readonly<Record<StyleKey, ParagraphStyle>> = {
  standard: { odt: 'Standard', docx: ['Normal', 'Normal'], size: 10.5, ink: ink.text, line: 1.12, before: 0, after: 0 },
  text: { odt: 'Text body', docx: ['BodyText', 'Body Text'], parent: 'standard', after: 5, hyphenate: true },
  textKept: {
    ...{ odt: 'Text body kept', docx: ['BodyTextKept', 'Text vor Liste'], title: 'Text vor Liste' },
    ...{ next: 'text', keepNext: true },
  },
  heading: {
    ...{ odt: 'Heading', docx: ['HeadingBase', 'Überschrift Grundlage'], title: 'Überschrift' },
    ...{ parent: 'standard', next: 'text', bold: true, ink: ink.heading, keepNext: true, line: 1.1 },
  },
  heading1: { odt: 'Heading 1', docx: ['Heading1', 'heading 1'], ...heading, size: 20, after: 6, outline: 1 },
  heading2: {
    odt: 'Heading 2',
    docx: ['Heading2', 'heading 2'],
    ...heading,
    size: 13,
    before: 14,
    after: 4,
    outline: 2,
  },
  heading3: {
    odt: 'Heading 3',
    docx: ['Heading3', 'heading 3'],
    ...heading,
    size: 12,
    before: 13,
    after: 4,
    outline: 3,
  },
  heading4: { odt: 'Heading 4', docx: ['Heading4', 'heading 4'], ...heading, before: 10, after: 3, outline: 4 },
  heading5: {
    ...{ odt: 'Heading 5', docx: ['Heading5', 'heading 5'], ...heading },
    ...{ before: 8, after: 2, ink: ink.muted, outline: 5 },
  },
  heading2NewPage: newPage(2),
  heading3NewPage: newPage(3),
  pageBreak: {
    ...{ odt: 'Page break', docx: ['PageBreak', 'Seitenwechsel'], title: 'Seitenwechsel' },
    ...{ parent: 'standard', next: 'text', size: 1, newPage: true },
  },
  status: { odt: 'Status', docx: ['Status', 'Status'], next: 'text', bold: true, after: 8 },
  lead: {
    odt: 'Lead',
    docx: ['Lead', 'Vorspann'],
    title: 'Vorspann',
    next: 'text',
    size: 12,
    after: 8,
    keepNext: true,
  },
  small: { odt: 'Small', docx: ['Small', 'Anmerkung'], title: 'Anmerkung', size: 9, ink: ink.muted, after: 5 },
  shapeText: {
    ...{ odt: 'Shape text', docx: ['ShapeText', 'Text in Zeichnung'], only: 'docx' },
    ...{ parent: 'standard', centred: true, line: 1.09 },
  },
  gap: {
    odt: 'Gap',
    docx: ['Gap', 'Abstand'],
    title: 'Abstand',
    parent: 'standard',
    next: 'text',
    size: 7,
    line: 1,
    only: 'docx',
  },
  end: {
    ...{ odt: 'End', docx: ['End', 'Ende'], title: 'Ende', only: 'odt' },
    ...{ parent: 'standard', next: 'text', size: 1, line: 1 },
  },
  header: { odt: 'Header', docx: ['Header', 'header'], ...running, tab: rightTab },
  footer: { odt: 'Footer', docx: ['Footer', 'footer'], ...running, tab: rightTab },
  bullet: { odt: 'List 1', docx: ['ListBullet', 'List Bullet'], after: 3 },
  bulletEnd: ending('bullet', 'List 1 End', 'ListBulletEnd', 'Aufzählung Ende', 7),
  number: { odt: 'Numbering 1', docx: ['ListNumber', 'List Number'], after: 3 },
  numberEnd: ending('number', 'Numbering 1 End', 'ListNumberEnd', 'Nummerierung Ende', 7),
  asideTitle: {
    ...{ odt: 'Aside title', docx: ['AsideTitle', 'Kasten Titel'], title: 'Kasten Titel' },
    ...{ next: 'asideText', bold: true, ink: ink.heading, after: 0, keepNext: true },
  },
  asideText: { odt: 'Aside text', docx: ['AsideText', 'Kasten Text'], title: 'Kasten Text', after: 4 },
  quote: { odt: 'Quotations', docx: ['Quote', 'Quote'], left: steps.quote, after: 6 },
  quoteSmall: {
    ...{ odt: 'Quotation small', docx: ['QuoteSmall', 'Zitat Quelle'], title: 'Zitat Quelle' },
    ...{ parent: 'small', left: steps.quote },
  },
  quoteItem: {
    odt: 'Quotation list',
    docx: ['QuoteList', 'Zitat Liste'],
    title: 'Zitat Liste',
    after: 3,
  },
  quoteItemEnd: ending('quoteItem', 'Quotation list end', 'QuoteListEnd', 'Zitat Liste Ende', 7),
  entry: { odt: 'Entry', docx: ['Entry', 'Angabe'], title: 'Angabe' },
  question: {
    ...{ odt: 'Question', docx: ['Question', 'Frage im Formular'], title: 'Frage im Formular' },
    ...{ before: 8, after: 1, keepNext: true },
  },
  help: {
    ...{ odt: 'Help', docx: ['Help', 'Hilfe im Formular'], title: 'Hilfe im Formular' },
    ...{ parent: 'small', after: 0, keepNext: true },
  },
  writeLine: {
    ...{ odt: 'Write line', docx: ['WriteLine', 'Schreiblinie'], title: 'Schreiblinie' },
    ...{ tab: { at: textWidth, align: 'right', leader: 'line' }, before: 9, after: 0, keepNext: true, ink: ink.line },
  },
  writeLineEnd: {
    ...{ odt: 'Write line end', docx: ['WriteLineEnd', 'Schreiblinie Ende'], title: 'Schreiblinie Ende' },
    ...{ parent: 'writeLine', after: 9, keepNext: false },
  },
  check: {
    ...{ odt: 'Check', docx: ['Check', 'Kästchen'], title: 'Kästchen', after: 3 },
    ...{ left: steps.check, hanging: steps.check, tab: { at: steps.check, align: 'left' } },
  },
  checkKept: {
    ...{ odt: 'Check kept', docx: ['CheckKept', 'Kästchen mit nächstem'], title: 'Kästchen mit nächstem' },
    ...{ parent: 'check', keepNext: true },
  },
  checkEnd: {
    odt: 'Check end',
    docx: ['CheckEnd', 'Kästchen Ende'],
    title: 'Kästchen Ende',
    parent: 'check',
    after: 8,
  },
  cell: {
    ...{ odt: 'Table Contents', docx: ['TableContents', 'Tabelleninhalt'], parent: 'standard' },
    ...{ size: 9.5, line: 1.15, hyphenate: true },
  },
  cellHead: {
    ...{ odt: 'Table Heading', docx: ['TableHeading', 'Table Heading'], parent: 'cell' },
    ...{ bold: true, ink: ink.heading },
  },
  caption: { odt: 'Caption', docx: ['Caption', 'caption'], size: 9, ink: ink.muted, before: 2, after: 9 },
  tableCaption: {
    ...{ odt: 'Table', docx: ['TableCaption', 'Beschriftung über Tabelle'], parent: 'caption' },
    ...{ before: 6, after: 4, keepNext: true },
  },
  figure: { odt: 'Picture', docx: ['Picture', 'Bild'], title: 'Bild', line: 1, before: 6 },
  figureWithCaption: {
    ...{
      odt: 'Picture with caption',
      docx: ['PictureWithCaption', 'Bild mit Beschriftung'],
      title: 'Bild mit Beschriftung',
    },
    ...{ parent: 'figure', next: 'caption', after: 3, keepNext: true },
  },
  contentsTitle: {
    ...{ odt: 'Contents Heading', docx: ['TOCHeading', 'TOC Heading'], parent: 'heading', next: 'text' },
    ...{ size: 14, before: 18, after: 5 },
  },
  contents1: contents(1),
  contents2: contents(2),
  contents3: contents(3),
  contents4: contents(4),
};

/** The style of an entry in the table of contents. Its level 1 is for headings of level 2, because the title is not listed. */
export function contentsStyle(headingLevel: 2 | 3 | 4 | 5): StyleKey {
  switch (headingLevel) {
    case 2:
      return 'contents1';
    case 3:
      return 'contents2';
    case 4:
      return 'contents3';
    case 5:
      return 'contents4';
  }
}

function newPage(level: 2 | 3): ParagraphStyle {
  const title = `Überschrift ${level} auf neuer Seite`;
  const names = { odt: `Heading ${level} new page`, docx: [`Heading${level}NewPage`, title], title } as const;
  return { ...names, parent: `heading${level}`, next: 'text', before: 0, newPage: true, outline: level };
}

/** The last item of a list, which keeps a distance to what follows. */
function ending(parent: StyleKey, odt: string, id: string, title: string, after: number): ParagraphStyle {
  return { odt, docx: [id, title], title, parent, next: 'text', after };
}

function contents(level: 1 | 2 | 3 | 4): ParagraphStyle {
  return {
    odt: `Contents ${level}`,
    docx: [`TOC${level + 1}`, `toc ${level + 1}`],
    parent: 'standard',
    left: (level - 1) * 14,
    before: level === 1 ? 4 : 0,
    after: 1,
    ...(level === 1 ? { bold: true } : {}),
    tab: { at: textWidth, align: 'right', leader: 'dots' },
  };
}
