/** Page breaks of office files: a heading begins its page by its own style, so that no empty paragraph stands above it. */
import type { Block, Heading } from '../model/document.ts';
import type { StyleKey } from './office-styles.ts';

/** Headings carry the break before them, where there is one; other blocks are left as they are. */
export type LaidOut = Exclude<Block, Heading> | (Heading & { style: StyleKey; original: Heading });

export function withPageBreaks(blocks: readonly Block[]): LaidOut[] {
  return blocks.flatMap((block, index): LaidOut[] => {
    const next = blocks[index + 1];
    if (block.kind === 'pageBreak' && next && canBegin(next)) return [];
    if (block.kind !== 'heading') return [block];
    const onNewPage = blocks[index - 1]?.kind === 'pageBreak' ? pageStyles[block.level] : undefined;
    return [{ ...block, style: onNewPage ?? `heading${block.level}`, original: block }];
  });
}

/** Only these begin pages in practice; before others stands a paragraph that holds nothing but the break. */
const pageStyles: Partial<Record<Heading['level'], StyleKey>> = { 2: 'heading2NewPage', 3: 'heading3NewPage' };

function canBegin(block: Block): boolean {
  return block.kind === 'heading' && pageStyles[block.level] !== undefined;
}
