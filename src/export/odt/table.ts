/** Table → a table of ODF, with the automatic styles that ODF wants of it. */
import { plain, type Table, type Text } from '../../model/document.ts';
import { grid } from '../measures.ts';
import { type StyleKey, textWidth } from '../office-styles.ts';
import { ink } from '../sheet.ts';
import { element, readable, type XmlElement } from '../xml.ts';
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
  writing.automatic.push(...widths(name, shares));
  const cells = (texts: readonly Text[], isHead: boolean) =>
    texts.map((text, column) => {
      const named = isHead || (table.rowHeads === true && column === 0);
      return cell(text, named ? 'cellHead' : 'cell', isHead ? 'HeadCell' : 'Cell', writing);
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

/** The automatic styles that all tables share. */
export function tableStyles(): XmlElement[] {
  const cellStyle = (name: string, background?: string) =>
    style(
      name,
      'table-cell',
      element('style:table-cell-properties', {
        ...{ 'fo:border': `0.5pt solid ${ink.line}`, 'fo:padding': '4pt' },
        'fo:background-color': background,
      }),
    );
  const rowStyle = (name: string, height?: number) =>
    style(
      name,
      'table-row',
      element('style:table-row-properties', {
        'fo:keep-together': 'always',
        'style:min-row-height': height && points(height),
      }),
    );
  return [cellStyle('Cell'), cellStyle('HeadCell', ink.tint), rowStyle('Row'), rowStyle('WriteRow', writeRowHeight)];
}

/** Room for a line of handwriting. */
const writeRowHeight = 25;

function widths(name: string, shares: readonly number[]): XmlElement[] {
  return [
    style(
      name,
      'table',
      element('style:table-properties', {
        ...{ 'style:width': points(textWidth), 'table:align': 'margins', 'table:border-model': 'collapsing' },
        ...{ 'fo:margin-top': '2pt', 'fo:margin-bottom': '10pt', 'style:may-break-between-rows': 'true' },
      }),
    ),
    ...shares.map((share, column) =>
      style(
        columnName(name, column),
        'table-column',
        element('style:table-column-properties', {
          'style:column-width': points(textWidth * share),
          'style:rel-column-width': `${Math.max(1, Math.round(share * 65_535))}*`,
        }),
      ),
    ),
  ];
}

function cell(text: Text, paragraphStyle: StyleKey, cellStyle: string, { outline }: Writing): XmlElement {
  return element(
    'table:table-cell',
    { 'table:style-name': cellStyle, 'office:value-type': 'string' },
    paragraph(paragraphStyle, ...inline(text, outline)),
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
