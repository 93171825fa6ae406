/**
 * „Person endgültig entfernen“: her name becomes her function, everywhere. What undo, snapshots and the browser still hold, the caller clears;
 * the files it cannot reach are listed for a person to see to.
 */
import { isObject, type Json, type Records } from './records.ts';

export interface Removal {
  /** All ways in which the person is written, the name and what reaches her. */
  spellings: readonly string[];
  /** What stands there instead: the function. */
  replacement: string;
  /** The row of her seat, whose name and contact are emptied. */
  seat?: string;
}

export interface Removed {
  records: Records;
  /** Record id → how many places were changed. */
  places: ReadonlyMap<string, number>;
}

/** Spellings that a name suggests: as it stands, and its last word alone. A person may choose to leave one out. */
export function proposedSpellings(name: string, contact = ''): string[] {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const last = words.at(-1) ?? '';
  const ways = [words.join(' '), words.length > 1 && last.length > 2 ? last : '', contact.trim()];
  return [...new Set(ways.filter((way) => way.length > 1))];
}

/** The records without a person. Only whole words are replaced, whatever their case; „Bergs“ counts as „Berg“, „Bergwerk“ does not. */
export function removePerson(records: Records, removal: Removal): Removed {
  const pattern = patternOf(removal.spellings);
  const places = new Map<string, number>();
  const next = new Map<string, Json>();
  for (const [id, value] of records) {
    const cleared = { count: 0 };
    const changed = without(value, { ...removal, pattern }, cleared, '');
    if (cleared.count > 0) places.set(id, cleared.count);
    next.set(id, cleared.count > 0 ? changed : value);
  }
  return { records: next, places };
}

function without(
  value: Json,
  removal: Removal & { pattern: RegExp | undefined },
  cleared: { count: number },
  key: string,
): Json {
  if (typeof value === 'string') {
    // Ids are random; nothing that reads like a name in them is one.
    if (!removal.pattern || /(^id|Id)$/.test(key)) return value;
    return value.replace(removal.pattern, () => {
      cleared.count += 1;
      return removal.replacement;
    });
  }
  if (Array.isArray(value)) return value.map((each: Json) => without(each, removal, cleared, key));
  if (!isObject(value)) return value;
  const isSeat = removal.seat !== undefined && value['id'] === removal.seat && 'contact' in value;
  return Object.fromEntries(
    Object.entries(value).map(([inner, each]) => {
      if (isSeat && (inner === 'name' || inner === 'contact')) {
        if (each !== '') cleared.count += 1;
        return [inner, ''];
      }
      return [inner, without(each, removal, cleared, inner)];
    }),
  );
}

function patternOf(spellings: readonly string[]): RegExp | undefined {
  const ways = spellings
    .map((way) => way.trim())
    .filter((way) => way.length > 1)
    // The longest first, so that a full name is not left half.
    .sort((one, other) => other.length - one.length)
    .map((way) => way.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return ways.length === 0
    ? undefined
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.join('|')})(?:s|’s|'s|’)?(?![\\p{L}\\p{N}])`, 'giu');
}

/** Where a person may still stand, out of reach of this page. */
export const outOfReach = [
  'gesicherte Arbeitsbuch-Dateien, auch ältere, auf Laufwerken und Datenträgern',
  'einzelne Vorlagen, die als Datei gesichert wurden',
  'die Notizen zum Einzelgespräch, die immer eigene Dateien sind',
  'heruntergeladene ODT-, PDF-, Word- und Markdown-Dateien und der Ordner „Downloads“',
  'Kalendereinträge und E-Mails, auch bei den Mitgliedern',
  'Ausdrucke und das versiegelte Blatt mit der Passphrase',
  'Datensicherungen der Rechner und des Netzlaufwerks',
] as const;
