/**
 * Breaks a text into lines as Chromium does with `hyphens: manual; text-wrap: wrap; overflow-wrap: break-word`, so that the preview on the
 * screen and the sheet agree: greedy, after spaces, hyphens, dashes and soft hyphens, inside a word only where it fits no line.
 */
import { clean } from './characters.ts';
import type { Face, Faces, Glyphs } from './faces.ts';
import type { Link } from './link.ts';

/** A stretch of text of one look. */
export interface Inline {
  text: string;
  bold: boolean;
  colour: string;
  link?: Link;
  /** Gets a tint behind it. */
  code?: true;
}

/** Part of a line, drawn in one go by one face. */
export interface Run extends Glyphs {
  width: number;
  inline: Inline;
}

/** A space at its end stands where the line was broken: it is drawn, so that words stay apart when the text is read out or copied. */
export type Line = readonly Run[];

/** @param width of the room in points. @returns no line for a text without anything to draw. */
export function breakLines(inlines: readonly Inline[], size: number, width: number, faces: Faces): readonly Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  const put = (runs: readonly Run[]) => {
    for (const run of runs) {
      used += run.width;
      join(line, run);
    }
  };
  const finish = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const word of wordsOf(inlines)) {
    let rest = word.parts;
    while (rest.length > 0) {
      const whole = lengthOf(rest) > longest ? undefined : runsOf(rest, size, faces);
      if (whole && used + widthOf(whole) <= width + tolerance) {
        put(whole);
        break;
      }
      const cut =
        cutToFit(rest, size, width - used, faces) ?? (used === 0 ? cutAnywhere(rest, size, width, faces) : undefined);
      if (cut) {
        put(cut.runs);
        rest = cut.rest;
      }
      if (rest.length > 0) finish();
    }
    if (word.end === 'line') {
      put(spaceAfter(word, size, faces));
      finish();
    } else if (word.end === 'space' && used > 0) {
      put(spaceAfter(word, size, faces));
    }
  }
  if (line.length > 0) finish();
  // Line ends at the end of a text make no empty lines.
  while (lines.at(-1)?.every(({ text }) => text.trim() === '')) lines.pop();
  return lines;
}

/** Chromium counts in 1/64 px. */
const tolerance = 0.01;
/** Letters of a word that certainly fits no line. */
const longest = 300;

/** Part of a word in one look. */
interface Part {
  text: string;
  inline: Inline;
}

interface Word {
  parts: readonly Part[];
  /** What follows the word. */
  end: 'space' | 'line' | 'nothing';
  /** The look of what follows. */
  inline: Inline;
}

function wordsOf(inlines: readonly Inline[]): Word[] {
  const words: Word[] = [];
  let parts: Part[] = [];
  let last: Inline | undefined;
  for (const inline of inlines) {
    last = inline;
    for (const [token] of clean(inline.text).matchAll(/\n| +|[^\n ]+/g)) {
      if (token === '\n' || token.startsWith(' ')) {
        // Of several spaces one remains; a line end swallows those before it.
        const before = words.at(-1);
        if (token === '\n' && parts.length === 0 && before?.end === 'space')
          words[words.length - 1] = { ...before, end: 'line' };
        else if (token === '\n' || parts.length > 0)
          words.push({ parts, end: token === '\n' ? 'line' : 'space', inline });
        parts = [];
      } else {
        parts.push({ text: token, inline });
      }
    }
  }
  if (parts.length > 0 && last) words.push({ parts, end: 'nothing', inline: last });
  return words;
}

function runsOf(parts: readonly Part[], size: number, faces: Faces): Run[] {
  return parts.flatMap(({ text, inline }) => {
    const shown = text.replace(/[\u00ad\u200b]/g, '');
    return faces
      .split(shown, inline.bold)
      .map((glyphs) => ({ ...glyphs, inline, width: faces.width(glyphs.face, glyphs.text, size) }));
  });
}

function spaceAfter({ inline }: Word, size: number, faces: Faces): Run[] {
  const face: Face = inline.bold ? 'bold' : 'regular';
  return [{ text: ' ', face, inline, width: faces.width(face, ' ', size) }];
}

/** The longest beginning of a word that ends at a place to break and fits. */
function cutToFit(parts: readonly Part[], size: number, room: number, faces: Faces): Cut | undefined {
  const text = parts.map((part) => part.text).join('');
  const places = placesToBreak(text.slice(0, longest));
  for (let index = places.length - 1; index >= 0; index--) {
    const at = places[index];
    if (at === undefined) continue;
    const head = take(parts, 0, at);
    const runs = runsOf(head, size, faces);
    const last = head.at(-1);
    if (last && text[at - 1] === '\u00ad') {
      // The font has a shape for the soft hyphen itself: who copies the text gets the word, not a hyphen.
      const face: Face = last.inline.bold ? 'bold' : 'regular';
      runs.push({ text: '\u00ad', face, inline: last.inline, width: faces.width(face, '\u00ad', size) });
    }
    if (widthOf(runs) <= room + tolerance) return { runs, rest: take(parts, at, text.length) };
  }
  return undefined;
}

interface Cut {
  runs: readonly Run[];
  rest: readonly Part[];
}

/** As many characters as fit, at least one. */
function cutAnywhere(parts: readonly Part[], size: number, room: number, faces: Faces): Cut {
  const text = parts.map((part) => part.text).join('');
  let taken: { at: number; runs: readonly Run[] } = { at: 0, runs: [] };
  let sure = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const at = index + segment.length;
    if (at > longest && taken.at > 0) break;
    // Letters one by one are measured faster than the growing word; kerning counts only near the edge.
    sure += widthOf(runsOf(take(parts, index, at), size, faces));
    const near = taken.at > 0 && sure > 0.97 * room;
    const runs = near ? runsOf(take(parts, 0, at), size, faces) : [];
    if (near && widthOf(runs) > room + tolerance) break;
    taken = { at, runs };
  }
  const runs = taken.runs.length > 0 ? taken.runs : runsOf(take(parts, 0, taken.at), size, faces);
  return { runs, rest: take(parts, taken.at, text.length) };
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** Offsets inside a word at which a line may end; tried against Chromium's own breaks. */
export function placesToBreak(word: string): number[] {
  const places: number[] = [];
  for (let at = 1; at < word.length; at++) {
    const before = word[at - 1] ?? '';
    const after = word[at] ?? '';
    const ahead = word[at - 2] ?? '';
    if (mayBreak(ahead, before, after)) places.push(at);
  }
  return places;
}

function mayBreak(ahead: string, before: string, after: string): boolean {
  switch (before) {
    case '\u00ad':
    case '\u200b':
      return true;
    case '-':
      return opens.test(after) && (!/\d/.test(after) || /[A-Za-z0-9]/.test(ahead));
    case '–':
      return opens.test(after) && (ahead !== '' || /\d/.test(after));
    case '—':
      return after !== '—';
    case '…':
      return opens.test(after);
    case '?':
      return /[\p{L}\p{N}]/u.test(after);
    case '/':
    case '!':
      return /[^\0-\x7f]/.test(after) && /\p{L}/u.test(after);
    default:
      return after === '—' && before !== '(' && before !== '„';
  }
}

/** What may begin a line after a hyphen: a letter, a figure, an opening bracket or quotation mark, another hyphen. */
const opens = /[\p{L}\p{N}\p{Ps}-]/u;

function take(parts: readonly Part[], from: number, to: number): Part[] {
  const taken: Part[] = [];
  let start = 0;
  for (const { text, inline } of parts) {
    const piece = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (piece !== '') taken.push({ text: piece, inline });
    start += text.length;
  }
  return taken;
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0);
}

/** Width of runs that stand side by side. */
export function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { width }) => sum + width, 0);
}

function join(line: Run[], run: Run): void {
  const last = line.at(-1);
  if (
    last &&
    last.inline === run.inline &&
    last.face === run.face &&
    last.actual === undefined &&
    run.actual === undefined
  ) {
    last.text += run.text;
    last.width += run.width;
  } else {
    line.push({ ...run });
  }
}
