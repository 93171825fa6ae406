/** The file of a workbook, opened in the order shape → version → migration → content. All or nothing; faults are values. */
import { problemIn } from '../model/check.ts';
import type { Fields, Values } from '../model/field.ts';
import type { FileProblem } from '../model/file.ts';
import { fieldsOf, kindOf, profileRecord, type Workbook } from './records.ts';

/** Rises with every change of what workbooks hold; each rise comes with a migration and a saved file in `tests/files/`. */
const workbookVersion = 1;

/** Letters above which nothing of ours can be. */
const largestWorkbook = 50_000_000;
/** Records beyond any honest use. */
const mostRecords = 2000;

export type ParsedWorkbook = { ok: true; workbook: Workbook; savedAt: string } | ({ ok: false } & FileProblem);

/** The text of a file; records in the order of their ids, so that the same workbook gives the same text. */
export function writeWorkbook({ id, revision, records }: Workbook, savedAt: Date): string {
  const sorted = Object.fromEntries([...records].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({
    format: 'strategiegruppe',
    kind: 'arbeitsbuch',
    version: workbookVersion,
    id,
    revision,
    savedAt: savedAt.toISOString(),
    content: { records: sorted },
  })}\n`;
}

/** @param templates fields of the templates behind the chapters, by their ids. */
export function parseWorkbook(text: string, templates: ReadonlyMap<string, Fields>): ParsedWorkbook {
  if (text.length > largestWorkbook) return { ok: false, problem: 'tooLarge' };
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, problem: text.includes('"strategiegruppe"') ? 'broken' : 'notOurs' };
  }
  if (!isRecord(input) || input['format'] !== 'strategiegruppe') return { ok: false, problem: 'notOurs' };
  const { version, kind, id, revision, savedAt, content } = input;
  if (kind !== 'arbeitsbuch')
    return { ok: false, problem: 'otherKind', kind: typeof kind === 'string' ? kind.slice(0, 40) : '' };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return fault('Die Version fehlt.');
  if (version > workbookVersion) return { ok: false, problem: 'newer', version };
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return fault('Die Kennung passt nicht.');
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0)
    return fault('Der Stand passt nicht.');
  if (typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt)))
    return fault('Der Zeitpunkt der Sicherung passt nicht.');
  if (!isRecord(content) || !isRecord(content['records'])) return fault('Die Kapitel fehlen.');
  const records = parseRecords(Object.entries(content['records']), templates);
  return typeof records === 'string' ? fault(records) : { ok: true, workbook: { id, revision, records }, savedAt };
}

/** The records, checked against their fields; or a German sentence that says what is wrong. */
export function parseRecords(
  entries: readonly (readonly [string, unknown])[],
  templates: ReadonlyMap<string, Fields>,
): ReadonlyMap<string, Values> | string {
  if (entries.length > mostRecords) return 'Es sind mehr Kapitel, als ein Arbeitsbuch haben kann.';
  const records = new Map<string, Values>();
  for (const [record, values] of entries) {
    const fields = kindOf(record) && fieldsOf(record, templates);
    if (!fields) return 'Es gibt ein Kapitel, das dieses Arbeitsbuch nicht kennt.';
    const problem = problemIn(fields, values);
    if (problem !== undefined) return problem;
    // Checked against its fields just now.
    records.set(record, values as Values);
  }
  return records.has(profileRecord) ? records : 'Die Angaben zur Gruppe fehlen.';
}

function fault(detail: string): ParsedWorkbook {
  return { ok: false, problem: 'content', detail };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
