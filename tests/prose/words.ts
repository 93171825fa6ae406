/** All words that a reader meets, in order. */
import { type Block, plain } from '../../src/model/document.ts';

type List = Extract<Block, { kind: 'list' }>;

export function wordsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(textsOf).join(' ').split(/\s+/).filter(Boolean);
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [plain(block.text)];
    case 'list':
      return inList(block);
    case 'aside':
      return [block.title, ...block.blocks.flatMap(textsOf)];
    case 'quote':
      return block.blocks.flatMap(textsOf);
    case 'table':
      return [...block.head, ...block.rows.flatMap((row) => row.map(plain))];
    case 'picture':
      return [block.caption ?? ''];
    case 'entry':
    case 'check':
    case 'drawing':
    case 'contents':
    case 'pageBreak':
      throw new Error(`Pages have no ${block.kind}.`);
  }
}

function inList({ items }: List): string[] {
  return items.flatMap(({ text, list }) => [plain(text), ...(list ? inList(list) : [])]);
}
