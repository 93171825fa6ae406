/** A method card: a Markdown file with typed head and five parts, read once for the site, the workbook and the single file alike. */
import { headProblems } from '../head.ts';
import type { Text } from '../model/document.ts';
import type { Problem } from '../problem.ts';
import { inline } from './inline.ts';
import { methodRules } from './rules.ts';
import type { Difficulty, Perspective, Phase, Purpose, Setting } from './words.ts';

export interface Method {
  id: string;
  title: string;
  description: string;
  /** The field's own name where it differs from the title, and where the method comes from. */
  standardName?: string;
  source?: string;
  purposes: readonly Purpose[];
  phases: readonly Phase[];
  minutes: { from: number; to: number };
  people: { from: number; to: number };
  settings: readonly Setting[];
  material: readonly string[];
  difficulty: Difficulty;
  perspectives: readonly Perspective[];
  searchWords: readonly string[];
  /** Addresses of this site. */
  related: readonly string[];
  reviewed: Date;
  /** The five parts. */
  aim: readonly Text[];
  invitation: readonly Text[];
  steps: readonly Step[];
  traps: readonly Point[];
  variations: readonly Point[];
}

interface Step {
  name: string;
  minutes: number;
  text: Text;
}

interface Point {
  name: string;
  text: Text;
}

export type Read<T> = { value: T; problems: readonly [] } | { value?: never; problems: readonly Problem[] };

/** The headings of the five parts, in their order. */
const methodParts = ['Wozu', 'Einladung', 'Schritte', 'Stolpersteine', 'Varianten'] as const;

/**
 * Reads a method card.
 * @param id name of the file without its ending.
 * @param file path as an author knows it.
 */
export function parseMethod(id: string, file: string, source: string): Read<Method> {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [whole, head] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  if (whole === undefined || head === undefined) {
    return {
      problems: [
        {
          file,
          line: 1,
          what: 'Der Kopf der Methode fehlt.',
          mend: 'Bitte oben zwischen zwei Zeilen „---“ die Angaben machen; eine andere Methode zeigt, welche.',
        },
      ],
    };
  }
  const { values, problems } = headProblems(file, head, { rules: methodRules, firstLine: 2 });
  const parts = partsOf(text.slice(whole.length), whole.split('\n').length);
  const found = [...problems, ...partProblems(file, parts)];
  if (found.length > 0) return { problems: found };

  const part = (name: (typeof methodParts)[number]) => parts.find((each) => each.name === name)?.lines ?? [];
  const method = {
    ...(values as unknown as Omit<Method, 'id' | 'aim' | 'invitation' | 'steps' | 'traps' | 'variations'>),
    id,
    aim: paragraphs(part('Wozu')),
    invitation: paragraphs(part('Einladung').map((line) => line.replace(/^>\s?/, ''))),
    steps: items(part('Schritte'), /^\d+\.\s+/).flatMap(stepOf),
    traps: items(part('Stolpersteine'), /^-\s+/).map(pointOf),
    variations: items(part('Varianten'), /^-\s+/).map(pointOf),
  };
  const timing = timingProblems(file, method, parts);
  return timing.length > 0 ? { problems: timing } : { value: method, problems: [] };
}

interface Part {
  name: string;
  /** Line of its heading in the file. */
  line: number;
  lines: string[];
}

function partsOf(body: string, firstLine: number): Part[] {
  const parts: Part[] = [];
  for (const [index, line] of body.split('\n').entries()) {
    if (line.startsWith('## ')) parts.push({ name: line.slice(3).trim(), line: firstLine + index, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
}

function partProblems(file: string, parts: readonly Part[]): Problem[] {
  const names = parts.map(({ name }) => name);
  if (names.join('|') !== methodParts.join('|')) {
    return [
      {
        file,
        line: parts[0]?.line ?? 1,
        what: `Die Überschriften sind: ${names.join(', ') || 'keine'}.`,
        mend: `Bitte genau diese fünf verwenden, in dieser Reihenfolge: ${methodParts.join(', ')}.`,
      },
    ];
  }
  return parts.flatMap(({ name, line, lines }) => {
    const text = lines.join('\n').trim();
    const problem = (what: string, mend: string) => [{ file, line, what, mend }];
    if (text === '') return problem(`Unter „${name}“ steht nichts.`, 'Bitte den Teil ausfüllen.');
    if (name === 'Einladung' && !text.startsWith('>'))
      return problem('Die Einladung ist kein Zitat.', 'Bitte jede Zeile mit „> “ beginnen.');
    if (name === 'Schritte') {
      const without = items(lines, /^\d+\.\s+/).find((item) => stepOf(item).length === 0);
      if (without !== undefined)
        return problem(
          `Einem Schritt fehlen Name oder Minuten: „${without.slice(0, 40)}…“`,
          'Bitte so beginnen: 1. **Name (5 Min.)** Was geschieht.',
        );
    }
    if (name === 'Stolpersteine' || name === 'Varianten') {
      const without = items(lines, /^-\s+/).find((item) => !/^\*\*.+?\*\*/.test(item));
      if (without !== undefined)
        return problem(
          `Unter „${name}“ fehlt ein Name: „${without.slice(0, 40)}…“`,
          'Bitte so beginnen: - **Name.** Text.',
        );
    }
    return [];
  });
}

/** The steps fill the time that the head promises. */
function timingProblems(file: string, { steps, minutes }: Method, parts: readonly Part[]): Problem[] {
  const sum = steps.reduce((total, step) => total + step.minutes, 0);
  if (sum >= minutes.from && sum <= minutes.to) return [];
  const line = parts.find(({ name }) => name === 'Schritte')?.line ?? 1;
  return [
    {
      file,
      line,
      what: `Die Schritte dauern zusammen ${sum} Minuten, der Kopf sagt ${minutes.from} bis ${minutes.to}.`,
      mend: 'Bitte die Minuten der Schritte oder „minutes“ im Kopf ändern.',
    },
  ];
}

function paragraphs(lines: readonly string[]): Text[] {
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map(inline);
}

/** List items with their continued lines in one line each, without their mark. */
function items(lines: readonly string[], mark: RegExp): string[] {
  const found: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) found.push(line.replace(mark, '').trim());
    else if (line.trim() !== '' && found.length > 0) found.push(`${found.pop()} ${line.trim()}`);
  }
  return found;
}

function stepOf(item: string): Step[] {
  const [, name, minutes, text] = /^\*\*(.+?)\s*\((\d+)\s*Min\.\)\*\*\s*([\s\S]+)$/.exec(item) ?? [];
  return name && minutes && text ? [{ name, minutes: Number(minutes), text: inline(text) }] : [];
}

function pointOf(item: string): Point {
  const [, name = '', text = ''] = /^\*\*(.+?)\.?\*\*\s*([\s\S]*)$/.exec(item) ?? [];
  return { name, text: inline(text) };
}
