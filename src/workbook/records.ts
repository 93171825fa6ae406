/**
 * A workbook is one group: a set of records, each a small JSON value of its own, so that saving costs what has changed and nothing else.
 * Records are never changed, only replaced.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Record id → value. */
export type Records = ReadonlyMap<string, Json>;

/** Record id → its new value; undefined where the record is removed. */
export type Changes = ReadonlyMap<string, Json | undefined>;

/** What a record is about; the part of its id before the first „/“. */
const recordKinds = ['profile', 'chapter', 'scenario', 'version', 'session', 'task', 'method', 'plan', 'run'] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * The templates that are chapters, in the order of the path. `einzelgespraech` is never one: judgements about people stay in a file of their own.
 * `notfallszenario` is not in the list either: there are several, each a record of its own.
 */
export const chapterIds = [
  'bedarfscheck',
  'sitzplan',
  'selbstverstaendnis',
  'sprachregelung',
  'dokumentenmappe',
  'ueberpruefung',
  'abschluss',
] as const;
export type ChapterId = (typeof chapterIds)[number];

export const profileId = 'profile';
/** The template of all scenarios. */
export const scenarioTemplate = 'notfallszenario';

/** The record of a chapter. */
export function chapterRecord(id: ChapterId): string {
  return `chapter/${id}`;
}

/** What a record is about; undefined where the id is none of ours. */
export function kindOf(recordId: string): RecordKind | undefined {
  if (recordId === profileId) return 'profile';
  const [kind = '', name = '', ...more] = recordId.split('/');
  if (more.length > 0 || !/^[\w.-]{1,80}$/.test(name)) return undefined;
  if (kind === 'profile') return undefined;
  if (kind === 'chapter' && !chapterIds.some((id) => id === name)) return undefined;
  return recordKinds.find((known) => known === kind);
}

/** The records of one kind, in the order in which they were added. */
export function recordsOf(records: Records, kind: RecordKind): readonly (readonly [string, Json])[] {
  // Ids were checked at the door; here their beginning is enough, and this runs on every keystroke.
  const begin = `${kind}/`;
  return [...records].filter(([id]) => id.startsWith(begin));
}

/** The records with some of them replaced, added or removed. */
export function withChanges(records: Records, changes: Changes): Records {
  const next = new Map(records);
  for (const [id, value] of changes) {
    if (value === undefined) next.delete(id);
    else next.set(id, value);
  }
  return next;
}

/** What turns one state into another. Unchanged records are told by being the very same value, so this is quick on every keystroke. */
export function changesBetween(before: Records, after: Records): Changes {
  const changes = new Map<string, Json | undefined>();
  for (const [id, value] of after) if (before.get(id) !== value) changes.set(id, value);
  for (const id of before.keys()) if (!after.has(id)) changes.set(id, undefined);
  return changes;
}

/** Whether two values say the same, whatever the order of their keys. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isList(one) || isList(other)) {
    if (!isList(one) || !isList(other) || one.length !== other.length) return false;
    return one.every((each, index) => isSame(each, other[index]));
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

/** Whether a value is a record of keys, as most are. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
