/** A running session, by a clock that is handed in: nothing is lost, whatever is pressed and however long somebody sleeps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginRun,
  extend,
  finish,
  goOn,
  pause,
  pushRest,
  restOf,
  resume,
  shares,
  shortenRest,
  viewOf,
} from '../../../src/workbook/session/run.ts';
import { emptyBlock, emptySession, type Run, type Session } from '../../../src/workbook/session/session.ts';
import { anySession, counting } from './arbitrary.ts';

const start = Date.parse('2027-10-12T08:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);

const session = emptySession(counting(), {
  day: '2027-10-12',
  start: '10:00',
  minutes: 60,
  blocks: [
    emptyBlock('a', { minutes: 20 }),
    emptyBlock('b', { minutes: 30 }),
    emptyBlock('c', { minutes: 10, fixedStart: '10:50' }),
  ],
});

describe('a running session', () => {
  test('turns orange at 20 % and red at 5 % of a block, and counts on after its end', () => {
    const run = beginRun(session, at(0));
    const phaseAt = (minutes: number) => viewOf(session, run, at(minutes)).phase;
    expect([phaseAt(0), phaseAt(15.9), phaseAt(16), phaseAt(18.9), phaseAt(19), phaseAt(19.9), phaseAt(20)]).toEqual([
      'calm',
      'calm',
      'soon',
      'soon',
      'last',
      'last',
      'over',
    ]);
    expect(viewOf(session, run, at(25)).remaining).toBe(-5 * 60_000);
  });

  test('rests without losing time, adds minutes, goes on and ends', () => {
    let run = beginRun(session, at(0));
    run = resume(pause(run, at(5)), at(15));
    expect(viewOf(session, run, at(15)).remaining).toBe(15 * 60_000);
    run = extend(session, run, 5);
    const view = viewOf(session, run, at(15));
    expect(view.remaining).toBe(20 * 60_000);
    expect(view.rest.map(({ block }) => block.id)).toEqual(['b', 'c']);
    expect(view.over).toBe(15);
    run = goOn(session, goOn(session, run, at(30)), at(40), true);
    expect(viewOf(session, run, at(40)).current?.id).toBe('c');
    run = goOn(session, run, at(45));
    expect(viewOf(session, run, at(50)).isDone).toBe(true);
    expect(run.log.map(({ id, skipped }) => [id, skipped])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });

  test('a fixed start waits for its time, and „verschieben“ gives it up', () => {
    const run = beginRun({ ...session, blocks: session.blocks.toSpliced(1, 1) }, at(0));
    const short = { ...session, blocks: session.blocks.toSpliced(1, 1) };
    expect(viewOf(short, run, at(0)).rest[0]?.from).toBe(at(50).getTime());
    expect(viewOf(short, pushRest(run), at(0)).rest[0]?.from).toBe(at(20).getTime());
  });

  test('„kürzen“ ends in time and keeps every block', () => {
    const run = shortenRest(session, beginRun(session, at(0)), at(40));
    const view = viewOf(session, run, at(40));
    expect(view.rest.map(({ minutes }) => minutes)).toEqual([15, 5]);
    expect(view.over).toBe(0);
  });

  test('takes in what is changed in the plan meanwhile', () => {
    const run = goOn(session, beginRun(session, at(0)), at(20));
    const changed: Session = {
      ...session,
      blocks: [emptyBlock('d', { minutes: 5 }), ...session.blocks.toSpliced(1, 1)],
    };
    const view = viewOf(changed, run, at(20));
    expect(view.current?.id).toBe('d');
    expect(view.rest.map(({ block }) => block.id)).toEqual(['c']);
  });

  test('never loses a block, whatever is pressed', () => {
    const press = fc.constantFrom('pause', 'resume', 'five', 'next', 'skip', 'push', 'shorten', 'finish');
    fc.assert(
      fc.property(anySession, fc.array(fc.tuple(press, fc.nat({ max: 60 })), { maxLength: 30 }), (any, presses) => {
        let run: Run = beginRun(any, at(0));
        let now = 0;
        for (const [what, later] of presses) {
          now += later;
          const before = run;
          switch (what) {
            case 'pause':
              run = pause(run, at(now));
              break;
            case 'resume':
              run = resume(run, at(now));
              break;
            case 'five':
              run = extend(any, run, 5);
              break;
            case 'next':
              run = goOn(any, run, at(now));
              break;
            case 'skip':
              run = goOn(any, run, at(now), true);
              break;
            case 'push':
              run = pushRest(run);
              break;
            case 'shorten':
              run = shortenRest(any, run, at(now));
              break;
            case 'finish':
              run = finish(any, run, at(now));
              break;
          }
          const view = viewOf(any, run, at(now));
          const done = run.log.map(({ id }) => id);
          const known = [...done, ...(view.current ? [view.current.id] : []), ...restOf(any, run).map(({ id }) => id)];
          expect([...known].sort()).toEqual(any.blocks.map(({ id }) => id).sort());
          expect(view.end).toBeGreaterThanOrEqual(view.isDone ? 0 : at(now).getTime());
          // Pressing buttons never brings time back.
          expect(run.log.length).toBeGreaterThanOrEqual(before.log.length);
          for (const { minutes } of view.rest) expect(minutes).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('shares are whole, in proportion and together the budget', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 240 })), fc.integer({ min: -50, max: 600 }), (lengths, budget) => {
        const parts = shares(lengths, budget);
        const sum = parts.reduce((total, part) => total + part, 0);
        const most = lengths.reduce((total, length) => total + length, 0);
        const least = lengths.filter((length) => length > 0).length;
        expect(sum).toBe(Math.min(most, Math.max(least, budget)));
        for (const [index, part] of parts.entries()) {
          expect(part).toBeLessThanOrEqual(lengths[index] ?? 0);
          expect(part).toBeGreaterThanOrEqual(Math.min(1, lengths[index] ?? 0));
        }
      }),
    );
  });
});
