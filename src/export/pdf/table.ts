/** Tables: columns by their widths, texts wrapped in the cells, the head repeated on every page. */
import type { StructElement } from 'pdfkit';
import { plain, type Table, type Text } from '../../model/document.ts';
import { grid, isTick } from '../measures.ts';
import { blockGap, cellPadding, ink, room, type } from '../sheet.ts';
import { cleanLine } from './characters.ts';
import { inside, tickBox } from './field.ts';
import type { Line } from './lines.ts';
import type { Strip } from './pages.ts';
import type { Pen } from './pen.ts';
import { type Column, child, inlinesOf, kept, lineStrips, linesOf, type Setting, setAttributes } from './setting.ts';

/** Width of the lines between cells in the layout: one pixel on the screen, as the preview has it. Drawn thinner. */
const rule = 0.75;
const drawnRule = 0.5;
/** Least height of a row that somebody writes in by hand. */
const writingRow = 26;
/** Two lines of what is typed fit into it. */
const typedSize = 8;
const style = type.cell;
const padding = cellPadding + rule / 2;

export function tableStrips(table: Table, column: Column, setting: Setting): Strip[] {
  const { head: heads, rows: body, shares } = grid(table);
  if (shares.length === 0) return [];
  const element = child(setting, column.parent, 'Table');
  const caption = captionStrips(table, column, element, setting);
  const edges = edgesOf(shares, column);
  // A head without a body would be no proper table: its row then stands alone.
  const [headElement, bodyElement] =
    body.length > 0 ? [child(setting, element, 'THead'), child(setting, element, 'TBody')] : [element, element];
  const head = rowOf(heads, { table, number: 0, edges }, headElement, setting);
  const repeat =
    head.height > room.height / 2
      ? undefined
      : { height: head.height, draw: (pen: Pen, y: number) => pen.artifact(() => head.draw(pen, y)) };
  const rows = body.flatMap((cells, index) => {
    const row = rowOf(cells, { table, number: index + 1, edges }, bodyElement, setting);
    return slicesOf(row, room.height - (repeat?.height ?? 0)).map((slice) => (repeat ? { ...slice, repeat } : slice));
  });
  // As of a paragraph's lines, no page takes a single row with it or leaves one behind.
  for (const row of [rows[0], rows.at(-2)]) {
    if (row && rows.length > 1) row.keep = true;
  }
  const strips = [...slicesOf(head, room.height).map((slice) => ({ ...slice, keep: rows.length > 0 })), ...rows];
  const last = strips.at(-1);
  if (last) last.after = blockGap;
  return [...caption, ...strips];
}

/** Says what the table shows: above it, or only to those who hear it. */
function captionStrips(
  { caption, captionHidden }: Table,
  column: Column,
  element: StructElement,
  setting: Setting,
): Strip[] {
  const text = cleanLine(caption);
  if (text === '') return [];
  if (captionHidden) {
    setAttributes(element, { O: 'Table', Summary: new String(text) });
    return [];
  }
  const lines = linesOf(inlinesOf(text, setting, { bold: true }), type.caption, column.width, setting);
  return kept(lineStrips(lines, type.caption, column.x, child(setting, element, 'Caption')));
}

/** Left edges of the columns, and the right edge of the last. */
function edgesOf(shares: readonly number[], { x, width }: Column): number[] {
  const edges = [x];
  for (const share of shares) edges.push((edges.at(-1) ?? x) + width * share);
  return edges;
}

interface Row {
  height: number;
  /** How many lines its tallest cell has. */
  lines: number;
  /** Draws the row, or those of its lines that stand on this page. */
  draw(pen: Pen, y: number, part?: { from: number; to: number; height: number }): void;
}

interface Cell {
  x: number;
  width: number;
  heads: boolean;
  element: StructElement;
  lines: readonly Line[];
  field?: { element: StructElement; name: string; label: string; tick: boolean };
}

interface Place {
  table: Table;
  /** 0 is the head. */
  number: number;
  edges: readonly number[];
}

function rowOf(texts: readonly Text[], place: Place, parent: StructElement, setting: Setting): Row {
  const row = child(setting, parent, 'TR');
  const cells = texts.map((_, index) => cellOf(texts, index, place, row, setting));
  const lines = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const least = cells.some((cell) => cell.field) ? writingRow : 0;
  const height = Math.max(least, lines * style.leading + 2 * cellPadding) + rule;
  return {
    height,
    lines,
    draw(pen, y, part = { from: 0, to: lines, height }) {
      pen.artifact(() => drawGrid(pen, cells, y, part.height));
      for (const { x, lines, element, field, width } of cells) {
        lines.slice(part.from, part.to).forEach((line, index) => {
          const top = y + padding + index * style.leading;
          pen.line(line, { x: x + padding, y: top, size: style.size, leading: style.leading }, element);
        });
        if (!field || !setting.form || part.from > 0) continue;
        if (field.tick) {
          const square = tickBox(pen, { x: x + padding, y: y + padding });
          setting.form.check(pen, field.element, square, { ...field, checked: false });
          continue;
        }
        const box = inside({ x, y, width, height: part.height });
        setting.form.text(pen, field.element, box, { ...field, size: typedSize, lines: 2 });
      }
    },
  };
}

function cellOf(texts: readonly Text[], index: number, place: Place, row: StructElement, setting: Setting): Cell {
  const { table, number, edges } = place;
  const text = texts[index] ?? '';
  const rowHead = table.rowHeads === true && index === 0;
  const heads = number === 0 || rowHead;
  const element = child(setting, row, heads ? 'TH' : 'TD');
  if (heads) setAttributes(element, { O: 'Table', Scope: number === 0 ? 'Column' : 'Row' });
  const x = edges[index] ?? 0;
  const width = (edges[index + 1] ?? x) - x;
  const look = heads ? { bold: true, colour: ink.heading } : {};
  const lines = linesOf(inlinesOf(text, setting, look), style, width - 2 * padding, setting);
  const cell = { x, width, heads, element, lines };
  if (number === 0 || lines.length > 0 || !setting.form) return cell;
  const name = `${table.id}-${number}-${index + 1}`;
  const tick = isTick(table, index, text, true);
  const label = fieldLabel(texts, index, place);
  return { ...cell, field: { element: child(setting, element, 'Form'), name, label, tick } };
}

/** „Vertretung, Zeile 2: Polizei (Sitzplan)“ */
function fieldLabel(texts: readonly Text[], index: number, { table, number }: Place): string {
  const head = cleanLine(table.head[index] ?? '') || `Spalte ${index + 1}`;
  const named = table.rowHeads && index > 0 ? cleanLine(plain(texts[0] ?? '')) : '';
  const caption = cleanLine(table.caption);
  return `${head}, Zeile ${number}${named === '' ? '' : `: ${named}`}${caption === '' ? '' : ` (${caption})`}`;
}

function drawGrid({ document }: Pen, cells: readonly Cell[], y: number, height: number): void {
  for (const { x, width, heads } of cells) {
    if (heads) document.rect(x, y, width, height).fill(ink.tint);
  }
  for (const { x, width } of cells) document.rect(x, y, width, height);
  document.lineWidth(drawnRule).stroke(ink.line);
}

function strip(row: Row): Strip {
  return { height: row.height, before: 0, after: 0, keep: false, draw: (pen, y) => row.draw(pen, y) };
}

/** Room that the first part of a cut row leaves to what stands before the table. */
const leftFree = 80;

/** A row stays whole; one higher than a page is cut between its lines. */
function slicesOf(row: Row, most: number): Strip[] {
  if (row.height <= most) return [strip(row)];
  const perPage = Math.max(1, Math.floor((most - leftFree - 2 * cellPadding - rule) / style.leading));
  return Array.from({ length: Math.ceil(row.lines / perPage) }, (_, index) => {
    const from = index * perPage;
    const to = Math.min(row.lines, from + perPage);
    const height = (to - from) * style.leading + 2 * cellPadding + rule;
    return { ...strip(row), height, draw: (pen, y) => row.draw(pen, y, { from, to, height }) };
  });
}
