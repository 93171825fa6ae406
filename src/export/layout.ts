/** What begins a page and what stays together on one, in office files; said by named styles alone. */
import {
  type Aside,
  type Block,
  type Check,
  type Heading,
  type List,
  type Paragraph,
  plain,
  type Text,
} from '../model/document.ts';
import type { StyleKey } from './paragraph-style.ts';

/** Blocks whose style depends on what stands beside them carry it. */
export type LaidOut =
  | Exclude<Block, Heading | Paragraph | Check>
  | { kind: 'heading'; heading: Heading; style: StyleKey }
  | { kind: 'paragraph'; text: Text; style: StyleKey }
  | { kind: 'check'; check: Check; style: StyleKey };

/** The same blocks with the styles that their neighbours ask for. A break before a heading goes into its style. */
export function laidOut(blocks: readonly Block[]): LaidOut[] {
  return blocks.flatMap((block, index) => placed(block, blocks[index - 1], blocks.slice(index + 1, index + 3)));
}

function placed(block: Block, before: Block | undefined, [next, second]: readonly Block[]): LaidOut[] {
  switch (block.kind) {
    case 'pageBreak':
      return next?.kind === 'heading' && pageStyles[next.level] ? [] : [block];
    case 'heading': {
      // The heading begins its page by its own style, so that no empty paragraph stands above it.
      const style = before?.kind === 'pageBreak' ? pageStyles[block.level] : undefined;
      return [{ kind: 'heading', heading: block, style: style ?? `heading${block.level}` }];
    }
    case 'paragraph': {
      return [{ kind: 'paragraph', text: block.text, style: block.style ?? styleBefore(block, before, next) }];
    }
    case 'check': {
      // Neither the first nor the last of several checks stands alone on a page.
      const [begins, ends] = [before?.kind !== 'check', next?.kind !== 'check'];
      const kept = !ends && (begins || second?.kind !== 'check');
      return [{ kind: 'check', check: block, style: ends ? 'checkEnd' : kept ? 'checkKept' : 'check' }];
    }
    case 'list':
    case 'table':
    case 'entry':
    case 'aside':
    case 'quote':
    case 'picture':
    case 'drawing':
    case 'contents':
      return [block];
  }
}

function styleBefore(text: Paragraph, before: Block | undefined, next: Block | undefined): StyleKey {
  if (next?.kind === 'check') return 'question';
  return announces(text, before, next) ? 'textKept' : 'text';
}

/**
 * What announces something stays with it: the sentence that ends in a colon above its list, and the one that stands alone between a
 * heading and a table or an entry.
 */
export function announces({ text }: Paragraph, before: Block | undefined, next: Block | undefined): boolean {
  if ((next?.kind === 'table' || next?.kind === 'entry') && before?.kind === 'heading') return true;
  const announced =
    next?.kind === 'list' || next?.kind === 'table' || next?.kind === 'drawing' || next?.kind === 'picture';
  return announced && plain(text).trimEnd().endsWith(':');
}

/** Whether an aside is so short that a page break inside it would look like a mistake. */
export function staysWhole({ blocks }: Aside): boolean {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : itemTexts(block)));
  return texts.length <= 15 && texts.reduce((sum, text) => sum + plain(text).length, 0) <= 1200;
}

function itemTexts({ items }: List): Text[] {
  return items.flatMap(({ text, list }) => [text, ...(list ? itemTexts(list) : [])]);
}

/** Only these begin pages in practice; before other blocks stands a paragraph that holds nothing but the break. */
const pageStyles: Partial<Record<Heading['level'], StyleKey>> = { 2: 'heading2NewPage', 3: 'heading3NewPage' };
