/** The facilitation handbook as a moderator uses it: find a method, read a plan, move its start, print it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { library } from '../../src/ui/library.ts';
import { bytesOf, pdfPages, pdfText } from '../export/reading.ts';
import { closeBrowser, origin, type Reader, reader, visit } from './site.ts';

const { methods, plans } = library();
let open: Reader;
beforeAll(async () => {
  open = await reader();
});
afterAll(async () => {
  expect(open.errors).toEqual([]);
  await open.close();
  await closeBrowser();
});

describe('methods', () => {
  test('are narrowed down by what they are for, by time and by people, and all come back', async () => {
    const { page } = open;
    await visit(page, '/moderation/methoden/');
    const shown = () => page.locator('.cards > li:visible').count();
    expect(await shown()).toBe(methods.length);
    await page.getByLabel('Wofür').selectOption({ label: 'Konflikt ansprechen' });
    const forConflict = methods.filter(({ purposes }) => purposes.includes('konflikt-ansprechen'));
    expect(await shown()).toBe(forConflict.length);
    await page.getByLabel('Zeit').selectOption({ label: 'höchstens 20 Minuten' });
    expect(await shown()).toBe(forConflict.filter(({ minutes }) => minutes.from <= 20).length);
    expect(await page.getByRole('status').textContent()).toMatch(/von \d+ Methoden|Keine Methode/);
    await page.getByRole('button', { name: 'Auswahl aufheben' }).click();
    await expect.poll(shown).toBe(methods.length);
  });

  test('stand there as a plain list without scripts', async () => {
    const still = await reader({ javaScriptEnabled: false });
    await still.page.goto(`${origin()}/moderation/methoden/`);
    expect(await still.page.locator('.cards > li:visible').count()).toBe(methods.length);
    expect(await still.page.locator('.filter:visible').count()).toBe(0);
    await still.close();
  });

  test('are two clicks from the start page and one from a plan that uses them', async () => {
    const { page } = open;
    await visit(page, '/');
    await page.getByRole('link', { name: 'Methoden', exact: true }).first().click();
    for (const { id } of methods)
      expect(await page.locator(`main a[href$="/moderation/methoden/${id}/"]`).count(), id).toBeGreaterThan(0);
    for (const plan of plans) {
      await visit(page, `/moderation/sitzungen/${plan.id}/`);
      for (const { method } of plan.blocks) {
        if (method)
          expect(
            await page.locator(`main a[href$="/moderation/methoden/${method}/"]`).count(),
            `${plan.id} ${method}`,
          ).toBeGreaterThan(0);
      }
    }
  });

  test('are found by what they are for, not only by their name', async () => {
    const { page } = open;
    await visit(page, '/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Konflikt ansprechen');
    await expect
      .poll(async () => (await page.locator('a[href*="/moderation/methoden/"]:visible').count()) > 0, {
        timeout: 10_000,
      })
      .toBe(true);
    await page.keyboard.press('Escape');
  });
});

describe('session plans', () => {
  test('show their times from 9:00 without scripts, and from any chosen start with them', async () => {
    const { page } = open;
    await visit(page, '/moderation/sitzungen/kennenlernen/');
    const clocks = () => page.locator('.agenda .clock').allTextContents();
    expect((await clocks())[0]).toBe('09:00–09:10');
    await page.getByLabel('Beginn').fill('18:30');
    expect((await clocks())[0]).toBe('18:30–18:40');
    expect((await clocks()).at(-1)).toMatch(/–20:30$/);
  });

  test.each(plans.map(({ id, title }) => [id, title]))('%s can be taken away as ODT and PDF', async (id, title) => {
    const pdf = await bytesOf(`dist/downloads/sitzung-${id}.pdf`);
    expect(await pdfText(pdf)).toContain(title);
    expect(await pdfPages(pdf)).toBeLessThanOrEqual(7);
    expect(
      Buffer.from(await bytesOf(`dist/downloads/sitzung-${id}.odt`))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
