/** Documents with any text in every place, for properties that hold of all. */
import fc from 'fast-check';
import type { Block, Document, List, Paragraph, Text } from '../../src/model/document.ts';
import { png } from './every-block.ts';

const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(...'abc äß.,:;!?#*_~`|<>[](){}\\/&"\'=+-1234567890@$\n\t\r '),
  fc.constantFrom(
    '&amp;',
    ']]>',
    '<!--',
    '1. ',
    '- ',
    '](',
    '**',
    'https://a.de/b_c',
    'www.a.de',
    '🙂',
    'مرحبا',
    '  ',
    '```',
  ),
);

export const anyString = fc.string({ unit, maxLength: 24 });

export const anyText: fc.Arbitrary<Text> = fc.oneof(
  anyString,
  fc.array(
    fc.record(
      {
        text: anyString,
        strong: fc.boolean(),
        emphasis: fc.boolean(),
        code: fc.boolean(),
        link: fc.oneof(
          anyString,
          anyString.map((id) => `#${id}`),
          anyString.map((path) => `https://a.de/${path}`),
        ),
      },
      { requiredKeys: ['text'] },
    ),
    { maxLength: 6 },
  ),
);

const anyParagraph: fc.Arbitrary<Paragraph> = fc.record(
  { kind: fc.constant('paragraph' as const), text: anyText, style: fc.constantFrom('lead' as const, 'small' as const) },
  { requiredKeys: ['kind', 'text'] },
);

function anyList(depth: number): fc.Arbitrary<List> {
  const item =
    depth === 0
      ? fc.record({ text: anyText })
      : fc.record({ text: anyText, list: anyList(depth - 1) }, { requiredKeys: ['text'] });
  return fc.record(
    {
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      start: fc.integer({ min: -2, max: 120 }),
      items: fc.array(item, { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'ordered', 'items'] },
  );
}

const flow = fc.array(fc.oneof(anyParagraph, anyList(1)), { maxLength: 3 });
const caption = fc.option(anyString, { nil: undefined }).map((text) => (text === undefined ? {} : { caption: text }));

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyParagraph,
  anyList(2),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(2, 3, 4, 5),
    text: anyString,
    id: anyString,
  }),
  fc.record(
    {
      kind: fc.constant('table' as const),
      id: anyString,
      caption: anyString,
      captionHidden: fc.boolean(),
      head: fc.array(anyString, { maxLength: 3 }),
      rows: fc.array(fc.array(anyText, { maxLength: 4 }), { maxLength: 3 }),
      rowHeads: fc.boolean(),
      widths: fc.array(fc.double(), { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'id', 'caption', 'head', 'rows'] },
  ),
  fc.record({
    kind: fc.constant('entry' as const),
    id: anyString,
    label: anyString,
    text: anyString,
    lines: fc.integer({ min: -1, max: 50 }),
    help: anyString,
  }),
  fc.record({ kind: fc.constant('check' as const), id: anyString, label: anyString, checked: fc.boolean() }),
  fc.record({
    kind: fc.constant('aside' as const),
    tone: fc.constantFrom('note', 'tip', 'caution', 'danger'),
    title: anyString,
    blocks: flow,
  }),
  fc.record({ kind: fc.constant('quote' as const), blocks: flow }),
  fc
    .tuple(anyString, caption)
    .map(([alt, more]) => ({ kind: 'picture' as const, png, width: 40, height: 30, alt, ...more })),
  fc.tuple(anyString, caption, fc.array(anyString, { maxLength: 3 })).map(([alt, more, lines]) => ({
    kind: 'drawing' as const,
    width: 400,
    height: 40,
    alt,
    ...more,
    shapes: [
      { shape: 'rectangle' as const, x: 1, y: 1, width: 30, height: 10, tone: 'strong' as const },
      { shape: 'text' as const, x: 10, y: 5, lines, size: 10 },
      {
        shape: 'line' as const,
        points: [
          [0, 0],
          [0, 0],
        ] as const,
        arrow: true,
      },
    ],
  })),
  fc.record({ kind: fc.constant('contents' as const), title: anyString, depth: fc.constantFrom(2, 3, 4, 5) }),
  fc.constant({ kind: 'pageBreak' as const }),
);

export const anyDocument: fc.Arbitrary<Document> = fc.record(
  {
    title: anyString,
    name: anyString,
    tlp: fc.constantFrom('red', 'amber-strict', 'green'),
    status: anyString,
    fillable: fc.boolean(),
    blocks: fc.array(anyBlock, { maxLength: 8 }),
  },
  { requiredKeys: ['title', 'name', 'fillable', 'blocks'] },
);
