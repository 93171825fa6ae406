/** A list of rows, changed row by row. References between rows never point to nothing. */
import type { AnyRow, RowFields } from './field.ts';

/** The reference that leads out of the list. */
export const end = 'ende';

/** The rows with one more, after the row of an id, or at the end. */
export function insertRow(rows: readonly AnyRow[], row: AnyRow, after?: string): readonly AnyRow[] {
  const place = rows.findIndex(({ id }) => id === after);
  return place === -1 ? [...rows, row] : rows.toSpliced(place + 1, 0, row);
}

/** The rows without one. Who referred to it now goes on with the row below. */
export function removeRow(fields: RowFields, rows: readonly AnyRow[], id: string): readonly AnyRow[] {
  const references = Object.keys(fields).filter((key) => fields[key]?.kind === 'rowRef');
  return rows
    .filter((row) => row.id !== id)
    .map((row) => {
      const lost = references.filter((key) => row[key] === id);
      return lost.length === 0 ? row : { ...row, ...Object.fromEntries(lost.map((key) => [key, ''])), id: row.id };
    });
}

/** The rows with one of them moved by some places; as they are where it would leave the list. */
export function moveRow(rows: readonly AnyRow[], id: string, by: number): readonly AnyRow[] {
  const from = rows.findIndex((row) => row.id === id);
  const row = rows[from];
  const to = from + by;
  return row && to >= 0 && to < rows.length ? rows.toSpliced(from, 1).toSpliced(to, 0, row) : rows;
}
