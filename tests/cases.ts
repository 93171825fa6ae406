/** Every document that the templates can make, and the words that a reader must find in each. */
import { type Block, type Document, plain } from '../src/model/document.ts';
import { blankDocument, draftDocument, sampleDocument } from '../src/model/template.ts';
import { loadTemplates } from '../src/templates/index.ts';
import { extremeValues } from './extreme.ts';

/** Name and document: each template blank, as each sample, and filled beyond measure. */
export const cases: [string, Document][] = (await loadTemplates()).flatMap((template): [string, Document][] => [
  [`${template.id}-leer`, blankDocument(template)],
  ...template.samples.map((sample): [string, Document] => [
    `${template.id}-${sample.id}`,
    sampleDocument(template, sample),
  ]),
  [`${template.id}-uebervoll`, draftDocument(template, extremeValues(template.fields))],
]);

/** The words a reader must find: titles, labels, answers, cells. Spaces and signs are not the matter. */
export function wordsOf(document: Document): string[] {
  return [document.title, ...document.blocks.flatMap(blockWords)].map(squeezed).filter((words) => words !== '');
}

/** Letters and digits of the alphabet we print, for comparing across formats. */
export function squeezed(text: string): string {
  return text.normalize('NFC').replace(/[^\p{Script=Latin}\p{Nd}]/gu, '');
}

function blockWords(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [plain(block.text)];
    case 'list':
      return block.items.map((item) => plain(item.text));
    case 'table':
      return [...block.head, ...block.rows.flat().map(plain)];
    case 'entry':
      return [block.label, ...block.text.split('\n')];
    case 'check':
      return [block.label];
    case 'aside':
    case 'quote':
      return block.blocks.flatMap(blockWords);
    case 'picture':
    case 'drawing':
    case 'contents':
    case 'pageBreak':
      return [];
  }
}
