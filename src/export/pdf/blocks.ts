/** The blocks of a document as strips, whatever page they will stand on. */
import type { Block } from '../../model/document.ts';
import { announces } from '../layout.ts';
import { cleanLine } from './characters.ts';
import { contentsStrips } from './contents.ts';
import { checkStrips, choicesTogether, entryStrips } from './field.ts';
import { drawingStrips, pictureStrips } from './figure.ts';
import type { Target } from './link.ts';
import { type Flow, pageBreak } from './pages.ts';
import { asideStrips, headingStrips, headingType, listStrips, paragraphStrips, quoteStrips } from './prose.ts';
import { type Column, kept, type Setting } from './setting.ts';
import { tableStrips } from './table.ts';

/** Strips in the order of the blocks. @param headings from `headingsOf` over all blocks of the file. */
export function flowOf(blocks: readonly Block[], headings: Headings, column: Column, setting: Setting): Flow {
  // A reader that jumps from heading to heading must find no gap (PDF/UA-1, 7.4.2), whatever the levels say.
  let previous = 1;
  const role = (level: number) => {
    previous = Math.min(level, previous + 1);
    return `H${previous}`;
  };
  const stripsOf = (block: Block, index: number): Flow => {
    switch (block.kind) {
      case 'heading': {
        const target = headings.byBlock.get(block);
        const own = () => role(block.level);
        return target ? headingStrips(block.text, headingType[block.level], own, column, setting, target) : [];
      }
      case 'paragraph':
        return announces(block, blocks[index - 1], blocks[index + 1])
          ? kept(paragraphStrips(block, column, setting))
          : paragraphStrips(block, column, setting);
      case 'list':
        return listStrips(block, column, setting);
      case 'table':
        return tableStrips(block, column, setting);
      case 'entry':
        return entryStrips(block, column, setting);
      case 'check':
        return checkStrips(block, column, setting);
      case 'aside':
        return asideStrips(block, column, setting);
      case 'quote':
        return quoteStrips(block, column, setting);
      case 'picture':
        return pictureStrips(block, column, setting);
      case 'drawing':
        return drawingStrips(block, column, setting);
      case 'contents':
        return contentsStrips(block, () => role(2), headings.all, column, setting);
      case 'pageBreak':
        return [pageBreak];
    }
  };
  return choicesTogether(blocks, blocks.map(stripsOf), setting.form !== undefined).flat();
}

/** The headings of a file: what links and the table of contents lead to. */
export interface Headings {
  /** In order. */
  all: readonly Target[];
  byBlock: ReadonlyMap<Block, Target>;
  byId: ReadonlyMap<string, Target>;
}

/** The headings among some blocks; empty ones are none. */
export function headingsOf(blocks: readonly Block[]): Headings {
  const byBlock = new Map<Block, Target>();
  const byId = new Map<string, Target>();
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const title = cleanLine(block.text);
    if (title === '') continue;
    const target: Target = { title, level: block.level, page: 1, waiting: [] };
    byBlock.set(block, target);
    if (block.id !== undefined && !byId.has(block.id)) byId.set(block.id, target);
  }
  return { all: [...byBlock.values()], byBlock, byId };
}
