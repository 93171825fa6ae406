/** Sessions, tasks and seats of any kind, for properties. */
import fc from 'fast-check';
import { categories, hats, perspectives } from '../../../src/library/words.ts';
import { tlpLevels } from '../../../src/model/tlp.ts';
import type { Seat } from '../../../src/workbook/facts.ts';
import {
  type Block,
  emptyBlock,
  emptySession,
  type NewId,
  type Session,
} from '../../../src/workbook/session/session.ts';

const keys = <Key extends string>(list: Readonly<Record<Key, unknown>>) => Object.keys(list) as Key[];

/** Ids that never repeat. */
export function counting(prefix = 'neu'): NewId {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count}`;
  };
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);

export const anyBlock: fc.Arbitrary<Block> = fc
  .record({
    id: fc.uuid(),
    title: fc.string({ maxLength: 20 }),
    minutes: fc.integer({ min: 0, max: 240 }),
    fixedStart: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, time),
    category: fc.constantFrom(...keys(categories)),
    hat: fc.constantFrom(...keys(hats)),
    perspectives: fc.uniqueArray(fc.constantFrom(...keys(perspectives))),
    absent: fc.uniqueArray(fc.constantFrom('sitz-1', 'sitz-2', 'sitz-3')),
    groups: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 3 }),
  })
  .map(({ id, groups, ...block }) =>
    emptyBlock(id, {
      ...block,
      groups: groups.map((minutes, index) => ({ id: `${id}-${index}`, title: '', task: '', minutes, members: [] })),
    }),
  );

export const anyBlocks = fc.uniqueArray(anyBlock, { maxLength: 12, selector: ({ id }) => id });

export const anySession: fc.Arbitrary<Session> = fc
  .record({ blocks: anyBlocks, start: fc.oneof(fc.constant(''), time), minutes: fc.integer({ min: 0, max: 480 }) })
  .map((frame) => emptySession(counting(), { day: '2027-10-12', ...frame }));

export const anyLevel = fc.constantFrom(...tlpLevels, '' as const);

export const seat = (id: string, name: string, organisation: string): Seat => ({
  id,
  group: 'administration',
  function: name,
  organisation,
  name: `Person-${id}`,
  contact: `0123-${id}`,
  from: '',
  until: '',
});
