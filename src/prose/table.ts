/** Tables of the guide. */
import type { MdastNode } from 'satteri';
import { plain, type Table, type Text } from '../model/document.ts';
import { type Reading, report } from './reading.ts';
import { textOf } from './text.ts';

/**
 * A table with columns as wide as their words ask for. Where all cells of the first column are bold, they name their rows.
 * @param caption says what it shows to somebody who hears it; it is not printed, since the heading above says the same.
 */
export function tableOf(node: MdastNode & { type: 'table' }, id: string, caption: string, reading: Reading): Table {
  const [head = [], ...rows] = node.children.map((row) => {
    const cells = row.children.map((cell) => textOf(cell.children, reading));
    const columns = node.children[0]?.children.length ?? 0;
    if (cells.length > columns) {
      report(
        reading,
        row,
        `Diese Tabellenzeile hat ${cells.length} Zellen, der Kopf der Tabelle ${columns}.`,
        'Bitte die Trennstriche zählen; ein senkrechter Strich als Zeichen heißt \\|.',
      );
    }
    return Array.from({ length: columns }, (_, column) => cells[column] ?? '');
  });
  return {
    kind: 'table',
    id,
    caption,
    captionHidden: true,
    head: head.map(plain),
    rows,
    ...(rows.length > 0 && rows.every(([first = '']) => isBold(first)) ? { rowHeads: true } : {}),
    widths: widths([head, ...rows].map((row) => row.map(plain))),
  };
}

/** How many letters of a cell's size a line of A4 holds, about. */
const line = 100;

/**
 * Relative widths after the rule of browsers (CSS 2.2, 17.5.2.2): each column at least as wide as its longest word, at most as wide as its
 * longest cell, the room between shared out by what they lack.
 */
function widths(rows: readonly (readonly string[])[]): number[] {
  const columns = (rows[0] ?? []).map((_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    const longest = (texts: string[]) => Math.max(...texts.map((text) => text.length));
    const least = longest(cells.flatMap((cell) => cell.split(/\s/))) + 2;
    return { least, most: Math.max(least, longest(cells) + 2) };
  });
  const sum = (key: 'least' | 'most') => columns.reduce((total, column) => total + column[key], 0);
  if (sum('most') <= line) return columns.map(({ most }) => most);
  const share = Math.max(0, line - sum('least')) / (sum('most') - sum('least') || 1);
  return columns.map(({ least, most }) => Math.round(least + (most - least) * share));
}

function isBold(text: Text): boolean {
  return typeof text !== 'string' && text.every(({ strong }) => strong);
}
