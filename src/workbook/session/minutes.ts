/** What a session decided, and who may read which of it. Four files, filtered by TLP; see the domain contract. */
import { highestTlp, type Tlp, tlpLevels, tlpOf } from '../../model/tlp.ts';
import type { Seat } from '../facts.ts';
import type { Found } from './records.ts';
import type { Item, Session } from './session.ts';
import type { Task } from './task.ts';

/** `internal` stays in the group, `share` goes home with one organisation, `partner` to one named recipient, `public` anywhere. */
export type FileKind = 'internal' | 'share' | 'partner' | 'public';

/** Which levels a file may hold. Everything else of this module follows from this table. */
const mayHold = {
  internal: tlpLevels,
  share: ['amber-strict', 'amber', 'green', 'clear'],
  partner: ['green', 'clear'],
  public: ['clear'],
} as const satisfies Record<FileKind, readonly Tlp[]>;

/** How the charter wants minutes: results, course, or none. */
export type MinutesKind = 'results' | 'course' | 'none';

/** @param choice of the charter; anything else is the usual one. */
export function minutesKindOf(choice: string): MinutesKind {
  return choice === 'course' || choice === 'none' ? choice : 'results';
}

export interface Minutes {
  session: Found<Session>;
  /** Of this session only. */
  tasks: readonly Found<Task>[];
  seats: readonly Seat[];
  kind: MinutesKind;
}

/** What was left out of a file, by kind and never by content. */
export type LeftOut = 'decisions' | 'tasks' | 'notes' | 'people' | 'course';

export interface Sifted {
  decisions: readonly Item[];
  notes: readonly Item[];
  tasks: readonly Found<Task>[];
  /** Red tasks of the organisation: they are there, and are only told as „mündlich vereinbart“. */
  spoken: number;
  leftOut: readonly LeftOut[];
  /** The strictest level inside. */
  tlp: Tlp;
}

/** What a file may hold. @param organisation for `share`; the id of nothing else. */
export function sift(
  { session: { value: session }, tasks, seats, kind }: Minutes,
  file: FileKind,
  organisation = '',
): Sifted {
  const fits = (level: Tlp | '') => mayHold[file].some((allowed) => allowed === tlpOf(level));
  const decisions = session.items.filter((item) => item.kind === 'decision');
  const notes = session.items.filter((item) => item.kind === 'note');
  const isShare = file === 'share';
  const own = isShare ? tasks.filter(({ value }) => organisationOf(value, seats) === organisation) : tasks;
  const held = {
    decisions: isShare ? [] : decisions.filter(({ tlp }) => fits(tlp)),
    notes: file === 'internal' && kind === 'course' ? notes : [],
    tasks: own.filter(({ value }) => fits(value.tlp)),
  };
  const spoken = isShare ? own.filter(({ value }) => tlpOf(value.tlp) === 'red').length : 0;
  const leftOut: LeftOut[] = [
    ...(held.decisions.length < decisions.length ? (['decisions'] as const) : []),
    ...(held.tasks.length + spoken < tasks.length ? (['tasks'] as const) : []),
    ...(held.notes.length < notes.length ? (['notes'] as const) : []),
    ...(file === 'internal' ? [] : (['people', 'course'] as const)),
  ];
  const levels = [
    ...[...held.decisions, ...held.notes].map((item) => tlpOf(item.tlp)),
    ...held.tasks.map(({ value }) => tlpOf(value.tlp)),
  ];
  // Even an empty internal file says who met and when: it never counts as free. A share says that there is a group.
  const least: readonly Tlp[] = file === 'internal' || isShare ? ['amber-strict'] : file === 'partner' ? ['green'] : [];
  return { ...held, spoken, leftOut, tlp: highestTlp([...levels, ...least]) };
}

/** The organisation whose task it is: of the seat that does it, else of the one that carries it home; '' where nobody of the group does. */
function organisationOf(task: Task, seats: readonly Seat[]): string {
  const seat = seats.find(({ id }) => id === (task.seat || task.carrier));
  return seat ? houseOf(seat) : '';
}

/** What a seat's organisation is called; where none is given, its function stands for it. */
export function houseOf({ organisation, function: name }: Pick<Seat, 'organisation' | 'function'>): string {
  return organisation.trim() || name.trim();
}

/** The organisations that have tasks from a session, each once. */
export function organisationsOf({ tasks, seats }: Pick<Minutes, 'tasks' | 'seats'>): string[] {
  return [...new Set(tasks.map(({ value }) => organisationOf(value, seats)).filter((name) => name !== ''))].sort(
    (a, b) => a.localeCompare(b, 'de'),
  );
}

/** The function of a seat as these minutes name it: frozen once they are approved. */
export function functionIn(session: Session, seats: readonly Seat[], id: string): string {
  if (id === '') return '';
  const frozen = session.approval?.labels.find((label) => label.seat === id);
  return (frozen ?? seats.find((seat) => seat.id === id))?.function || 'Sitz, den es nicht mehr gibt';
}

/** Approves minutes and freezes how seats are called in them. @param day of the session that approved them. */
export function approve({ session: { value: session }, tasks, seats }: Minutes, day: string): Session {
  const named = new Set([
    ...session.participants,
    ...session.blocks.flatMap(({ absent }) => absent),
    ...session.items.map(({ carrier }) => carrier),
    ...tasks.flatMap(({ value }) => [value.seat, value.carrier]),
  ]);
  const labels = seats
    .filter(({ id }) => named.has(id))
    .map((seat) => ({
      seat: seat.id,
      function: seat.function.slice(0, 300),
      organisation: seat.organisation.slice(0, 300),
    }));
  return { ...session, approval: { on: day, labels: labels.slice(0, 50) } };
}

/** Whether there are minutes that the group has not approved yet. */
export function isUnapproved({ session: { value: session }, tasks, kind }: Minutes): boolean {
  const hasSome = session.items.some(({ kind: item }) => item === 'decision') || tasks.length > 0;
  return kind !== 'none' && hasSome && session.approval === null;
}
