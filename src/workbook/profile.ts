/** What a workbook says about its group, and how it behaves. */
import type { GroupField, ValuesOf } from '../model/field.ts';
import { defaultNeutralTitle } from '../model/template.ts';

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
      help: 'Die Stadt, die Gemeinde oder der Landkreis.',
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
    neutralTitle: {
      kind: 'text',
      label: 'Neutraler Titel',
      help: 'So heißen Dateien und das Fenster. Er verrät nicht, worum es geht.',
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
  },
} as const satisfies GroupField;

export const profileFields = { group, way, safety };
export type Profile = ValuesOf<typeof profileFields>;

/** Minutes without a key after which a locked workbook locks itself. */
export function lockMinutes({ safety }: Profile): number {
  return safety.lockAfter ?? 15;
}
