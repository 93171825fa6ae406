/** The emergency scenario, still without a page of its own: its sample, its picture and the page for the drawer hold together. */
import { describe, expect, test } from 'vitest';
import { toMermaid } from '../../src/export/mermaid.ts';
import { toPdf } from '../../src/export/pdf.ts';
import { problemIn } from '../../src/model/check.ts';
import { blankDocument, draftDocument, sampleDocument, sheetDocument } from '../../src/model/template.ts';
import scenario from '../../src/templates/scenario.ts';
import { squeezed, wordsOf } from '../cases.ts';
import { pdfPages, pdfText, testFonts } from '../export/reading.ts';

const [sample] = scenario.samples;
if (!sample) throw new Error('no sample');

describe('the ready scenario', () => {
  test('is well-formed, has no dead end, and says that it is a draft', () => {
    expect(problemIn(scenario.fields, sample.values)).toBeUndefined();
    expect(scenario.hints?.(sample.values).map(({ text }) => text)).toEqual([
      'Noch nicht mit allen abgestimmt: Jedes Blatt trägt den Vermerk „Entwurf“.',
    ]);
    expect(draftDocument(scenario, sample.values).status).toContain('Entwurf – örtlich noch nicht abgestimmt');
  });

  test('shows the level of its strictest step', () => {
    expect(sampleDocument(scenario, sample).tlp).toBe('red');
  });

  test('asks for consent before the group learns anything', () => {
    const words = wordsOf(sampleDocument(scenario, sample)).join(' ');
    expect(words.indexOf('einverstanden')).toBeLessThan(words.indexOf('lädtzurSondersitzung'));
  });

  test.each([
    ['filled', sampleDocument(scenario, sample)],
    ['blank', blankDocument(scenario)],
  ])('goes into a PDF with every word, %s', async (_, document) => {
    const text = squeezed(await pdfText(await toPdf(document, await testFonts())));
    expect(wordsOf(document).filter((words) => !text.includes(words))).toEqual([]);
  });

  test('fits the Alarmblatt on one page', async () => {
    const [sheet] = scenario.sheets ?? [];
    if (!sheet) throw new Error('no sheet');
    const document = sheetDocument(sheet, sample.values);
    expect(document.status).toContain('Entwurf');
    expect(await pdfPages(await toPdf(document, await testFonts()))).toBe(1);
  });

  test('gives the same flow to Mermaid, with its text made harmless', () => {
    const { flow, title } = scenario.flow?.(sample.values) ?? { flow: { lanes: [], steps: [] }, title: '' };
    const source = toMermaid(flow, title);
    expect(source).toContain('s6 -->|nein| s11');
    const hostile = toMermaid(
      {
        lanes: ['a"]'],
        steps: [{ id: 'x', lane: 'a"]', text: '"]--> end <script>\n%% #', kind: 'step', next: '', otherwise: '' }],
      },
      't\nu',
    );
    expect(hostile).not.toContain('<script>');
    expect(hostile.split('\n').filter((line) => line.includes('script'))).toHaveLength(1);
  });
});
