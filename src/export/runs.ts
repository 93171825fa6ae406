/** The runs of a text as office files want them: grouped by link, so that one link stays one link. */
import { type Span, spans, type Text } from '../model/document.ts';
import type { Outline, Target } from './outline.ts';
import { readable } from './xml.ts';

/** Neighbouring spans that lead to the same place, or nowhere. */
export interface Run {
  target: Target | undefined;
  spans: readonly Span[];
}

/** The spans of a text by link; links that lead nowhere are plain text. */
export function runsOf(text: Text, outline: Outline): Run[] {
  const runs: { link: string | undefined; spans: Span[] }[] = [];
  for (const span of spans(text)) {
    const last = runs.at(-1);
    if (last && last.link === span.link) last.spans.push(span);
    else runs.push({ link: span.link, spans: [span] });
  }
  return runs.map(({ link, spans }) => ({ target: outline.targetOf(link), spans }));
}

/** A text in pieces: words, and the marks that files write as elements. Spaces beyond the first come as a piece of their own. */
export function pieces(text: string): readonly string[] {
  return readable(text)
    .split(/(\n|\t|(?<= ) +)/)
    .filter((piece) => piece !== '');
}
