/**
 * A scenario in use: what has been done, when, and what comes next. The log is all that changes; everything else is read from it, so that
 * a run that is opened again stands exactly where it stood.
 */
import type { Block, Document, Entry } from '../model/document.ts';
import { edgesOf, type Flow } from '../model/flow.ts';
import { orderOfHelp, policeDuty } from '../model/harm.ts';
import { berlin, clockTime, formatDay } from '../model/time.ts';
import { type Tlp, tlpLabels, tlpOf } from '../model/tlp.ts';
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
  readonly tlp: Tlp;
  readonly steps: readonly EmergencyStep[];
  readonly consent: { readonly needsYes: string; readonly without: string; readonly never: string };
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

export interface LogEntry {
  /** Instant in UTC, ISO 8601. */
  readonly at: string;
  readonly kind: 'begun' | 'done' | 'undone' | 'yes' | 'no' | 'note' | 'ended';
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
    tlp: tlpOf(handling?.tlp ?? ''),
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
    consent: { needsYes: consent.needsYes, without: consent.without, never: consent.never },
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
  return new Map(
    steps.map(({ id }, index) => [id, said.get(id) ?? (reached.has(index) ? 'open' : 'skipped')] as const),
  );
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
    case 'note':
      return text;
    case 'ended':
      return 'Beendet';
  }
}

/** The record to take away: what was done when, what was left open. */
export function recordOf(run: Emergency): Document {
  const states = statesOf(run);
  const open = run.steps.filter(({ id }) => states.get(id) === 'open');
  const first = run.log[0];
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
      entry('day', 'Tag', first ? formatDay(berlin(new Date(first.at)).day) : ''),
      heading('Verlauf'),
      {
        kind: 'table',
        id: 'log',
        caption: 'Einträge mit Uhrzeit',
        captionHidden: true,
        head: ['Uhrzeit', 'Was'],
        widths: [18, 82],
        rows: run.log.map((each) => [clockTime(new Date(each.at)), logText(run, each)]),
      },
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

/** Reads a kept run; undefined for anything that is none. */
export function parseEmergency(text: string): Emergency | undefined {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isEmergency(input) ? input : undefined;
}

function isEmergency(input: unknown): input is Emergency {
  if (!isRecord(input) || input['version'] !== 1) return false;
  const { id, name, title, status, tlp, steps, consent, log } = input;
  return (
    [id, name, title, status].every((each) => typeof each === 'string') &&
    typeof tlp === 'string' &&
    Object.hasOwn(tlpLabels, tlp) &&
    isRecord(consent) &&
    hasTexts(consent, ['needsYes', 'without', 'never']) &&
    Array.isArray(steps) &&
    steps.every(
      (step) =>
        isRecord(step) &&
        hasTexts(step, ['id', 'phase', 'who', 'what', 'details', 'next', 'otherwise']) &&
        (step['kind'] === 'step' || step['kind'] === 'decision'),
    ) &&
    Array.isArray(log) &&
    log.every(
      (each) =>
        isRecord(each) &&
        hasTexts(each, ['at', 'step', 'text']) &&
        !Number.isNaN(Date.parse(String(each['at']))) &&
        ['begun', 'done', 'undone', 'yes', 'no', 'note', 'ended'].includes(String(each['kind'])),
    )
  );
}

function hasTexts(record: Record<string, unknown>, keys: readonly string[]): boolean {
  return keys.every((key) => typeof record[key] === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text, lines: 1 };
}
