/** Lines break where a browser breaks them. */
import fc from 'fast-check';
import { PDFDocument } from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { facesOf } from '../../../src/export/pdf/faces.ts';
import { breakLines, type Inline, placesToBreak, widthOf } from '../../../src/export/pdf/lines.ts';
import { testFonts } from '../reading.ts';

const faces = facesOf(new PDFDocument({ autoFirstPage: false, font: null }), await testFonts());
const inline = (text: string, bold = false): Inline => ({ text, bold, colour: '#000000' });
const size = 10;
const broken = (text: string, width: number) =>
  breakLines([inline(text)], size, width, faces).map((line) => line.map((run) => run.text).join(''));
const width = (text: string) => faces.width('regular', text, size);

describe('a text', () => {
  test('fills each line as far as whole words fit; the space stays at the end of the line', () => {
    expect(broken('eins zwei drei', width('eins zwei'))).toEqual(['eins zwei ', 'drei']);
    expect(broken('eins zwei drei', width('eins zwei') - 0.1)).toEqual(['eins ', 'zwei drei']);
  });

  test('has the line ends that were typed, and empty lines between paragraphs, but none at its end', () => {
    expect(broken('eins\r\nzwei\n\ndrei\n\n', 500).map((line) => line.trim())).toEqual(['eins', 'zwei', '', 'drei']);
    expect(broken(' \n ', 500)).toEqual([]);
  });

  test('has one space where there are several', () => {
    expect(broken('  eins \t  zwei ', 500)).toEqual(['eins zwei ']);
  });

  test('keeps together what a protected space joins', () => {
    expect(broken('§\u00a0163 StPO', width('§ 16'))[0]).not.toBe('§');
    expect(broken('nach §\u00a0163', width('nach §'))).toEqual(['nach ', '§\u00a0163']);
  });
});

describe('a word', () => {
  test('shows a soft hyphen at the end of a line only', () => {
    expect(broken('Sitzungs\u00adende', 500)).toEqual(['Sitzungsende']);
    expect(broken('Sitzungs\u00adende', width('Sitzungs') + width('\u00ad'))).toEqual(['Sitzungs\u00ad', 'ende']);
  });

  test('that fits no line is cut at the edge, after it has got a line of its own', () => {
    const lines = broken(`ja ${'m'.repeat(400)} nein`, width('m'.repeat(20))).map((line) => line.trimEnd());
    expect(lines[0]).toBe('ja');
    expect(lines.slice(1, 21)).toEqual(Array.from({ length: 20 }, () => 'm'.repeat(20)));
    expect(lines.slice(-1)).toEqual(['nein']);
  });

  test('of two looks breaks as one', () => {
    const lines = breakLines([inline('ein Wort'), inline('teil', true)], size, width('ein Wort'), faces);
    expect(lines.map((line) => line.map((run) => run.text))).toEqual([['ein '], ['Wort', 'teil']]);
  });

  // Found out in Chromium 156, with `hyphens: manual; overflow-wrap: break-word`.
  test.each([
    ['Polizei-|und', 'Ver-/Entsorgung', 'E-|Mail'],
    ['2019–|2022', 'a–|b', '–b'],
    ['vorher—nachher'.replace('—', '|—|'), '1-|2', '-2'],
    ['komma-|allianzen.de/pfad/zu-|x?|y=1', 'Klient:innen', 'Bürger*innen'],
    ['und/oder', 'Süd/|Übersee', '110/112'],
    ['„ab“-|cd', '(a)-|(b)', 'z.B.'],
    ['weiß…|nicht', 'TLP:AMBER+STRICT', '1.000,50'],
  ])('breaks inside at %s, %s, %s', (...words) => {
    for (const shown of words) {
      const word = shown.replaceAll('|', '');
      const places = placesToBreak(word);
      expect(Array.from(word, (letter, at) => (places.includes(at) ? '|' : '') + letter).join('')).toBe(shown);
    }
  });
});

test('no line is wider than its room, and no word is lost, whatever the text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aeimnrstÄß„“–-/?\u00ad  \nłş'), maxLength: 300 });
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 400 }), (text, room) => {
      const lines = breakLines([inline(text)], size, room, faces);
      for (const line of lines) {
        const space = line.at(-1)?.text.endsWith(' ') ? width(' ') : 0;
        expect(widthOf(line) - space).toBeLessThanOrEqual(room + 0.02);
      }
      const words = (shown: string) => shown.replace(/[\s\u00ad]/g, '');
      expect(
        words(
          lines
            .flat()
            .map((run) => run.text)
            .join(''),
        ),
      ).toBe(words(text));
    }),
    // A space before a line end once stood twice.
    { numRuns: 200, examples: [['am–“t \n', 27]] },
  );
});
