import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import { blocksOf, type Place } from '../../src/prose/blocks.ts';
import { edition, pages } from './edition.ts';
import { wordsOf } from './words.ts';

const chapter = { id: 'seite', anchors: new Set(['hier']) };
const place: Place = {
  chapter,
  title: 'Eine Seite',
  around: {
    ...edition,
    references: { projekt: 'https://projekt.example/' },
    chapters: new Map([
      ['/seite/', chapter],
      ['/leitfaden/formen/', { id: 'leitfaden-formen', anchors: new Set(['der-vergleich']) }],
    ]),
  },
};
const read = (source: string) => blocksOf('content/x.mdx', source, place);
const refused = (source: string) => () => read(`---\ntitle: x\n---\n\nText.\n\n${source}\n`);

/** The words of a page as its author wrote them, by means that have nothing to do with the parser. */
function wordsWritten(source: string): string[] {
  return source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^import .*$/gm, '')
    .replace(/^<Diagramm [^>]*caption="([^"]*)">$/gm, '$1\n\nDasselbe in Worten:\n')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/^:::\w+\[(.*)\]$/gm, '$1')
    .replace(/^:::$/gm, '')
    .replace(/^\|[ |:-]+\|$/gm, '')
    .replace(/^\|(.*)\|$/gm, (_, cells: string) => cells.replaceAll('|', ' '))
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^ *(#+|[-*]|\d+\.|>) /gm, '')
    .replace(/^>$/gm, '')
    .replace(/\*+/g, '')
    .split(/\s+/)
    .filter(Boolean);
}

describe('a page of the guide', () => {
  test('is one of many', () => {
    expect(pages.length).toBeGreaterThan(30);
  });
  test.each(pages)('$slug keeps every word in its place', ({ file, source, title }) => {
    const blocks = blocksOf(file, source, {
      ...place,
      title,
      around: { ...place.around, references: edition.references },
    });
    expect(wordsOf(blocks)).toEqual(wordsWritten(source));
  });
});

describe('text', () => {
  test('keeps bold, emphasis, code and line breaks, and colons inside words', () => {
    expect(read('Alle **Rät:innen** und *nur* `TLP:RED`\\\nnach\n09:30 Uhr 🙂 Amtsleiter:in.')).toEqual([
      {
        kind: 'paragraph',
        text: [
          { text: 'Alle ' },
          { text: 'Rät:innen', strong: true },
          { text: ' und ' },
          { text: 'nur', emphasis: true },
          { text: ' ' },
          { text: 'TLP:RED', code: true },
          { text: '\nnach 09:30 Uhr 🙂 Amtsleiter:in.' },
        ],
      },
    ]);
  });
  test('without marks is plain, whatever the ends of lines', () => {
    expect(read('Ein Satz\r\nin zwei Zeilen.\r\n')).toEqual([{ kind: 'paragraph', text: 'Ein Satz in zwei Zeilen.' }]);
  });
  test('may hold comments for authors, which nobody else reads', () => {
    expect(read('Ein{/* hier */} Satz.\n\n{/* noch zu prüfen */}\n')).toEqual([
      { kind: 'paragraph', text: 'Ein Satz.' },
    ]);
  });
  test('in a block of code keeps its lines', () => {
    expect(read('```\nnpm start\n  --x\n```')).toEqual([
      { kind: 'paragraph', text: [{ text: 'npm start\n  --x', code: true }] },
    ]);
  });
  test('takes values and references from where they stand once', () => {
    expect(read('<Verweis to="projekt">Das **Projekt**</Verweis> in <Angabe field="operator.city" />')).toEqual([
      {
        kind: 'paragraph',
        text: [
          { text: 'Das ', link: 'https://projekt.example/' },
          { text: 'Projekt', strong: true, link: 'https://projekt.example/' },
          { text: ' in Musterstadt' },
        ],
      },
    ]);
    expect(read('<Verweis to="projekt">Allein</Verweis>')).toEqual([
      { kind: 'paragraph', text: [{ text: 'Allein', link: 'https://projekt.example/' }] },
    ]);
  });
});

describe('headings', () => {
  test('go two levels down and keep their names, a number behind those that repeat', () => {
    expect(read('## Worum es geht\n\n### 1 Für Rät:innen\n\n## Worum es geht')).toEqual([
      { kind: 'heading', level: 4, text: 'Worum es geht', id: 'seite--worum-es-geht' },
      { kind: 'heading', level: 5, text: '1 Für Rät:innen', id: 'seite--1-für-rätinnen' },
      { kind: 'heading', level: 4, text: 'Worum es geht', id: 'seite--worum-es-geht-1' },
    ]);
  });
});

describe('lists', () => {
  test('keep their order, their first number and the lists inside them', () => {
    expect(read('5. fünf\n6. sechs:\n   - a\n   - b\n     1. tief\n\n   ')).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 5,
        items: [
          { text: 'fünf' },
          {
            text: 'sechs:',
            list: {
              kind: 'list',
              ordered: false,
              items: [{ text: 'a' }, { text: 'b', list: { kind: 'list', ordered: true, items: [{ text: 'tief' }] } }],
            },
          },
        ],
      },
    ]);
  });
  test('keep the paragraphs of an item as lines', () => {
    expect(read('- eins\n\n  **zwei**\n')).toMatchObject([
      { items: [{ text: [{ text: 'eins' }, { text: '\n' }, { text: 'zwei', strong: true }] }] },
    ]);
  });
});

describe('tables', () => {
  const source =
    '## Fristen\n\n| Was | Wann |\n| --- | --- |\n| **Antrag** | [hier](https://a.example/) |\n| **Bescheid** |\n';
  const [, table] = read(source);
  test('are named by the heading above them, which stands there already', () => {
    expect(table).toMatchObject({ kind: 'table', id: 'seite--tabelle-1', caption: 'Fristen', captionHidden: true });
    expect(read('| A |\n| - |\n| 1 |\n')).toMatchObject([{ caption: 'Eine Seite' }]);
  });
  test('keep their cells, fill up short rows and know when the first column names the rows', () => {
    expect(table).toMatchObject({
      head: ['Was', 'Wann'],
      rows: [
        [[{ text: 'Antrag', strong: true }], [{ text: 'hier', link: 'https://a.example/' }]],
        [[{ text: 'Bescheid', strong: true }], ''],
      ],
      rowHeads: true,
    });
    expect(read('| A |\n| - |\n| 1 |\n')[0]).not.toHaveProperty('rowHeads');
  });
  test('give room to the column that has more to say, and to its longest word', () => {
    const long =
      'Ein Satz, der sehr viel länger ist als alles, was in der anderen Spalte steht, und weiter geht. '.repeat(3);
    const [found] = read(`| Stufe | Bedeutung |\n| - | - |\n| TLP:AMBER+STRICT | ${long} |\n`);
    const [narrow = 0, wide = 0] = found?.kind === 'table' ? (found.widths ?? []) : [];
    expect(narrow).toBeGreaterThanOrEqual('TLP:AMBER+STRICT'.length);
    expect(wide).toBeGreaterThan(narrow * 3);
  });
});

describe('asides and quotes', () => {
  test('keep their tone, title and content', () => {
    expect(read(':::caution[Mit **Rechtsamt** klären]\nErst fragen:\n\n- was\n- wen\n:::')).toEqual([
      {
        kind: 'aside',
        tone: 'caution',
        title: 'Mit Rechtsamt klären',
        blocks: [
          { kind: 'paragraph', text: 'Erst fragen:' },
          { kind: 'list', ordered: false, items: [{ text: 'was' }, { text: 'wen' }] },
        ],
      },
    ]);
    expect(read(':::danger\nLaufen.\n:::')).toMatchObject([{ tone: 'danger', title: 'Gefahr' }]);
    expect(read('> „Ja.“\n>\n> „Nein.“')).toEqual([
      {
        kind: 'quote',
        blocks: [
          { kind: 'paragraph', text: '„Ja.“' },
          { kind: 'paragraph', text: '„Nein.“' },
        ],
      },
    ]);
  });
});

describe('links', () => {
  const linked = (url: string) => {
    const [block] = read(`[x](${url})`) as [Extract<Block, { kind: 'paragraph' }>];
    return typeof block.text === 'string' ? undefined : block.text[0]?.link;
  };
  test('to a page of the handbook lead to its chapter, or to the heading that they name', () => {
    expect(linked('/leitfaden/formen/')).toBe('#leitfaden-formen');
    expect(linked('/leitfaden/formen/#der-vergleich')).toBe('#leitfaden-formen--der-vergleich');
    expect(linked('/leitfaden/formen/#was-es-nicht-gibt')).toBe('#leitfaden-formen');
    expect(linked('#hier')).toBe('#seite--hier');
  });
  test('to other pages of the website get its address, also in a subfolder', () => {
    expect(linked('/hilfe/')).toBe('https://stadt.example/handbuch/hilfe/');
    expect(linked('/glossar/#tlp')).toBe('https://stadt.example/handbuch/glossar/#tlp');
  });
  test('to the outside stay', () => {
    expect(linked('https://a.example/b#c')).toBe('https://a.example/b#c');
    expect(linked('mailto:a@b.example')).toBe('mailto:a@b.example');
    expect(linked('tel:110')).toBe('tel:110');
  });
});

describe('a drawing', () => {
  test('becomes a picture with its caption and its words, followed by the same as a list', () => {
    const [picture, said, list] = read(
      '<Diagramm name="zwei-formen" caption="Zwei Formen">\n\n1. Eins\n2. Zwei\n\n</Diagramm>',
    );
    expect(picture).toMatchObject({
      kind: 'picture',
      caption: 'Zwei Formen',
      alt: expect.stringMatching(/^Zwei Formen der Allianz in einer Kommune\. Von der Kommune gehen .*ergänzen\.$/),
    });
    expect(said).toMatchObject({ text: [{ text: 'Dasselbe in Worten:' }] });
    expect(list).toMatchObject({ kind: 'list', ordered: true, items: [{ text: 'Eins' }, { text: 'Zwei' }] });
  });
  test.each(Object.entries(edition.drawings))('%s fits on a page below a heading, undistorted', (_, picture) => {
    const header = Buffer.from(picture.png);
    expect(picture.width).toBeLessThanOrEqual(165);
    expect(picture.height).toBeLessThanOrEqual(215);
    expect(picture.width / picture.height).toBeCloseTo(header.readUInt32BE(16) / header.readUInt32BE(20));
  });
});

describe('the build stops, with file and line, at', () => {
  test.each([
    [
      'an unknown component',
      7,
      '<Adressen target="staff" />',
      '<Adressen> kennt das Handbuch als Datei (ODT, PDF) nicht',
    ],
    ['an unknown component in a line', 7, 'Hier <Karte ort="x" />.', '<Karte>'],
    ['an HTML element', 7, '<div>\n\nText\n\n</div>', '<div>'],
    ['an HTML element in a line', 7, 'a<br/>b', '<br>'],
    ['an image', 7, '![Plan](/plan.png)', '(image)'],
    ['a footnote', 7, 'Text[^1]\n\n[^1]: Fuß', '(footnoteReference)'],
    ['a line across', 7, '***', '(thematicBreak)'],
    ['something crossed out', 7, '~~weg~~', '(delete)'],
    ['an expression', 7, '{1 + 1}', 'Ausdruck in { }'],
    ['an expression in a line', 7, 'Wert {1 + 1}', 'Ausdruck in { }'],
    ['code that is no import', 7, 'export const x = 1;', '(mdxjsEsm)'],
    ['an unknown aside', 7, ':::warning\nText\n:::', 'Einen Hinweis „warning“ gibt es nicht'],
    ['a heading of a level that pages do not have', 7, '#### Tief', 'eine Ebene, die es auf Seiten nicht gibt'],
    ['a heading that skips a level', 7, '### Tief', 'überspringt eine Ebene'],
    ['a table in an aside', 8, ':::note\n| A |\n| - |\n| 1 |\n:::', 'In einem Hinweis stehen nur Absätze und Listen'],
    ['a quote in a list', 9, '- a\n\n  > b', 'In einer Liste stehen nur'],
    ['something after an inner list', 11, '- a\n\n  - b\n\n  c', 'Nach einer inneren Liste'],
    ['a box to tick', 7, '- [ ] a', 'Kästchen'],
    ['too many cells', 9, '| A |\n| - |\n| 1 | 2 |', 'hat 2 Zellen'],
    ['a reference that is not there', 7, '<Verweis to="fehlt">x</Verweis>', '<Verweis to="fehlt"> gibt es nicht'],
    ['a value that is not there', 7, '<Angabe field="fehlt" />', 'Die Angabe „fehlt“ gibt es in src/site.ts nicht'],
    ['a reference written as an expression', 7, '<Verweis to={ziel}>x</Verweis>', 'die Angabe to="…"'],
    [
      'a drawing that is not there',
      7,
      '<Diagramm name="fehlt" caption="x">\n\n1. a\n\n</Diagramm>',
      'Die Zeichnung „fehlt“',
    ],
    ['a relative link', 7, '[x](formen/)', '„formen/“ ist keine Adresse'],
    ['text that cannot be read', 9, 'a\n\n<div>', 'lässt sich nicht lesen'],
  ])('%s', (_, line, source, says) => {
    expect(refused(source)).toThrow(says);
    expect(refused(source)).toThrow(`content/x.mdx:${line}\n`);
  });

  test('every mistake of the page at once', () => {
    expect(refused('<Karte />\n\nText\n\n***')).toThrow(/x\.mdx:7\n[\s\S]*x\.mdx:11\n/);
  });

  test('names that only look like known ones', () => {
    expect(refused('<Verweis to="toString">x</Verweis>')).toThrow('gibt es nicht');
    expect(refused('<Diagramm name="constructor" caption="x">\n\n1. a\n\n</Diagramm>')).toThrow('gibt es nicht');
  });
});
