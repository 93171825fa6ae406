/** Document → Markdown (CommonMark with the tables and task lists of GFM), for wikis and editors. */
import type { Aside, Block, Check, Contents, Document, Entry, List, Table, Text } from '../model/document.ts';
import { tlpLabels, tlpMeanings } from '../model/tlp.ts';
import { type SlugBook, slugsOf } from './markdown/slugs.ts';
import { inline, inlineCell, inlineLine } from './markdown/text.ts';
import { grid, isTick } from './measures.ts';
import { answerParagraphs, asideTitle, entryLabel, openAnswer } from './words.ts';

/** @returns the text of the file; it ends with one line end. */
export function toMarkdown(document: Document): string {
  const { title, tlp, status, blocks } = document;
  const writing: Writing = { document, slugs: slugsOf(document) };
  const parts = [
    `# ${line(title, writing)}`.trimEnd(),
    ...(tlp ? [`**${tlpLabels[tlp]}** · ${tlpMeanings[tlp]}`] : []),
    ...(status ? [bold(status, writing)] : []),
    ...blockParts(blocks, writing),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

interface Writing {
  document: Document;
  slugs: SlugBook;
}

/** Lists that follow each other change their mark, or they would become one list; `true` is the unusual one. */
type Swapped = boolean;

/** Blocks as parts with an empty line between them. Checks beside each other are one list. */
function blockParts(blocks: readonly Block[], writing: Writing): string[] {
  const parts: string[] = [];
  let swapped: Swapped = false;
  blocks.forEach((block, index) => {
    const before = blocks[index - 1]?.kind;
    const together = block.kind === 'check' && before === 'check';
    if (!together) swapped = (before === 'list' || before === 'check') && !swapped;
    const made = partsOf(block, swapped, writing);
    const last = parts.at(-1);
    if (together && last !== undefined) parts[parts.length - 1] = `${last}\n${made.join('')}`;
    else parts.push(...made);
  });
  return parts;
}

function partsOf(block: Block, swapped: Swapped, writing: Writing): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${line(block.text, writing)}`.trimEnd()];
    case 'paragraph':
      return [words(block.text, writing)];
    case 'list':
      return [list(block, swapped, writing)];
    case 'table':
      return table(block, writing);
    case 'entry':
      return entry(block, writing);
    case 'check':
      return [check(block, swapped, writing)];
    case 'aside':
      return [aside(block, writing)];
    case 'quote':
      return [quoted(blockParts(block.blocks, writing))];
    case 'picture':
    case 'drawing':
      return [italic(block.alt, writing), ...(block.caption ? [words(block.caption, writing)] : [])];
    case 'contents':
      return contents(block, writing);
    case 'pageBreak':
      return [];
  }
}

function words(text: Text, { slugs }: Writing): string {
  return inline(text, slugs.byId);
}

function line(text: Text, { slugs }: Writing): string {
  return inlineLine(text, slugs.byId);
}

function bold(text: string, writing: Writing): string {
  return line([{ text: text.replace(/\s+/g, ' '), strong: true }], writing);
}

function italic(text: string, writing: Writing): string {
  return line([{ text: text.replace(/\s+/g, ' '), emphasis: true }], writing);
}

/** Items close together; what belongs to an item stands under its text. */
function list(block: List, swapped: Swapped, writing: Writing): string {
  const start = Math.trunc(block.start ?? 1);
  const first = start >= 0 && start <= 999_999 ? start : 1;
  return block.items
    .map((item, index) => {
      const mark = block.ordered ? `${first + index}${swapped ? ')' : '.'}` : swapped ? '*' : '-';
      const inner = item.list && item.list.items.length > 0 ? `\n${list(item.list, false, writing)}` : '';
      return indented(`${words(item.text, writing)}${inner}`, `${mark} `);
    })
    .join('\n');
}

function indented(text: string, mark: string): string {
  return `${mark}${text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)}`.trimEnd();
}

/** The caption only where it is seen; a table without rows still shows its head. */
function table(block: Table, writing: Writing): string[] {
  const { head, rows, shares } = grid(block);
  const caption = block.captionHidden ? [] : [bold(block.caption, writing)];
  if (shares.length === 0) return caption;
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (text: Text) => inlineCell(text, writing.slugs.byId);
  const named = (text: Text) => (typeof text === 'string' ? [{ text, strong: true }] : text);
  const lines = [
    row(head.map(cell)),
    row(head.map(() => '---')),
    ...rows.map((cells) =>
      row(
        cells.map((text, column) =>
          isTick(block, column, text, writing.document.fillable)
            ? '☐'
            : cell(block.rowHeads && column === 0 ? named(text) : text),
        ),
      ),
    ),
  ];
  return [...caption, lines.join('\n')];
}

function entry({ label, text, help }: Entry, writing: Writing): string[] {
  const { fillable } = writing.document;
  const said = { text: entryLabel(label).replace(/\s+/g, ' '), strong: true };
  const aid = fillable && help ? [italic(help, writing)] : [];
  const [first, ...rest] = answerParagraphs(text);
  if (first !== undefined) {
    return [words([said, { text: ` ${first}` }], writing), ...rest.map((each) => words(each, writing)), ...aid];
  }
  if (fillable) return [`${words([said], writing)} ____`, ...aid];
  return [words([said, { text: ' ' }, { text: openAnswer, emphasis: true }], writing)];
}

function check({ label, checked }: Check, swapped: Swapped, writing: Writing): string {
  return `${swapped ? '*' : '-'} [${checked ? 'x' : ' '}] ${line(label, writing)}`.trimEnd();
}

function aside(block: Aside, writing: Writing): string {
  return quoted([bold(asideTitle(block), writing), ...blockParts(block.blocks, writing)]);
}

function quoted(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text === '' ? '' : text.replace(/^/gm, '> ').replace(/ +$/gm, '');
}

/** Links to the headings, nested like them. */
function contents({ title, depth }: Contents, writing: Writing): string[] {
  const entries = writing.document.blocks
    .filter((block) => block.kind === 'heading')
    .filter(({ level }) => level <= depth)
    .map((heading) => {
      const text = line(heading.text, writing);
      return `${'  '.repeat(heading.level - 2)}- [${text}](#${writing.slugs.of(heading)})`;
    });
  return [bold(title, writing), entries.join('\n')];
}
