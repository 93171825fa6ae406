/** The plan of a session as a Document of one or two pages, to print and to scribble on. */
import { categories, hats, perspectives } from '../../library/words.ts';
import type { Document, Block as DocumentBlock, Text } from '../../model/document.ts';
import { formatDay } from '../../model/time.ts';
import type { Seat } from '../facts.ts';
import type { Opening } from './cockpit.ts';
import { whenOf } from './invite.ts';
import { functionIn } from './minutes.ts';
import { type Block, type Duty, dutyKinds, dutyStates, type Group, type Session } from './session.ts';
import { clockOf, lengthOf, timingOf } from './timing.ts';

export interface Surroundings {
  seats: readonly Seat[];
  /** The neutral title. */
  name: string;
  opening: Opening;
  /** The title of a method by its id. */
  methodTitle: (id: string) => string;
}

/** Columns that a person may leave out. */
export const columns = {
  method: 'Methode',
  lead: 'Leitung und Hut',
  course: 'Verlauf',
  material: 'Material',
  perspectives: 'Perspektiven',
  people: 'Wer dabei ist',
  notes: 'Notizen',
} as const;
export type Column = keyof typeof columns;

/** On paper, what is short or waits for a pencil has a column; everything longer stands under the block, over the width that is left. */
const onPaper: readonly Column[] = ['method', 'lead', 'notes'];

/** @param shown the optional columns of the table. */
export function planSheet(
  session: Session,
  around: Surroundings,
  shown: readonly Column[] = ['method', 'lead'],
): Document {
  const timing = timingOf(session);
  const called = (id: string) => functionIn(session, around.seats, id);
  const cells = (block: Block) => cellsOf(block, around.methodTitle, called);
  const beside = shown.filter((column) => onPaper.includes(column));
  const below = shown.filter((column) => !onPaper.includes(column));
  return {
    title: session.title || around.name,
    name: around.name,
    tlp: 'amber-strict',
    fillable: false,
    blocks: [
      {
        kind: 'paragraph',
        style: 'lead',
        text: [whenOf(session), session.online ? 'online' : session.place].filter(Boolean).join(' · '),
      },
      ...entryIfAny('goal', 'Ziel', session.goal),
      ...entryIfAny(
        'people',
        'Eingeladen',
        [...session.participants.map(called), session.guests].filter(Boolean).join(', '),
      ),
      entry(
        'time',
        'Zeit',
        timing.overrun > 0
          ? `${timing.planned} von ${timing.available} Minuten verplant: ${timing.overrun} Minuten zu viel`
          : `${timing.planned} von ${timing.available} Minuten verplant`,
      ),
      ...opening(around),
      { kind: 'heading', level: 2, text: 'Ablauf' },
      {
        kind: 'table',
        id: 'agenda',
        caption: 'Ablauf mit Uhrzeiten',
        captionHidden: true,
        head: ['Zeit', 'Min.', 'Block', ...beside.map((column) => columns[column])],
        widths: [17, 7, 40, ...beside.map(() => Math.min(24, Math.max(16, 40 / beside.length)))],
        rows: session.blocks.map((block, index) => {
          const slot = timing.slots[index];
          return [
            `${clockOf(slot?.from ?? 0)}–${clockOf(slot?.to ?? 0)}${block.fixedStart === '' ? '' : '\nfest'}`,
            String(lengthOf(block)),
            blockText(
              block,
              below.map((column) => [columns[column], cells(block)[column]]),
              called,
            ),
            ...beside.map((column) => cells(block)[column] || (column === 'notes' ? '' : '–')),
          ];
        }),
      },
      // The course comes first: who leads has it on the table, the lanes may be on the second page.
      ...duties('before', 'Vorbereitung', session.before, called),
      ...duties('after', 'Nachbereitung', session.after, called),
    ],
  };
}

/** What a block says in each optional column; '' where it says nothing. */
export function cellsOf(
  block: Block,
  methodTitle: (id: string) => string,
  called: (id: string) => string,
): Readonly<Record<Column, string>> {
  const away = block.absent.map(called).join(', ');
  return {
    method: block.method === '' ? '' : methodTitle(block.method),
    lead: block.leadBy === '' ? hats[block.hat] : `${block.leadBy} (${hats[block.hat]})`,
    course: block.course,
    material: block.material,
    perspectives: block.perspectives.map((id) => perspectives[id]).join(', '),
    people: away === '' ? 'alle' : `alle außer: ${away}`,
    notes: block.notes,
  };
}

/** What stands in the agenda's middle column: enough to lead the block, not more than a page bears. */
function blockText(
  block: Block,
  more: readonly (readonly [label: string, text: string])[],
  called: (id: string) => string,
): Text {
  const away = block.absent.map(called).join(', ');
  const lines = [
    block.goal === '' ? '' : `Ziel: ${block.goal}`,
    ...block.groups.map((group) => groupText(group, called)),
    away === '' ? '' : `Nicht dabei: ${away}`,
    ...more.map(([label, text]) => (text === '' ? '' : `${label}:${text.includes('\n') ? '\n' : ' '}${text}`)),
  ].filter(Boolean);
  return [
    { text: block.title || 'ohne Titel', strong: true },
    { text: [` (${categories[block.category]})`, ...lines].join('\n') },
  ];
}

/** One group on paper: who, how long, with which task. */
export function groupText({ title, task, minutes, members }: Group, called: (id: string) => string): string {
  const who = [title, `${minutes} Min.`, members.map(called).join(', ')].filter(Boolean).join(', ');
  return `Gruppe ${who}${task === '' ? '' : `: ${task}`}`;
}

function opening({ opening: { overdue, unapproved } }: Surroundings): DocumentBlock[] {
  const points = [
    ...unapproved.map(({ value }) => `Protokoll vom ${formatDay(value.day)} genehmigen`),
    ...overdue.map(({ value }) => `Überfällig seit ${formatDay(value.until)}: ${value.what}`),
  ];
  if (points.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Zu Beginn' },
    ...points.map((label, index) => ({ kind: 'check', id: `opening-${index + 1}`, label, checked: false }) as const),
  ];
}

function duties(id: string, text: string, rows: readonly Duty[], called: (id: string) => string): DocumentBlock[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text },
    ...rows.map(
      (duty) =>
        ({
          kind: 'check',
          id: `${id}-${duty.id}`,
          label:
            [called(duty.seat) || duty.who || dutyKinds[duty.kind], duty.what].filter(Boolean).join(': ') + state(duty),
          checked: duty.state === 'done',
        }) as const,
    ),
  ];
}

const state = ({ state }: Duty) => (state === 'tried' ? ` (${dutyStates.tried})` : '');

/** Who is to be called, with the way to reach each: for the person who calls, and nobody else. */
export function callList(session: Session, seats: readonly Seat[], name: string): Document {
  const calls = session.before.filter(({ kind }) => kind === 'call');
  return {
    title: 'Anrufliste',
    name,
    tlp: 'red',
    fillable: false,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Sagen Sie am Telefon nur: „Bitte Rückruf“ oder den Termin. Der Anlass hat hier keinen Platz.',
      },
      {
        kind: 'table',
        id: 'calls',
        caption: 'Anrufe',
        captionHidden: true,
        head: ['Funktion', 'Erreichbar über', 'Stand', 'Vermerk'],
        widths: [30, 30, 14, 26],
        rows: calls.map((duty) => {
          const seat = seats.find(({ id }) => id === duty.seat);
          return [seat?.function || duty.who, seat?.contact ?? '', dutyStates[duty.state], duty.note];
        }),
      },
    ],
  };
}

function entry(id: string, label: string, text: string): DocumentBlock {
  return { kind: 'entry', id, label, text, lines: 1 };
}

function entryIfAny(id: string, label: string, text: string): DocumentBlock[] {
  return text.trim() === '' ? [] : [entry(id, label, text)];
}
