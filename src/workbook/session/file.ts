/**
 * What travels alone: a session between an external moderator and the Geschäftsführung, with its tasks and the words for its seats; and own
 * plans and methods from one group to another. Both are the same kind of file, told apart by what is inside.
 */
import type { Seat } from '../facts.ts';
import type { Found } from './records.ts';
import { type Label, labelsShape, type Session, sessionShape } from './session.ts';
import { fits, idText, list, record, type Shape, whole } from './shape.ts';
import { type Task, taskShape } from './task.ts';
import { type OwnMethod, type OwnPlan, ownMethodShape, ownPlanShape } from './template.ts';

/** Rises with every change of what the file holds. */
const sessionFileVersion = 1;
const largest = 5_000_000;

const found = <T>(shape: Shape<T>) => record({ id: idText, value: shape });
const sessionContent = record({ session: sessionShape, tasks: list(found(taskShape), 2000), seats: labelsShape });
const collectionContent = record({ plans: list(found(ownPlanShape)), methods: list(found(ownMethodShape)) });

export interface Collection {
  plans: readonly Found<OwnPlan>[];
  methods: readonly Found<OwnMethod>[];
}

/** A session as it came out of a file. */
export interface SentSession {
  id: string;
  session: Session;
  tasks: readonly Found<Task>[];
  /** Functions and organisations, no names. */
  seats: readonly Label[];
  /** Instant of writing. */
  savedAt: string;
}

export type SessionFile =
  | ({ ok: true; kind: 'session' } & SentSession)
  | ({ ok: true; kind: 'collection' } & Collection)
  | { ok: false; problem: 'tooLarge' | 'notOurs' | 'newer' | 'broken' };

/** What goes into the file of a session. */
export interface Sending {
  session: Found<Session>;
  /** Of this session. */
  tasks: readonly Found<Task>[];
  seats: readonly Seat[];
  /** Without it, only the plan travels: nothing that was said, decided, agreed or noted about calls. */
  withMinutes: boolean;
}

/** @param now instant of writing. */
export function writeSession({ session: { id, value }, tasks, seats, withMinutes }: Sending, now: Date): string {
  const session: Session = withMinutes
    ? value
    : { ...value, items: [], run: null, approval: null, before: value.before.map((duty) => ({ ...duty, note: '' })) };
  const named = seatsOf(session, withMinutes ? tasks : []);
  const labels = seats
    .filter((seat) => named.has(seat.id))
    .map((seat) => ({
      seat: seat.id,
      function: seat.function.slice(0, 300),
      organisation: seat.organisation.slice(0, 300),
    }));
  const content = { session, tasks: withMinutes ? tasks : [], seats: labels.slice(0, 50) };
  return envelope(id, content, now);
}

/** Own plans and methods, for another group or for later. @param id random, of this file. */
export function writeCollection(collection: Collection, id: string, now: Date): string {
  return envelope(id, { plans: collection.plans, methods: collection.methods }, now);
}

function envelope(id: string, content: object, now: Date): string {
  const whole = {
    format: 'strategiegruppe',
    kind: 'sitzung',
    version: sessionFileVersion,
    id,
    revision: 1,
    savedAt: now.toISOString(),
    content,
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** Reads such a file: shape, version, content; all or nothing. */
export function parseSession(text: string): SessionFile {
  if (text.length > largest) return { ok: false, problem: 'tooLarge' };
  const input = parsed(text.replace(/^\uFEFF/, ''));
  if (typeof input !== 'object' || input === null) {
    return { ok: false, problem: text.includes('"strategiegruppe"') ? 'broken' : 'notOurs' };
  }
  const at = (key: string): unknown => (Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined);
  if (at('format') !== 'strategiegruppe' || at('kind') !== 'sitzung') return { ok: false, problem: 'notOurs' };
  const version = at('version');
  if (whole(1, 1e6).problem(version) !== undefined) return { ok: false, problem: 'broken' };
  if (Number(version) > sessionFileVersion) return { ok: false, problem: 'newer' };
  const [inside, id, savedAt] = [at('content'), at('id'), at('savedAt')];
  if (!fits(idText, id) || typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt))) {
    return { ok: false, problem: 'broken' };
  }
  if (fits(sessionContent, inside)) return { ok: true, kind: 'session', id, savedAt, ...inside };
  if (fits(collectionContent, inside)) return { ok: true, kind: 'collection', ...inside };
  return { ok: false, problem: 'broken' };
}

/**
 * The session as this workbook keeps it. Seats that are not known here keep the words of the file.
 * @param here the session that stands here under the same id. Its calendar entry is only replaced by one that was sent later.
 */
export function takenOver({ session, seats }: SentSession, known: readonly Seat[], here?: Session): Session {
  const own = new Set(known.map(({ id }) => id));
  const unknown = seats.filter(({ seat }) => !own.has(seat));
  const { labels: _, ...bare } = session;
  const calendar = here && here.calendar.sequence >= session.calendar.sequence ? here.calendar : session.calendar;
  return { ...bare, calendar, ...(unknown.length > 0 ? { labels: unknown } : {}) };
}

const parts = {
  frame: 'Rahmen',
  blocks: 'Ablauf',
  before: 'Vorbereitung',
  after: 'Nachbereitung',
  items: 'Beschlüsse und Notizen',
  run: 'Lauf',
  approval: 'Genehmigung',
  tasks: 'Aufgaben',
} as const;

/** In which parts a session from a file differs from the one that stands here, in German; none where it says the same. */
export function differences(sent: SentSession, here: Session, tasks: readonly Found<Task>[]): string[] {
  const { session } = sent;
  const own = new Map(tasks.map(({ id, value }) => [id, value]));
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const same: Readonly<Record<keyof typeof parts, boolean>> = {
    frame: isSame(frameOf(session), frameOf(here)),
    blocks: isSame(session.blocks, here.blocks),
    before: isSame(session.before, here.before),
    after: isSame(session.after, here.after),
    items: isSame(session.items, here.items),
    run: isSame(session.run, here.run),
    approval: isSame(session.approval, here.approval),
    tasks: sent.tasks.every(({ id, value }) => isSame(value, own.get(id))),
  };
  return Object.entries(parts).flatMap(([key, name]) => (same[key as keyof typeof parts] ? [] : [name]));
}

function frameOf({ title, kind, day, start, minutes, online, place, goal, participants, guests }: Session) {
  return [title, kind, day, start, minutes, online, place, goal, participants, guests];
}

/** Ids of all seats that a session and its tasks speak of. */
function seatsOf(session: Session, tasks: readonly Found<Task>[]): Set<string> {
  return new Set([
    ...session.participants,
    ...session.blocks.flatMap(({ absent, groups }) => [...absent, ...groups.flatMap(({ members }) => members)]),
    ...[...session.before, ...session.after].map(({ seat }) => seat),
    ...session.items.map(({ carrier }) => carrier),
    ...tasks.flatMap(({ value }) => [value.seat, value.carrier]),
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
