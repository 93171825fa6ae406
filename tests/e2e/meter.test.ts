/** „Passt auf eine Seite“ on the screen against the pages of the PDF: outside the band of „knapp“ the two agree. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPdf } from '../../src/export/pdf.ts';
import type { Values } from '../../src/model/field.ts';
import { writeFile } from '../../src/model/file.ts';
import { draftDocument } from '../../src/model/template.ts';
import charter from '../../src/templates/charter.ts';
import { pdfPages, testFonts } from '../export/reading.ts';
import { closeBrowser, type Reader, reader, visit } from './site.ts';

let open: Reader;
beforeAll(async () => {
  open = await reader();
  await visit(open.page, '/vorlagen/selbstverstaendnis/');
});
afterAll(async () => {
  await open.close();
  await closeBrowser();
});

const sample = charter.samples[0]?.values ?? {};
const words =
  'Donaudampfschifffahrt Zuständigkeiten „Abstimmungstermin“ Bürgermeister:in; wir vereinbaren – ohne Ausnahme – Rechtsamt und Pressestelle, Straßenfest, Größe, AVATAR, Typografie, 110/112, Ärger über Übergriffe. ';

/** The sample with so many letters more in one answer. */
function withLetters(count: number): Values {
  const tasks = sample['tasks'] as Values;
  return {
    ...sample,
    tasks: { ...tasks, topics: `${tasks['topics']} ${words.repeat(Math.ceil(count / words.length)).slice(0, count)}` },
  };
}

async function saidOnScreen(values: Values): Promise<string> {
  const text = writeFile({
    id: 'm',
    revision: 1,
    savedAt: '2027-01-01T00:00:00.000Z',
    content: { template: charter.id, values },
  });
  await open.page
    .locator('.chooser')
    .setInputFiles({ name: 'm.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  // The preview follows a moment later.
  await open.page.waitForTimeout(400);
  return (await open.page.locator('.fit strong').textContent()) ?? '';
}

describe('the meter', () => {
  test('says of the sample that it does not run over, and the PDF has one page', async () => {
    expect(['passt', 'knapp']).toContain(await saidOnScreen(sample));
    expect(await pdfPages(await toPdf(draftDocument(charter, sample), await testFonts()))).toBe(1);
  });

  test('agrees with the PDF from too short to too long, and passes through „knapp“', async () => {
    const fonts = await testFonts();
    const seen = new Set<string>();
    for (let letters = 0; letters <= 2600; letters += 130) {
      const values = withLetters(letters);
      const said = await saidOnScreen(values);
      const pages = await pdfPages(await toPdf(draftDocument(charter, values), fonts));
      seen.add(said);
      if (said === 'passt') expect(pages, `${letters} letters more`).toBe(1);
      if (said === 'zu lang') expect(pages, `${letters} letters more`).toBeGreaterThan(1);
    }
    expect([...seen].sort()).toEqual(['knapp', 'passt', 'zu lang']);
  });

  test('measures the same on a phone, where the preview flows', async () => {
    const wide = await saidOnScreen(withLetters(2600));
    await open.page.setViewportSize({ width: 360, height: 740 });
    expect(await saidOnScreen(withLetters(2600))).toBe(wide);
    await open.page.setViewportSize({ width: 1280, height: 900 });
  });
});
