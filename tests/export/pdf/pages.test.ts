/** What stays together and what is parted by the end of a page. */
import { describe, expect, test } from 'vitest';
import { type Flow, makeUp, pageBreak, type Strip } from '../../../src/export/pdf/pages.ts';
import { room } from '../../../src/export/sheet.ts';

const names = new Map<unknown, string>();
function strip(name: string, height: number, more: Partial<Strip> = {}): Strip {
  const made: Strip = { height, before: 0, after: 0, keep: false, draw: () => undefined, ...more };
  names.set(made, name);
  if (made.repeat) names.set(made.repeat, 'head again');
  return made;
}
const made = (flow: Flow) => makeUp(flow).map((page) => page.map(({ strip }) => names.get(strip)));
const half = room.height / 2;

describe('pages', () => {
  test('take what fits, and the rest comes on the next', () => {
    expect(made([strip('a', half), strip('b', half), strip('c', 1)])).toEqual([['a', 'b'], ['c']]);
  });

  test('have the larger of two distances between strips, and none at the top', () => {
    const flow = [
      strip('a', 10, { before: 99, after: 5 }),
      strip('b', 10, { before: 14, after: 5 }),
      strip('c', 10, { before: 3 }),
    ];
    expect(makeUp(flow)[0]?.map(({ y }) => y)).toEqual([0, 24, 39]);
  });

  test('take a heading along to what follows it', () => {
    expect(made([strip('a', half), strip('heading', half / 2, { keep: true }), strip('b', half)])).toEqual([
      ['a'],
      ['heading', 'b'],
    ]);
  });

  test('part what is higher than a page where they must', () => {
    const chain = ['a', 'b', 'c'].map((name) => strip(name, half, { keep: true }));
    expect(made(chain)).toEqual([['a', 'b'], ['c']]);
  });

  test('repeat the head of a table where they begin with one of its rows', () => {
    const repeat = { height: 20, draw: () => undefined };
    const rows = ['1', '2', '3'].map((name) => strip(name, half - 20, { repeat }));
    expect(made([strip('head', 20, { keep: true }), ...rows])).toEqual([
      ['head', '1', '2'],
      ['head again', '3'],
    ]);
  });

  test('end at a page break, but never stay empty', () => {
    expect(made([pageBreak, strip('a', 1), pageBreak, pageBreak, strip('b', 1), pageBreak])).toEqual([['a'], ['b']]);
    expect(made([])).toEqual([[]]);
  });

  test('are told to those who ask, from 1', () => {
    const places: number[] = [];
    const place = (page: number) => places.push(page);
    makeUp([strip('a', half, { place }), strip('b', room.height, { place })]);
    expect(places).toEqual([1, 2]);
  });
});
