/** Sizes that ODT and DOCX share: what fits on the page. */
import { type Drawing, type Picture, plain, type Table, type Text } from '../model/document.ts';
import { pointsPerMillimetre } from './drawing.ts';
import { textWidth } from './office-styles.ts';
import { room } from './sheet.ts';

/** Space that stays for a caption under a picture as high as the page, in points. */
const captionRoom = 60;

/** Width and height in points, made smaller in proportion where they do not fit on the page. */
export function fitted({ width, height }: Pick<Picture | Drawing, 'width' | 'height'>): {
  width: number;
  height: number;
  /** Points for each millimetre asked for. */
  scale: number;
} {
  const asked = { width: positive(width) * pointsPerMillimetre, height: positive(height) * pointsPerMillimetre };
  const share = Math.min(1, textWidth / asked.width, (room.height - captionRoom) / asked.height);
  return { width: asked.width * share, height: asked.height * share, scale: pointsPerMillimetre * share };
}

/** Cells of a table as a full grid, whatever rows are too short or too long; and the widths of its columns as shares of 1. */
export function grid(table: Table): {
  head: readonly string[];
  rows: readonly (readonly Table['rows'][number][number][])[];
  shares: readonly number[];
} {
  const count = Math.max(table.head.length, ...table.rows.map((row) => row.length));
  const full = <T>(cells: readonly T[], empty: T) =>
    Array.from({ length: count }, (_, column) => cells[column] ?? empty);
  const widths = Array.from({ length: count }, (_, column) => positive(table.widths?.[column] ?? 1));
  const sum = widths.reduce((total, width) => total + width, 0);
  return {
    head: full(table.head, ''),
    rows: table.rows.map((row) => full(row, '')),
    shares: widths.map((width) => width / sum),
  };
}

/** Whether a cell is a box to tick. */
export function isTick({ ticks = [] }: Table, column: number, text: Text, fillable: boolean): boolean {
  return fillable && ticks.includes(column) && plain(text).trim() === '';
}

function positive(length: number): number {
  return length > 0 && Number.isFinite(length) ? length : 1;
}
