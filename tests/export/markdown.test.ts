/** Reads the Markdown with a parser and looks for its meaning. */
import fc from 'fast-check';
import { type MdastNode, markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../src/export/markdown.ts';
import { readable } from '../../src/export/xml.ts';
import { type Block, type Document, type Span, spans, type Text } from '../../src/model/document.ts';
import { anyDocument, anyString, anyText } from './any-document.ts';
import { blocks, draft, form, small } from './every-block.ts';

const parsed = (text: string): readonly MdastNode[] => {
  const tree = markdownToMdast(text);
  return 'children' in tree ? tree.children : [];
};
const of = (...all: Block[]): Document => ({ ...small, blocks: all });
const written = (...all: Block[]) => parsed(toMarkdown(of(...all))).slice(1);
const childrenOf = (node: MdastNode | undefined): readonly MdastNode[] =>
  node && 'children' in node ? node.children : [];

/** What a reader sees of a node. */
function seen(node: MdastNode | undefined): string {
  if (!node) return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return node.value === '<br>' ? '\n' : '';
  return 'children' in node ? node.children.map(seen).join('') : 'value' in node ? String(node.value) : '';
}

/** What a reader should see of a text: blanks and empty lines are not the matter. */
function meant(text: Text): string {
  return spans(text)
    .map((span) => readable(span.text))
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
const squeezed = (text: string) =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

describe('a Markdown file', () => {
  const text = toMarkdown(draft);

  test('has the headings in order, the title first', () => {
    const headings = parsed(text).flatMap((node) => (node.type === 'heading' ? [[node.depth, seen(node)]] : []));
    expect(headings).toEqual([
      [1, 'Selbstverständnis'],
      ...blocks.flatMap((block) => (block.kind === 'heading' ? [[block.level, block.text]] : [])),
    ]);
  });

  test('says level and status under the title', () => {
    expect(text).toMatch(/^# Selbstverständnis\n\n\*\*TLP:AMBER\+STRICT\*\* · Nur für .*\n\n\*\*Entwurf – örtlich/);
  });

  test('ends with one line end', () => {
    for (const document of [draft, form, small]) expect(toMarkdown(document)).toMatch(/[^\n]\n$/);
  });

  test('writes tables with their head and as many cells everywhere', () => {
    const [first, second] = parsed(text).filter(({ type }) => type === 'table');
    const rows = childrenOf(first).map((row) => childrenOf(row).map(seen));
    expect(rows[0]).toEqual(['Stelle', 'Aufgabe', 'Frist']);
    expect(rows[2]).toEqual(['Opferberatung', 'Betroffene begleiten', '24 Stunden']);
    expect(text).toContain('| **Ordnungsamt** |');
    expect(childrenOf(second)).toHaveLength(3);
    expect(text).not.toContain('Eine Tabelle ohne sichtbare Beschriftung');
  });

  test('links the contents to the slugs of the headings, numbered where two are alike', () => {
    const links = [...text.matchAll(/^ *- \[.*\]\((#.*)\)$/gm)].map(([, target]) => target);
    expect(links).toEqual(['#aufgaben-und-themen', '#umgang-mit-geteiltem-wissen', '#aufgaben-und-themen-1']);
    expect(text).toContain('[**innen**](#umgang-mit-geteiltem-wissen)');
    expect(text).toMatch(/und nirgends\./);
  });

  test('writes answers after their question, and what is missing as missing', () => {
    expect(text).toContain('**Wofür wir da sind:** Ein Satz.\n\nEin zweiter Absatz.');
    expect(text).toContain('**Wer lädt ein?** *noch offen*');
    expect(toMarkdown(form)).toContain('**Wer lädt ein?** ____\n\n*Eine Funktion, kein Name.*');
  });

  test('ticks what is ticked, in one list', () => {
    expect(text).toContain('- [x] Ist geklärt\n- [ ] Ist noch nicht geklärt');
  });

  test('says pictures in words', () => {
    expect(text).toContain('*Ein Punkt "auf" \\<weißem\\> Grund*\n\nBild mit Beschriftung');
    expect(text).toContain('*Vom Vorfall zur Absprache: erst schützen, dann sprechen.*');
  });

  test('quotes asides with their tone in words', () => {
    const quotes = parsed(text).filter(({ type }) => type === 'blockquote');
    expect(quotes.map((quote) => seen(childrenOf(quote)[0]))).toEqual([
      'Achtung: Grenze der Vertraulichkeit',
      'Hinweis: In Kürze',
      'Gefahr',
      expect.stringContaining('Wir sprechen uns ab'),
    ]);
  });

  test('keeps lists that follow each other apart, with their starts', () => {
    const lists = parsed(text).filter(({ type }) => type === 'list');
    expect(lists.flatMap((list) => ('ordered' in list && list.ordered ? [list.start] : []))).toEqual([9, 1]);
    const list = (item: string): Block => ({ kind: 'list', ordered: false, items: [{ text: item }] });
    const check: Block = { kind: 'check', id: 'c', label: 'd', checked: false };
    const nodes = written(list('a'), list('b'), list('c'), check, check, list('e'));
    expect(nodes.map(({ type }) => type)).toEqual(Array(5).fill('list'));
    expect(nodes.map((node) => childrenOf(node).length)).toEqual([1, 1, 1, 2, 1]);
  });

  test.each([
    ['# kein Titel'],
    ['1. kein Anfang'],
    ['- kein Punkt'],
    ['+ auch nicht'],
    ['> kein Zitat'],
    ['---'],
    ['Text\n==='],
    ['Text\n---'],
    ['    kein Code'],
    ['```\nkein Code\n```'],
    ['| a | b |\n| - | - |'],
    ['a\n:-:'],
    ['*a* _b_ **c** ~~d~~ `e`'],
    ['<b>kein HTML</b> <!-- auch nicht -->'],
    ['[kein](https://a.de) ![kein](b) [^1] [a]: b'],
    ['&amp; &#65; &copy;'],
    ['C:\\Ordner\\*'],
    ['Ende\\'],
    ['https://a.de/b_c_d*e? Ja. www.a.de/b_c_d a_b_c@d.de'],
    ['Preis $5 und $6'],
    ['Ä\u0007Ö\ud800Ü'],
  ])('shows %j as it is written', (line) => {
    const nodes = written({ kind: 'paragraph', text: line });
    expect(nodes.map(({ type }) => type)).toEqual(['paragraph']);
    expect(squeezed(seen(nodes[0]))).toBe(meant(line));
  });

  test('reads every text back as it was, whatever its signs and marks', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const nodes = written({ kind: 'paragraph', text: any });
        expect(nodes.map(({ type }) => type)).toEqual(meant(any) === '' ? [] : ['paragraph']);
        expect(squeezed(seen(nodes[0]))).toBe(meant(any));
      }),
      { numRuns: 1500 },
    );
  }, 30_000);

  test('reads every text back from the cell of a table', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const [table] = written({
          kind: 'table',
          id: 't',
          caption: 'T',
          captionHidden: true,
          head: ['a', 'b'],
          rows: [[any, 'x']],
        });
        const cells = childrenOf(childrenOf(table)[1]);
        expect(cells.map((cell) => squeezed(seen(cell)))).toEqual([meant(any), 'x']);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  test('marks as strong what is strong', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab.:(*_`"'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: word, strong: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        (spans) => {
          const strong = (all: readonly Span[]) => all.flatMap(({ text, strong }) => (strong ? [text] : [])).join('');
          const [paragraph] = written({ kind: 'paragraph', text: spans });
          const found = childrenOf(paragraph)
            .filter(({ type }) => type === 'strong')
            .map(seen)
            .join('');
          expect(found).toBe(strong(spans));
        },
      ),
      { numRuns: 1000 },
    );
  }, 30_000);

  test('keeps headings headings and items items', () => {
    fc.assert(
      fc.property(anyString, anyString, (heading, item) => {
        const nodes = written(
          { kind: 'heading', level: 3, text: heading },
          {
            kind: 'list',
            ordered: true,
            items: [{ text: item, list: { kind: 'list', ordered: false, items: [{ text: 'x' }] } }],
          },
        );
        expect(nodes.map(({ type }) => type)).toEqual(['heading', 'list']);
        expect(squeezed(seen(nodes[0]))).toBe(meant(heading).replaceAll('\n', ' '));
        const [first] = childrenOf(nodes[1]);
        expect(childrenOf(first).map(({ type }) => type)).toEqual(
          meant(item) === '' ? ['list'] : ['paragraph', 'list'],
        );
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  test('never throws', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(toMarkdown(document)).toMatch(/\S\n$/);
      }),
      { numRuns: 300 },
    );
  });
});
