/** The profile of a workbook: which town it is, how it is told apart from others, and its settings. They are fields like any other. */
import { problemIn } from '../model/check.ts';
import type { Fields, ValuesOf } from '../model/field.ts';
import { laender } from '../model/laender.ts';
import { defaultNeutralTitle } from '../model/template.ts';
import { emptyValues } from '../model/values.ts';
import { type Json, profileId, type Records } from './records.ts';

/** Colours a workbook may wear. Each is said in its word as well, so that nobody has to see it. */
export const colours = [
  { id: 'blau', label: 'Blau' },
  { id: 'gruen', label: 'Grün' },
  { id: 'orange', label: 'Orange' },
  { id: 'rot', label: 'Rot' },
  { id: 'violett', label: 'Violett' },
  { id: 'grau', label: 'Grau' },
] as const;
export type Colour = (typeof colours)[number]['id'];

export const profileFields = {
  town: {
    kind: 'text',
    label: 'Ort',
    help: 'Steht immer oben, damit nie zwei Arbeitsbücher verwechselt werden. Dateien heißen nicht danach.',
    personal: false,
  },
  colour: {
    kind: 'choice',
    label: 'Farbe',
    help: 'Das zweite Zeichen, an dem Sie dieses Arbeitsbuch erkennen. Sie steht auch als Wort da.',
    personal: false,
    options: colours,
    initial: 'blau',
  },
  land: {
    kind: 'choice',
    label: 'Land',
    help: 'Bestimmt, welche Hilfeadressen passen.',
    personal: false,
    options: laender.map((label) => ({ id: label, label })),
  },
  neutralTitle: {
    kind: 'text',
    label: 'Neutraler Titel',
    help: 'So heißen Dateien, Fenster und Kalendereinträge aller Kapitel. Der Titel verrät nicht, worum es geht.',
    personal: false,
    initial: defaultNeutralTitle,
  },
  autoLock: {
    kind: 'number',
    label: 'Von selbst sperren nach',
    help: 'So lange darf das Arbeitsbuch unberührt offen stehen, wenn es eine Passphrase hat. Eine Minute vorher kommt eine Warnung. Leer heißt 15 Minuten.',
    personal: false,
    min: 2,
    max: 120,
    unit: 'Minuten',
  },
  passphraseChecked: {
    kind: 'date',
    label: 'Passphrase zuletzt geprüft am',
    help: 'Einmal im Jahr: Öffnet die hinterlegte Passphrase das Arbeitsbuch noch?',
    personal: false,
    optional: true,
  },
  passphrasePlace: {
    kind: 'role',
    label: 'Versiegelt hinterlegt bei',
    help: 'Die Funktion, bei der das Blatt mit der Passphrase versiegelt liegt. Eine verlorene stellt niemand wieder her.',
    personal: false,
    optional: true,
  },
} as const satisfies Fields;

export type Profile = ValuesOf<typeof profileFields>;

/** Minutes until a workbook with a passphrase locks, unless told. */
const usualAutoLock = 15;

/** The profile of a new workbook. */
export function newProfile(town: string, colour: Colour): Profile {
  return { ...emptyValues(profileFields), town, colour };
}

/** The profile of a workbook; the empty one where it has none. */
export function profileOf(records: Records): Profile {
  const value = records.get(profileId);
  return isProfile(value) ? value : emptyValues(profileFields);
}

/** The name in the header: the town, or what stands for it. */
export function townOf(records: Records): string {
  return profileOf(records).town.trim() || 'Ohne Ortsnamen';
}

/** The word for the colour. */
export function colourWord(colour: Profile['colour']): string {
  return colours.find(({ id }) => id === colour)?.label ?? 'Grau';
}

/** The neutral title of everything that leaves this workbook. */
export function neutralTitleOf(records: Records): string {
  return profileOf(records).neutralTitle.trim() || defaultNeutralTitle;
}

/** Minutes until it locks. */
export function autoLockMinutes(records: Records): number {
  return profileOf(records).autoLock ?? usualAutoLock;
}

function isProfile(value: Json | undefined): value is Profile {
  return value !== undefined && problemIn(profileFields, value) === undefined;
}
