/** Text → inline Markdown. */
import { type Span, spans, type Text } from '../../model/document.ts';
import { outsideAddress } from '../outline.ts';
import { readable } from '../xml.ts';
import { codeSpan, escaped, escapedStart } from './signs.ts';

/** Slug of a heading by its id; nothing where there is no such heading. */
export type Slugs = (id: string) => string | undefined;

/** One paragraph; its lines are joined by hard line breaks. Empty ones fall out, because they would end the paragraph. */
export function inline(text: Text, slugs: Slugs): string {
  return linesOf(text, slugs, false).map(escapedStart).join('\\\n');
}

/** In one line, for headings and labels. */
export function inlineLine(text: Text, slugs: Slugs): string {
  return linesOf(text, slugs, false).map(escapedStart).join(' ');
}

/** In a cell of a table. */
export function inlineCell(text: Text, slugs: Slugs): string {
  return linesOf(text, slugs, true).join('<br>');
}

/** A piece of a line: text between its signs, which stand close to it. */
interface Piece {
  /** `*`, `**` or `***`; nothing for plain text. */
  mark: string;
  text: string;
  spaceBefore: boolean;
  spaceAfter: boolean;
}

/** Shows nothing, and keeps signs apart that would otherwise be read together. */
const seam = '<!-- -->';

function linesOf(text: Text, slugs: Slugs, cell: boolean): string[] {
  const lines: Span[][] = [[]];
  for (const span of spans(text)) {
    for (const [index, part] of readable(span.text).split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...span, text: part });
    }
  }
  return lines.map((line) => lineOf(line, slugs, cell)).filter((line) => line !== '');
}

function lineOf(line: readonly Span[], slugs: Slugs, cell: boolean): string {
  const pieces = grouped(line, ({ link }) => link).flatMap((group): Piece[] => {
    const destination = destinationOf(group[0]?.link, slugs);
    const inner = grouped(group, kindOf).flatMap((same) => pieceOf(same, destination !== undefined, cell));
    const words = joined(inner);
    if (destination === undefined || words === '') return inner;
    const text = words === destination.plain ? `<${destination.plain}>` : `[${words}](${destination.markdown})`;
    return [
      { mark: '', text, spaceBefore: inner[0]?.spaceBefore ?? false, spaceAfter: inner.at(-1)?.spaceAfter ?? false },
    ];
  });
  return joined(pieces);
}

/** Neighbours of the same kind together, because `**a****b**` is no two strong texts. */
function grouped(all: readonly Span[], keyOf: (span: Span) => string | undefined): Span[][] {
  const groups: Span[][] = [];
  for (const span of all) {
    const last = groups.at(-1);
    if (last?.[0] && keyOf(last[0]) === keyOf(span)) last.push(span);
    else groups.push([span]);
  }
  return groups;
}

function kindOf({ strong = false, emphasis = false, code = false }: Span): string {
  return `${strong} ${emphasis} ${code}`;
}

function pieceOf(same: readonly Span[], linked: boolean, cell: boolean): Piece[] {
  const words = same.map(({ text }) => text).join('');
  const { strong, emphasis, code } = same[0] ?? {};
  const text = code ? codeSpan(words, cell) : escaped(words, linked).trim();
  const mark = `${emphasis ? '*' : ''}${strong ? '**' : ''}`;
  if (text === '') return words === '' ? [] : [{ mark: '', text, spaceBefore: true, spaceAfter: true }];
  return [{ mark, text, spaceBefore: /^\s/.test(words), spaceAfter: /\s$/.test(words) }];
}

/** Signs count as marks only where they stand at the edge of a word (CommonMark 0.31, section 6.2); elsewhere a seam makes an edge. */
function joined(pieces: readonly Piece[]): string {
  let line = '';
  let [last, space]: [Piece | undefined, boolean] = [undefined, false];
  for (const piece of pieces) {
    space ||= piece.spaceBefore;
    if (piece.text === '') continue;
    const between = line === '' ? '' : space ? ' ' : last && seamed(last, piece) ? seam : '';
    // An exclamation mark before a link would make a picture of it.
    if (between === '' && line.endsWith('!') && piece.text.startsWith('[')) line = `${line.slice(0, -1)}\\!`;
    line += `${between}${piece.mark}${piece.text}${piece.mark}`;
    [last, space] = [piece, piece.spaceAfter];
  }
  return line;
}

function seamed(left: Piece, right: Piece): boolean {
  const [end = '', start = ''] = [[...left.text].at(-1), [...right.text][0]];
  if (left.mark !== '' && right.mark !== '') return true;
  if (left.mark !== '') return !isLetter(end) && !isSign(start);
  if (right.mark !== '') return !isLetter(start) && !isSign(end);
  // Two code spans would become one.
  return end === '`' && start === '`';
}

/** What every parser takes for a letter or a sign; of rarer characters they know different tables. */
function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isSign(character: string): boolean {
  return /[!-/:-@[-`{-~„“”‚‘’–—…«»§]/.test(character);
}

function destinationOf(link: string | undefined, slugs: Slugs): { markdown: string; plain?: string } | undefined {
  if (link === undefined) return undefined;
  if (link.startsWith('#')) {
    const slug = slugs(link.slice(1));
    return slug === undefined ? undefined : { markdown: `#${slug}` };
  }
  const address = outsideAddress(link);
  if (address === undefined) return undefined;
  const safe = address.replace(/&(?=#?\w+;)/g, '\\&');
  return { markdown: /[()]/.test(safe) ? `<${safe}>` : safe, plain: address };
}
