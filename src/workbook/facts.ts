/**
 * What the chapters say, read for others. Every fact has one owner: seats the Sitzplan, documents the Dokumentenmappe, rhythm, invitation,
 * retention, mail rules and review date the Selbstverständnis, the neutral title the profile. Who else needs one shows it and never copies it.
 */
import type { AnyRow, Path, Value, Values } from '../model/field.ts';
import { addMonths, formatDay } from '../model/time.ts';
import { groupOf, rowsOf, withValue } from '../model/values.ts';
import { neutralTitleOf } from './profile.ts';
import { type ChapterId, chapterRecord, isObject, type Json, profileId, type Records } from './records.ts';

/** The field that a seat sits in, as in the Sitzplan. */
export const seatGroups = ['civil', 'administration', 'police', 'justice', 'other'] as const;
export type SeatGroup = (typeof seatGroups)[number];

export interface Seat {
  /** Id of its row. */
  id: string;
  group: SeatGroup;
  function: string;
  organisation: string;
  name: string;
  contact: string;
  from: string;
  /** The day it ended; '' while it lasts. */
  until: string;
}

/** What the Selbstverständnis says, as far as others need it. Texts are '' where nothing stands. */
export interface CharterFacts {
  purpose: string;
  interval: string;
  /** Length of a meeting; null where it is open. */
  minutes: number | null;
  place: string;
  /** The function that holds the Geschäftsführung. */
  office: string;
  officeAway: string;
  special: string;
  system: string;
  moderation: string;
  minutesKind: string;
  copyHolder: string;
  retention: string;
  sharedLevel: string;
  partners: string;
  mailSubject: string;
  mailNever: string;
  talkFrom: string;
  decidedOn: string;
  /** The day of the review: as agreed, else nine months after the decision; '' while nothing is decided. */
  reviewOn: string;
  /** How many carry the text, of how many asked. */
  agreed: number;
  asked: number;
}

/** The values of a chapter; undefined while it has not been begun. */
export function chapterValues(records: Records, id: ChapterId): Values | undefined {
  return valuesOf(records.get(chapterRecord(id)));
}

/** A record as values of fields. Records have been checked against their fields at the door. */
export function valuesOf(value: Json | undefined): Values | undefined {
  return isObject(value) ? (value as Values) : undefined;
}

/** All seats that somebody has written into, ended ones too, in the order of the fields. */
export function seats(records: Records): Seat[] {
  const values = chapterValues(records, 'sitzplan') ?? {};
  return seatGroups.flatMap((group) =>
    rowsOf(groupOf(values[group])['seats'])
      .filter((row) => ['function', 'organisation', 'name', 'contact'].some((key) => text(row[key]) !== ''))
      .map((row) => ({
        id: row.id,
        group,
        function: text(row['function']),
        organisation: text(row['organisation']),
        name: text(row['name']),
        contact: text(row['contact']),
        from: text(row['from']),
        until: text(row['until']),
      })),
  );
}

/** The seats that last. */
export function currentSeats(records: Records): Seat[] {
  return seats(records).filter(({ until }) => until === '');
}

export function charterFacts(records: Records): CharterFacts {
  const values = chapterValues(records, 'selbstverstaendnis') ?? {};
  const [tasks, know, rhythm, invitation, members] = ['tasks', 'knowledge', 'rhythm', 'invitation', 'members'].map(
    (key) => groupOf(values[key]),
  );
  const decidedOn = text(members?.['decidedOn']);
  const agreement = rowsOf(members?.['agreement']).filter(({ member }) => text(member) !== '');
  return {
    purpose: text(tasks?.['purpose']),
    interval: text(rhythm?.['interval']),
    minutes: typeof rhythm?.['minutes'] === 'number' ? rhythm['minutes'] : null,
    place: text(rhythm?.['place']),
    office: text(invitation?.['office']),
    officeAway: text(invitation?.['officeAway']),
    special: text(invitation?.['special']),
    system: text(invitation?.['system']),
    moderation: text(invitation?.['moderation']),
    minutesKind: text(know?.['minutes']),
    copyHolder: text(know?.['copyHolder']),
    retention: text(know?.['retention']),
    sharedLevel: text(know?.['sharedLevel']),
    partners: text(know?.['partners']),
    mailSubject: text(know?.['mailSubject']),
    mailNever: text(know?.['mailNever']),
    talkFrom: text(members?.['talkFrom']),
    decidedOn,
    reviewOn: text(members?.['reviewOn']) || addMonths(decidedOn, 9),
    agreed: agreement.filter(({ agreed }) => agreed === true).length,
    asked: agreement.length,
  };
}

/** A document of the Dokumentenmappe: where it lies and when somebody last looked. */
export interface KeptDocument {
  what: string;
  place: string;
  responsible: string;
  checkedOn: string;
}

/** What the Dokumentenmappe lists, without the rows that only propose. */
export function documents(records: Records): KeptDocument[] {
  const values = chapterValues(records, 'dokumentenmappe') ?? {};
  const rows = ['affected', 'action', 'rules'].flatMap((key) => [...rowsOf(groupOf(values[key])['items'])]);
  return rows
    .filter((row) => [row['place'], row['responsible'], row['checkedOn']].some((value) => text(value) !== ''))
    .map((row: AnyRow) => ({
      what: text(row['what']),
      place: text(row['place']),
      responsible: text(row['responsible']),
      checkedOn: text(row['checkedOn']),
    }));
}

/** A fact that a chapter shows instead of asking for it. */
export interface OwnedFact {
  /** Where it would be asked in this chapter; such a field is not offered for writing. */
  path: Path;
  /** What it says, for a person; '' while the owner says nothing. */
  text: string;
  /** The value that the chapter's document is made with. */
  value: Value;
  /** Who owns it, and where there. */
  owner: { record: string; label: string; path: Path };
}

/** The facts of others that a template's fields would ask for. @param template id of the template. */
export function ownedFacts(template: string, records: Records): OwnedFact[] {
  const title = neutralTitleOf(records);
  const facts: OwnedFact[] = [
    {
      path: ['handling', 'neutralTitle'],
      text: title,
      value: title,
      owner: { record: profileId, label: 'Die Gruppe', path: ['group', 'neutralTitle'] },
    },
  ];
  if (template !== 'ueberpruefung') return facts;
  const { decidedOn } = charterFacts(records);
  const owner = {
    record: chapterRecord('selbstverstaendnis'),
    label: 'Selbstverständnis',
    path: ['members', 'decidedOn'],
  };
  return [...facts, { path: ['session', 'decidedOn'], text: formatDay(decidedOn), value: decidedOn, owner }];
}

/** Values of a chapter with the facts that others own in their places. */
export function withOwned(values: Values, facts: readonly OwnedFact[]): Values {
  return facts.reduce((sum, { path, value }) => {
    const here = path.reduce<Value | undefined>((inner, key) => groupOf(inner)[key], sum);
    return here === value ? sum : withValue(sum, path, value);
  }, values);
}

/** Something another chapter says that helps to fill in this one. */
export interface NearbyFact {
  label: string;
  text: string;
  owner: { record: string; label: string };
}

/** What others say that belongs beside a chapter, to be read there and changed where it is owned. */
export function nearbyFacts(template: string, records: Records): NearbyFact[] {
  const charter = charterFacts(records);
  const fromSeats = { record: chapterRecord('sitzplan'), label: 'Sitzplan' };
  const fromCharter = { record: chapterRecord('selbstverstaendnis'), label: 'Selbstverständnis' };
  const fromDocuments = { record: chapterRecord('dokumentenmappe'), label: 'Dokumentenmappe' };
  const functions = currentSeats(records).map((seat) => seat.function);
  const sitting = { label: 'Mitglieder', text: functions.filter(Boolean).join(', '), owner: fromSeats };
  const office = { label: 'Geschäftsführung', text: charter.office, owner: fromCharter };
  const away = { label: 'Wenn sie verhindert ist', text: charter.officeAway, owner: fromCharter };
  const review = { label: 'Überprüfung', text: formatDay(charter.reviewOn), owner: fromCharter };
  const retention = { label: 'Aufbewahrung', text: charter.retention, owner: fromCharter };
  const papers = {
    label: 'Unterlagen',
    text: documents(records)
      .map(({ what, place }) => (place === '' ? what : `${what} (${place})`))
      .join('; '),
    owner: fromDocuments,
  };
  const lists: Readonly<Record<string, readonly NearbyFact[]>> = {
    selbstverstaendnis: [sitting],
    notfallszenario: [office, away, papers, { label: 'Online-System', text: charter.system, owner: fromCharter }],
    dokumentenmappe: [sitting, retention],
    sprachregelung: [office],
    ueberpruefung: [sitting, office, review],
    abschluss: [sitting, retention, papers],
  };
  return (lists[template] ?? []).filter((fact) => fact.text !== '');
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
