/** Table and aside → tables of WordprocessingML. */
import { plain, type Table, type Text } from '../../model/document.ts';
import { grid, isTick } from '../measures.ts';
import { textWidth } from '../office-styles.ts';
import { element, type XmlElement } from '../xml.ts';
import { tickControl } from './form.ts';
import { paragraph, twips, value } from './names.ts';
import { inline } from './text.ts';
import type { Writing } from './writing.ts';

/** With a small gap behind it: Word keeps no distance to what follows and makes one table of two. */
export function tableElements(table: Table, writing: Writing): XmlElement[] {
  const { head, rows, shares } = grid(table);
  const caption = table.captionHidden ? [] : [paragraph('tableCaption', inline(table.caption, writing))];
  if (shares.length === 0) return caption;
  const widths = shares.map((share) => Math.max(1, Math.floor(twips(textWidth) * share)));
  const cells = (texts: readonly Text[], number: number) =>
    texts.map((text, column) => {
      const named = number === 0 || (table.rowHeads === true && column === 0);
      const ticked = number > 0 && isTick(table, column, text, writing.document.fillable);
      const said = `${table.head[column] ?? ''}, Zeile ${number}`;
      const content = ticked
        ? tickControl(said, `${table.id}-${number}-${column + 1}`, false, writing)
        : inline(text, writing);
      return cell(widths[column] ?? 1, [paragraph(named ? 'cellHead' : 'cell', content)]);
    });
  const row = (texts: readonly Text[], index: number) => {
    const toFill = writing.document.fillable && texts.some((text) => plain(text).trim() === '');
    const height = element('w:trHeight', { 'w:val': twips(writeRowHeight), 'w:hRule': 'atLeast' });
    return tableRow([element('w:cantSplit'), ...(toFill ? [height] : [])], cells(texts, index + 1));
  };
  const look = { 'w:firstRow': 1, 'w:lastRow': 0, 'w:firstColumn': table.rowHeads ? 1 : 0, 'w:lastColumn': 0 };
  return [
    ...caption,
    element(
      'w:tbl',
      {},
      properties('HeadedTable', { ...look, 'w:noHBand': 1, 'w:noVBand': 1 }, [
        value('tblCaption', table.caption),
        value('tblDescription', table.caption),
      ]),
      columns(widths),
      tableRow([element('w:cantSplit'), element('w:tblHeader')], cells(head, 0)),
      ...rows.map(row),
    ),
    gap,
  ];
}

/** An aside: a table of one column whose head is its title; the reason stands with its like in ODT. */
export function asideTable(title: XmlElement, body: readonly XmlElement[], whole: boolean): XmlElement[] {
  const width = twips(textWidth);
  const look = { 'w:firstRow': 1, 'w:lastRow': 0, 'w:firstColumn': 0, 'w:lastColumn': 0 };
  return [
    gap,
    element(
      'w:tbl',
      {},
      properties('AsideTable', { ...look, 'w:noHBand': 1, 'w:noVBand': 1 }),
      columns([width]),
      tableRow([element('w:cantSplit'), element('w:tblHeader')], [cell(width, [title])]),
      ...(body.length > 0 ? [tableRow(whole ? [element('w:cantSplit')] : [], [cell(width, body)])] : []),
    ),
    gap,
  ];
}

/** Room for a line of handwriting. */
const writeRowHeight = 25;

const gap = paragraph('gap', []);

function properties(
  style: string,
  look: Readonly<Record<string, number>>,
  description: readonly XmlElement[] = [],
): XmlElement {
  return element(
    'w:tblPr',
    {},
    value('tblStyle', style),
    element('w:tblW', { 'w:w': twips(textWidth), 'w:type': 'dxa' }),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    element('w:tblLook', { 'w:val': '0620', ...look }),
    ...description,
  );
}

function columns(widths: readonly number[]): XmlElement {
  return element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width })));
}

function tableRow(look: readonly XmlElement[], cells: readonly XmlElement[]): XmlElement {
  return element('w:tr', {}, ...(look.length > 0 ? [element('w:trPr', {}, ...look)] : []), ...cells);
}

function cell(width: number, content: readonly XmlElement[]): XmlElement {
  return element('w:tc', {}, element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' })), ...content);
}
