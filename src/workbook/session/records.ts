/** The sessions, tasks, own methods and own plans of a workbook, read from its records; and the rules that its door checks them with. */
import { currentSeats, type Seat, seats } from '../facts.ts';
import type { Json, RecordKind, Records } from '../records.ts';
import { type Session, sessionShape } from './session.ts';
import { fits, type Shape } from './shape.ts';
import { type Task, taskShape } from './task.ts';
import { type OwnMethod, type OwnPlan, ownMethodShape, ownPlanShape } from './template.ts';

/** What is found under an id. */
export interface Found<T> {
  /** Without the part before „/“. */
  id: string;
  value: T;
}

/** All of one workbook that planning needs. */
export interface SessionBook {
  /** By day; those without one last. */
  sessions: readonly Found<Session>[];
  tasks: readonly Found<Task>[];
  methods: readonly Found<OwnMethod>[];
  plans: readonly Found<OwnPlan>[];
  /** Ended ones too, because the past names them. */
  seats: readonly Seat[];
  current: readonly Seat[];
}

export function sessionBook(records: Records): SessionBook {
  const sessions = [...reading(records, 'session', sessionShape)].sort((one, other) =>
    `${one.value.day || '9'}${one.value.start}`.localeCompare(`${other.value.day || '9'}${other.value.start}`),
  );
  return {
    sessions,
    tasks: reading(records, 'task', taskShape),
    methods: reading(records, 'method', ownMethodShape),
    plans: reading(records, 'plan', ownPlanShape),
    seats: seats(records),
    current: currentSeats(records),
  };
}

/** What is wrong with a record when a file is opened, in German; undefined where it fits. */
export const recordRules: Partial<Record<RecordKind, (value: unknown) => string | undefined>> = {
  session: rule('Eine Sitzung', sessionShape),
  task: rule('Eine Aufgabe', taskShape),
  method: rule('Eine eigene Methode', ownMethodShape),
  plan: rule('Ein eigener Sitzungsplan', ownPlanShape),
};

function rule(name: string, shape: Shape<unknown>): (value: unknown) => string | undefined {
  return (value) => {
    const problem = shape.problem(value);
    return problem === undefined ? undefined : `${name} passt nicht${problem === '' ? '' : ` (Angabe „${problem}“)`}.`;
  };
}

/** Records are replaced and never changed, so one look at each is enough. */
const known = new WeakMap<object, boolean>();

function reading<T>(records: Records, kind: RecordKind, shape: Shape<T>): readonly Found<T>[] {
  const prefix = `${kind}/`;
  return [...records].flatMap(([id, value]): Found<T>[] =>
    id.startsWith(prefix) && isKnown(value, shape) ? [{ id: id.slice(prefix.length), value }] : [],
  );
}

function isKnown<T>(value: Json, shape: Shape<T>): value is Json & T {
  if (typeof value !== 'object' || value === null) return false;
  const before = known.get(value);
  if (before !== undefined) return before;
  const now = fits(shape, value);
  known.set(value, now);
  return now;
}
