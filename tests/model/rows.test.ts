import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemIn } from '../../src/model/check.ts';
import type { AnyRow, Fields, RowFields } from '../../src/model/field.ts';
import { end, insertRow, moveRow, removeRow } from '../../src/model/rows.ts';

const fields = {
  what: { kind: 'text', label: 'Was', help: 'x', personal: false },
  next: { kind: 'rowRef', label: 'Weiter', help: 'x', personal: false },
} as const satisfies RowFields;
const list: Fields = {
  steps: {
    kind: 'rows',
    label: 'Schritte',
    help: 'x',
    row: 'Schritt',
    nameOf: 'what',
    layout: 'cards',
    blankRows: 1,
    fields,
  },
};
const row = (id: string, next = ''): AnyRow => ({ id, what: id, next });

describe('rows', () => {
  test('any sequence of adding, removing, moving and branching leaves a well-formed list', () => {
    const step = fc.record({ act: fc.constantFrom('add', 'remove', 'move', 'branch'), at: fc.nat(20), to: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let rows: readonly AnyRow[] = [row('a'), row('b', 'a'), row('c', end)];
        for (const [count, { act, at, to }] of steps.entries()) {
          const one = rows[at % Math.max(1, rows.length)];
          const other = rows[to % Math.max(1, rows.length)];
          if (act === 'add') rows = insertRow(rows, row(`n${count}`, other?.id ?? ''), one?.id);
          else if (act === 'remove' && one) rows = removeRow(fields, rows, one.id);
          else if (act === 'move' && one) rows = moveRow(rows, one.id, to - 10);
          else if (one && other) rows = rows.map((each) => (each.id === one.id ? { ...each, next: other.id } : each));
        }
        expect(problemIn(list, { steps: rows })).toBeUndefined();
      }),
    );
  });

  test('moving loses no row and stops at both ends', () => {
    const rows = [row('a'), row('b'), row('c')];
    expect(moveRow(rows, 'a', 2).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(moveRow(rows, 'a', -1)).toBe(rows);
    expect(moveRow(rows, 'x', 1)).toBe(rows);
  });

  test('a reference to a removed row goes on with the row below; a lost one in a file is refused', () => {
    expect(removeRow(fields, [row('a', 'b'), row('b')], 'b')).toEqual([row('a')]);
    expect(problemIn(list, { steps: [row('a', 'weg')] })).toContain('verweist auf eine Zeile');
  });
});
