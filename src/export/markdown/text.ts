/** Text → inline Markdown (CommonMark 0.31, GFM): every sign that would mean something is escaped. */
import { type Span, spans, type Text } from '../../model/document.ts';
import { outsideAddress } from '../outline.ts';
import { readable } from '../xml.ts';

/** Slug of a heading by its id; nothing where there is no such heading. */
export type Slugs = (id: string) => string | undefined;

/** Lines of one paragraph, joined by hard line breaks. Empty lines fall out: they would end the paragraph. */
export function inline(text: Text, slugs: Slugs): string {
  return linesOf(text, slugs).map(escapeStart).join('\\\n');
}

/** The same in one line, for headings. */
export function inlineLine(text: Text, slugs: Slugs): string {
  return escapeStart(linesOf(text, slugs).join(' '));
}

/** The same in a cell of a table. */
export function inlineCell(text: Text, slugs: Slugs): string {
  return linesOf(text, slugs).join('<br>');
}

/** Text without marks, which cannot become one. */
export function escaped(text: string): string {
  return readable(text)
    .split(/(\bhttps?:\/\/[^\s<>"'`()[\]{}|\\^]+)/i)
    .map((part, index) => (index % 2 === 1 ? address(part) : escapeSigns(part)))
    .join('');
}

function linesOf(text: Text, slugs: Slugs): string[] {
  return merged(spans(text))
    .reduce<Span[][]>(
      (lines, span) => {
        const [first = '', ...others] = readable(span.text).split('\n');
        lines.at(-1)?.push({ ...span, text: first });
        for (const other of others) lines.push([{ ...span, text: other }]);
        return lines;
      },
      [[]],
    )
    .map((line) => lineOf(line, slugs))
    .filter((line) => line !== '');
}

/** Runs of the same kind as one, because `**a****b**` is no two strong texts. */
function merged(all: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of all) {
    const last = result.at(-1);
    if (last && kindOf(last) === kindOf(span)) result[result.length - 1] = { ...last, text: last.text + span.text };
    else result.push(span);
  }
  return result;
}

function kindOf({ strong = false, emphasis = false, code = false, link = '' }: Span): string {
  return `${strong} ${emphasis} ${code} ${link}`;
}
