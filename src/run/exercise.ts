/**
 * The exercise at the table (Planspiel): what happens when, what should follow, what was done, what was learned. It is filled in like a
 * template, but is none of the list: it begins with a scenario, and its files are of a kind of their own.
 */
import type { Block, Entry } from '../model/document.ts';
import type { GroupField, ValuesOf } from '../model/field.ts';
import { policeDuty } from '../model/harm.ts';
import { defineTemplate } from '../model/template.ts';
import { clockTime, formatDay } from '../model/time.ts';
import { injectsFor } from './injects.ts';

const plan = {
  kind: 'group',
  label: 'Die Übung',
  help: 'Was geübt wird und wie lange. Geübt wird immer ein erdachter Fall.',
  fields: {
    minutes: {
      kind: 'choice',
      label: 'Dauer',
      help: 'Die letzten 15 Minuten gehören der Nachbesprechung.',
      personal: false,
      options: [
        { id: '45', label: '45 Minuten' },
        { id: '90', label: '90 Minuten' },
      ],
      initial: '90',
    },
    situation: {
      kind: 'longText',
      label: 'Ausgangslage',
      help: 'Das lesen Sie zu Beginn vor. Kein echter Fall, keine echten Namen.',
      personal: false,
      lines: 3,
    },
    goal: {
      kind: 'text',
      label: 'Was am Ende klar sein soll',
      help: 'Eine Frage genügt, zum Beispiel: Kommen wir zusammen, wenn die Geschäftsführung fehlt?',
      personal: false,
    },
    leader: {
      kind: 'role',
      label: 'Wer leitet',
      help: 'Möglichst jemand, der im Szenario keine Aufgabe hat.',
      personal: false,
    },
  },
} as const satisfies GroupField;

const injects = {
  kind: 'group',
  label: 'Einlagen',
  help: 'Was im Lauf der Übung geschieht. Ändern, streichen und ergänzen Sie, bis es zu Ihrem Ort passt.',
  fields: {
    list: {
      kind: 'rows',
      label: 'Einlagen',
      help: 'Eine Einlage ist eine neue Nachricht. Sie kommt zu ihrer Minute auf den Tisch.',
      row: 'Einlage',
      nameOf: 'happens',
      layout: 'cards',
      blankRows: 5,
      fields: {
        minute: {
          kind: 'number',
          label: 'Minute',
          help: 'Gerechnet vom Beginn.',
          personal: false,
          min: 0,
          max: 120,
          unit: 'Minuten nach Beginn',
        },
        happens: {
          kind: 'longText',
          label: 'Was geschieht',
          help: 'So, wie Sie es vorlesen.',
          personal: false,
          lines: 2,
        },
        expected: {
          kind: 'longText',
          label: 'Was folgen sollte',
          help: 'Nur für die Leitung. Es steht auf keinem Blatt für die Mitspielenden.',
          personal: false,
          lines: 2,
        },
        question: {
          kind: 'text',
          label: 'Frage an die Runde',
          help: 'Wenn das Gespräch stockt.',
          personal: false,
          optional: true,
        },
      },
    },
  },
} as const satisfies GroupField;

/** What a line of the log is. */
const logKinds = [
  { id: 'clock', label: 'Ablauf' },
  { id: 'inject', label: 'Einlage' },
  { id: 'decision', label: 'Entscheidung' },
  { id: 'observation', label: 'Beobachtung' },
] as const;

const log = {
  kind: 'group',
  label: 'Protokoll',
  help: 'Was in der Übung festgehalten wurde, mit Uhrzeit.',
  hidden: true,
  fields: {
    list: {
      kind: 'rows',
      label: 'Protokoll',
      help: 'Die Uhr schreibt mit.',
      row: 'Eintrag',
      nameOf: 'text',
      layout: 'table',
      blankRows: 0,
      optional: true,
      fields: {
        at: { kind: 'text', label: 'Zeitpunkt', help: 'In UTC, ISO 8601.', personal: false },
        sort: { kind: 'choice', label: 'Art', help: 'Was es ist.', personal: false, options: logKinds },
        text: { kind: 'longText', label: 'Was', help: 'Was geschah.', personal: false },
      },
    },
    /** The steps of the scenario, so that findings can point to them wherever the file is opened. */
    steps: {
      kind: 'rows',
      label: 'Schritte des Szenarios',
      help: 'Aus dem Szenario übernommen.',
      row: 'Schritt',
      nameOf: 'what',
      layout: 'table',
      blankRows: 0,
      optional: true,
      fields: { what: { kind: 'text', label: 'Schritt', help: 'Wer was tut.', personal: false } },
    },
    scenario: {
      kind: 'text',
      label: 'Szenario',
      help: 'Wie es heißt.',
      personal: false,
      optional: true,
    },
  },
} as const satisfies GroupField;

const debrief = {
  kind: 'group',
  label: 'Nachbesprechung',
  help: 'Gleich nach der Übung, 15 Minuten. Zuerst, was gelang.',
  advice: [
    'Fragen Sie nach dem Ablauf, nicht nach Schuld. Wer unter Druck anders gehandelt hat als vereinbart, zeigt oft, wo der Plan nicht passt.',
  ],
  fields: {
    well: { kind: 'longText', label: 'Was gelang', help: 'Was wir so lassen.', personal: false, lines: 3 },
    badly: {
      kind: 'longText',
      label: 'Was nicht gelang',
      help: 'Wo es stockte, ohne Namen.',
      personal: false,
      lines: 3,
    },
    findings: {
      kind: 'rows',
      label: 'Was wir ändern',
      help: 'Jede Erkenntnis zeigt auf einen Schritt und hat jemanden, der sich kümmert.',
      row: 'Erkenntnis',
      nameOf: 'change',
      layout: 'cards',
      blankRows: 3,
      fields: {
        step: {
          kind: 'text',
          label: 'Schritt im Szenario',
          help: 'Worauf es sich bezieht.',
          personal: false,
          optional: true,
        },
        change: { kind: 'text', label: 'Was sich ändert', help: 'Ein Satz mit einem Verb.', personal: false },
        who: { kind: 'role', label: 'Wer sich kümmert', help: 'Eine Funktion.', personal: false },
        until: { kind: 'date', label: 'Bis wann', help: 'Ein Tag, der im Kalender steht.', personal: false },
      },
    },
  },
} as const satisfies GroupField;

const fields = { plan, injects, log, debrief };
export type ExerciseValues = ValuesOf<typeof fields>;

/** On every page, so that nobody takes a sheet for a real case. */
const mark = 'Übung – Übung – Übung';

const exercise = defineTemplate({
  id: 'planspiel',
  name: 'Planspiel',
  purpose: 'Ein Szenario am Tisch durchspielen, mit Uhr, Einlagen und Nachbesprechung.',
  fileKind: 'uebung',
  neutralTitle: 'Übung',
  fields,
  status: ({ plan }) =>
    [mark, 'Blatt für die Leitung', plan.minutes && `${plan.minutes} Minuten`].filter(Boolean).join(' · '),
  blocks: leaderBlocks,
  sheets: [
    {
      id: 'mitspielende',
      name: 'Blatt für die Mitspielenden',
      purpose:
        'Ohne die erwarteten Reaktionen. Schneiden Sie die Einlagen auseinander und geben Sie jede zu ihrer Minute aus.',
      page: (values) => ({ title: 'Planspiel', status: mark, blocks: playerBlocks(values) }),
    },
    {
      id: 'protokoll',
      name: 'Protokoll und Nachbesprechung',
      purpose: 'Was geschah, mit Uhrzeit, und was sich ändert.',
      page: (values) => ({ title: 'Planspiel: Protokoll', status: mark, blocks: recordBlocks(values) }),
    },
  ],
  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt: ein Gegenstand vor der Haustür, 45 Minuten',
      values: {
        plan: {
          minutes: '45',
          situation: 'Ein Mitglied des Stadtrats findet am Morgen einen toten Vogel mit einem Zettel vor der Haustür.',
          goal: 'Kommen wir zusammen, wenn die Geschäftsführung fehlt?',
          leader: 'Moderation',
        },
        injects: { list: injectsFor(undefined, '45') },
        log: { list: [], steps: [], scenario: 'Gegenstand vor der Haustür' },
        debrief: { well: '', badly: '', findings: [] },
      },
    },
  ],
});
export default exercise;

/** What only the leader holds. */
function leaderBlocks(values: ExerciseValues): Block[] {
  const { plan, injects } = values;
  return [
    ...rules,
    entry('scenario', 'Szenario', values.log.scenario),
    entry('situation', 'Ausgangslage', plan.situation),
    entry('goal', 'Was am Ende klar sein soll', plan.goal),
    entry('leader', 'Leitung', plan.leader),
    heading('Einlagen'),
    ...inOrder(injects.list).flatMap((inject, index): Block[] => [
      { kind: 'heading', level: 3, text: `${minuteText(inject.minute)}: Einlage ${index + 1}` },
      entry(`happens-${index}`, 'Vorlesen', inject.happens),
      entry(`expected-${index}`, 'Was folgen sollte', inject.expected),
      ...(inject.question.trim() === '' ? [] : [entry(`question-${index}`, 'Frage an die Runde', inject.question)]),
    ]),
    heading('Worauf Sie achten'),
    {
      kind: 'list',
      ordered: false,
      items: [
        'Wird zuerst die Gefahr abgewendet, bevor über die Gruppe gesprochen wird?',
        'Fragt jemand die betroffene Person, bevor etwas weitergeht?',
        'Weiß jede Funktion, wer sie vertritt und was die Vertretung nicht erfährt?',
        'Fällt die Sicht der betroffenen Person unter den Tisch?',
      ].map((text) => ({ text })),
    },
  ];
}

/** What lies on the table: nothing of what is expected. */
function playerBlocks({ plan, injects }: ExerciseValues): Block[] {
  return [
    ...rules,
    entry('situation', 'Ausgangslage', plan.situation),
    ...inOrder(injects.list).flatMap((inject, index): Block[] => [
      heading(`Einlage ${index + 1} · ${minuteText(inject.minute)}`),
      { kind: 'paragraph', text: inject.happens.trim() || 'noch offen' },
      ...(inject.question.trim() === '' ? [] : [entry(`question-${index}`, 'Frage', inject.question)]),
    ]),
  ];
}

function recordBlocks({ plan, log, debrief }: ExerciseValues): Block[] {
  const sorts = new Map<string, string>(logKinds.map(({ id, label }) => [id, label]));
  const steps = new Map(log.steps.map(({ id, what }, index) => [id, `${index + 1} ${what}`]));
  return [
    entry('scenario', 'Szenario', log.scenario),
    entry('goal', 'Was am Ende klar sein sollte', plan.goal),
    heading('Protokoll'),
    log.list.length === 0
      ? entry('log', 'Einträge', '')
      : {
          kind: 'table',
          id: 'log',
          caption: 'Einträge mit Uhrzeit',
          captionHidden: true,
          head: ['Uhrzeit', 'Art', 'Was'],
          widths: [16, 18, 66],
          rows: log.list.map(({ at, sort, text }) => [clockTime(new Date(at)), sorts.get(sort) ?? '', text]),
        },
    heading('Nachbesprechung'),
    entry('well', 'Was gelang', debrief.well),
    entry('badly', 'Was nicht gelang', debrief.badly),
    debrief.findings.length === 0
      ? entry('findings', 'Was wir ändern', '')
      : {
          kind: 'table',
          id: 'findings',
          caption: 'Was wir ändern',
          head: ['Schritt', 'Was sich ändert', 'Wer', 'Bis wann'],
          widths: [26, 36, 20, 18],
          rows: debrief.findings.map(({ step, change, who, until }) => [
            steps.get(step) ?? 'ganzes Szenario',
            change,
            who,
            formatDay(until),
          ]),
        },
  ];
}

/** By their minutes; those without one come last. */
export function inOrder<I extends { minute: number | null }>(list: readonly I[]): I[] {
  return [...list].sort((a, b) => (a.minute ?? Number.POSITIVE_INFINITY) - (b.minute ?? Number.POSITIVE_INFINITY));
}

function minuteText(minute: number | null): string {
  return minute === null ? 'Ohne Minute' : `Minute ${minute}`;
}

const rules: readonly Block[] = [
  {
    kind: 'aside',
    tone: 'caution',
    title: 'Das ist eine Übung',
    blocks: [
      {
        kind: 'list',
        ordered: false,
        items: [
          'Niemand ruft wirklich an. Anrufe werden angesagt.',
          'Es geht um einen erdachten Fall. Wer dabei an einen echten denkt, behält ihn für sich.',
          'Wer „Abbruch“ sagt, beendet die Übung sofort. Eine Begründung braucht es nicht.',
          policeDuty,
        ].map((text) => ({ text })),
      },
    ],
  },
];

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text: text.trim(), lines: 1 };
}
