/** The order and the times of a plan: whatever is done to it, no block and no minute is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBlock,
  duplicateBlock,
  mergeBlocks,
  moveBlock,
  removeBlock,
  splitBlock,
} from '../../../src/workbook/session/blocks.ts';
import { meterOf } from '../../../src/workbook/session/meter.ts';
import { type Block, emptyBlock, emptySession } from '../../../src/workbook/session/session.ts';
import { clockOf, lengthOf, minutesOf, timingOf } from '../../../src/workbook/session/timing.ts';
import { anyBlock, anyBlocks, anySession, counting } from './arbitrary.ts';

const total = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + lengthOf(block), 0);
const ids = (blocks: readonly Block[]) => blocks.map(({ id }) => id);
const place = fc.nat({ max: 15 });

describe('times', () => {
  test('follow one another without overlap, and every minute is accounted for', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const timing = timingOf(session);
        const { slots } = timing;
        let at = timing.from;
        for (const [index, slot] of slots.entries()) {
          const block = session.blocks[index] as Block;
          expect(slot.id).toBe(block.id);
          expect(slot.to - slot.from).toBe(lengthOf(block));
          expect(slot.from).toBe(at + slot.gap);
          expect(slot.gap).toBeGreaterThanOrEqual(0);
          at = slot.to;
        }
        const waiting = slots.reduce((sum, { gap }) => sum + gap, 0);
        expect(timing.planned).toBe(total(session.blocks) + waiting);
        expect(timing.planned - timing.overrun + timing.left).toBe(session.minutes);
        expect(timing.overrun * timing.left).toBe(0);
      }),
    );
  });

  test('a fixed start is kept where there is time, and said to be late where there is none', () => {
    const blocks = [
      emptyBlock('a', { minutes: 30 }),
      emptyBlock('b', { minutes: 30, fixedStart: '11:00' }),
      emptyBlock('c', { minutes: 30, fixedStart: '11:10' }),
    ];
    const { slots, planned, overrun } = timingOf(emptySession(counting(), { start: '10:00', minutes: 100, blocks }));
    expect(slots.map(({ from }) => clockOf(from))).toEqual(['10:00', '11:00', '11:30']);
    expect(slots.map(({ gap, late }) => [gap, late])).toEqual([
      [0, 0],
      [30, 0],
      [0, 20],
    ]);
    expect([planned, overrun]).toEqual([120, 20]);
  });

  test('a block lasts as long as its longest group; a session may pass midnight', () => {
    const group = { id: 'g', title: '', task: '', minutes: 40, members: [] };
    const blocks = [
      emptyBlock('a', { minutes: 15, groups: [group, { ...group, id: 'h', minutes: 25 }] }),
      emptyBlock('b', { minutes: 10, fixedStart: '00:15' }),
    ];
    const { slots } = timingOf(emptySession(counting(), { start: '23:00', blocks }));
    expect(slots.map(({ from, to }) => `${clockOf(from)} ${clockOf(to)}`)).toEqual(['23:00 23:40', '00:15 00:25']);
  });

  test('clock and minutes are two ways to say the same', () => {
    fc.assert(fc.property(fc.nat({ max: 1439 }), (minutes) => minutesOf(clockOf(minutes)) === minutes));
  });
});

describe('changes to the order', () => {
  test('moving keeps every block, once', () => {
    fc.assert(
      fc.property(anyBlocks, place, place, (blocks, which, to) => {
        const moved = moveBlock(blocks, blocks[which]?.id ?? '', to);
        expect([...moved].sort(byId)).toEqual([...blocks].sort(byId));
        if (which < blocks.length && to < blocks.length) expect(moved[to]).toBe(blocks[which]);
      }),
    );
  });

  test('splitting keeps the minutes and the views, merging keeps minutes, groups, texts and who leaves', () => {
    fc.assert(
      fc.property(anyBlocks, place, fc.integer({ min: 0, max: 300 }), (blocks, which, minutes) => {
        const id = blocks[which]?.id ?? '';
        const split = splitBlock(blocks, id, minutes, counting());
        expect(total(split)).toBe(total(blocks));
        expect(ids(split).filter((each) => !each.startsWith('neu'))).toEqual(ids(blocks));
        expect(meterOf(split).minutes).toEqual(meterOf(blocks).minutes);

        const merged = mergeBlocks(blocks, id);
        expect(total(merged)).toBe(total(blocks));
        const [one, other] = [blocks[which], blocks[which + 1]];
        const both = merged.find((block) => block.id === id);
        if (!one || !other || !both) {
          expect(merged).toEqual(blocks);
          return;
        }
        expect(merged).toHaveLength(blocks.length - 1);
        expect(both.groups).toHaveLength(one.groups.length + other.groups.length);
        for (const seat of [...one.absent, ...other.absent]) expect(both.absent).toContain(seat);
        for (const view of [...one.perspectives, ...other.perspectives]) expect(both.perspectives).toContain(view);
        if (other.fixedStart !== '') expect(both.notes).toContain(other.fixedStart);
      }),
    );
  });

  test('adding, doubling and removing touch one block only', () => {
    fc.assert(
      fc.property(anyBlocks, anyBlock, place, (blocks, block, which) => {
        const id = blocks[which]?.id ?? '';
        const more = addBlock(blocks, { ...block, id: 'neu' }, id);
        expect(more.filter((each) => each.id !== 'neu')).toEqual(blocks);
        expect(removeBlock(more, 'neu')).toEqual(blocks);
        const doubled = duplicateBlock(blocks, id, counting());
        expect(doubled.filter((each) => blocks.includes(each))).toEqual(blocks);
        expect(new Set(ids(doubled)).size).toBe(doubled.length);
        expect(total(doubled)).toBe(total(blocks) + (blocks[which] ? lengthOf(blocks[which]) : 0));
      }),
    );
  });
});

describe('the perspective meter', () => {
  test('asks for what is missing and says when the law crowds out those affected', () => {
    const blocks = [
      emptyBlock('a', { minutes: 50, perspectives: ['recht', 'organisation'] }),
      emptyBlock('b', { minutes: 10, perspectives: ['betroffene'] }),
      emptyBlock('c', { minutes: 30, category: 'pause', perspectives: ['beziehung'] }),
    ];
    const { minutes, total: sum, questions } = meterOf(blocks);
    expect(minutes).toEqual({ recht: 50, organisation: 50, betroffene: 10, sozial: 0, beziehung: 0 });
    expect(sum).toBe(60);
    expect(questions).toHaveLength(3);
    expect(questions.join()).toContain('verdrängt');
    expect(meterOf([]).questions).toEqual([]);
  });
});

function byId(one: Block, other: Block): number {
  return one.id < other.id ? -1 : 1;
}
