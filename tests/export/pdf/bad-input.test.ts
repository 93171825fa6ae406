/** Whatever people type, a file comes out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPdf } from '../../../src/export/pdf.ts';
import type { Block, Document } from '../../../src/model/document.ts';
import { testFonts } from '../reading.ts';
import { type ReadPdf, readPdf } from './reader.ts';

const fonts = await testFonts();
const read = async (document: Document): Promise<ReadPdf> => readPdf(await toPdf(document, fonts));

describe('bad input never throws', () => {
  test('the extreme of every kind at once', async () => {
    const odd = `Привет 😀👩‍👩‍👧 مرحبا \0\u0007\ud800 x\udc00 ]]> & < > " ' \uffff ﬀ → \u202eabc\u202c 漢字 ${'W'.repeat(400)} q\u0301`;
    const blocks: Block[] = [
      { kind: 'contents', title: odd, depth: 5 },
      { kind: 'heading', level: 5, text: odd, id: '"ä ö"' },
      {
        kind: 'paragraph',
        text: [
          { text: odd, link: '#"ä ö"' },
          { text: '\n\n', code: true },
        ],
      },
      { kind: 'list', ordered: true, start: 99_998, items: [{ text: odd }, { text: '' }] },
      { kind: 'table', id: '', caption: '', head: [], rows: [] },
      { kind: 'table', id: 'x', caption: odd, head: [odd, 'B'], rows: [] },
      {
        kind: 'table',
        id: 'x',
        caption: odd,
        head: ['A', 'B'],
        rows: [['ja '.repeat(9000), ''], ['', '', ''], []],
        widths: [0],
      },
      { kind: 'entry', id: '.', label: '', text: '', lines: 900, help: odd },
      { kind: 'entry', id: '.', label: odd, text: 'abc'.repeat(7000), lines: 0 },
      { kind: 'check', id: '', label: '', checked: false },
      { kind: 'aside', tone: 'tip', title: '', blocks: [] },
      { kind: 'quote', blocks: [{ kind: 'list', ordered: false, items: [] }] },
      { kind: 'picture', png: new Uint8Array([1, 2]), width: Number.NaN, height: -1, alt: '' },
      { kind: 'drawing', width: 0, height: 0, alt: '', shapes: [{ shape: 'line', points: [], arrow: true }] },
    ];
    for (const fillable of [true, false]) {
      const pdf = await read({ title: odd, name: odd, status: odd, tlp: 'clear', fillable, blocks });
      expect(pdf.pages.length).toBeGreaterThan(10);
    }
  });

  test('any text in any place', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, text, fc.boolean(), async (one, two, three, fillable) => {
        const blocks: Block[] = [
          { kind: 'heading', level: 2, text: one, id: two },
          {
            kind: 'paragraph',
            text: [{ text: one }, { text: two, strong: true, link: `#${two}` }, { text: three, link: one }],
          },
          { kind: 'entry', id: one, label: two, text: three, lines: 2, help: one },
          { kind: 'check', id: two, label: three, checked: false },
          { kind: 'table', id: one, caption: three, head: [one, two], rows: [[three, '']], rowHeads: true },
        ];
        const { pages } = await read({ title: one, name: two, status: three, fillable, blocks });
        expect(pages.length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});
