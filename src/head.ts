/**
 * The data that authors write as YAML, in the head of a page or in a file of its own, checked so that an author reads in German which
 * file, which line, what is wrong and how to mend it.
 */
import { load, YAMLException } from 'js-yaml';
import type { Problem } from './problem.ts';

/** What one key must hold. */
export interface Rule {
  ok: (value: unknown) => boolean;
  /** Completes the sentence „Bitte …“. */
  mend: string;
  /** May be left out. */
  optional?: true;
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
export const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime());

/**
 * Reads YAML and checks it key by key.
 * @param firstLine the line of the file on which the text begins.
 * @param alsoKnown keys that may stand there and are checked elsewhere.
 * @returns what was read (empty where it could not be read) and what is wrong with it.
 */
export function headProblems(
  file: string,
  text: string,
  {
    rules,
    alsoKnown = [],
    firstLine,
  }: { rules: Record<string, Rule>; alsoKnown?: readonly string[]; firstLine: number },
): { values: Record<string, unknown>; problems: Problem[] } {
  let read: unknown;
  try {
    read = load(text);
  } catch (error) {
    const line = error instanceof YAMLException ? (error.mark?.line ?? 0) + firstLine : 1;
    const what = firstLine === 1 ? 'Die Datei ist nicht lesbar.' : 'Der Kopf der Seite ist nicht lesbar.';
    const mend =
      'Bitte Einrückung und Anführungszeichen prüfen; ein Text mit „: “ darin gehört in einfache Anführungszeichen.';
    return { values: {}, problems: [{ file, line, what, mend }] };
  }
  const values = isRecord(read) ? read : {};
  const lineOf = (key: string) => {
    const index = text.split(/\r?\n/).findIndex((row) => row.startsWith(`${key}:`));
    return index === -1 ? 1 : index + firstLine;
  };
  const wrong = Object.entries(rules)
    .filter(([key, { ok, optional }]) => !(optional && !(key in values)) && !ok(values[key]))
    .map(([key, { mend }]) => ({
      file,
      line: lineOf(key),
      what: key in values ? `Das Feld „${key}“ passt nicht.` : `Das Feld „${key}“ fehlt.`,
      mend: `Bitte ${mend}.`,
    }));
  const known = [...Object.keys(rules), ...alsoKnown];
  const unknown = Object.keys(values)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      file,
      line: lineOf(key),
      what: `Das Feld „${key}“ gibt es hier nicht.`,
      mend: `Bitte Schreibweise prüfen. Möglich sind: ${known.join(', ')}.`,
    }));
  return { values, problems: [...wrong, ...unknown] };
}

/** Whether a value read from YAML is a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
