/**
 * The workbook as text: a versioned envelope around all its records. The text is what an age file holds inside; storage moves it and knows
 * nothing of it. Opening goes shape → version → migration → content and is all or nothing; what does not pass is a value, never a throw.
 */
import { problemIn } from '../model/check.ts';
import type { Template } from '../model/template.ts';
import { profileFields } from './profile.ts';
import { type Json, kindOf, profileId, type RecordKind, type Records, scenarioTemplate } from './records.ts';

/** Rises with every change of what workbooks hold; each rise comes with a migration and a saved file in `tests/files/`. */
export const workbookVersion = 1;

/** Characters above which no workbook can be, and the most records it may hold. */
export const largestWorkbook = 20_000_000;
const mostRecords = 5_000;

export interface Workbook {
  /** Random; one group keeps it for ever. */
  id: string;
  /** Rises by one with every saved file. */
  revision: number;
  /** Instant in UTC, ISO 8601. */
  savedAt: string;
  records: Records;
}

export type WorkbookProblem =
  | { problem: 'tooLarge' }
  | { problem: 'notOurs' }
  /** Ends in the middle, or was changed so that it is no JSON any more. */
  | { problem: 'broken' }
  | { problem: 'newer'; version: number }
  /** Ours, but another kind of file; a template's file is matched into a chapter. */
  | { problem: 'otherKind'; kind: string }
  /** Its content does not fit; `detail` is a German sentence. */
  | { problem: 'content'; detail: string };

export type ParsedWorkbook = { ok: true; workbook: Workbook } | ({ ok: false } & WorkbookProblem);

/** What a record has to be. Handed in, because the workbook knows no template by name and the parts of others not at all. */
export interface RecordRules {
  /** By id; every chapter and `notfallszenario`. */
  templates: ReadonlyMap<string, Template>;
  /** A German sentence for what is wrong with a record of another kind, or undefined. A kind without a rule may hold any object. */
  others?: Partial<Record<RecordKind, (value: unknown) => string | undefined>>;
}

type Migration = (records: unknown) => unknown;

/** Version → the step of all records to the version after it. */
const migrations: Readonly<Record<number, Migration>> = {};

/**
 * The two ends of the text, for a writer that keeps the records as JSON texts of its own: prefix, then `"id":json` joined by commas, then suffix.
 */
export function envelopeEnds({ id, revision, savedAt }: Omit<Workbook, 'records'>): { prefix: string; suffix: string } {
  const head = { format: 'strategiegruppe', kind: 'arbeitsbuch', version: workbookVersion, id, revision, savedAt };
  return { prefix: `${JSON.stringify(head).slice(0, -1)},"content":{"records":{`, suffix: '}}}\n' };
}

/** The text of a workbook. */
export function writeWorkbook(workbook: Workbook): string {
  const { prefix, suffix } = envelopeEnds(workbook);
  const parts = [...workbook.records].map(([id, value]) => `${JSON.stringify(id)}:${JSON.stringify(value)}`);
  return prefix + parts.join(',') + suffix;
}

/** Reads the text of a workbook. Nothing that is open is touched. */
export function parseWorkbook(
  text: string,
  rules: RecordRules,
  steps = { migrations, version: workbookVersion },
): ParsedWorkbook {
  if (text.length > largestWorkbook) return { ok: false, problem: 'tooLarge' };
  const json = text.replace(/^\uFEFF/, '');
  const input = parseJson(json);
  if (input === undefined) return { ok: false, problem: json.includes('"strategiegruppe"') ? 'broken' : 'notOurs' };
  if (!isRecord(input) || input['format'] !== 'strategiegruppe') return { ok: false, problem: 'notOurs' };
  const { version, kind, id, revision, savedAt } = input;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return contentProblem('Die Version fehlt.');
  if (version > steps.version) return { ok: false, problem: 'newer', version };
  if (kind !== 'arbeitsbuch')
    return { ok: false, problem: 'otherKind', kind: typeof kind === 'string' ? kind.slice(0, 40) : '' };
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id))
    return contentProblem('Die Kennung des Arbeitsbuchs passt nicht.');
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0)
    return contentProblem('Der Stand des Arbeitsbuchs passt nicht.');
  if (typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt)))
    return contentProblem('Der Zeitpunkt der Sicherung passt nicht.');

  let content: unknown = isRecord(input['content']) ? input['content']['records'] : undefined;
  for (let step = version; step < steps.version; step += 1) content = steps.migrations[step]?.(content);
  const problem = problemInRecords(content, rules);
  if (problem !== undefined) return contentProblem(problem);
  // Checked just now, record by record; JSON.parse makes nothing but Json.
  const records = new Map(Object.entries(content as Record<string, Json>));
  return { ok: true, workbook: { id, revision, savedAt, records } };
}

/** What is wrong with the records of a workbook, as a German sentence; also asked of what comes out of the browser's storage. */
export function problemInRecords(content: unknown, rules: RecordRules): string | undefined {
  if (!isRecord(content)) return 'Die Kapitel fehlen.';
  const entries = Object.entries(content);
  if (entries.length > mostRecords) return `Es hat mehr als ${mostRecords} Einträge.`;
  if (!Object.hasOwn(content, profileId)) return 'Die Angaben zum Ort fehlen.';
  for (const [id, value] of entries) {
    const problem = problemInRecord(id, value, rules);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemInRecord(id: string, value: unknown, rules: RecordRules): string | undefined {
  const kind = kindOf(id);
  switch (kind) {
    case undefined:
      return 'Es enthält etwas, das dieses Handbuch nicht kennt.';
    case 'profile':
      return problemIn(profileFields, value);
    case 'chapter':
      return problemOfTemplate(rules, id.slice('chapter/'.length), value);
    case 'scenario':
      return problemOfTemplate(rules, scenarioTemplate, value);
    case 'version':
      return problemInVersion(value, rules);
    case 'session':
    case 'task':
    case 'method':
    case 'plan':
    case 'run':
      if (!isRecord(value)) return 'Ein Eintrag hat eine Form, die dieses Handbuch nicht kennt.';
      return rules.others?.[kind]?.(value);
  }
}

/** A kept version of a scenario: `{ scenario, keptOn, values }`. */
function problemInVersion(value: unknown, rules: RecordRules): string | undefined {
  if (!isRecord(value)) return 'Eine frühere Version hat eine Form, die dieses Handbuch nicht kennt.';
  const { scenario, keptOn, values, ...more } = value;
  const fits = typeof scenario === 'string' && typeof keptOn === 'string' && Object.keys(more).length === 0;
  return fits ? problemOfTemplate(rules, scenarioTemplate, values) : 'Eine frühere Version ist unvollständig.';
}

function problemOfTemplate(rules: RecordRules, id: string, value: unknown): string | undefined {
  const template = rules.templates.get(id);
  if (!template) return `Das Kapitel „${id}“ gibt es hier nicht.`;
  const problem = problemIn(template.fields, value);
  return problem === undefined ? undefined : `${template.name}: ${problem}`;
}

function contentProblem(detail: string): ParsedWorkbook {
  return { ok: false, problem: 'content', detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
