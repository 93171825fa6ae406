/**
 * A scenario in use: what has been done, when, and what comes next. The log is all that changes; everything else is read from it, so that
 * a run that is opened again stands exactly where it stood.
 */
import { edgesOf, type Flow } from '../model/flow.ts';
import { highestTlp, type Tlp, tlpLabels, tlpOf } from '../model/tlp.ts';
import { labelOf, type ScenarioValues, scenarioStatus } from '../templates/scenario/document.ts';
import { deadlines, phases, ways } from '../templates/scenario/fields.ts';

export interface Emergency {
  readonly version: 1;
  /** Random. */
  readonly id: string;
  /** Neutral: names files and metadata. */
  readonly name: string;
  readonly title: string;
  /** „Entwurf – örtlich noch nicht abgestimmt …“, as the scenario says it. */
  readonly status: string;
  /** The strictest of the scenario's own level and those of its steps. */
  readonly tlp: Tlp;
  readonly steps: readonly EmergencyStep[];
  /** What question 4 of the scenario says. */
  readonly consent: {
    readonly asks: string;
    readonly needsYes: string;
    readonly without: string;
    readonly never: string;
  };
  readonly log: readonly LogEntry[];
}

interface EmergencyStep {
  readonly id: string;
  readonly kind: 'step' | 'decision';
  /** „Erste 15 Minuten“. */
  readonly phase: string;
  readonly who: string;
  readonly what: string;
  /** „informiert Opferberatung · Telefon · binnen einer Stunde · TLP:RED“. */
  readonly details: string;
  /** Ids, `ende` or '', as in the scenario. */
  readonly next: string;
  readonly otherwise: string;
}

/** All a log can say. `consentOpen` takes an answer of the affected person back. */
export const logKinds = [
  'begun',
  'done',
  'undone',
  'yes',
  'no',
  'consentYes',
  'consentNo',
  'consentOpen',
  'note',
  'ended',
  'resumed',
] as const;
type LogKind = (typeof logKinds)[number];

export interface LogEntry {
  /** Instant in UTC, ISO 8601. */
  readonly at: string;
  readonly kind: LogKind;
  /** Id of the step; '' where it is about none. */
  readonly step: string;
  /** Of a note. */
  readonly text: string;
}

/** Where a step stands. `skipped` lies on a way that was not taken. */
export type StepState = 'open' | 'done' | 'yes' | 'no' | 'skipped';

/** A run of a scenario that begins now. @param id random. */
export function begin(values: ScenarioValues, id: string, now: Date): Emergency {
  const { frame, steps, consent, handling } = values as ScenarioValues & {
    handling?: { tlp: Tlp | ''; neutralTitle: string };
  };
  return {
    version: 1,
    id,
    name: handling?.neutralTitle.trim() || 'Abstimmungstermin',
    title: frame.title.trim() || 'Notfall',
    status: scenarioStatus(values),
    tlp: highestTlp([handling?.tlp ?? '', ...steps.list.map((step) => step.tlp)].map(tlpOf)),
    steps: steps.list.map((step) => ({
      id: step.id,
      kind: step.kind === 'decision' ? 'decision' : 'step',
      phase: labelOf(phases, step.phase),
      who: step.who.trim(),
      what: step.what.trim() || 'noch offen',
      details: [
        step.informs.trim() && `informiert ${step.informs.trim()}`,
        labelOf(ways, step.how),
        labelOf(deadlines, step.by),
        tlpLabels[tlpOf(step.tlp)],
      ]
        .filter(Boolean)
        .join(' · '),
      next: step.next,
      otherwise: step.otherwise,
    })),
    consent: { asks: consent.asks.trim(), needsYes: consent.needsYes, without: consent.without, never: consent.never },
    log: [{ at: now.toISOString(), kind: 'begun', step: '', text: '' }],
  };
}

/** The run with one more line in its log. Nothing is ever taken out: who unticks a step leaves both lines. */
export function noted(run: Emergency, entry: Omit<LogEntry, 'at'>, now: Date): Emergency {
  return { ...run, log: [...run.log, { at: now.toISOString(), ...entry }] };
}

/** Where every step stands, by its id. Steps are skipped only by the answer of a decision, never by the clock. */
export function statesOf({ steps, log }: Emergency): ReadonlyMap<string, StepState> {
  const said = new Map<string, StepState>();
  for (const { kind, step } of log) {
    if (kind === 'done' || kind === 'yes' || kind === 'no') said.set(step, kind);
    if (kind === 'undone') said.delete(step);
  }
  const reached = reachable(steps, said);
  // What no way leads to at all is a mistake in the scenario; here it must not hide a step.
  const known = reachable(steps, new Map());
  const unsaid = (index: number) => (known.has(index) && !reached.has(index) ? 'skipped' : 'open');
  return new Map(steps.map(({ id }, index) => [id, said.get(id) ?? unsaid(index)] as const));
}

/** Whether it was ended, and not taken up again. */
export function isEnded({ log }: Emergency): boolean {
  return log.findLast(({ kind }) => kind === 'ended' || kind === 'resumed')?.kind === 'ended';
}

/** What the affected person has said last; nothing leaves without her yes. */
export function consentOf({ log }: Emergency): 'open' | 'yes' | 'no' {
  switch (log.findLast(({ kind }) => kind.startsWith('consent'))?.kind) {
    case 'consentYes':
      return 'yes';
    case 'consentNo':
      return 'no';
    default:
      return 'open';
  }
}

/** Indexes that the answers given so far leave open; a decision without an answer leaves both ways. */
function reachable(steps: readonly EmergencyStep[], said: ReadonlyMap<string, StepState>): ReadonlySet<number> {
  const flow: Flow = { lanes: [''], steps: steps.map((step) => ({ ...step, lane: '', text: step.what })) };
  const edges = edgesOf(flow).filter(({ from, label }) => {
    const answer = said.get(steps[from]?.id ?? '');
    return label === '' || (answer !== 'yes' && answer !== 'no') || label === (answer === 'yes' ? 'ja' : 'nein');
  });
  const reached = new Set(steps.length > 0 ? [0] : []);
  for (const from of reached)
    for (const edge of edges) if (edge.from === from && edge.to < steps.length) reached.add(edge.to);
  return reached;
}
