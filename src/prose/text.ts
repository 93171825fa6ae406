/** Phrases: text with marks and links. */
import type { MdastNode } from 'satteri';
import type { Span, Text } from '../model/document.ts';
import { linkTarget } from './links.ts';
import { attribute, isComment, type Reading, report, reportUnknown } from './reading.ts';
import { written } from './tree.ts';

/** The text of some nodes: plain where nothing is marked, without space at its ends. */
export function textOf(nodes: readonly MdastNode[], reading: Reading): Text {
  const spans = merged(nodes.flatMap((node) => spansOf(node, {}, reading)));
  const [first] = spans;
  if (!first) return '';
  return spans.length === 1 && Object.keys(first).length === 1 ? first.text : spans;
}

/** Several texts, each on a line of its own. */
export function joined(texts: readonly Text[]): Text {
  const filled = texts.filter((text) => text.length > 0);
  if (filled.every((text) => typeof text === 'string')) return filled.join('\n');
  return filled.flatMap((text, index): Span[] => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    ...(typeof text === 'string' ? [{ text }] : text),
  ]);
}

type Marks = Omit<Span, 'text'>;

function spansOf(node: MdastNode, marks: Marks, reading: Reading): Span[] {
  const inside = (more: Marks): Span[] =>
    'children' in node ? node.children.flatMap((child) => spansOf(child, { ...marks, ...more }, reading)) : [];
  switch (node.type) {
    case 'text':
      return [{ text: node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' '), ...marks }];
    case 'textDirective':
      return [{ text: written(node, reading.source), ...marks }];
    case 'break':
      return [{ text: '\n', ...marks }];
    case 'strong':
      return inside({ strong: true });
    case 'emphasis':
      return inside({ emphasis: true });
    case 'inlineCode':
      return [{ text: node.value.replace(/\r?\n/g, ' '), ...marks, code: true }];
    case 'link': {
      const link = linkTarget(node.url, reading.chapter, reading.around);
      if (link !== undefined) return inside({ link });
      report(
        reading,
        node,
        `„${node.url}“ ist keine Adresse, der man im Handbuch als Datei folgen kann.`,
        'Bitte mit / beginnen (Seite dieses Handbuchs) oder mit https:// (andere Website).',
      );
      return [];
    }
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return componentSpans(node.name ?? '', node, marks, reading);
    case 'mdxTextExpression':
      if (!isComment(node.value)) reportUnknown(reading, node);
      return [];
    default:
      // The list is closed on purpose: what is not in it would vanish from the file without a word.
      reportUnknown(reading, node);
      return [];
  }
}

/** Components that stand within a line. */
function componentSpans(name: string, node: MdastNode, marks: Marks, reading: Reading): Span[] {
  if (name === 'Verweis' && 'children' in node) {
    const to = attribute(reading, node, 'to');
    if (to === undefined) return [];
    const { references } = reading.around;
    const link = Object.hasOwn(references, to) ? references[to] : undefined;
    if (link !== undefined) return node.children.flatMap((child) => spansOf(child, { ...marks, link }, reading));
    report(
      reading,
      node,
      `<Verweis to="${to}"> gibt es nicht.`,
      `Möglich sind: ${Object.keys(references).join(', ')}.`,
    );
    return [];
  }
  if (name === 'Angabe') {
    const field = attribute(reading, node, 'field');
    if (field === undefined) return [];
    const value = reading.around.value(field);
    if (value !== undefined) return [{ text: String(value), ...marks }];
    report(
      reading,
      node,
      `Die Angabe „${field}“ gibt es in src/site.ts nicht.`,
      'Bitte einen Feldnamen aus src/site.ts verwenden, zum Beispiel operator.name.',
    );
    return [];
  }
  reportUnknown(reading, node);
  return [];
}

/** Neighbours with the same marks as one span; no space at the ends, no empty span. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && sameMarks(last, span)) last.text += span.text;
    else if (span.text !== '') result.push({ ...span });
  }
  const [first, last] = [result[0], result.at(-1)];
  if (first) first.text = first.text.replace(/^[ \t\n]+/, '');
  if (last) last.text = last.text.replace(/[ \t\n]+$/, '');
  return result.filter(({ text }) => text !== '');
}

function sameMarks(a: Span, b: Span): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.code === b.code && a.link === b.link;
}
