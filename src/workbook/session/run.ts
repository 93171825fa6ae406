/**
 * A session as it runs: a state machine over stored instants. Nothing counts down; whoever looks says what time it is, so that sleep and
 * reload change nothing. The plan stays as it was: what the run changes about minutes, it keeps itself.
 */
import { berlin } from '../../model/time.ts';
import type { Block, Run, Session } from './session.ts';
import { lengthOf, minutesOf } from './timing.ts';

const minute = 60_000;

/** `soon` from 20 % of a block's time on, `last` from 5 % on, `over` after its end. */
type Phase = 'calm' | 'soon' | 'last' | 'over';

export interface RunView {
  /** The block that runs; undefined once the last is done. */
  current: Block | undefined;
  /** Minutes of the current block with all that was added. */
  length: number;
  /** Milliseconds left in it; negative when it is over time. */
  remaining: number;
  phase: Phase;
  /** What is still to come, with instants in milliseconds. */
  rest: readonly { block: Block; from: number; to: number; minutes: number }[];
  /** When the session will end, and when it was to end. */
  end: number;
  plannedEnd: number;
  /** Minutes by which it will end too late; 0 where it will not. */
  over: number;
  isPaused: boolean;
  isDone: boolean;
}

/** Begins with the first block. */
export function beginRun({ blocks }: Session, now: Date): Run {
  return {
    startedAt: now.toISOString(),
    block: blocks[0]?.id ?? '',
    began: now.toISOString(),
    pausedAt: '',
    rested: 0,
    minutes: [],
    loose: false,
    log: [],
    endedAt: blocks.length === 0 ? now.toISOString() : '',
  };
}

export function viewOf(session: Session, run: Run, now: Date): RunView {
  const current = currentBlock(session, run);
  const at = run.pausedAt === '' ? now.getTime() : Date.parse(run.pausedAt);
  const length = current ? minutesIn(run, current) : 0;
  const remaining = current ? length * minute - (at - Date.parse(run.began) - run.rested) : 0;
  const plannedEnd = Date.parse(run.startedAt) + session.minutes * minute;
  // While the session rests, everything that is left moves on with the clock.
  let next = now.getTime() + Math.max(0, remaining);
  const rest = restOf(session, run).map((block) => {
    const fixed = run.loose ? undefined : fixedInstant(block, session, run);
    const from = Math.max(next, fixed ?? next);
    const minutes = minutesIn(run, block);
    next = from + minutes * minute;
    return { block, from, to: next, minutes };
  });
  const isDone = run.endedAt !== '' || current === undefined;
  const end = isDone && run.endedAt !== '' ? Date.parse(run.endedAt) : next;
  return {
    current: isDone ? undefined : current,
    length,
    remaining,
    phase: phaseOf(remaining, length * minute),
    rest: isDone ? [] : rest,
    end,
    plannedEnd,
    // In minutes as a clock shows them, for it stands beside such a clock.
    over: Math.max(0, Math.floor(end / minute) - Math.floor(plannedEnd / minute)),
    isPaused: run.pausedAt !== '' && !isDone,
    isDone,
  };
}

export function pause(run: Run, now: Date): Run {
  return run.pausedAt === '' && run.endedAt === '' ? { ...run, pausedAt: now.toISOString() } : run;
}

export function resume(run: Run, now: Date): Run {
  if (run.pausedAt === '') return run;
  return { ...run, pausedAt: '', rested: run.rested + Math.max(0, now.getTime() - Date.parse(run.pausedAt)) };
}

/** More minutes for the block that runs. */
export function extend(session: Session, run: Run, minutes: number): Run {
  const current = currentBlock(session, run);
  return current ? withMinutes(run, [[current.id, Math.min(1440, minutesIn(run, current) + minutes)]]) : run;
}

/** On to the next block. @param skipped whether the current one was left out rather than done. */
export function goOn(session: Session, run: Run, now: Date, skipped = false): Run {
  const current = currentBlock(session, run);
  if (!current || run.endedAt !== '') return run;
  const going = resume(run, now);
  const [next] = restOf(session, run);
  const at = now.toISOString();
  return {
    ...going,
    log: [...run.log, { id: current.id, from: run.began, to: at, skipped }],
    block: next?.id ?? '',
    began: at,
    rested: 0,
    endedAt: next ? '' : at,
  };
}

/** Ends it, whatever is left. What was not reached is in no log. */
export function finish(session: Session, run: Run, now: Date): Run {
  const current = currentBlock(session, run);
  if (run.endedAt !== '') return run;
  const at = now.toISOString();
  const log = current ? [...run.log, { id: current.id, from: run.began, to: at, skipped: false }] : run.log;
  return { ...resume(run, now), log, block: '', endedAt: at };
}

/** „Rest verschieben“: what is left keeps its minutes, fixed starts no longer hold, and the end moves. */
export function pushRest(run: Run): Run {
  return { ...run, loose: true };
}

/**
 * „Rest kürzen“: what is left gives up minutes in proportion, so that the session ends in time. Every block keeps at least one minute;
 * where even that is too long, the end moves after all. Breaks give as well: who leads sees it and may decide otherwise.
 */
export function shortenRest(session: Session, run: Run, now: Date): Run {
  const view = viewOf(session, { ...run, loose: true }, now);
  const lengths = view.rest.map(({ minutes }) => minutes);
  const sum = lengths.reduce((total, length) => total + length, 0);
  const budget = Math.floor((view.plannedEnd - now.getTime() - Math.max(0, view.remaining)) / minute);
  if (sum <= budget) return { ...run, loose: true };
  const shorter = shares(lengths, budget);
  return withMinutes(
    { ...run, loose: true },
    view.rest.map(({ block }, index) => [block.id, shorter[index] ?? 0]),
  );
}

/** Whole minutes in proportion to what was, at least one each and never more than before; together the budget, if that is possible. */
export function shares(lengths: readonly number[], budget: number): number[] {
  const least = lengths.map((length) => Math.min(1, length));
  const room = lengths.map((length, index) => length - (least[index] ?? 0));
  const total = room.reduce((sum, each) => sum + each, 0);
  const spend = Math.max(0, Math.min(total, budget - least.reduce((sum, each) => sum + each, 0)));
  const exact = room.map((each) => (total === 0 ? 0 : (each * spend) / total));
  const whole = exact.map(Math.floor);
  let missing = spend - whole.reduce((sum, each) => sum + each, 0);
  const byFraction = exact.map((each, index) => [each - Math.floor(each), index] as const).sort((a, b) => b[0] - a[0]);
  for (const [, index] of byFraction) {
    if (missing > 0 && (whole[index] ?? 0) < (room[index] ?? 0)) {
      whole[index] = (whole[index] ?? 0) + 1;
      missing -= 1;
    }
  }
  return whole.map((each, index) => each + (least[index] ?? 0));
}

/** What is left of the plan, in its present order: also what was added or moved while the session ran. */
export function restOf(session: Session, run: Run): readonly Block[] {
  const current = currentBlock(session, run);
  const over = new Set(run.log.map(({ id }) => id));
  return session.blocks.filter((block) => block.id !== current?.id && !over.has(block.id));
}

/** The block that runs; where it was taken out of the plan meanwhile, the first that is left. */
function currentBlock({ blocks }: Session, run: Run): Block | undefined {
  if (run.endedAt !== '') return undefined;
  const over = new Set(run.log.map(({ id }) => id));
  return blocks.find(({ id }) => id === run.block) ?? blocks.find(({ id }) => !over.has(id));
}

function minutesIn(run: Run, block: Block): number {
  return run.minutes.find(({ id }) => id === block.id)?.minutes ?? lengthOf(block);
}

function withMinutes(run: Run, changes: readonly (readonly [string, number])[]): Run {
  const next = new Map([...run.minutes.map(({ id, minutes }) => [id, minutes] as const), ...changes]);
  return { ...run, minutes: [...next].map(([id, minutes]) => ({ id, minutes })) };
}

function phaseOf(remaining: number, whole: number): Phase {
  if (remaining <= 0) return 'over';
  if (remaining <= whole * 0.05) return 'last';
  return remaining <= whole * 0.2 ? 'soon' : 'calm';
}

/** A fixed start on the day of the run. The difference on the clock is the difference in time: nobody meets while clocks change. */
function fixedInstant(block: Block, session: Session, run: Run): number | undefined {
  if (block.fixedStart === '') return undefined;
  const started = new Date(run.startedAt);
  const clock = berlin(started).minute.slice(-4);
  const from = minutesOf(`${clock.slice(0, 2)}:${clock.slice(2)}`);
  // A rehearsal on another day or hour keeps the distance from the planned beginning.
  const isReal = berlin(started).day === session.day;
  const reckoned = isReal || session.start === '' ? from : minutesOf(session.start);
  const distance = minutesOf(block.fixedStart) - reckoned;
  return started.getTime() - (started.getTime() % minute) + (distance < -720 ? distance + 1440 : distance) * minute;
}
