/** Undo and redo over whole states. States are never changed, so remembering one costs only what differs. */

export interface Step<T> {
  state: T;
  /** What led here, in words that follow „Rückgängig gemacht: “. */
  what: string;
  /** Steps in a row with the same mark are one: typing into one field. */
  mark?: string;
}

export interface History<T> {
  past: readonly Step<T>[];
  present: Step<T>;
  future: readonly Step<T>[];
}

const longest = 200;

/** A history that begins now. */
export function begin<T>(state: T): History<T> {
  return { past: [], present: { state, what: '' }, future: [] };
}

/** A new state; what had been undone is gone. */
export function record<T>(history: History<T>, step: Step<T>): History<T> {
  const { past, present } = history;
  const continues = step.mark !== undefined && step.mark === present.mark;
  return { past: continues ? past : [...past, present].slice(-longest), present: step, future: [] };
}

/** One step back; the same history where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), present: unmarked(before), future: [present, ...future] } : history;
}

/** One step forward again; the same history where there is none. */
export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [after, ...rest] = future;
  return after ? { past: [...past, present], present: unmarked(after), future: rest } : history;
}

/** Typing after an undo is a step of its own. */
function unmarked<T>({ state, what }: Step<T>): Step<T> {
  return { state, what };
}
