/** A workbook of a made-up town, as far along as a test wants it: every chapter filled with its first sample. */
import type { Template } from '../../src/model/template.ts';
import { loadTemplates } from '../../src/templates/index.ts';
import { newProfile } from '../../src/workbook/profile.ts';
import { chapterIds, chapterRecord, type Json, profileId, type Records } from '../../src/workbook/records.ts';

export const templates: ReadonlyMap<string, Template> = new Map((await loadTemplates()).map((each) => [each.id, each]));

/** The values of a template's first sample, as a record holds them. */
export function sampleOf(id: string): Json {
  return JSON.parse(JSON.stringify(templates.get(id)?.samples[0]?.values ?? {}));
}

export function emptyTown(): Records {
  return new Map<string, Json>([[profileId, { ...newProfile('Musterstadt') }]]);
}

export function fullTown(): Records {
  return new Map<string, Json>([
    ...emptyTown(),
    ...chapterIds.map((id): [string, Json] => [chapterRecord(id), sampleOf(id)]),
    ['scenario/s1', sampleOf('notfallszenario')],
    ['session/a', { title: 'Kennenlernen', day: '2026-02-02' }],
    ['task/t', { what: 'Rufnummern prüfen', doneOn: '2026-03-01' }],
  ]);
}

/** The records with one value changed at a path. */
export function edited(records: Records, id: string, path: readonly string[], value: Json): Records {
  const put = (inner: Json | undefined, [key = '', ...rest]: readonly string[]): Json => {
    const object = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
    return { ...object, [key]: rest.length === 0 ? value : put((object as Record<string, Json>)[key], rest) };
  };
  return new Map([...records, [id, put(records.get(id), path)]]);
}
