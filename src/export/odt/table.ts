/** Table → a table of ODF, with the automatic styles that ODF wants of it. */
import { type Aside, plain, type Table, type Text } from '../../model/document.ts';
import { staysWhole } from '../layout.ts';
import { grid, isTick } from '../measures.ts';
import { textWidth } from '../office-styles.ts';
import type { StyleKey } from '../paragraph-style.ts';
import { ink } from '../sheet.ts';
import { element, readable, type XmlAttributes, type XmlElement } from '../xml.ts';
import { points } from './names.ts';
import { inline, paragraph } from './text.ts';
import type { Writing } from './writing.ts';

/** Nothing but the caption where a table has no columns. */
export function tableElements(table: Table, writing: Writing): XmlElement[] {
  const { head, rows, shares } = grid(table);
  const caption = table.captionHidden ? [] : [paragraph('tableCaption', ...inline(table.caption, writing.outline))];
  if (shares.length === 0) return caption;
  writing.tables += 1;
  const name = `Tabelle${writing.tables}`;
  writing.automatic.push(...widths(name, shares, isEnd(table, writing)));
  const cells = (texts: readonly Text[], isHead: boolean) =>
    texts.map((text, column) => {
      const named = isHead || (table.rowHeads === true && column === 0);
      const content = !isHead && isTick(table, column, text, writing.document.fillable) ? tickMark : undefined;
      return cell(text, named ? 'cellHead' : 'cell', isHead ? 'HeadCell' : 'Cell', writing, content);
    });
  const row = (texts: readonly Text[]) => {
    const toFill = writing.document.fillable && texts.some((text) => plain(text).trim() === '');
    return element('table:table-row', { 'table:style-name': toFill ? 'WriteRow' : 'Row' }, ...cells(texts, false));
  };
  return [
    ...caption,
    element(
      'table:table',
      { 'table:name': tableName(writing.tables, table.caption), 'table:style-name': name },
      element('table:title', {}, table.caption),
      ...shares.map((_, column) => element('table:table-column', { 'table:style-name': columnName(name, column) })),
      element(
        'table:table-header-rows',
        {},
        element('table:table-row', { 'table:style-name': 'Row' }, ...cells(head, true)),
      ),
      ...rows.map(row),
    ),
  ];
}

/**
 * An aside: a table of one column whose head is its title. It is no border around paragraphs, because LibreOffice (tried: 7.4) leaves those
 * borders untagged in a PDF, and Word breaks them wherever a list changes the indent.
 */
export function asideTable(aside: Aside, title: XmlElement, body: readonly XmlElement[], writing: Writing): XmlElement {
  writing.tables += 1;
  const row = (style: string, ...content: readonly XmlElement[]) =>
    element(
      'table:table-row',
      staysWhole(aside) ? { 'table:style-name': 'Row' } : {},
      element('table:table-cell', { 'table:style-name': style, 'office:value-type': 'string' }, ...content),
    );
  return element(
    'table:table',
    { 'table:name': `Kasten ${writing.tables}`, 'table:style-name': isEnd(aside, writing) ? 'AsideEnd' : 'Aside' },
    element('table:table-column', { 'table:style-name': 'AsideColumn' }),
    element('table:table-header-rows', {}, row(body.length > 0 ? 'AsideHead' : 'AsideBody', title)),
    ...(body.length > 0 ? [row('AsideBody', ...body)] : []),
  );
}

/** The automatic styles that all tables share. */
export function tableStyles(): XmlElement[] {
  const cellStyle = (name: string, look: XmlAttributes) =>
    style(name, 'table-cell', element('style:table-cell-properties', look));
  const rowStyle = (name: string, height?: number) =>
    style(
      name,
      'table-row',
      element('style:table-row-properties', {
        // A row to write in may break: LibreOffice 7.4 loses the rest of a table whose rows have both a least height and stay whole.
        ...(height === undefined
          ? { 'fo:keep-together': 'always' }
          : { 'fo:keep-together': 'auto', 'style:min-row-height': points(height) }),
      }),
    );
  const box = { 'fo:border': `0.5pt solid ${ink.line}`, 'fo:padding': '4pt' };
  const bar = {
    ...{ 'fo:border-left': `2.25pt solid ${ink.accent}`, 'fo:border-right': 'none', 'fo:border-top': 'none' },
    ...{
      'fo:border-bottom': 'none',
      'fo:background-color': ink.tint,
      'fo:padding-left': '9pt',
      'fo:padding-right': '9pt',
    },
  };
  return [
    cellStyle('Cell', box),
    cellStyle('HeadCell', { ...box, 'fo:background-color': ink.tint }),
    cellStyle('AsideHead', { ...bar, 'fo:padding-top': '6pt', 'fo:padding-bottom': '0pt' }),
    cellStyle('AsideBody', { ...bar, 'fo:padding-top': '1pt', 'fo:padding-bottom': '3pt' }),
    rowStyle('Row'),
    rowStyle('WriteRow', writeRowHeight),
    style('Aside', 'table', element('style:table-properties', tableLook)),
    style('AsideEnd', 'table', element('style:table-properties', endLook)),
    style('AsideColumn', 'table-column', element('style:table-column-properties', columnLook(1))),
  ];
}

const tableLook = {
  ...{ 'style:width': points(textWidth), 'table:align': 'margins', 'table:border-model': 'collapsing' },
  ...{ 'fo:margin-top': '6pt', 'fo:margin-bottom': '10pt', 'style:may-break-between-rows': 'true' },
};

/** Nothing below the last thing of a document: a distance there would open an empty page behind a full one. */
const endLook = { ...tableLook, 'fo:margin-bottom': '0pt' };

function isEnd(block: Table | Aside, { document }: Writing): boolean {
  return document.blocks.at(-1) === block;
}

function columnLook(share: number): XmlAttributes {
  return {
    'style:column-width': points(textWidth * share),
    'style:rel-column-width': `${Math.max(1, Math.round(share * 65_535))}*`,
  };
}

/** Room for a line of handwriting. */
const writeRowHeight = 25;

function widths(name: string, shares: readonly number[], atEnd: boolean): XmlElement[] {
  return [
    style(name, 'table', element('style:table-properties', atEnd ? endLook : tableLook)),
    ...shares.map((share, column) =>
      style(columnName(name, column), 'table-column', element('style:table-column-properties', columnLook(share))),
    ),
  ];
}

/** A box to tick by hand or to write over. */
const tickMark = element('text:span', { 'text:style-name': 'Check_20_mark' }, '☐');

function cell(
  text: Text,
  paragraphStyle: StyleKey,
  cellStyle: string,
  { outline }: Writing,
  content?: XmlElement,
): XmlElement {
  return element(
    'table:table-cell',
    { 'table:style-name': cellStyle, 'office:value-type': 'string' },
    paragraph(paragraphStyle, ...(content ? [content] : inline(text, outline))),
  );
}

function style(name: string, family: string, properties: XmlElement): XmlElement {
  return element('style:style', { 'style:name': name, 'style:family': family }, properties);
}

/** Letters count the columns in LibreOffice; numbers serve as well and never run out. */
function columnName(table: string, column: number): string {
  return `${table}.${column + 1}`;
}

/** The name in the navigator: unique, and without the dots and brackets that LibreOffice does not take. */
function tableName(count: number, caption: string): string {
  const said = readable(caption)
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `Tabelle ${count} ${[...said].slice(0, 60).join('')}`.trim();
}
