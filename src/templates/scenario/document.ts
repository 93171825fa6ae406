/** A scenario as a Document: pictures, the list that is their master, who informs whom, and the five questions. */
import type { Block, Entry } from '../../model/document.ts';
import type { ValuesOf } from '../../model/field.ts';
import { drawFlow } from '../../model/flow/picture.ts';
import { edgesOf, type Flow } from '../../model/flow.ts';
import { answerText, sectionBlocks } from '../../model/form.ts';
import { orderOfHelp, policeDuty } from '../../model/harm.ts';
import { tlpLabels, tlpOf } from '../../model/tlp.ts';
import { deadlines, phases, scenarioFields, ways } from './fields.ts';

export type ScenarioValues = ValuesOf<typeof scenarioFields>;
export type ScenarioStep = ScenarioValues['steps']['list'][number];

/** Columns that a person can still read on A4. */
const mostLanes = 8;

/** The most that one picture may be high, in millimetres: below what it is about, on the first page, there is no more room. */
const highest = 140;

/** The mark that stays until all three have agreed. */
const draftMark = 'Entwurf – örtlich noch nicht abgestimmt';

/** „Entwurf …“ until police, legal office and counselling have agreed; always version, day and copy, to be filled in by hand where they are missing. */
export function scenarioStatus({ agreed }: ScenarioValues): string {
  const isAgreed = agreed.police !== '' && agreed.legal !== '' && agreed.counselling !== '';
  const day = answerText(scenarioFields.agreed.fields.versionOn, agreed.versionOn);
  return [
    isAgreed ? 'Abgestimmt mit Polizei, Rechtsamt und Opferberatung' : draftMark,
    `Version ${agreed.version.trim() || byHand}`,
    `Stand ${day || byHand}`,
    `Exemplar ${agreed.copy.trim() || byHand}`,
  ].join(' · ');
}

const byHand = '______';

/** Steps over lanes: one lane for each function that acts, in the order of their first step; more than six are joined by phase. */
export function scenarioFlow(list: readonly ScenarioStep[], laneBy: 'who' | 'phase'): Flow {
  const laneOf = (step: ScenarioStep) =>
    laneBy === 'who' ? step.who.trim() || 'noch niemand' : labelOf(phases, step.phase) || 'ohne Phase';
  const used = [...new Set(list.map(laneOf))];
  const inOrder: string[] = [...phases.map(({ label }) => label), 'ohne Phase'];
  return {
    lanes: laneBy === 'phase' ? inOrder.filter((lane) => used.includes(lane)) : used,
    steps: list.map((step) => ({
      id: step.id,
      lane: laneOf(step),
      text: laneBy === 'who' || step.who.trim() === '' ? step.what : `${step.who}: ${step.what}`,
      kind: step.kind === 'decision' ? 'decision' : 'step',
      next: step.next,
      otherwise: step.otherwise,
    })),
  };
}

/** Lanes as chosen; by actor only where paper has room for them. */
export function scenarioLanes({ lanes, list }: ScenarioValues['steps']): 'who' | 'phase' {
  return lanes !== 'phase' && new Set(list.map(({ who }) => who.trim())).size <= mostLanes ? 'who' : 'phase';
}

/** What a filled scenario says. */
export function scenarioBlocks(values: ScenarioValues): Block[] {
  const { frame, steps, criteria, group, consent, documents, people } = values;
  const fields = scenarioFields;
  const flow = scenarioFlow(steps.list, scenarioLanes(steps));
  return [
    {
      kind: 'aside',
      tone: 'danger',
      title: 'Bei Gefahr zuerst 110 oder 112',
      blocks: [{ kind: 'list', ordered: true, items: orderOfHelp.map((text) => ({ text })) }],
    },
    heading('Worum es geht'),
    entry('title', 'Szenario', frame.title),
    entry('type', 'Art', answerText(fields.frame.fields.type, frame.type)),
    entry('affected', 'Wen es trifft', answerText(fields.frame.fields.affected, frame.affected)),
    entry('trigger', 'Auslöser', frame.trigger),
    heading('Ablauf'),
    ...drawFlow(flow, frame.title || 'Notfallszenario', highest),
    ...(steps.list.length === 0
      ? [entry('steps', 'Schritte', '')]
      : [stepList(steps.list, flow), ...informTable(steps.list)]),
    heading('1 Wer wird informiert?'),
    ...(values.chain.calls.length === 0
      ? [entry('chain', 'Informationskette', '')]
      : [
          {
            kind: 'table',
            id: 'calls',
            caption: 'Informationskette',
            captionHidden: true,
            head: ['Wer', 'informiert wen', 'Vertretung der Funktion', 'Wie', 'Bis wann'],
            widths: [20, 22, 24, 18, 16],
            rows: values.chain.calls.map((call) => [
              call.who,
              call.whom,
              call.deputy,
              labelOf(ways, call.how),
              labelOf(deadlines, call.by),
            ]),
          } as const,
        ]),
    heading('2 Wann wird die Gruppe einbezogen?'),
    entry(
      'given',
      'Was dafür spricht',
      [answerText(fields.criteria.fields.given, criteria.given), ...linesOf(criteria.own)].filter(Boolean).join('; '),
    ),
    entry('rule', 'Regel', ruleText(values)),
    entry('decider', 'Das entscheidet', criteria.decider),
    heading('3 Wie kommt die Gruppe zusammen?'),
    entry(
      'group',
      'Einladung',
      [group.who, labelOf(ways, group.how), labelOf(deadlines, group.by)].filter(Boolean).join(', '),
    ),
    entry('away', 'Bei Abwesenheit lädt ein', group.away),
    entry('system', 'System und Ersatzweg', group.system),
    heading('4 Was braucht ein Einverständnis?'),
    entry('needsYes', 'Braucht das Ja der betroffenen Person', consent.needsYes),
    entry('without', 'Darf ohne ihr Ja weitergehen', consent.without),
    entry('never', 'Verlässt die Runde nie', consent.never),
    entry('asks', 'Wer sie fragt', consent.asks),
    {
      kind: 'aside',
      tone: 'caution',
      title: 'Ohne Einverständnis wird nichts weitergegeben',
      blocks: [{ kind: 'paragraph', text: policeDuty }],
    },
    ...(consent.legal.length > 0
      ? [entry('legal', 'Mit dem Rechtsamt zu klären', answerText(fields.consent.fields.legal, consent.legal))]
      : []),
    heading('5 Was liegt bereit?'),
    ...(documents.list.length === 0
      ? [entry('documents', 'Unterlagen', '')]
      : [
          {
            kind: 'table',
            id: 'documents',
            caption: 'Unterlagen',
            captionHidden: true,
            head: ['Unterlage', 'Wo sie liegt', 'Stand'],
            widths: [45, 35, 20],
            rows: documents.list.map((row) => [
              row.name,
              row.place,
              answerText(fields.documents.fields.list.fields.checked, row.checked),
            ]),
          } as const,
        ]),
    heading('Menschen und Öffentlichkeit'),
    entry('care', 'Für die betroffene Person', people.care),
    entry('speaks', 'Öffentlich spricht', people.speaks),
    entry('silent', 'Öffentlich spricht nicht', people.silent),
    ...(people.bodies.trim() === '' ? [] : [entry('bodies', 'Andere Stellen', people.bodies)]),
    entry('staysOut', 'Ist ein Mitglied betroffen oder Teil des Problems', people.staysOut),
  ];
}

/** The empty form. */
export function blankScenario(values: ScenarioValues): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Ein erdachter Fall, gemeinsam durchdacht. Echte Fälle, Namen und Anschriften gehören nicht hinein.',
    },
    {
      kind: 'aside',
      tone: 'danger',
      title: 'Diese Reihenfolge gilt immer',
      blocks: [{ kind: 'list', ordered: true, items: orderOfHelp.map((text) => ({ text })) }],
    },
    ...Object.entries(scenarioFields).flatMap(([key, field]) =>
      key === 'steps' ? blankSteps() : sectionBlocks(field, values[key as keyof ScenarioValues], true, key),
    ),
    {
      kind: 'aside',
      tone: 'caution',
      title: 'Ohne Einverständnis wird nichts weitergegeben',
      blocks: [{ kind: 'paragraph', text: policeDuty }],
    },
  ];
}

/** On paper a step is a line in two tables: who does what, and who learns of it. */
function blankSteps(): Block[] {
  const { steps } = scenarioFields;
  const { list, lanes } = steps.fields;
  const { kind } = list.fields;
  const table = (
    id: string,
    caption: string,
    columns: readonly (keyof typeof list.fields)[],
    widths: number[],
  ): Block => ({
    kind: 'table',
    id,
    caption,
    head: ['Nr.', ...columns.map((column) => list.fields[column].label)],
    widths: [6, ...widths],
    rowHeads: true,
    rows: Array.from({ length: blankLines }, (_, index) => [`${index + 1}`, ...columns.map(() => '')]),
  });
  return [
    heading(steps.label),
    { kind: 'paragraph', text: `${steps.help} ${lanes.label}: nach Beteiligten oder nach Phasen.` },
    {
      kind: 'paragraph',
      text: `${kind.label}: ein Schritt, oder eine Entscheidung (eine Frage). Entscheidungen bekommen ein Fragezeichen.`,
    },
    table('steps-do', 'Wer tut was?', ['phase', 'who', 'what', 'by'], [18, 22, 40, 14]),
    table(
      'steps-inform',
      'Wer erfährt es, und wie geht es weiter?',
      ['informs', 'how', 'tlp', 'next', 'otherwise'],
      [26, 18, 20, 14, 16],
    ),
  ];
}

/** Steps that a printed form has room for. */
const blankLines = 12;

/** „Die Gruppe kommt zusammen, wenn ein Kriterium zutrifft. Sonst wird sie nur informiert.“ */
export function ruleText({ criteria }: ScenarioValues): string {
  const rule = answerText(scenarioFields.criteria.fields.rule, criteria.rule);
  const otherwise = answerText(scenarioFields.criteria.fields.otherwise, criteria.otherwise);
  if (rule === '') return '';
  return criteria.rule === 'always' || otherwise === ''
    ? `Die Gruppe kommt zusammen, ${rule}.`
    : `Die Gruppe kommt zusammen, ${rule}. Sonst ${otherwise}.`;
}

function stepList(list: readonly ScenarioStep[], flow: Flow): Block {
  const edges = edgesOf(flow);
  const place = (to: number) => (to >= list.length ? 'Ende' : `Schritt ${to + 1}`);
  return {
    kind: 'list',
    ordered: true,
    items: list.map((step, index) => {
      const own = edges.filter(({ from }) => from === index);
      const onward = own
        .filter(({ to, label }) => label !== '' || to !== index + 1)
        .map(({ to, label }) =>
          label === '' ? `weiter mit ${place(to)}` : `bei ${label === 'ja' ? 'Ja' : 'Nein'} weiter mit ${place(to)}`,
        );
      const details = [
        step.informs && `informiert ${step.informs}`,
        labelOf(ways, step.how),
        labelOf(deadlines, step.by),
        labelOf(phases, step.phase),
        tlpLabels[tlpOf(step.tlp)],
        ...onward,
      ].filter(Boolean);
      const who = step.who.trim() === '' ? 'Noch niemand' : step.who;
      return {
        text: [{ text: `${who}: `, strong: true }, { text: `${step.what || 'noch offen'} (${details.join('; ')})` }],
      };
    }),
  };
}

/** The same steps once more, seen as messages: who informs whom. */
function informTable(list: readonly ScenarioStep[]): Block[] {
  const rows = list.flatMap((step, index) =>
    step.informs.trim() === ''
      ? []
      : [
          [
            `${index + 1}`,
            step.who.trim() || 'noch niemand',
            step.informs,
            labelOf(ways, step.how),
            labelOf(deadlines, step.by),
            tlpLabels[tlpOf(step.tlp)],
          ],
        ],
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'informs',
      caption: 'Wer informiert wen',
      head: ['Nr.', 'Wer', 'informiert', 'Wie', 'Bis wann', 'Vertraulichkeit'],
      widths: [7, 19, 20, 15, 16, 23],
      rows,
    },
  ];
}

/** The label of an option; empty where there is none with this id. */
export function labelOf(options: readonly { id: string; label: string }[], id: string): string {
  return options.find((option) => option.id === id)?.label ?? '';
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text: text.trim(), lines: 1 };
}
