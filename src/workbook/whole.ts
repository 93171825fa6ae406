/** The whole workbook to take away: chosen chapters as one Document, or each as a Document of its own for a folder of texts. */
import type { Block, Document } from '../model/document.ts';
import type { Values } from '../model/field.ts';
import { shareNote, withoutNames } from '../model/share.ts';
import { defaultNeutralTitle, draftDocument, type Template } from '../model/template.ts';
import { formatDay } from '../model/time.ts';
import { highestTlp } from '../model/tlp.ts';
import { scenarioTitle } from './compare.ts';
import { ownedFacts, valuesOf, withOwned } from './facts.ts';
import { neutralTitleOf, townOf } from './profile.ts';
import { chapterIds, chapterRecord, type Records, recordsOf, scenarioTemplate } from './records.ts';

/** Something of the workbook that can be taken away. */
export interface Part {
  /** Record id. */
  id: string;
  label: string;
  document: Document;
  /** Parts that are chosen together have the same. */
  group?: string;
}

/** A template's values in this workbook, with what others own in its place; undefined while nobody has begun. */
function filledValues(records: Records, template: Template, recordId: string): Values | undefined {
  const values = valuesOf(records.get(recordId));
  return values && withOwned(values, ownedFacts(template.id, records));
}

/** All chapters and scenarios that have been begun, in the order of the path. */
export function parts(records: Records, templates: ReadonlyMap<string, Template>): Part[] {
  return filled(records, templates).map(({ id, label, template, values }) => ({
    id,
    label,
    document: draftDocument(template, values),
  }));
}

/** The chosen parts as one document, under the neutral title. */
export function wholeDocument(records: Records, chosen: readonly Part[], today: string): Document {
  return joined(neutralTitleOf(records), chosen, [
    { kind: 'paragraph', style: 'lead', text: `${townOf(records)}, Stand ${formatDay(today)}` },
  ]);
}

export interface SharedWorkbook {
  document: Document;
  /** What kinds of things stay here, never their content. */
  leftOut: readonly string[];
}

/**
 * „Weitergabe ohne Namen und Kontaktdaten“ of the chosen parts. Free text goes along only where a person released it.
 * @param released per record id the paths as in `model/share.ts`.
 */
export function sharedWorkbook(
  records: Records,
  templates: ReadonlyMap<string, Template>,
  released: ReadonlyMap<string, ReadonlySet<string>>,
): SharedWorkbook {
  const left = new Set<string>();
  const chosen = filled(records, templates).flatMap(({ id, template, values }): Part[] => {
    if (!released.has(id)) return [];
    const shared = withoutNames(template, values, released.get(id) ?? new Set());
    const document = draftDocument(template, shared.values);
    if (document.tlp === 'red') {
      left.add('Kapitel mit TLP:RED');
      return [];
    }
    for (const reason of shared.leftOut) left.add(reason);
    return [{ id, label: template.name, document }];
  });
  for (const [kind, words] of outside) if (recordsOf(records, kind).length > 0) left.add(words);
  const leftOut = [...left];
  const note = shareNote(leftOut);
  const document = joined(defaultNeutralTitle, chosen, [{ kind: 'paragraph', style: 'small', text: note }]);
  return { document, leftOut };
}

const outside = [
  ['session', 'Sitzungen und Protokolle'],
  ['task', 'Aufgaben'],
  ['run', 'Protokolle von Übungen und Ernstfällen'],
  ['version', 'frühere Versionen'],
] as const;

/** A record of a template, filled. */
export interface Filled {
  id: string;
  label: string;
  template: Template;
  values: Values;
}

/** Chapters and scenarios with their values, in the order of the path; the scenarios follow the Selbstverständnis's neighbours. */
export function filled(records: Records, templates: ReadonlyMap<string, Template>): Filled[] {
  const chapters = chapterIds.map((id) => ({ id: chapterRecord(id), template: templates.get(id) }));
  const scenario = templates.get(scenarioTemplate);
  const scenarios = recordsOf(records, 'scenario').map(([id]) => ({ id, template: scenario }));
  return [...chapters.slice(0, 5), ...scenarios, ...chapters.slice(5)].flatMap(({ id, template }) => {
    const values = template && filledValues(records, template, id);
    if (!template || !values) return [];
    const label = template.id === scenarioTemplate ? `${template.name}: ${scenarioTitle(values)}` : template.name;
    return [{ id, label, template, values }];
  });
}

function joined(title: string, chosen: readonly Part[], lead: readonly Block[]): Document {
  const contents: Block[] = chosen.length > 1 ? [{ kind: 'contents', title: 'Inhalt', depth: 2 }] : [];
  return {
    title,
    name: title,
    tlp: highestTlp(chosen.map(({ document }) => document.tlp ?? 'clear')),
    fillable: false,
    blocks: [
      ...lead,
      ...contents,
      ...chosen.flatMap(({ label, document }, index): Block[] => [
        ...(index > 0 || contents.length > 0 ? [{ kind: 'pageBreak' } as const] : []),
        { kind: 'heading', level: 2, text: label },
        ...(document.status ? [{ kind: 'paragraph', text: [{ text: document.status, strong: true }] } as const] : []),
        ...document.blocks.map((block) => deeper(block, `k${index + 1}-`)),
      ]),
    ],
  };
}

/** A block one level deeper, with ids that stay unique in the whole. */
export function deeper(block: Block, prefix: string): Block {
  switch (block.kind) {
    case 'heading': {
      const level = block.level === 2 ? 3 : block.level === 3 ? 4 : 5;
      return block.id === undefined ? { ...block, level } : { ...block, level, id: prefix + block.id };
    }
    case 'table':
    case 'entry':
    case 'check':
      return { ...block, id: prefix + block.id };
    default:
      return block;
  }
}
