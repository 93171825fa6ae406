/** What a workbook says about its group, and how it behaves. The fields are fields like any other. */
import { problemIn } from '../model/check.ts';
import type { GroupField, ValuesOf } from '../model/field.ts';
import { laender } from '../model/laender.ts';
import { defaultNeutralTitle } from '../model/template.ts';
import { emptyValues } from '../model/values.ts';
import { type Json, profileId, type Records } from './records.ts';

/** Colours with their words: nobody has to tell two workbooks apart by colour alone. The hues stand in the style sheet. */
export const colours = [
  { id: 'blue', label: 'Blau' },
  { id: 'green', label: 'Grün' },
  { id: 'red', label: 'Rot' },
  { id: 'violet', label: 'Violett' },
  { id: 'orange', label: 'Orange' },
  { id: 'grey', label: 'Grau' },
] as const;

const group = {
  kind: 'group',
  label: 'Die Gruppe',
  help: 'Steht über jeder Seite des Arbeitsbuchs, damit niemand in das falsche schreibt.',
  fields: {
    town: {
      kind: 'text',
      label: 'Ort',
      help: 'Die Stadt, die Gemeinde oder der Landkreis. Dateien heißen nicht danach.',
      personal: false,
    },
    colour: {
      kind: 'choice',
      label: 'Farbe',
      help: 'Wer mehrere Gruppen begleitet, erkennt sie daran und am Wort.',
      personal: false,
      options: colours,
      initial: 'blue',
    },
    land: {
      kind: 'choice',
      label: 'Land',
      help: 'In welchem Land die Gruppe arbeitet.',
      personal: false,
      options: laender.map((label) => ({ id: label, label })),
    },
    neutralTitle: {
      kind: 'text',
      label: 'Neutraler Titel',
      help: 'So heißen Dateien, Kalendereinträge und das Fenster. Er verrät nicht, worum es geht.',
      personal: false,
      initial: defaultNeutralTitle,
    },
  },
} as const satisfies GroupField;

const way = {
  kind: 'group',
  label: 'Der Weg',
  help: 'Was sich aus keinem Kapitel ablesen lässt.',
  fields: {
    talks: {
      kind: 'check',
      label: 'Die Einzelgespräche sind geführt',
      help: 'Ihre Notizen gehören nicht in das Arbeitsbuch.',
      personal: false,
    },
    firstMeeting: { kind: 'date', label: 'Erstes Treffen am', help: 'Der Tag des Kennenlernens.', personal: false },
  },
} as const satisfies GroupField;

const safety = {
  kind: 'group',
  label: 'Sicherheit',
  help: 'Gilt für dieses Arbeitsbuch, auf jedem Gerät.',
  fields: {
    lockAfter: {
      kind: 'number',
      label: 'Von selbst sperren nach',
      help: 'Ohne Eingabe. Eine Minute vorher fragt die Seite. Ohne Angabe sind es 15 Minuten.',
      personal: false,
      optional: true,
      min: 2,
      max: 120,
      unit: 'Minuten',
    },
    checkedOn: {
      kind: 'date',
      label: 'Passphrase zuletzt geprüft am',
      help: 'Einmal im Jahr: Öffnet der versiegelte Zettel das Arbeitsbuch noch?',
      personal: false,
      optional: true,
    },
    sealedAt: {
      kind: 'role',
      label: 'Der versiegelte Zettel liegt bei',
      help: 'Die Funktion des zweiten Mitglieds. Eine verlorene Passphrase stellt niemand wieder her.',
      personal: false,
      optional: true,
    },
  },
} as const satisfies GroupField;

export const profileFields = { group, way, safety };
export type Profile = ValuesOf<typeof profileFields>;

/** Minutes until a workbook with a passphrase locks, unless told. */
const usualLock = 15;

/** The profile of a new workbook. @param others how many lie beside it: each begins with the next colour, so that two of one name differ. */
export function newProfile(town: string, others = 0): Profile {
  const empty = emptyValues(profileFields);
  const colour = colours[others % colours.length]?.id ?? empty.group.colour;
  return { ...empty, group: { ...empty.group, town, colour } };
}

/** The profile of a workbook; the empty one where it has none. */
export function profileOf(records: Records): Profile {
  const value = records.get(profileId);
  return isProfile(value) ? value : emptyValues(profileFields);
}

/** The name in the header: the town, or what stands for it. */
export function townOf(records: Records): string {
  return profileOf(records).group.town.trim() || 'Ohne Ortsnamen';
}

/** The neutral title of everything that leaves this workbook. */
export function neutralTitleOf(records: Records): string {
  return profileOf(records).group.neutralTitle.trim() || defaultNeutralTitle;
}

/** Minutes without a key after which a workbook with a passphrase locks itself. */
export function lockMinutes({ safety }: Profile): number {
  return safety.lockAfter ?? usualLock;
}

/** Whether a year has passed since somebody last saw that the sealed passphrase opens the workbook. @param today `YYYY-MM-DD`. */
export function needsCheck({ safety }: Profile, today: string): boolean {
  return safety.checkedOn === '' || safety.checkedOn < `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

/** Kept for the record that was asked last: the check is not repeated on every keystroke. */
const checked = new WeakSet<object>();

function isProfile(value: Json | undefined): value is Profile {
  if (typeof value !== 'object' || value === null) return false;
  if (checked.has(value)) return true;
  const fits = problemIn(profileFields, value) === undefined;
  if (fits) checked.add(value);
  return fits;
}
