import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, kindsOfPages, origin, reader } from './site.ts';

afterAll(closeBrowser);

async function printed(path: string): Promise<PDFDocumentProxy> {
  const { page, close } = await reader();
  await page.goto(origin() + path);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await close();
  return getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
}

async function textOf(pdf: PDFDocumentProxy): Promise<string[]> {
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ');
    }),
  );
}

describe('on paper', () => {
  test('a guide page is A4, carries its text and none of the navigation', async () => {
    const pdf = await printed('/leitfaden/formen/');
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    const text = (await textOf(pdf)).join(' ');
    expect(text).toContain('Zwei Formen im Vergleich');
    expect(text).toContain('In Kürze');
    expect(text).toContain('Ihr nächster Schritt');
    expect(text).toContain('Akute Gefahr: 110 / 112');
    for (const click of ['Suchen', 'Menü', 'Auf dieser Seite', 'Impressum', 'Zum Inhalt springen', 'Automatisch']) {
      expect(text).not.toContain(click);
    }
  });

  test('links are spelled out', async () => {
    const text = (await textOf(await printed('/leitfaden/weiterfuehrendes/'))).join('').replace(/\s/g, '');
    expect(text).toContain('(https://www.komma-allianzen.de/)');
    expect(text).toContain('(/hilfe/)');
  });

  test.each(kindsOfPages.filter((page) => page !== '/gesamt/'))('%s prints no blank sheet', async (path) => {
    const pages = await textOf(await printed(path));
    expect(pages.filter((text) => text.replace(/\d+ \/ \d+/, '').trim() === '')).toEqual([]);
  });

  test('drawings are whole: none is cut by the end of a page', async () => {
    const { page, close } = await reader();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${origin()}/gesamt/`);
    const drawings = await page.locator('.diagram .canvas').evaluateAll((canvases) =>
      canvases.map((canvas) => ({
        breaks: getComputedStyle(canvas).breakInside,
        height: canvas.getBoundingClientRect().height,
      })),
    );
    expect(drawings.length).toBeGreaterThanOrEqual(5);
    // 259 mm of text height on A4, at 96 px to the inch.
    for (const { breaks, height } of drawings) {
      expect(breaks).toBe('avoid');
      expect(height).toBeLessThan((259 / 25.4) * 96);
    }
    await close();
  });

  test('a chapter of a workbook fills the page, and the overview says whose it is', async () => {
    const { page, close } = await reader();
    await page.goto(`${origin()}/arbeitsbuch/`);
    await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
    await page.getByRole('button', { name: 'Neues Arbeitsbuch beginnen' }).click();
    await page.getByRole('heading', { name: 'Der Weg' }).waitFor();
    const print = async () =>
      getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 }).promise;
    expect((await textOf(await print())).join(' ')).toMatch(/Musterstadt.*Der Weg.*Als Nächstes.*Bedarf klären/);
    for (const view of ['Die Gruppe', 'Sichern', 'Andere Stände', 'Mitnehmen', 'Entfernen und löschen']) {
      await page.getByRole('link', { name: view, exact: true }).first().click();
      await page.locator('#blatt', { hasText: view }).waitFor();
      expect((await textOf(await print())).join(' ')).toContain('gibt es unter „Mitnehmen“');
    }
    await page.getByRole('link', { name: 'Selbstverständnis', exact: true }).first().click();
    await page.getByRole('button', { name: 'Beispiel ansehen' }).click();
    await page.getByRole('button', { name: 'Als Grundlage übernehmen' }).click();
    await page.locator('.sheet', { hasText: 'Wofür wir da sind' }).waitFor();
    const { items } = await (await (await print()).getPage(1)).getTextContent();
    const written = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    // The size of the PDF that is downloaded, from one margin of the page to the other.
    expect(Math.max(...written.map(({ height }) => height))).toBeGreaterThan(18);
    expect(Math.max(...written.map(({ transform, width }) => transform[4] + width))).toBeGreaterThan(480);
    expect(Math.min(...written.map(({ transform }) => transform[4]))).toBeLessThan(70);
    await close();
  });

  test('the whole guide is one brochure: contents first, every chapter once, in order', async () => {
    const { page, close } = await reader();
    await page.goto(`${origin()}/gesamt/`);
    const entries = await page.locator('.whole-contents a').allTextContents();
    const headings = await page.locator('.whole > section > h2').allTextContents();
    const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(entries.map(clean)).toEqual(headings.map(clean));
    expect(entries.length).toBeGreaterThanOrEqual(30);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    await close();
    const pages = await textOf(await printed('/gesamt/'));
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.join(' ')).toContain('Kapitel 2.1');
  });
});
