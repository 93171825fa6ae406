/** Where a paragraph of an office file stands: on the page, in an aside or in a quotation; and which style it therefore takes. */
import type { List, Paragraph } from '../model/document.ts';
import { steps } from './office-styles.ts';
import type { StyleKey } from './paragraph-style.ts';

/** The page itself, a box, or a quotation. */
export type Surrounding = 'body' | 'aside' | 'quote';

/** How far a surrounding sets its lists off from its edge, in points. */
export const surroundingLeft: Readonly<Record<Surrounding, number>> = {
  body: 0,
  aside: 0,
  quote: steps.quote,
};

/** Deepest level of a list, counted from 0; what is nested deeper stays on it. */
export const deepestLevel = 8;

/** The style of a paragraph that may say itself that it leads in or remarks. */
export function paragraphStyle(style: Paragraph['style'], around: Surrounding): StyleKey {
  switch (around) {
    case 'body':
      return style ?? 'text';
    case 'aside':
      return style === 'small' ? 'small' : 'asideText';
    case 'quote':
      return style === 'small' ? 'quoteSmall' : 'quote';
  }
}

/** @param end whether the item is the last line of its list, which keeps a distance to what follows. */
export function itemStyle(ordered: boolean, around: Surrounding, end: boolean): StyleKey {
  const suffix = end ? 'End' : '';
  switch (around) {
    case 'body':
      return `${ordered ? 'number' : 'bullet'}${suffix}`;
    case 'aside':
      return ordered ? 'number' : 'bullet';
    case 'quote':
      return `quoteItem${suffix}`;
  }
}

/** The number an ordered list starts with, as files want it: whole and not negative. */
export function startOf(list: List): number {
  const start = Math.trunc(list.start ?? 1);
  return start >= 0 && start < 32_768 ? start : 1;
}

/** The lines of an empty answer: they stay together on one page, unless they are so many that it would leave a hole. */
export function writeLines(lines: number): StyleKey[] {
  const count = Math.max(1, Math.min(Math.trunc(lines) || 1, mostLines));
  return Array.from({ length: count }, (_, index) => (count <= 8 && index < count - 1 ? 'writeLine' : 'writeLineEnd'));
}

/** More than a page of lines helps nobody. */
const mostLines = 40;
