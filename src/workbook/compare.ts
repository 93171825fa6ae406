/** Two versions of one workbook, chapter by chapter: what differs, and the changes that take some of it over. */
import type { Template } from '../model/template.ts';
import { groupOf } from '../model/values.ts';
import { valuesOf } from './facts.ts';
import { type Difference, differences } from './match.ts';
import { profileFields } from './profile.ts';
import { type Changes, isObject, isSame, type Json, kindOf, type Records, scenarioTemplate } from './records.ts';

export type Side = 'changed' | 'onlyHere' | 'onlyThere';

export interface Compared {
  /** Record id. */
  id: string;
  label: string;
  side: Side;
  /** Field by field, where the record is one of fields; at most what a person can read. */
  fields: readonly Difference[];
}

/** What another version says differently, in the order of the workbook. Kept versions and logs come last. */
export function compare(mine: Records, theirs: Records, templates: ReadonlyMap<string, Template>): Compared[] {
  const ids = [...new Set([...mine.keys(), ...theirs.keys()])];
  return ids
    .filter((id) => !isSame(mine.get(id), theirs.get(id)))
    .sort((one, other) => rank(one) - rank(other))
    .map((id) => {
      const [here, there] = [mine.get(id), theirs.get(id)];
      return {
        id,
        label: labelOf(id, here ?? there ?? null, templates),
        side: here === undefined ? 'onlyThere' : there === undefined ? 'onlyHere' : 'changed',
        fields: fieldsOf(id, here, there, templates),
      };
    });
}

/** The changes that bring the chosen records here as they are there. What is only here and chosen is removed. */
export function takeOver(theirs: Records, ids: Iterable<string>): Changes {
  return new Map([...ids].map((id) => [id, theirs.get(id)]));
}

/** What a record is called, for a person. */
export function labelOf(id: string, value: Json, templates: ReadonlyMap<string, Template>): string {
  const name = id.slice(id.indexOf('/') + 1);
  switch (kindOf(id)) {
    case 'profile':
      return 'Die Gruppe';
    case 'chapter':
      return templates.get(name)?.name ?? name;
    case 'scenario':
      return `Notfallszenario: ${scenarioTitle(value)}`;
    case 'version':
      return `Frühere Version: ${isObject(value) ? scenarioTitle(value['values'] ?? null) : ''}`;
    case 'session':
      return named('Sitzung', value);
    case 'task':
      return named('Aufgabe', value);
    case 'method':
      return named('Eigene Methode', value);
    case 'plan':
      return named('Eigener Sitzungsplan', value);
    case 'run':
      return named('Übung oder Ernstfall', value);
    case undefined:
      return 'Unbekannter Eintrag';
  }
}

/** The name of a scenario as the person gave it. */
export function scenarioTitle(value: Json): string {
  const title = groupOf(valuesOf(value)?.['frame'])['title'];
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : 'ohne Namen';
}

function named(kind: string, value: Json): string {
  const title = isObject(value) ? [value['title'], value['what'], value['name'], value['day']].find(isText) : undefined;
  return title === undefined ? kind : `${kind}: ${title}`;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function fieldsOf(
  id: string,
  here: Json | undefined,
  there: Json | undefined,
  templates: ReadonlyMap<string, Template>,
): Difference[] {
  const [mine, theirs] = [valuesOf(here), valuesOf(there)];
  if (!mine || !theirs) return [];
  const kind = kindOf(id);
  if (kind === 'profile') return differences(profileFields, mine, theirs);
  const template = templates.get(kind === 'scenario' ? scenarioTemplate : id.slice('chapter/'.length));
  return template ? differences(template.fields, mine, theirs) : [];
}

const order = ['profile', 'chapter', 'scenario', 'session', 'task', 'plan', 'method', 'run', 'version'];

function rank(id: string): number {
  return order.indexOf(kindOf(id) ?? '');
}
