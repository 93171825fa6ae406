/** The sheet that a Geschäftsführung hands to the next one: what runs, what is due, where things lie. Functions, never names. */
import type { Block, Document } from '../model/document.ts';
import type { Template } from '../model/template.ts';
import { formatDay } from '../model/time.ts';
import { scenarioTitle } from './compare.ts';
import { charterFacts, currentSeats, documents } from './facts.ts';
import { type PathInput, pathOf, stateWords } from './path.ts';
import { neutralTitleOf, profileOf, townOf } from './profile.ts';
import { type Records, recordsOf } from './records.ts';

/** A task that goes over to the next Geschäftsführung. */
export interface OpenTask {
  what: string;
  who: string;
  until: string;
}

/** @param tasks that are still open; the sessions' part of the workbook knows them. */
export function handoverSheet(
  records: Records,
  input: PathInput & { templates: ReadonlyMap<string, Template>; tasks: readonly OpenTask[] },
): Document {
  const title = neutralTitleOf(records);
  return {
    title: 'Übergabe der Geschäftsführung',
    name: title,
    tlp: 'amber-strict',
    fillable: false,
    blocks: [
      { kind: 'paragraph', style: 'lead', text: `${townOf(records)}, Stand ${formatDay(input.today)}` },
      ...standing(records, input),
      ...agreements(records),
      ...running(records, input.tasks),
      ...places(records),
      ...handedOver(),
    ],
  };
}

function standing(records: Records, input: PathInput): Block[] {
  const { steps, next } = pathOf(records, input);
  return [
    { kind: 'heading', level: 2, text: 'Wo die Gruppe steht' },
    {
      kind: 'table',
      id: 'path',
      caption: 'Der Weg der Gruppe',
      captionHidden: true,
      head: ['Schritt', 'Stand', 'Woran man es sieht'],
      rows: steps.map(({ label, state, because }) => [label, stateWords[state], because]),
      rowHeads: true,
      widths: [4, 2, 5],
    },
    { kind: 'entry', id: 'next', label: 'Als Nächstes', text: next.text, lines: 1 },
  ];
}

function agreements(records: Records): Block[] {
  const {
    interval,
    minutes,
    place,
    office,
    officeAway,
    special,
    system,
    minutesKind,
    copyHolder,
    retention,
    reviewOn,
  } = charterFacts(records);
  const kinds: Readonly<Record<string, string>> = {
    results: 'Ergebnisprotokoll',
    course: 'Verlaufsprotokoll',
    none: 'kein Protokoll',
  };
  const length = minutes === null ? '' : `${minutes} Minuten`;
  return [
    { kind: 'heading', level: 2, text: 'Was vereinbart ist' },
    ...entries([
      ['office', 'Geschäftsführung bisher', office],
      ['away', 'Wer einlädt, wenn sie verhindert ist', officeAway],
      ['rhythm', 'Sitzungen', [interval, length, place].filter(Boolean).join(', ')],
      ['special', 'Sondersitzungen', [special, system].filter(Boolean).join(' ')],
      [
        'minutes',
        'Protokoll',
        [kinds[minutesKind] ?? '', copyHolder && `Exemplar: ${copyHolder}`].filter(Boolean).join(', '),
      ],
      ['retention', 'Aufbewahrung', retention],
      ['review', 'Nächste Überprüfung', formatDay(reviewOn)],
    ]),
    {
      kind: 'entry',
      id: 'seats',
      label: 'Sitze',
      text: currentSeats(records)
        .map((seat) => [seat.function, seat.organisation].filter(Boolean).join(', '))
        .join('\n'),
      lines: 1,
    },
  ];
}

function running(records: Records, tasks: readonly OpenTask[]): Block[] {
  const scenarios = recordsOf(records, 'scenario').map(([, value]) => scenarioTitle(value));
  return [
    { kind: 'heading', level: 2, text: 'Was läuft' },
    ...(tasks.length === 0
      ? [{ kind: 'entry', id: 'tasks', label: 'Offene Aufgaben', text: 'keine', lines: 1 } as const]
      : [
          {
            kind: 'table',
            id: 'tasks',
            caption: 'Offene Aufgaben',
            head: ['Was', 'Wer', 'Bis'],
            rows: tasks.map(({ what, who, until }) => [what, who, formatDay(until)]),
            rowHeads: true,
            widths: [6, 3, 3],
          } as const,
        ]),
    ...entries([['scenarios', 'Notfallszenarien', scenarios.join('\n')]]),
  ];
}

function places(records: Records): Block[] {
  const papers = documents(records);
  const { sealedAt } = profileOf(records).safety;
  return [
    { kind: 'heading', level: 2, text: 'Wo alles liegt' },
    ...(papers.length === 0
      ? entries([['papers', 'Unterlagen', '']])
      : [
          {
            kind: 'table',
            id: 'papers',
            caption: 'Unterlagen',
            head: ['Unterlage', 'Wo sie liegt', 'Zuständig', 'Zuletzt geprüft'],
            rows: papers.map(({ what, place, responsible, checkedOn }) => [
              what,
              place,
              responsible,
              formatDay(checkedOn),
            ]),
            rowHeads: true,
            widths: [4, 4, 3, 3],
          } as const,
        ]),
    ...entries([['passphrase', 'Passphrase versiegelt hinterlegt bei', sealedAt.trim()]]),
  ];
}

function handedOver(): Block[] {
  const points = [
    'Arbeitsbuch-Datei übergeben, Passphrase mündlich oder versiegelt, nie auf demselben Weg',
    'Passphrase danach geändert und neu versiegelt hinterlegt',
    'Zugänge zu Postfach, Kalender und Laufwerk übergeben und die alten geschlossen',
    'Allen Mitgliedern persönlich gesagt, wer jetzt einlädt',
    'Leitstelle und andere Stellen aus den Notfallszenarien kennen den neuen Anschluss',
    'Einzelgespräche mit neuen Ansprechpersonen verabredet; Notizen dazu werden nicht übergeben',
  ];
  return [
    { kind: 'heading', level: 2, text: 'Die Übergabe' },
    ...points.map((label, index) => ({ kind: 'check', id: `done-${index + 1}`, label, checked: false }) as const),
    { kind: 'paragraph', text: 'Übergeben am, von, an:' },
  ];
}

function entries(list: readonly (readonly [string, string, string])[]): Block[] {
  return list.map(([id, label, text]) => ({ kind: 'entry', id, label, text, lines: 1 }));
}
