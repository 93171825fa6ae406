/** The plan of a session as a Document of one or two pages, to print and to scribble on; and as a table for a spreadsheet. */
import { categories, hats, perspectives } from '../../library/words.ts';
import type { Document, Block as DocumentBlock } from '../../model/document.ts';
import { formatDay } from '../../model/time.ts';
import type { Seat } from '../facts.ts';
import type { Opening } from './cockpit.ts';
import { whenOf } from './invite.ts';
import { functionIn } from './minutes.ts';
import { type Block, type Duty, dutyKinds, dutyStates, type Session } from './session.ts';
import { clockOf, lengthOf, timingOf } from './timing.ts';

interface Surroundings {
  seats: readonly Seat[];
  /** The neutral title. */
  name: string;
  opening: Opening;
  /** The title of a method by its id. */
  methodTitle: (id: string) => string;
}

/** Columns that a person may leave out. */
export const columns = { method: 'Methode', lead: 'Leitung und Hut', material: 'Material', notes: 'Notizen' } as const;
export type Column = keyof typeof columns;

/** @param shown the optional columns of the table. */
export function planSheet(
  session: Session,
  around: Surroundings,
  shown: readonly Column[] = ['method', 'lead'],
): Document {
  const timing = timingOf(session);
  const called = (id: string) => functionIn(session, around.seats, id);
  const cells: Readonly<Record<Column, (block: Block) => string>> = {
    method: ({ method }) => (method === '' ? '–' : around.methodTitle(method)),
    lead: ({ leadBy, hat }) => `${leadBy} (${hats[hat]})`,
    material: ({ material }) => material,
    notes: ({ notes }) => notes,
  };
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
      ...duties('before', 'Vorbereitung', session.before, called),
      ...opening(around),
      { kind: 'heading', level: 2, text: 'Ablauf' },
      {
        kind: 'table',
        id: 'agenda',
        caption: 'Ablauf mit Uhrzeiten',
        captionHidden: true,
        head: ['Zeit', 'Min.', 'Block', ...shown.map((column) => columns[column])],
        widths: [17, 7, 40, ...shown.map(() => 40 / Math.max(1, shown.length))],
        rows: session.blocks.map((block, index) => {
          const slot = timing.slots[index];
          return [
            `${clockOf(slot?.from ?? 0)}–${clockOf(slot?.to ?? 0)}`,
            String(lengthOf(block)),
            blockText(block, called),
            ...shown.map((column) => cells[column](block)),
          ];
        }),
      },
      ...duties('after', 'Nachbereitung', session.after, called),
    ],
  };
}

/** Rows for a spreadsheet: head first. */
export function planRows(
  session: Session,
  { seats, methodTitle }: Pick<Surroundings, 'seats' | 'methodTitle'>,
): string[][] {
  const { slots } = timingOf(session);
  return [
    [
      'Beginn',
      'Ende',
      'Minuten',
      'Block',
      'Art',
      'Methode',
      'Leitung',
      'Hut',
      'Perspektiven',
      'Ziel',
      'Verlauf',
      'Material',
      'Nicht dabei',
      'Notizen',
    ],
    ...session.blocks.map((block, index) => [
      clockOf(slots[index]?.from ?? 0),
      clockOf(slots[index]?.to ?? 0),
      String(lengthOf(block)),
      block.title,
      categories[block.category],
      block.method === '' ? '' : methodTitle(block.method),
      block.leadBy,
      hats[block.hat],
      block.perspectives.map((id) => perspectives[id]).join(', '),
      block.goal,
      block.course,
      block.material,
      block.absent.map((id) => functionIn(session, seats, id)).join(', '),
      block.notes,
    ]),
  ];
}

/** What stands in the agenda's middle column: enough to lead the block, not more than a page bears. */
function blockText(block: Block, called: (id: string) => string): string {
  const away = block.absent.map(called).join(', ');
  return [
    `${block.title || 'ohne Titel'} (${categories[block.category]})`,
    block.goal === '' ? '' : `Ziel: ${block.goal}`,
    ...block.groups.map(
      ({ title, minutes, members }) =>
        `Gruppe ${[title, `${minutes} Min.`, members.map(called).join(', ')].filter(Boolean).join(', ')}`,
    ),
    away === '' ? '' : `Nicht dabei: ${away}`,
  ]
    .filter(Boolean)
    .join('\n');
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
