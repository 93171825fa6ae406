/**
 * An exercise under way: the clock, the injects, and what the log says about both. Each move takes the instant at which it happens and
 * gives the new state with the lines that it writes; nothing is read from any clock here.
 */
import { type Clock, jump, pause, played, resume, startClock } from './clock.ts';

/** What lies ready, in the order of its minutes. */
export interface Ready {
  minute: number;
  happens: string;
}

export interface Play {
  readonly clock: Clock;
  /** How many injects have come or were left out. */
  readonly passed: number;
  /** Index of the inject on the table; undefined before the first. */
  readonly onTable: number | undefined;
  /** Instant of the last line: later lines are never earlier, whatever happens to the clock of the machine. */
  readonly last: number;
}

/** A line of the log; its kind as in the file of an exercise. */
export interface Line {
  /** Instant in UTC, ISO 8601. */
  at: string;
  sort: 'clock' | 'inject' | 'decision' | 'observation';
  text: string;
}

export interface Turn {
  play: Play;
  lines: readonly Line[];
}

/** The exercise begins, with the injects of its first minute. @param now milliseconds since 1970, as everywhere here. */
export function beginPlay(injects: readonly Ready[], now: number): Turn {
  const play: Play = { clock: startClock(now), passed: 0, onTable: undefined, last: now };
  return then(written(play, now, 'clock', 'Übung begonnen'), (begun) => due(begun, injects, now));
}

/** Puts every inject whose minute has come on the table, also those that came while nobody looked. While the clock stands nothing comes. */
export function due(play: Play, injects: readonly Ready[], now: number): Turn {
  const next = injects[play.passed];
  const isDue = next && play.clock.standing === undefined && next.minute * 60_000 <= played(play.clock, now);
  return isDue ? then(laidDown(play, next, now), (on) => due(on, injects, now)) : { play, lines: [] };
}

/** Pause, and on again. */
export function halt(play: Play, now: number): Turn {
  const stands = play.clock.standing !== undefined;
  const clock = stands ? resume(play.clock, now) : pause(play.clock, now);
  return written({ ...play, clock }, now, 'clock', stands ? 'Weiter' : 'Pause');
}

/** The next inject comes now; the clock jumps to its minute, and goes on where it stood. */
export function hurry(play: Play, injects: readonly Ready[], now: number): Turn {
  const next = injects[play.passed];
  if (!next) return { play, lines: [] };
  if (play.clock.standing !== undefined) return then(halt(play, now), (on) => hurry(on, injects, now));
  const jumped = { ...play, clock: jump(play.clock, now, next.minute * 60_000) };
  return then(laidDown(jumped, next, now), (on) => due(on, injects, now));
}

/** The next inject is left out; the clock goes on as it is. */
export function skip(play: Play, injects: readonly Ready[], now: number): Turn {
  const next = injects[play.passed];
  if (!next) return { play, lines: [] };
  const text = `Einlage ${play.passed + 1} ausgelassen: ${next.happens}`;
  return written({ ...play, passed: play.passed + 1 }, now, 'clock', text);
}

/** Something that somebody decided or saw. */
export function keep(play: Play, sort: 'decision' | 'observation', text: string, now: number): Turn {
  return written(play, now, sort, text);
}

export function finish(play: Play, now: number): Turn {
  return written(play, now, 'clock', 'Übung beendet');
}

function laidDown(play: Play, inject: Ready, now: number): Turn {
  const on = { ...play, onTable: play.passed, passed: play.passed + 1 };
  return written(on, now, 'inject', `Einlage ${on.passed}: ${inject.happens}`);
}

function written(play: Play, now: number, sort: Line['sort'], text: string): Turn {
  const last = Math.max(play.last, now);
  return { play: { ...play, last }, lines: [{ at: new Date(last).toISOString(), sort, text }] };
}

function then({ play, lines }: Turn, next: (play: Play) => Turn): Turn {
  const after = next(play);
  return { play: after.play, lines: [...lines, ...after.lines] };
}
