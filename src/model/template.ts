/**
 * A template: fields, samples and how their values become a document. One file in `src/templates/` each.
 *
 * `defineTemplate` gives every template the section „Umgang mit diesem Dokument“ (`handling`): its TLP level and its neutral title.
 */

import { type OpenPoint, openPoints } from './check.ts';
import type { Block, Document } from './document.ts';
import type { CalendarEvent } from './event.ts';
import type { Fields, GroupField, Value, Values, ValuesOf } from './field.ts';
import type { FileKind } from './file.ts';
import type { Flow } from './flow.ts';
import { defaultTlp, highestTlp, type Tlp, tlpLabels, tlpLevels, tlpMeanings, tlpOf } from './tlp.ts';
import { emptyValues, groupOf, isEmptyRow, rowsOf } from './values.ts';

export interface Template {
  /** Frozen: part of addresses, file names and saved files. */
  id: string;
  /** „Selbstverständnis“: title of page and document. */
  name: string;
  /** One sentence: what it is for. */
  purpose: string;
  /** Sections in order; each is a group. The last one is always `handling`. */
  fields: Readonly<Record<string, GroupField>>;
  samples: readonly Sample[];
  /** The document of some values; a blank one is made of `emptyValues`. */
  blocks(values: Values, blank: boolean): readonly Block[];
  /** One line under the title of the document. */
  status?(values: Values): string | undefined;
  /** Advice on what is filled in. Never keeps anybody from anything. */
  hints?(values: Values): readonly OpenPoint[];
  /** What the template would put into a field that is left empty, by path („decision.reviewOn“); it then counts as answered. */
  proposals?(values: Values): Readonly<Record<string, Proposal>>;
  /** Dates for the calendar. @param uid a random stable id of the draft. */
  events?(values: Values, uid: string): readonly CalendarEvent[];
  /** The flow that the document draws, for taking the picture away alone. */
  flow?(values: Values): { flow: Flow; title: string };
  /** A rule of the values that a person can play through. */
  trial?(values: Values): Trial;
  /** What the document itself is, where it must not be mistaken for one of its sheets; its id ends the names of its files. */
  main?: Pick<Sheet, 'id' | 'name' | 'purpose'>;
  /** Further documents of the same values, each with buttons of its own: „Alarmblatt“. */
  sheets?: readonly Sheet[];
  /** What its files are called inside; `vorlage` unless told. */
  fileKind?: FileKind;
  /** Said in the header of every page, before the neutral title: „Übung – Übung – Übung“. */
  mark?: string;
  /** Meant to fit on one page: the form shows the meter. */
  onePage?: true;
  /** Holds notes on persons: stays a file of its own, never part of a workbook, and proposes its own deletion. */
  aboutPersons?: { deletion: string };
}

/** A rule to play through with an invented case: a gate, criteria, and what follows from both. */
export interface Trial {
  title: string;
  intro: string;
  /** What has to hold before anything else is asked: „Die betroffene Person ist einverstanden“. */
  gate: string;
  criteria: readonly string[];
  /** What the rule says, in one or two sentences. @param met how many of the criteria hold. */
  verdict(gate: boolean, met: number): string;
}

/** A document beside the main one. */
export interface Sheet {
  id: string;
  /** „Alarmblatt“. */
  name: string;
  /** One sentence: what it is for. */
  purpose: string;
  /** As that of the template. */
  mark?: string;
  page(values: Values): Pick<Document, 'title' | 'status' | 'blocks'>;
  /** The same for the wallet: A4 folded twice to A6. */
  card?(values: Values): FoldedPanels;
}

/** Front, inside left, inside right, back. */
export type FoldedPanels = readonly [readonly Block[], readonly Block[], readonly Block[], readonly Block[]];

/** A filled example from a made-up town, with functions and without names. */
export interface Sample {
  id: string;
  /** „Musterstadt: Gruppe nach einem Jahr“. */
  title: string;
  values: Values;
}

export interface Proposal {
  /** The stored form of the value, for example a day. */
  value: string;
  /** „neun Monate nach dem Beschluss“. */
  reason: string;
}

export const defaultNeutralTitle = 'Abstimmungstermin';

const handling = {
  kind: 'group',
  label: 'Umgang mit diesem Dokument',
  help: 'Wer es lesen darf und wie die Datei heißt.',
  fields: {
    tlp: {
      kind: 'choice',
      label: 'Vertraulichkeit (TLP 2.0)',
      help: 'Die Stufe steht auf jeder Seite. Ohne Stufe gilt TLP:RED.',
      personal: false,
      options: tlpLevels.map((id) => ({ id, label: tlpLabels[id], help: tlpMeanings[id] })),
      initial: defaultTlp,
    },
    neutralTitle: {
      kind: 'text',
      label: 'Neutraler Titel',
      help: 'So heißen Dateien und Kalendereinträge. Der Titel verrät nicht, worum es geht.',
      personal: false,
      initial: defaultNeutralTitle,
    },
  },
} as const satisfies GroupField;

type WithHandling<F extends Fields> = F & { handling: typeof handling };

interface Definition<F extends Readonly<Record<string, GroupField>>>
  extends Omit<
    Template,
    'fields' | 'samples' | 'blocks' | 'status' | 'flow' | 'trial' | 'sheets' | 'hints' | 'proposals' | 'events'
  > {
  fields: F;
  samples: readonly { id: string; title: string; values: ValuesOf<F> }[];
  /** Level of new drafts; `amber-strict` unless told. */
  tlp?: Tlp;
  /** What new drafts are called; „Abstimmungstermin“ unless told. */
  neutralTitle?: string;
  blocks(values: ValuesOf<WithHandling<F>>, blank: boolean): readonly Block[];
  status?(values: ValuesOf<WithHandling<F>>): string | undefined;
  flow?(values: ValuesOf<WithHandling<F>>): { flow: Flow; title: string };
  trial?(values: ValuesOf<WithHandling<F>>): Trial;
  sheets?: readonly (Omit<Sheet, 'page' | 'card'> & {
    page(values: ValuesOf<WithHandling<F>>): ReturnType<Sheet['page']>;
    card?(values: ValuesOf<WithHandling<F>>): FoldedPanels;
  })[];
  hints?(values: ValuesOf<WithHandling<F>>): readonly OpenPoint[];
  proposals?(values: ValuesOf<WithHandling<F>>): Readonly<Record<string, Proposal>>;
  events?(values: ValuesOf<WithHandling<F>>, uid: string): readonly CalendarEvent[];
}

/** A template from its definition. Values handed to it have been checked against its fields before (`check.ts`). */
export function defineTemplate<const F extends Readonly<Record<string, GroupField>>>(
  definition: Definition<F>,
): Template {
  const { tlp = defaultTlp, neutralTitle = defaultNeutralTitle, samples, ...rest } = definition;
  const own = {
    ...handling,
    fields: {
      tlp: { ...handling.fields.tlp, initial: tlp },
      neutralTitle: { ...handling.fields.neutralTitle, initial: neutralTitle },
    },
  };
  const fields = { ...definition.fields, handling: own };
  const handled = emptyValues(own.fields);
  // Methods take the values of these very fields; outside they are known as values that have been checked.
  return {
    ...rest,
    fields,
    samples: samples.map((sample) => ({ ...sample, values: { ...sample.values, handling: handled } })),
  } as unknown as Template;
}

/** What a person has filled in, as a document. Its metadata carry the neutral title only. */
export function draftDocument(template: Template, values: Values): Document {
  return documentOf(template, values, {
    name: marked(template, values),
    tlp: highestLevel(template, values),
    fillable: false,
  });
}

/** A further document of what a person has filled in. */
export function sheetDocument(sheet: Sheet, values: Values): Document {
  const { title, status, blocks } = sheet.page(values);
  return {
    title,
    name: marked(sheet, values),
    tlp: tlpOfValues(values),
    ...(status ? { status } : {}),
    fillable: false,
    blocks,
  };
}

/** The empty form. */
export function blankDocument(template: Template): Document {
  return documentOf(template, emptyValues(template.fields), {
    name: `${template.name} – Blankovorlage`,
    fillable: true,
  });
}

/** A sample, named as such. */
export function sampleDocument(template: Template, sample: Sample): Document {
  const name = `${template.name} – Beispiel`;
  return documentOf(template, sample.values, { name, tlp: highestLevel(template, sample.values), fillable: false });
}

/** What is still missing in the sections of a template; what it proposes itself is not missed, nor is its handling. */
export function openIn(template: Template, values: Values): OpenPoint[] {
  const proposed = Object.keys(template.proposals?.(values) ?? {});
  return openPoints(template.fields, values).filter(
    ({ path: [section = '', ...below] }) =>
      asked(template, section) && !proposed.includes([section, ...below].join('.')),
  );
}

/** How many of the sections hold all that is asked, and something at all: „4 von 5 Abschnitten“. */
export function progress(template: Template, values: Values): { done: number; all: number } {
  const sections = Object.keys(template.fields).filter((key) => asked(template, key));
  const open = new Set(openIn(template, values).map(({ path }) => path[0]));
  const empty = emptyValues(template.fields);
  const isTouched = (section: string) => JSON.stringify(values[section]) !== JSON.stringify(empty[section]);
  return { done: sections.filter((section) => !open.has(section) && isTouched(section)).length, all: sections.length };
}

/** Whether the answers of a section are missed. */
function asked(template: Template, section: string): boolean {
  return section !== 'handling' && !template.fields[section]?.hidden;
}

/** The neutral title of a draft; the usual one where the field was emptied. */
export function neutralTitle(values: Values): string {
  const given = handlingOf(values)['neutralTitle'];
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : defaultNeutralTitle;
}

/** What stands in the header of every page. */
function marked({ mark }: { mark?: string }, values: Values): string {
  const title = neutralTitle(values);
  if (mark === undefined) return title;
  return mark.includes(title) ? mark : `${mark} · ${title}`;
}

/** The level that a draft is given as a whole; unset counts as red. */
export function tlpOfValues(values: Values): Tlp {
  return levelOf(handlingOf(values)['tlp']);
}

/** Whether a draft may leave at all: TLP:RED stays among those who were present. */
export function mayBeShared(values: Values): boolean {
  return tlpOfValues(values) !== 'red';
}

/** What a file shows: the strictest of the draft's own level and those of its rows. */
function highestLevel(template: Template, values: Values): Tlp {
  const levels = Object.entries(template.fields).flatMap(([key, section]) => {
    const group = groupOf(values[key]);
    return Object.entries(section.fields).flatMap(([inner, field]) =>
      field.kind === 'rows' && 'tlp' in field.fields
        ? rowsOf(group[inner])
            .filter((row) => !isEmptyRow(field, row))
            .map(({ tlp }) => levelOf(tlp))
        : [],
    );
  });
  return highestTlp([tlpOfValues(values), ...levels]);
}

function levelOf(value: Value | undefined): Tlp {
  return tlpOf(tlpLevels.find((known) => known === value) ?? '');
}

function handlingOf(values: Values): Values {
  const group = values['handling'];
  return typeof group === 'object' && group !== null && !Array.isArray(group) ? (group as Values) : {};
}

function documentOf(
  template: Template,
  values: Values,
  { name, tlp, fillable }: { name: string; tlp?: Tlp; fillable: boolean },
): Document {
  const status = fillable ? undefined : template.status?.(values);
  const blocks = template.blocks(values, fillable);
  return {
    title: template.name,
    name,
    ...(tlp ? { tlp } : {}),
    ...(status ? { status } : {}),
    fillable,
    blocks: fillable ? [levelOnceFilled(tlpOfValues(values)), ...blocks] : blocks,
  };
}

/** A blank form may be seen by everybody; what somebody writes into it by hand may not. */
function levelOnceFilled(tlp: Tlp): Block {
  const text = `Ausgefüllt: ${tlpLabels[tlp]} · ${tlpMeanings[tlp]}`;
  return { kind: 'paragraph', style: 'small', text };
}
