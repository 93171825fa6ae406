/** An exercise under way: whatever the leader does, the log is in order and complete, and no inject is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { played } from '../../src/run/clock.ts';
import {
  beginPlay,
  due,
  finish,
  halt,
  hurry,
  keep,
  type Line,
  type Play,
  skip,
  type Turn,
} from '../../src/run/play.ts';

const start = Date.parse('2027-01-05T09:00:00Z');
const minute = 60_000;
const ready = [0, 7, 14, 14, 30].map((minute, index) => ({ minute, happens: `Nachricht ${index + 1}` }));

/** The state after some moves, each so many milliseconds after the one before, and all that was written. */
function following(moves: readonly { wait: number; move: (play: Play, now: number) => Turn }[], injects = ready) {
  let now = start;
  let { play, lines: log }: { play: Play; lines: readonly Line[] } = beginPlay(injects, now);
  for (const { wait, move } of moves) {
    now += wait;
    const turn = move(play, now);
    play = turn.play;
    log = [...log, ...turn.lines];
  }
  return { play, log, now };
}
const look = (play: Play, now: number) => due(play, ready, now);
const texts = (log: readonly Line[]) => log.map(({ text }) => text);

describe('injects', () => {
  test('come at their minutes, all that are due, each once', () => {
    const { log, play } = following([
      { wait: 6.9 * minute, move: look },
      { wait: 0.2 * minute, move: look },
      { wait: 0, move: look },
      { wait: 10 * minute, move: look },
    ]);
    expect(texts(log)).toEqual(['Übung begonnen', ...[1, 2, 3, 4].map((each) => `Einlage ${each}: Nachricht ${each}`)]);
    expect(play.onTable).toBe(3);
  });

  test('wait while the clock stands, and come at once when the leader says so', () => {
    const { log, play, now } = following([
      { wait: minute, move: halt },
      { wait: 60 * minute, move: look },
      { wait: 0, move: (play, now) => hurry(play, ready, now) },
    ]);
    expect(texts(log)).toEqual([
      'Übung begonnen',
      'Einlage 1: Nachricht 1',
      'Pause',
      'Weiter',
      'Einlage 2: Nachricht 2',
    ]);
    expect(played(play.clock, now)).toBe(7 * minute);
  });

  test('that fell due in the moment of the pause come after it', () => {
    const paused = following([
      { wait: 8 * minute, move: halt },
      { wait: minute, move: look },
    ]);
    expect(paused.play.onTable).toBe(0);
    const resumed = halt(paused.play, paused.now).play;
    expect(due(resumed, ready, paused.now).play.onTable).toBe(1);
  });

  test('are left out by name and never come afterwards', () => {
    const { log, play } = following([
      { wait: minute, move: (play, now) => skip(play, ready, now) },
      { wait: 13 * minute, move: look },
    ]);
    expect(texts(log)).toContain('Einlage 2 ausgelassen: Nachricht 2');
    expect(texts(log)).not.toContain('Einlage 2: Nachricht 2');
    expect(play.onTable).toBe(3);
  });

  test('run out, and then nothing more happens', () => {
    const { play } = following([{ wait: 100 * minute, move: look }]);
    for (const move of [hurry, skip, due]) expect(move(play, ready, start + 101 * minute).lines).toEqual([]);
  });
});

test('any sequence of moves keeps the log in order and loses neither a note nor an inject', () => {
  const move = fc.record({
    // The clock of a machine is set back, too.
    wait: fc.integer({ min: -5 * minute, max: 20 * minute }),
    act: fc.constantFrom('halt', 'hurry', 'skip', 'look', 'decision', 'observation'),
  });
  const injects = fc
    .array(fc.record({ minute: fc.integer({ min: 0, max: 120 }), happens: fc.string({ unit: 'grapheme' }) }))
    .map((list) => list.toSorted((a, b) => a.minute - b.minute));
  fc.assert(
    fc.property(fc.array(move), injects, (moves, injects) => {
      let notes = 0;
      const { play, log, now } = following(
        moves.map(({ wait, act }) => ({
          wait,
          move: (play, now) => {
            switch (act) {
              case 'halt':
                return halt(play, now);
              case 'hurry':
                return hurry(play, injects, now);
              case 'skip':
                return skip(play, injects, now);
              case 'look':
                return due(play, injects, now);
              default:
                notes += 1;
                return keep(play, act, `Notiz ${notes}`, now);
            }
          },
        })),
        injects,
      );
      const whole = [...log, ...finish(play, now).lines];
      const instants = whole.map(({ at }) => at);
      expect(instants).toEqual(instants.toSorted());
      for (const at of instants) expect(new Date(at).toISOString()).toBe(at);
      expect(whole.filter(({ text }) => text.startsWith('Notiz ')).map(({ text }) => text)).toEqual(
        Array.from({ length: notes }, (_, index) => `Notiz ${index + 1}`),
      );
      // Every inject that has passed stands in the log exactly once, in its order, as laid down or as left out.
      const numbers = whole.flatMap(({ text, sort }) => {
        const [, number] = /^Einlage (\d+)(?::| ausgelassen:)/.exec(text) ?? [];
        return sort === 'inject' || sort === 'clock' ? [Number(number)] : [];
      });
      expect(numbers.filter((number) => !Number.isNaN(number))).toEqual(
        injects.slice(0, play.passed).map((_, index) => index + 1),
      );
      expect(whole.at(0)?.text).toBe('Übung begonnen');
      expect(whole.at(-1)?.text).toBe('Übung beendet');
    }),
  );
});
