/** What a browser cannot delete, to be ticked off by a person. The question of records stands first; see the domain's rule on deletion. */
import type { Block, Document } from '../model/document.ts';
import { recordsFirst } from '../model/harm.ts';
import { defaultNeutralTitle } from '../model/template.ts';
import { formatDay, isDay } from '../model/time.ts';

/** The answer to the question of records, as the person gave it before deleting. */
export interface RecordsAnswer {
  by: string;
  on: string;
}

/** Whether the question is answered: by whom, and on a day that has come. @param today `YYYY-MM-DD`. */
export function isSettled({ by, on }: RecordsAnswer, today: string): boolean {
  return by.trim() !== '' && isDay(on) && on <= today;
}

/** @param unlocked whether something lay in this browser without a passphrase: then traces may stay on the disk. */
export function deletionChecklist(
  answer: RecordsAnswer,
  { today, unlocked }: { today: string; unlocked: boolean },
): Document {
  return {
    title: 'Löschliste',
    name: defaultNeutralTitle,
    tlp: 'amber-strict',
    fillable: false,
    blocks: [
      {
        kind: 'paragraph',
        style: 'lead',
        text: `In diesem Browser ist am ${formatDay(today)} alles gelöscht. Was er nicht erreicht, steht hier zum Abhaken.`,
      },
      ...(unlocked ? [traces] : []),
      { kind: 'heading', level: 2, text: 'Zuerst geklärt' },
      { kind: 'entry', id: 'records', label: recordsFirst, text: `${answer.by}, am ${formatDay(answer.on)}`, lines: 1 },
      ...kinds.flatMap(({ heading, points, id }): Block[] => [
        { kind: 'heading', level: 2, text: heading },
        ...points.map((label, index) => ({ kind: 'check', id: `${id}-${index + 1}`, label, checked: false }) as const),
      ]),
      { kind: 'paragraph', text: 'Erledigt von, am:' },
    ],
  };
}

const traces = {
  kind: 'aside',
  tone: 'caution',
  title: 'Ohne Passphrase gesichert',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Das Arbeitsbuch lag unverschlüsselt in diesem Browser. Auf dem Datenträger können lesbare Spuren bleiben, bis sie überschrieben sind. Geben Sie das Gerät nicht ab, ohne dass die IT den Datenträger sicher gelöscht hat.',
    },
  ],
} as const satisfies Block;

/** Personal notes, copies and official records are never one heap. */
const kinds = [
  {
    id: 'official',
    heading: 'Amtliche Unterlagen: abgeben, nicht löschen',
    points: [
      'Protokolle und Beschlüsse, wie mit Registratur oder Archiv geklärt',
      'E-Mails, die zu einem Vorgang gehören',
    ],
  },
  {
    id: 'copies',
    heading: 'Kopien',
    points: [
      'Arbeitsbuch-Dateien auf Netzlaufwerken, USB-Sticks und anderen Rechnern',
      'der Ordner „Downloads“ und der Papierkorb',
      'heruntergeladene ODT-, PDF-, Word- und Markdown-Dateien',
      'Anhänge in E-Mails, auch unter „Gesendet“',
      'Kalendereinträge bei allen Mitgliedern',
      'Datensicherungen der Rechner und Laufwerke: Frist bei der IT erfragen',
      'das Arbeitsbuch in anderen Browsern und auf anderen Geräten',
    ],
  },
  {
    id: 'notes',
    heading: 'Persönliche Notizen und Papier',
    points: [
      'Notizen zum Einzelgespräch',
      'Hefte, Zettel, Ausdrucke, Faltkarten',
      'das versiegelte Blatt mit der Passphrase',
      'Flipcharts und Fotos davon',
    ],
  },
] as const;
