/** A session of the group: when, with whom, what in which order, how it ran, what was decided. One record `session/<id>`. */
import { categories, hats, perspectives } from '../../library/words.ts';
import { isDay, isTime } from '../../model/time.ts';
import { defaultTlp, tlpLabels } from '../../model/tlp.ts';
import {
  type Fitting,
  flag,
  idText,
  instant,
  list,
  oneOf,
  orNull,
  record,
  reference,
  text,
  textOr,
  whole,
} from './shape.ts';

/** What a session is for; the earliest talk about continuing is no session of its own. */
export const sessionKinds = {
  regular: 'Reguläre Sitzung',
  special: 'Sondersitzung',
  review: 'Überprüfung',
  closing: 'Abschluss',
} as const;

/** A job in the lanes before and after. */
export const dutyKinds = { call: 'Anruf', material: 'Material', room: 'Raum und Technik', other: 'Sonstiges' } as const;
export const dutyStates = { open: 'offen', tried: 'versucht', done: 'erledigt' } as const;
export const itemKinds = { decision: 'Beschluss', note: 'Notiz' } as const;
const levels = { ...tlpLabels, '': '' } as const;

const title = text(300);
const day = textOr(isDay);
const time = textOr(isTime);
const minutes = whole(0, 1440);

const groupShape = record({
  id: idText,
  title,
  /** What the group does. */
  task: text(),
  minutes,
  /** Ids of seats. */
  members: list(idText, 50),
});

/** One entry of the agenda. */
export const blockShape = record({
  id: idText,
  title,
  minutes,
  /** `HH:mm`; '' begins when the block before it ends. */
  fixedStart: time,
  category: oneOf(categories),
  /** Id of a method card or of an own method; '' without one. */
  method: text(80),
  goal: text(),
  /** One step a line. */
  course: text(20_000),
  material: text(),
  /** Function of the leading person. */
  leadBy: title,
  hat: oneOf(hats),
  perspectives: list(oneOf(perspectives), 5),
  /** Ids of seats that leave for this block; everybody else takes part. */
  absent: list(idText, 50),
  absentWhy: text(),
  notes: text(20_000),
  /** Work at the same time. The block lasts as long as the longest of them, if not longer. */
  groups: list(groupShape, 20),
});

const dutyShape = record({
  id: idText,
  kind: oneOf(dutyKinds),
  /** Id of a seat; '' where `who` says it. */
  seat: reference,
  who: title,
  what: text(),
  note: text(),
  state: oneOf(dutyStates),
});

const itemShape = record({
  id: idText,
  /** Id of the block it was said in; '' outside of any. */
  block: reference,
  kind: oneOf(itemKinds),
  text: text(20_000),
  /** '' counts as red. */
  tlp: oneOf(levels),
  /** Id of the seat that carries the share home. */
  carrier: reference,
});

const runShape = record({
  startedAt: instant,
  /** Id of the block that runs. */
  block: reference,
  /** When it began. */
  began: instant,
  /** Since when it rests; '' while it runs. */
  pausedAt: instant,
  /** Milliseconds that it has rested before. */
  rested: whole(0, 1e10),
  /** Minutes of blocks that differ from the plan. */
  minutes: list(record({ id: idText, minutes })),
  /** Whether fixed starts have been given up. */
  loose: flag,
  log: list(record({ id: idText, from: instant, to: instant, skipped: flag })),
  endedAt: instant,
});

const labelShape = record({ seat: idText, function: title, organisation: title });
export const labelsShape = list(labelShape, 50);

/** The whole session. */
export const sessionShape = record(
  {
    /** How the group itself calls it. It leaves the workbook only where somebody decides so. */
    title,
    kind: oneOf(sessionKinds),
    day,
    /** `HH:mm` in Europe/Berlin. */
    start: time,
    /** Available minutes. */
    minutes,
    online: flag,
    place: title,
    goal: text(),
    /** Ids of seats that are invited. */
    participants: list(idText, 50),
    /** External moderation and guests, by function. */
    guests: text(),
    blocks: list(blockShape, 1000),
    before: list(dutyShape),
    after: list(dutyShape),
    calendar: record({
      /** Random and stable. */
      uid: text(200),
      sequence: whole(0, 1e6),
      /** What was sent last, to see whether it changed; '' before the first time. */
      sentAs: text(2000),
      /** The day of the last invitation. */
      invitedOn: day,
      cancelled: flag,
    }),
    run: orNull(runShape),
    items: list(itemShape, 2000),
    /** Set when the group has approved the minutes; from then on the labels of seats are frozen here. */
    approval: orNull(
      record({
        on: day,
        labels: labelsShape,
      }),
    ),
  },
  {
    /** How the seats are called that this workbook does not have: the session came in a file from another one. */
    labels: labelsShape,
  },
);

export type Session = Fitting<typeof sessionShape>;
export type Block = Fitting<typeof blockShape>;
export type Group = Fitting<typeof groupShape>;
export type Duty = Fitting<typeof dutyShape>;
export type Item = Fitting<typeof itemShape>;
export type Run = Fitting<typeof runShape>;
/** What a seat is called, without the person on it. */
export type Label = Fitting<typeof labelShape>;
export type SessionKind = keyof typeof sessionKinds;

/** Hands out random ids that are used once. */
export type NewId = () => string;

export function emptySession(newId: NewId, frame: Partial<Session> = {}): Session {
  return {
    title: '',
    kind: 'regular',
    day: '',
    start: '',
    minutes: 120,
    online: false,
    place: '',
    goal: '',
    participants: [],
    guests: '',
    blocks: [],
    before: [],
    after: [],
    calendar: { uid: newId(), sequence: 0, sentAs: '', invitedOn: '', cancelled: false },
    run: null,
    items: [],
    approval: null,
    ...frame,
  };
}

export function emptyBlock(id: string, frame: Partial<Omit<Block, 'id'>> = {}): Block {
  return {
    title: '',
    minutes: 15,
    fixedStart: '',
    category: 'austausch',
    method: '',
    goal: '',
    course: '',
    material: '',
    leadBy: 'Moderation',
    hat: 'moderation',
    perspectives: [],
    absent: [],
    absentWhy: '',
    notes: '',
    groups: [],
    ...frame,
    id,
  };
}

export function emptyDuty(id: string, frame: Partial<Omit<Duty, 'id'>> = {}): Duty {
  return { kind: 'other', seat: '', who: '', what: '', note: '', state: 'open', ...frame, id };
}

/** What is said gets the level that the charter names, or the usual one. */
export function emptyItem(id: string, frame: Partial<Omit<Item, 'id'>> = {}): Item {
  return { block: '', kind: 'decision', text: '', tlp: defaultTlp, carrier: '', ...frame, id };
}
