/** A ready session plan: a YAML file of blocks, read once for the site, the workbook and the single file alike. */
import { headProblems, isRecord, isText, type Rule } from '../head.ts';
import type { Problem } from '../problem.ts';
import type { Read } from './method.ts';
import { isMinutes, isOneOf, isTexts, planRules, someOf } from './rules.ts';
import {
  type Category,
  categories,
  type Hat,
  hats,
  type Lead,
  type Perspective,
  perspectives,
  type Setting,
} from './words.ts';

export interface SessionPlan {
  id: string;
  title: string;
  description: string;
  /** When to use it. */
  occasion: string;
  /** The whole session; the blocks fill it exactly. */
  minutes: number;
  people: { from: number; to: number };
  settings: readonly Setting[];
  lead: Lead;
  goals: readonly string[];
  material: readonly string[];
  preparation: readonly Duty[];
  followUp: readonly Duty[];
  blocks: readonly PlanBlock[];
  related: readonly string[];
  searchWords: readonly string[];
  reviewed: Date;
}

interface Duty {
  who: string;
  what: string;
}

export interface PlanBlock {
  /** Unique in the plan. */
  id: string;
  title: string;
  minutes: number;
  category: Category;
  /** Id of a method card. */
  method?: string;
  /** With which hat the leading person speaks. */
  hat: Hat;
  leadBy: string;
  perspectives: readonly Perspective[];
  goal: string;
  course: readonly string[];
  material?: readonly string[];
  /** Who leaves for this block, and why. */
  without?: string;
}

/**
 * Reads a session plan.
 * @param methodIds ids of the method cards that blocks may name.
 */
export function parsePlan(id: string, file: string, source: string, methodIds: readonly string[]): Read<SessionPlan> {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { values, problems } = headProblems(file, text, { rules: planRules, firstLine: 1 });
  if (problems.length > 0) return { problems };
  const blocks: unknown[] = Array.isArray(values['blocks']) ? values['blocks'] : [];
  const found = blocks.flatMap((block, index) => blockProblems(file, text, block, index, methodIds));
  if (found.length > 0) return { problems: found };

  // Every key has been checked by its rule.
  const plan = { ...(values as unknown as Omit<SessionPlan, 'id'>), id };
  const sum = plan.blocks.reduce((total, block) => total + block.minutes, 0);
  const ids = plan.blocks.map((block) => block.id);
  const twice = ids.find((each, index) => ids.indexOf(each) < index);
  const late: Problem[] = [
    ...(sum === plan.minutes
      ? []
      : [
          {
            file,
            line: lineOf(text, /^minutes:/),
            what: `Die Blöcke dauern zusammen ${sum} Minuten, die Sitzung ${plan.minutes}.`,
            mend: 'Bitte die Minuten eines Blocks oder der Sitzung ändern.',
          },
        ]),
    ...(twice === undefined
      ? []
      : [
          {
            file,
            line: lineOf(text, /^blocks:/),
            what: `Die Kennung „${twice}“ kommt zweimal vor.`,
            mend: 'Bitte jedem Block eine eigene id geben.',
          },
        ]),
  ];
  return late.length > 0 ? { problems: late } : { value: plan, problems: [] };
}

/** Minutes that each perspective gets; a block with two counts for both. */
export function minutesPerPerspective(blocks: readonly PlanBlock[]): Record<Perspective, number> {
  const sum = (perspective: Perspective) =>
    blocks
      .filter((block) => block.perspectives.includes(perspective))
      .reduce((total, { minutes }) => total + minutes, 0);
  return {
    recht: sum('recht'),
    betroffene: sum('betroffene'),
    sozial: sum('sozial'),
    organisation: sum('organisation'),
    beziehung: sum('beziehung'),
  };
}

const blockRules = (methodIds: readonly string[]): Record<string, Rule> => ({
  id: {
    ok: (value) => typeof value === 'string' && /^[a-z0-9-]+$/.test(value),
    mend: 'eine Kennung aus Kleinbuchstaben und Bindestrichen angeben',
  },
  title: { ok: isText, mend: 'einen Titel angeben' },
  minutes: { ok: isMinutes, mend: 'die Minuten als ganze Zahl angeben' },
  category: { ok: isOneOf(categories), mend: `eins davon angeben: ${Object.keys(categories).join(', ')}` },
  method: {
    ok: (value) => typeof value === 'string' && methodIds.includes(value),
    mend: 'den Namen einer Datei aus content/moderation/methoden/ angeben, ohne „.md“',
    optional: true,
  },
  hat: { ok: isOneOf(hats), mend: `eins davon angeben: ${Object.keys(hats).join(', ')}` },
  leadBy: { ok: isText, mend: 'angeben, wer den Block leitet' },
  perspectives: {
    ok: (value) => (Array.isArray(value) && value.length === 0) || someOf(perspectives, 5).ok(value),
    mend: `Perspektiven als Liste angeben: ${Object.keys(perspectives).join(', ')}`,
  },
  goal: { ok: isText, mend: 'das Ziel in einem Satz angeben' },
  course: { ok: (value) => isTexts(value) && value.length > 0, mend: 'den Verlauf als Liste von Sätzen angeben' },
  material: { ok: isTexts, mend: 'das Material als Liste angeben', optional: true },
  without: { ok: isText, mend: 'sagen, wer den Raum verlässt und warum', optional: true },
});

function blockProblems(
  file: string,
  text: string,
  block: unknown,
  index: number,
  methodIds: readonly string[],
): Problem[] {
  const starts = [...text.matchAll(/^ {2}- id:/gm)].map(({ index: at }) => text.slice(0, at).split('\n').length);
  const line = starts[index] ?? lineOf(text, /^blocks:/);
  const name = `Block ${index + 1}`;
  if (!isRecord(block))
    return [{ file, line, what: `${name} hat keine Angaben.`, mend: 'Bitte id, title, minutes, … angeben.' }];
  const rules = blockRules(methodIds);
  const wrong = Object.entries(rules)
    .filter(([key, { ok, optional }]) => !(optional && !(key in block)) && !ok(block[key]))
    .map(([key, { mend }]) => ({
      file,
      line,
      what: `${name}: Das Feld „${key}“ ${key in block ? 'passt nicht' : 'fehlt'}.`,
      mend: `Bitte ${mend}.`,
    }));
  const unknown = Object.keys(block)
    .filter((key) => !Object.hasOwn(rules, key))
    .map((key) => ({
      file,
      line,
      what: `${name}: Das Feld „${key}“ gibt es hier nicht.`,
      mend: `Möglich sind: ${Object.keys(rules).join(', ')}.`,
    }));
  return [...wrong, ...unknown];
}

function lineOf(text: string, pattern: RegExp): number {
  return (
    Math.max(
      0,
      text.split('\n').findIndex((row) => pattern.test(row)),
    ) + 1
  );
}
