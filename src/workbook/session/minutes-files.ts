/** The four files of a session's minutes as Documents. What may be in them is decided in `minutes.ts`; here it is only written down. */
import type { Block, Document } from '../../model/document.ts';
import { formatDay } from '../../model/time.ts';
import { tlpLabels, tlpOf } from '../../model/tlp.ts';
import { whenOf } from './invite.ts';
import { functionIn, houseOf, type LeftOut, type Minutes, type Sifted, sift } from './minutes.ts';
import type { Found } from './records.ts';
import type { Item, Session } from './session.ts';
import { type Task, taskStates } from './task.ts';

/** Which file, and for whom. */
export type FileOrder =
  | { file: 'internal' }
  | { file: 'share'; organisation: string }
  | { file: 'partner'; recipient: string }
  | { file: 'public' };

export type Refusal = 'noMinutes' | 'noRecipient' | 'noOrganisation';
export type MinutesFile = { ok: true; document: Document } | { ok: false; problem: Refusal };

/** Why there can be no such file; undefined where there can. */
export function refusal({ kind }: Pick<Minutes, 'kind'>, order: FileOrder): Refusal | undefined {
  if (kind === 'none') return 'noMinutes';
  if (order.file === 'share' && order.organisation.trim() === '') return 'noOrganisation';
  return order.file === 'partner' && order.recipient.trim() === '' ? 'noRecipient' : undefined;
}

/** @param name the neutral title, for the file's metadata. @param today `YYYY-MM-DD`; what goes to a house or a partner says no other day. */
export function minutesFile(
  minutes: Minutes,
  order: FileOrder,
  { name, today }: { name: string; today: string },
): MinutesFile {
  const problem = refusal(minutes, order);
  if (problem) return { ok: false, problem };
  return { ok: true, document: documentOf(minutes, order, name, today) };
}

function documentOf(minutes: Minutes, order: FileOrder, name: string, today: string): Document {
  switch (order.file) {
    case 'internal':
      return internal(minutes, sift(minutes, 'internal'), name);
    case 'share':
      return share(minutes, sift(minutes, 'share', order.organisation), order.organisation, name, today);
    case 'partner':
      return outward(sift(minutes, 'partner'), `Für: ${order.recipient.trim()} · Stand: ${formatDay(today)}`, name);
    case 'public':
      // Written right after a session, even the day of writing would tell when the group met.
      return outward(sift(minutes, 'public'), '', name);
  }
}

const kindsLeftOut: Readonly<Record<LeftOut, string>> = {
  decisions: 'Beschlüsse anderer Stufen',
  tasks: 'andere Aufgaben',
  notes: 'Notizen',
  people: 'Teilnehmende und Zuständige',
  course: 'Tag, Ort und Verlauf der Sitzung',
};

function internal(minutes: Minutes, sifted: Sifted, name: string): Document {
  const { session, seats } = minutes;
  const { value } = session;
  const called = (id: string) => functionIn(value, seats, id);
  const title = minutes.kind === 'course' ? 'Verlaufsprotokoll' : 'Ergebnisprotokoll';
  return {
    title,
    name,
    tlp: sifted.tlp,
    status: value.approval ? `Genehmigt am ${formatDay(value.approval.on)}` : 'Noch nicht genehmigt',
    fillable: false,
    blocks: [
      { kind: 'paragraph', style: 'lead', text: `${value.title || name}, ${whenOf(value)}` },
      ...(sifted.tlp === 'red' ? [redInside] : []),
      entry('present', 'Eingeladen', [...value.participants.map(called), value.guests].filter(Boolean).join(', ')),
      ...(minutes.kind === 'course' ? courseBlocks(value, sifted, called) : resultBlocks(value, sifted, called)),
      ...taskBlocks(value, sifted.tasks, called),
      ...leftOutBlocks(sifted.leftOut),
    ],
  };
}

function resultBlocks(session: Session, { decisions }: Sifted, called: (id: string) => string): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Beschlüsse' },
    ...(decisions.length === 0
      ? [{ kind: 'paragraph', text: 'Keine.' } as const]
      : [
          {
            kind: 'list',
            ordered: true,
            items: decisions.map((item) => ({ text: itemText(session, item, called) })),
          } as const,
        ]),
  ];
}

/** Block by block, what was said and decided. */
function courseBlocks(session: Session, { decisions, notes }: Sifted, called: (id: string) => string): Block[] {
  const items = session.items.filter((item) => decisions.includes(item) || notes.includes(item));
  const places = [
    ...session.blocks.map(({ id, title }) => ({ id, title: title || 'Block ohne Titel' })),
    { id: '', title: 'Außerhalb der Blöcke' },
  ];
  const known = new Set(session.blocks.map(({ id }) => id));
  return places.flatMap(({ id, title }): Block[] => {
    const here = items.filter(({ block }) => (known.has(block) ? block : '') === id);
    if (here.length === 0) return [];
    return [
      { kind: 'heading', level: 2, text: title },
      { kind: 'list', ordered: false, items: here.map((item) => ({ text: itemText(session, item, called) })) },
    ];
  });
}

function itemText(session: Session, item: Item, called: (id: string) => string): string {
  const level = tlpOf(item.tlp);
  const block = session.blocks.find(({ id }) => id === item.block);
  const away = (block?.absent ?? []).map(called).filter(Boolean);
  return [
    `${item.kind === 'decision' ? '' : 'Notiz: '}${item.text} (${tlpLabels[level]})`,
    item.carrier === '' ? '' : `Trägt den Anteil ins eigene Haus: ${called(item.carrier)}.`,
    away.length > 0 ? `Nicht dabei: ${away.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function taskBlocks(session: Session, tasks: readonly Found<Task>[], called: (id: string) => string): Block[] {
  if (tasks.length === 0) return [];
  const decided = (id: string) => session.items.findIndex((item) => item.id === id);
  return [
    { kind: 'heading', level: 2, text: 'Aufgaben' },
    {
      kind: 'table',
      id: 'tasks',
      caption: 'Aufgaben',
      captionHidden: true,
      head: ['Was', 'Wer', 'Bis', 'Stand', 'Stufe'],
      widths: [33, 18, 15, 11, 23],
      rows: tasks.map(({ value }) => [
        [value.what, decided(value.decision) < 0 ? '' : 'aus einem Beschluss dieser Sitzung']
          .filter(Boolean)
          .join('\n'),
        [called(value.seat) || value.other, value.carrier ? `(ins Haus: ${called(value.carrier)})` : '']
          .filter(Boolean)
          .join(' '),
        formatDay(value.until),
        taskStates[value.state],
        tlpLabels[tlpOf(value.tlp)],
      ]),
    },
  ];
}

function share(minutes: Minutes, sifted: Sifted, organisation: string, name: string, today: string): Document {
  const { session, seats } = minutes;
  const called = (id: string) => functionIn(session.value, seats, id);
  const carriers = seats
    .filter((seat) => houseOf(seat) === organisation && session.value.participants.includes(seat.id))
    .map(({ id }) => called(id));
  return {
    title: 'Mein Anteil',
    name,
    tlp: sifted.tlp,
    fillable: false,
    blocks: [
      { kind: 'paragraph', style: 'lead', text: `Aufgaben für: ${organisation}. Stand: ${formatDay(today)}.` },
      ...(carriers.length > 0 ? [entry('carrier', 'Trägt den Anteil ins Haus', carriers.join(', '))] : []),
      {
        kind: 'table',
        id: 'tasks',
        caption: 'Eigene Aufgaben',
        captionHidden: true,
        head: ['Was', 'Bis', 'Stufe'],
        widths: [57, 20, 23],
        rows: [
          ...sifted.tasks.map(({ value }) => [value.what, formatDay(value.until), tlpLabels[tlpOf(value.tlp)]]),
          ...Array.from({ length: sifted.spoken }, () => ['mündlich vereinbart', '', '']),
          ...(sifted.tasks.length + sifted.spoken === 0 ? [['keine', '', '']] : []),
        ],
      },
      ...leftOutBlocks(sifted.leftOut),
    ],
  };
}

/** For partners and for everybody: neither who nor when nor where, only what may be known. */
function outward(sifted: Sifted, lead: string, name: string): Document {
  return {
    title: 'Ergebnisse',
    name,
    tlp: sifted.tlp,
    fillable: false,
    blocks: [
      ...(lead === '' ? [] : [{ kind: 'paragraph', style: 'lead', text: lead } as const]),
      { kind: 'heading', level: 2, text: 'Beschlüsse' },
      list(sifted.decisions.map(({ text }) => text)),
      { kind: 'heading', level: 2, text: 'Vorhaben' },
      list(
        sifted.tasks.map(({ value }) =>
          value.until === '' ? value.what : `${value.what} (bis ${formatDay(value.until)})`,
        ),
      ),
      ...leftOutBlocks(sifted.leftOut),
    ],
  };
}

const redInside = {
  kind: 'aside',
  tone: 'danger',
  title: 'Enthält TLP:RED',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Nur für die, die bei dem jeweiligen Punkt im Raum waren. Das Exemplar liegt bei der Stelle, die das Selbstverständnis nennt, und wird nicht verschickt.',
    },
  ],
} as const satisfies Block;

function leftOutBlocks(leftOut: readonly LeftOut[]): Block[] {
  const text = leftOutText(leftOut);
  return text === '' ? [] : [{ kind: 'paragraph', style: 'small', text }];
}

/** What is missing, by kind and never by content; '' where nothing is. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  return leftOut.length === 0 ? '' : `Nicht enthalten: ${leftOut.map((kind) => kindsLeftOut[kind]).join(', ')}.`;
}

function list(texts: readonly string[]): Block {
  if (texts.length === 0) return { kind: 'paragraph', text: 'Keine.' };
  return { kind: 'list', ordered: false, items: texts.map((text) => ({ text })) };
}

function entry(id: string, label: string, text: string): Block {
  return { kind: 'entry', id, label, text, lines: 1 };
}
