/** A workbook is a set of records, each the values of some fields: the profile of the group, the chapters, the scenarios. */
import type { Fields, Values } from '../model/field.ts';
import { emptyValues } from '../model/values.ts';
import { profileFields } from './profile.ts';

export interface Workbook {
  /** Random; the same group keeps it through all its files. */
  readonly id: string;
  /** Rises by one with every saved file. */
  readonly revision: number;
  /** Record id → its values. */
  readonly records: ReadonlyMap<string, Values>;
}

/** The record of the profile; every workbook has one. */
export const profileRecord = 'profil';

/** Templates that are chapters, in the order of the path. `einzelgespraech` never is: notes on persons stay a file of their own. */
export const chapterIds = [
  'bedarfscheck',
  'sitzplan',
  'selbstverstaendnis',
  'sprachregelung',
  'dokumentenmappe',
  'ueberpruefung',
  'abschluss',
] as const;

/** The template of scenarios, of which a workbook holds several. */
export const scenarioTemplate = 'notfallszenario';

/** „kapitel/sitzplan“. */
export function chapterRecord(template: string): string {
  return `kapitel/${template}`;
}

/** „szenario/…“. @param id random. */
export function scenarioRecord(id: string): string {
  return `szenario/${id}`;
}

/** What a record is about; undefined for an id that no workbook has. */
export function kindOf(
  record: string,
): { kind: 'profile' } | { kind: 'chapter'; template: string } | { kind: 'scenario'; id: string } | undefined {
  if (record === profileRecord) return { kind: 'profile' };
  const [, part, rest = ''] = /^(kapitel|szenario)\/([\w-]{1,64})$/.exec(record) ?? [];
  if (part === 'kapitel') return chapterIds.some((id) => id === rest) ? { kind: 'chapter', template: rest } : undefined;
  return part === 'szenario' ? { kind: 'scenario', id: rest } : undefined;
}

/** The id of the template behind a record; undefined for the profile and for what no workbook has. */
export function templateOf(record: string): string | undefined {
  const found = kindOf(record);
  switch (found?.kind) {
    case 'chapter':
      return found.template;
    case 'scenario':
      return scenarioTemplate;
    case 'profile':
    case undefined:
      return undefined;
  }
}

/** The fields of a record. @param templates fields by the id of their template. */
export function fieldsOf(record: string, templates: ReadonlyMap<string, Fields>): Fields | undefined {
  return kindOf(record)?.kind === 'profile' ? profileFields : templates.get(templateOf(record) ?? '');
}

/** A workbook that nobody has written in. @param id random. */
export function emptyWorkbook(id: string): Workbook {
  return { id, revision: 0, records: new Map([[profileRecord, emptyValues(profileFields)]]) };
}

/** The scenarios of a workbook, in the order they were begun. */
export function scenarioRecords({ records }: Workbook): string[] {
  return [...records.keys()].filter((record) => kindOf(record)?.kind === 'scenario');
}
