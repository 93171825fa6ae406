/** The log of a scenario in use in words, and the record that a person takes away. */
import type { Block, Document, Entry } from '../model/document.ts';
import { orderOfHelp, policeDuty, recordsFirst } from '../model/harm.ts';
import { berlin, clockTime, formatDay } from '../model/time.ts';
import { consentOf, type Emergency, type LogEntry, statesOf } from './emergency.ts';

/** What a line of the log says. */
export function logText({ steps }: Emergency, { kind, step, text }: LogEntry): string {
  const found = steps.find(({ id }) => id === step);
  const what = found ? [found.who, found.what].filter(Boolean).join(': ') : 'Schritt';
  switch (kind) {
    case 'begun':
      return 'Begonnen';
    case 'done':
      return `Erledigt – ${what}`;
    case 'undone':
      return `Zurückgenommen – ${what}`;
    case 'yes':
      return `Ja – ${what}`;
    case 'no':
      return `Nein – ${what}`;
    case 'consentYes':
      return 'Einverständnis: Ja';
    case 'consentNo':
      return 'Einverständnis: Nein';
    case 'consentOpen':
      return 'Einverständnis: Antwort zurückgenommen';
    case 'note':
      return text;
    case 'ended':
      return 'Beendet';
    case 'resumed':
      return 'Weitergeführt';
  }
}

/** „5. Januar 2027“ of an instant in Berlin. */
export function logDay({ at }: Pick<LogEntry, 'at'>): string {
  return formatDay(berlin(new Date(at)).day);
}

/**
 * The record to take away: what was done when, what was left open.
 * @param cleared „Registratur, 5. Januar 2027“: with whom and when the question of the records was settled; '' while it is open.
 */
export function recordOf(run: Emergency, cleared = ''): Document {
  const states = statesOf(run);
  const open = run.steps.filter(({ id }) => states.get(id) === 'open');
  return {
    title: 'Verlauf',
    name: run.name,
    tlp: run.tlp,
    status: [run.title, run.status].join(' · '),
    fillable: false,
    blocks: [
      {
        kind: 'aside',
        tone: 'caution',
        title: 'Kein Aktenersatz',
        blocks: [
          {
            kind: 'paragraph',
            text: 'Ob dieses Blatt zu den Akten gehört, klären Sie mit Registratur und Datenschutz. Bis dahin bleibt es bei der Person, die es geführt hat.',
          },
          { kind: 'paragraph', text: policeDuty },
        ],
      },
      entry('cleared', recordsFirst, cleared),
      heading('Verlauf'),
      {
        kind: 'table',
        id: 'log',
        caption: 'Einträge mit Uhrzeit',
        captionHidden: true,
        head: ['Tag', 'Uhrzeit', 'Was'],
        widths: [22, 15, 63],
        rows: run.log.map((each) => [logDay(each), clockTime(new Date(each.at)), logText(run, each)]),
      },
      entry('consent', 'Einverständnis der betroffenen Person', consentTexts[consentOf(run)]),
      heading('Noch offen'),
      open.length === 0
        ? { kind: 'paragraph', text: 'Nichts.' }
        : {
            kind: 'list',
            ordered: false,
            items: open.map(({ who, what }) => ({ text: [who, what].filter(Boolean).join(': ') })),
          },
      heading('Reihenfolge der Hilfe'),
      { kind: 'list', ordered: true, items: orderOfHelp.map((text) => ({ text })) },
    ],
  };
}

/** What the answer of the affected person means, whatever the scenario says. */
export const consentTexts = {
  open: 'Noch kein Ja: Es geht nichts weiter.',
  yes: 'Ja, und nur für das, wonach sie gefragt wurde.',
  no: 'Nein: Es geht nichts weiter.',
} as const;

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text, lines: 1 };
}
