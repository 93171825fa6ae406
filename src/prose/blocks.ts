/**
 * The text of a page (MDX) as blocks of a Document. The list of what it understands is closed: everything else stops the build with file and
 * line, so that nothing an author wrote is missing from the file without a word.
 */
import type { MdastNode } from 'satteri';
import {
  type Aside,
  type Block,
  type Heading,
  type List,
  type ListItem,
  type Paragraph,
  plain,
  type Text,
} from '../model/document.ts';
import { AuthorError, type Problem } from '../problem.ts';
import { anchorNames, headingId } from './anchors.ts';
import { attribute, isComment, type Reading, report, reportUnknown } from './reading.ts';
import type { Chapter, Surroundings } from './surroundings.ts';
import { tableOf } from './table.ts';
import { joined, textOf } from './text.ts';
import { treeOf, words } from './tree.ts';

/** Where the text of a page stands in the handbook. */
export interface Place {
  chapter: Chapter;
  /** Title of the page: names tables that stand above the first heading. */
  title: string;
  around: Surroundings;
}

/**
 * The blocks of a page's text, without its head (title, question, summary).
 * @param file path shown to the author. @param source the whole file, so that lines are right.
 * @throws AuthorError with all that the handbook cannot hold.
 */
export function blocksOf(file: string, source: string, page: Place): Block[] {
  const { blocks, problems } = readPage(file, source, page);
  if (problems.length > 0) throw new AuthorError(problems);
  return blocks;
}

/** Like `blocksOf`, with the mistakes as values. */
export function readPage(file: string, source: string, place: Place): { blocks: Block[]; problems: Problem[] } {
  const { chapter, around } = place;
  const page: Page = {
    file,
    source,
    chapter,
    around,
    problems: [],
    nameOf: anchorNames(),
    above: place.title,
    level: 3,
    tables: 0,
  };
  const blocks = treeOf(file, source).flatMap((node) => blocksIn(node, page));
  return { blocks, problems: page.problems };
}

interface Page extends Reading {
  nameOf: (text: string) => string;
  /** Text and level of the heading above the place that is being read. */
  above: string;
  level: number;
  tables: number;
}

/** The titles that Starlight gives asides without one. */
const asideTitles = { note: 'Hinweis', tip: 'Tipp', caution: 'Achtung', danger: 'Gefahr' } as const satisfies Record<
  Aside['tone'],
  string
>;

function blocksIn(node: MdastNode, page: Page): Block[] {
  switch (node.type) {
    case 'yaml':
      return [];
    case 'mdxjsEsm':
      if (!node.value.split(/\r?\n/).every((row) => /^(import\s.*|\s*)$/.test(row))) reportUnknown(page, node);
      return [];
    case 'heading':
      return [headingOf(node, page)];
    case 'table':
      page.tables += 1;
      return [tableOf(node, `${page.chapter.id}--tabelle-${page.tables}`, page.above, page)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: plainBlocks(node.children, page, 'einem Zitat') }];
    case 'containerDirective':
      return asideOf(node, page);
    case 'mdxJsxFlowElement':
      return node.name === 'Diagramm' ? diagram(node, page) : proseIn(node, page);
    default:
      return proseIn(node, page);
  }
}

/** Paragraphs and lists: what may stand in asides and quotes too. */
function proseIn(node: MdastNode, page: Page): (Paragraph | List)[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(textOf(node.children, page));
    case 'list':
      return [listOf(node, page)];
    case 'code':
      return [{ kind: 'paragraph', text: [{ text: node.value.replaceAll('\r\n', '\n'), code: true }] }];
    case 'mdxJsxFlowElement':
      // A component of the line that stands in a line of its own.
      return paragraph(textOf([node], page));
    case 'mdxFlowExpression':
      if (!isComment(node.value)) reportUnknown(page, node);
      return [];
    default:
      reportUnknown(page, node);
      return [];
  }
}

function paragraph(text: Text): Paragraph[] {
  return text.length > 0 ? [{ kind: 'paragraph', text }] : [];
}

/** `##` becomes level 4 and `###` level 5: above them stand the handbook, the section and the page. */
function headingOf(node: MdastNode & { type: 'heading' }, page: Page): Heading {
  const text = plain(textOf(node.children, page));
  const level = node.depth <= 2 ? 4 : 5;
  if (node.depth !== 2 && node.depth !== 3) {
    report(page, node, `„${text}“ hat eine Ebene, die es auf Seiten nicht gibt.`, 'Möglich sind ## und ###.');
  } else if (level > page.level + 1) {
    report(
      page,
      node,
      `„${text}“ überspringt eine Ebene.`,
      'Bitte ## schreiben; ### steht nur unter einer ##-Überschrift.',
    );
  }
  page.above = text;
  page.level = level;
  return { kind: 'heading', level, text, id: headingId(page.chapter.id, page.nameOf(words(node, page.source))) };
}

function asideOf(node: MdastNode & { type: 'containerDirective' }, page: Page): Block[] {
  const { name } = node;
  if (name !== 'note' && name !== 'tip' && name !== 'caution' && name !== 'danger') {
    reportUnknown(page, node);
    return [];
  }
  const [first, ...rest] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
  return [
    {
      kind: 'aside',
      tone: name,
      title: label ? plain(textOf(label.children, page)) : asideTitles[name],
      blocks: plainBlocks(label ? rest : node.children, page, 'einem Hinweis'),
    },
  ];
}

/** @param where in what, for the author: „einem Hinweis“. */
function plainBlocks(nodes: readonly MdastNode[], page: Page, where: string): (Paragraph | List)[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case 'heading':
      case 'table':
      case 'blockquote':
      case 'containerDirective':
        report(page, node, `In ${where} stehen nur Absätze und Listen.`, 'Bitte davor oder dahinter schreiben.');
        return [];
      default:
        return proseIn(node, page);
    }
  });
}

function listOf(node: MdastNode & { type: 'list' }, page: Page): List {
  const start = node.ordered && node.start !== null && node.start !== 1 ? node.start : undefined;
  return {
    kind: 'list',
    ordered: node.ordered === true,
    ...(start === undefined ? {} : { start }),
    items: node.children.map((item) => itemOf(item, page)),
  };
}

/** An item is text and then, perhaps, one list. Paragraphs become lines. */
function itemOf(item: MdastNode & { type: 'listItem' }, page: Page): ListItem {
  if (typeof item.checked === 'boolean') {
    report(page, item, 'Kästchen zum Ankreuzen gibt es nicht.', 'Bitte [ ] weglassen.');
  }
  const texts: Text[] = [];
  let list: List | undefined;
  for (const node of item.children) {
    for (const block of plainBlocks([node], page, 'einer Liste')) {
      if (list) {
        report(
          page,
          node,
          'Nach einer inneren Liste steht im selben Punkt noch etwas.',
          'Bitte davor schreiben oder als eigenen Punkt.',
        );
      } else if (block.kind === 'list') list = block;
      else texts.push(block.text);
    }
  }
  return { text: joined(texts), ...(list ? { list } : {}) };
}

/** The picture, and then the same in words, as on the page. */
function diagram(node: MdastNode & { type: 'mdxJsxFlowElement' }, page: Page): Block[] {
  const name = attribute(page, node, 'name');
  const caption = attribute(page, node, 'caption');
  const inWords = node.children.flatMap((child) => blocksIn(child, page));
  if (name === undefined || caption === undefined) return inWords;
  const { drawings } = page.around;
  const picture = Object.hasOwn(drawings, name) ? drawings[name] : undefined;
  if (!picture) {
    report(page, node, `Die Zeichnung „${name}“ gibt es nicht.`, `Möglich sind: ${Object.keys(drawings).join(', ')}.`);
    return inWords;
  }
  return [
    { kind: 'picture', ...picture, caption },
    { kind: 'paragraph', text: [{ text: 'Dasselbe in Worten:', strong: true }] },
    ...inWords,
  ];
}
