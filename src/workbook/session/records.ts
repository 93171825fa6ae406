/** The sessions, tasks, own methods and own plans of a workbook, read from its records; and the rules that its door checks them with. */
import { currentSeats, type Seat, seats } from '../facts.ts';
import { chapterRecord, type Json, type RecordKind, type Records } from '../records.ts';
import { type Label, type Session, sessionShape } from './session.ts';
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
  /** Ended ones too, because the past names them; and those that only a session from elsewhere names. */
  seats: readonly Seat[];
  current: readonly Seat[];
  /** What sessions from elsewhere call their seats. */
  labels: readonly Label[];
  /** The record that the seats were read from. */
  seatPlan: Json | undefined;
}

/** @param before what was read last: lists that still say the same stay the very same, so that nothing is drawn again for them. */
export function sessionBook(records: Records, before?: SessionBook): SessionBook {
  const seatPlan = records.get(chapterRecord('sitzplan'));
  const sessions = [...reading(records, 'session', sessionShape)].sort((one, other) =>
    `${one.value.day || '9'}${one.value.start}`.localeCompare(`${other.value.day || '9'}${other.value.start}`),
  );
  const labels = sameLabels(
    sessions.flatMap(({ value }) => value.labels ?? []),
    before?.labels,
  );
  const isSamePlan = before !== undefined && before.seatPlan === seatPlan && before.labels === labels;
  return {
    sessions,
    tasks: same(reading(records, 'task', taskShape), before?.tasks),
    methods: same(reading(records, 'method', ownMethodShape), before?.methods),
    plans: same(reading(records, 'plan', ownPlanShape), before?.plans),
    seatPlan,
    seats: isSamePlan ? before.seats : withLabels(seats(records), labels),
    current: isSamePlan ? before.current : currentSeats(records),
    labels,
  };
}

/** Records are replaced and never changed, so one look at each is enough: at the door, or where it was written here. */
const known = new WeakMap<object, boolean>();

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
    if (problem === undefined && isObject(value)) known.set(value, true);
    return problem === undefined ? undefined : `${name} passt nicht${problem === '' ? '' : ` (Angabe „${problem}“)`}.`;
  };
}

/** A seat of another workbook never counts as one of these: it ended before anything began. */
const elsewhere = '1900-01-01';

function withLabels(own: readonly Seat[], labels: readonly Label[]): Seat[] {
  const named = new Map(labels.map((label) => [label.seat, label]));
  for (const { id } of own) named.delete(id);
  const others = [...named.values()].map(({ seat, function: name, organisation }) => ({
    id: seat,
    group: 'other' as const,
    function: name,
    organisation,
    name: '',
    contact: '',
    from: '',
    until: elsewhere,
  }));
  return [...own, ...others];
}

function sameLabels(now: readonly Label[], before: readonly Label[] | undefined): readonly Label[] {
  return before?.length === now.length && now.every((each, index) => each === before[index]) ? before : now;
}

/** The list before where it held the same values. */
function same<T>(now: readonly Found<T>[], before: readonly Found<T>[] | undefined): readonly Found<T>[] {
  const isSame = before?.length === now.length && now.every((each, index) => each.value === before[index]?.value);
  return isSame ? before : now;
}

function reading<T>(records: Records, kind: RecordKind, shape: Shape<T>): readonly Found<T>[] {
  const prefix = `${kind}/`;
  return [...records].flatMap(([id, value]): Found<T>[] =>
    id.startsWith(prefix) && isKnown(value, shape) ? [{ id: id.slice(prefix.length), value }] : [],
  );
}

function isKnown<T>(value: Json, shape: Shape<T>): value is Json & T {
  if (!isObject(value)) return false;
  const before = known.get(value);
  if (before !== undefined) return before;
  const now = fits(shape, value);
  known.set(value, now);
  return now;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
