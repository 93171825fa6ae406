/** The little Markdown that stands inside a line of a method or plan, as text in runs. */
import type { Span, Text } from '../model/document.ts';

/** `**strong**`, `*emphasis*` and `[link](/address/)`; everything else is taken as written. */
export function inline(markdown: string): Text {
  const runs: Span[] = [];
  let end = 0;
  const plainRun = (to: number) => {
    if (to > end) runs.push({ text: markdown.slice(end, to) });
  };
  for (const found of markdown.matchAll(/\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    const [whole, strong, emphasis, text, link] = found;
    plainRun(found.index);
    if (strong !== undefined) runs.push({ text: strong, strong: true });
    else if (emphasis !== undefined) runs.push({ text: emphasis, emphasis: true });
    else if (text !== undefined && link !== undefined) runs.push({ text, link });
    end = found.index + whole.length;
  }
  plainRun(markdown.length);
  return runs.length === 1 && runs[0] && Object.keys(runs[0]).length === 1 ? runs[0].text : runs;
}
