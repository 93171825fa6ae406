/** What the Geschäftsführung should see at one look, read from what is there; nothing here is stored. */
import { addDays, addMonths } from '../../model/time.ts';
import type { CharterFacts, KeptDocument } from '../facts.ts';
import { isUnapproved, minutesKindOf } from './minutes.ts';
import type { Found, SessionBook } from './records.ts';
import { daysBetween, rhythmOf } from './rhythm.ts';
import type { Session } from './session.ts';
import { isOpen, isOverdue, type Task } from './task.ts';

export interface Cockpit {
  next: Found<Session> | undefined;
  /** Planned, with a day, and nobody invited yet. */
  uninvited: readonly Found<Session>[];
  open: readonly Found<Task>[];
  overdue: readonly Found<Task>[];
  unapproved: readonly Found<Session>[];
  /** The review and the earliest talk about continuing, with their days. */
  appointments: readonly { id: 'review' | 'talk'; what: string; day: string; isDue: boolean; plannedOn: string }[];
  /** Documents that nobody has looked at for half a year. */
  stale: readonly KeptDocument[];
  rhythm: Kept;
}

/** What the charter says about rhythm against what happened. */
interface Kept {
  agreed: string;
  /** Sessions of the last twelve months. */
  held: number;
  /** How many the rhythm asks for in that time, or since the first session; 0 where its words are no number. */
  expected: number;
  last: string;
  /** More time lies between the last and the next session (or today) than agreed. */
  isLate: boolean;
}

interface Look {
  charter: CharterFacts;
  documents: readonly KeptDocument[];
  /** `YYYY-MM-DD`. */
  today: string;
}

export function cockpitOf(book: SessionBook, { charter, documents, today }: Look): Cockpit {
  const planned = book.sessions.filter(({ value }) => !value.calendar.cancelled && value.day !== '');
  const coming = planned.filter(({ value }) => value.day >= today);
  const held = planned.filter(({ value }) => value.day < today);
  const reviews = coming.filter(({ value }) => value.kind === 'review');
  const appointment = (id: 'review' | 'talk', what: string, day: string, plannedOn: string) =>
    day === '' ? [] : [{ id, what, day, isDue: day <= today, plannedOn }];
  return {
    next: coming[0],
    uninvited: coming.filter(({ value }) => value.calendar.invitedOn === ''),
    open: book.tasks.filter(({ value }) => isOpen(value)),
    overdue: overdueTasks(book, today),
    unapproved: unapprovedBefore(book, charter, `${today}~`),
    appointments: [
      ...appointment('review', 'Überprüfung der Zusammenarbeit', charter.reviewOn, reviews[0]?.value.day ?? ''),
      ...appointment('talk', 'Frühestens über Fortbestand und neue Mitglieder beraten', charter.talkFrom, ''),
    ],
    stale: documents.filter(({ checkedOn }) => checkedOn !== '' && addMonths(checkedOn, 6) < today),
    rhythm: keptRhythm(
      charter.interval,
      held.map(({ value }) => value.day),
      coming[0]?.value.day ?? today,
      today,
    ),
  };
}

/** @param held days of past sessions, the earliest first. @param until the next session, or today. */
function keptRhythm(agreed: string, held: readonly string[], until: string, today: string): Kept {
  const rhythm = rhythmOf(agreed);
  const last = held.at(-1) ?? '';
  const yearAgo = addMonths(today, -12);
  const from = held[0] !== undefined && held[0] > yearAgo ? held[0] : yearAgo;
  const days = (Date.parse(today) - Date.parse(from)) / 86_400_000;
  return {
    agreed,
    held: held.filter((day) => day >= yearAgo).length,
    // The first session counts where it lies in that time.
    expected: rhythm && last !== '' ? Math.floor(days / daysBetween(rhythm)) + (from === yearAgo ? 0 : 1) : 0,
    last,
    isLate: rhythm !== undefined && last !== '' && addDays(last, daysBetween(rhythm)) < until,
  };
}

/** The oldest first. */
function overdueTasks({ tasks }: SessionBook, today: string): Found<Task>[] {
  return tasks
    .filter(({ value }) => isOverdue(value, today))
    .sort((one, other) => one.value.until.localeCompare(other.value.until));
}

/** What comes up in the first block of a session by itself. */
export interface Opening {
  overdue: readonly Found<Task>[];
  /** Earlier sessions whose minutes wait for approval. */
  unapproved: readonly Found<Session>[];
}

/** Only the next session has something to open with; one without a day counts as next while there is no other. */
export function openingOf(book: SessionBook, id: string, { charter, today }: Pick<Look, 'charter' | 'today'>): Opening {
  const coming = book.sessions.filter(
    ({ value }) => !value.calendar.cancelled && (value.day === '' || value.day >= today),
  );
  const session = book.sessions.find((each) => each.id === id);
  if (!session || coming[0]?.id !== id) return { overdue: [], unapproved: [] };
  return {
    overdue: overdueTasks(book, session.value.day || today),
    unapproved: unapprovedBefore(book, charter, session.value.day || '9').filter((each) => each.id !== id),
  };
}

function unapprovedBefore(book: SessionBook, charter: CharterFacts, day: string): Found<Session>[] {
  return book.sessions.filter(
    (session) =>
      session.value.day !== '' &&
      session.value.day < day &&
      isUnapproved({
        session,
        tasks: book.tasks.filter(({ value }) => value.session === session.id),
        seats: book.seats,
        kind: minutesKindOf(charter.minutesKind),
      }),
  );
}
