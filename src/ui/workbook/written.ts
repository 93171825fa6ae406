/** Records as JSON texts, each made once: what has not changed costs nothing, whatever the size of the workbook. */
import { envelopeEnds, type Workbook } from '../../workbook/file.ts';
import { changesBetween, type Json, type Records } from '../../workbook/records.ts';

const texts = new WeakMap<object, string>();

/** The text of a record. */
function textOf(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

/** All records as texts. */
export function writtenRecords(records: Records): Map<string, string> {
  return new Map([...records].map(([id, value]) => [id, textOf(value)]));
}

/** What has to be written to come from one state to another. */
export function writtenChanges(before: Records, after: Records): Map<string, string | undefined> {
  const changes = [...changesBetween(before, after)];
  return new Map(changes.map(([id, value]) => [id, value === undefined ? undefined : textOf(value)]));
}

/** The whole workbook as the text of its file. */
export function writtenWorkbook(workbook: Workbook): string {
  const { prefix, suffix } = envelopeEnds(workbook);
  const sorted = [...workbook.records].sort(([one], [other]) => (one < other ? -1 : 1));
  return prefix + sorted.map(([id, value]) => `${JSON.stringify(id)}:${textOf(value)}`).join(',') + suffix;
}
