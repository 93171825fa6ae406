/**
 * The file in which work is kept: a versioned envelope around values. Opening goes in the order shape → version → migration → content;
 * whatever does not pass is a `FileProblem`, a value and no exception. The sentences for persons stand in `ui/text.ts`.
 */
import { problemIn } from './check.ts';
import type { Values } from './field.ts';
import type { Template } from './template.ts';

/** Rises with every change of what files hold; each rise comes with a migration and a saved file in `tests/files/`. */
export const fileVersion = 1;

/** Bytes above which nothing of ours can be. */
export const largestFile = 5_000_000;

/** What a file holds: a filled template, or an exercise with its log. */
export type FileKind = 'vorlage' | 'uebung';

export interface Envelope {
  format: 'strategiegruppe';
  kind: FileKind;
  version: number;
  /** Random; the same draft keeps it through all its files. */
  id: string;
  /** Rises by one with every saved file. */
  revision: number;
  /** Instant in UTC, ISO 8601. */
  savedAt: string;
  content: { template: string; values: Values };
}

export type FileProblem =
  | { problem: 'tooLarge' }
  /** An age file: encrypted, for the workbook. */
  | { problem: 'locked' }
  | { problem: 'notOurs' }
  /** Ends in the middle or was changed by hand so that it is no JSON any more. */
  | { problem: 'broken' }
  | { problem: 'newer'; version: number }
  /** Ours, but another kind of file than is opened here. */
  | { problem: 'otherKind'; kind: string }
  | { problem: 'otherTemplate'; template: string }
  /** Its content does not fit; `detail` is a German sentence. */
  | { problem: 'content'; detail: string };

export type Parsed = { ok: true; file: Envelope } | ({ ok: false } & FileProblem);

/** A step from one version to the next. It changes content and never looks at later versions. */
type Migration = (content: unknown) => unknown;

/** Version → the step to the version after it. */
const migrations: Readonly<Record<number, Migration>> = {};

/** The text of a file. Keys stand in a fixed order, so the same draft gives the same text. */
export function writeFile(file: Omit<Envelope, 'format' | 'kind' | 'version'> & { kind?: FileKind }): string {
  const { kind = 'vorlage', id, revision, savedAt, content } = file;
  const envelope: Envelope = {
    format: 'strategiegruppe',
    kind,
    version: fileVersion,
    id,
    revision,
    savedAt,
    content,
  };
  return `${JSON.stringify(envelope, undefined, 2)}\n`;
}

/**
 * Reads the text of a file for a template.
 * @param text the whole file; longer than `largestFile` characters is refused unread.
 * @param steps for tests of migration; the product's own unless told.
 */
export function parseFile(text: string, template: Template, steps = { migrations, version: fileVersion }): Parsed {
  if (text.length > largestFile) return { ok: false, problem: 'tooLarge' };
  if (text.startsWith('age-encryption.org/') || text.startsWith('-----BEGIN AGE'))
    return { ok: false, problem: 'locked' };
  const json = text.replace(/^\uFEFF/, '');
  const input = parseJson(json);
  if (input === undefined) return { ok: false, problem: json.includes('"strategiegruppe"') ? 'broken' : 'notOurs' };
  if (!isRecord(input) || input['format'] !== 'strategiegruppe') return { ok: false, problem: 'notOurs' };

  const { version, kind } = input;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return contentProblem('Die Version fehlt.');
  if (version > steps.version) return { ok: false, problem: 'newer', version };
  if (kind !== (template.fileKind ?? 'vorlage'))
    return { ok: false, problem: 'otherKind', kind: typeof kind === 'string' ? kind.slice(0, 40) : '' };

  const { id, revision, savedAt } = input;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return contentProblem('Die Kennung der Datei passt nicht.');
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0)
    return contentProblem('Der Stand der Datei passt nicht.');
  if (typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt)))
    return contentProblem('Der Zeitpunkt der Sicherung passt nicht.');

  const content = migrated(input['content'], version, steps);
  if (!isRecord(content) || typeof content['template'] !== 'string')
    return contentProblem('Die Angabe der Vorlage fehlt.');
  if (content['template'] !== template.id)
    return { ok: false, problem: 'otherTemplate', template: content['template'].slice(0, 60) };
  const { values } = content;
  const problem = problemIn(template.fields, values);
  if (problem !== undefined) return contentProblem(problem);
  // Checked against the fields just now.
  const checked = values as Values;
  const file: Envelope = {
    format: 'strategiegruppe',
    kind: template.fileKind ?? 'vorlage',
    version: steps.version,
    id,
    revision,
    savedAt,
    content: { template: template.id, values: checked },
  };
  return { ok: true, file };
}

function migrated(
  content: unknown,
  from: number,
  steps: { migrations: Readonly<Record<number, Migration>>; version: number },
): unknown {
  let current = content;
  for (let version = from; version < steps.version; version += 1) current = steps.migrations[version]?.(current);
  return current;
}

function contentProblem(detail: string): Parsed {
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
