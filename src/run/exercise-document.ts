/** An exercise as Documents: what only the leader holds, what lies on the table, and what was learned. */
import type { Block, Entry } from '../model/document.ts';
import type { ValuesOf } from '../model/field.ts';
import { policeDuty } from '../model/harm.ts';
import { berlin, clockTime, formatDay } from '../model/time.ts';
import { type exerciseFields, logKinds } from './exercise-fields.ts';

export type ExerciseValues = ValuesOf<typeof exerciseFields>;

/** What only the leader holds. */
export function leaderBlocks(values: ExerciseValues): Block[] {
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
export function playerBlocks({ plan, injects }: ExerciseValues): Block[] {
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

/** The log, and the debriefing with each finding at its step. */
export function recordBlocks({ plan, log, debrief }: ExerciseValues): Block[] {
  const sorts = new Map<string, string>(logKinds.map(({ id, label }) => [id, label]));
  const dayOf = (at: string) => (Number.isNaN(Date.parse(at)) ? '' : formatDay(berlin(new Date(at)).day));
  const days = [...new Set(log.list.map(({ at }) => dayOf(at)).filter(Boolean))];
  const time = (at: string) => [days.length > 1 ? dayOf(at) : '', clockTime(new Date(at))].filter(Boolean).join(', ');
  const steps = new Map(log.steps.map(({ id, what }, index) => [id, `${index + 1} ${what}`]));
  return [
    entry('scenario', 'Szenario', log.scenario),
    entry('goal', 'Was am Ende klar sein sollte', plan.goal),
    entry('day', 'Tag der Übung', days.join(', ')),
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
          rows: log.list.map(({ at, sort, text }) => [time(at), sorts.get(sort) ?? '', text]),
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
          'Wer „Pause“ sagt, hält die Übung an. Niemand fragt nach dem Grund.',
          'Geschieht wirklich etwas, rufen Sie „Ernstfall“. Dann endet die Übung, und es gilt: 110 oder 112.',
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
