/** The facilitation handbook as a moderator uses it: find a method, read a plan, move its start, print it. */

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { library } from '../../src/ui/library.ts';
import { bytesOf, pdfPages, pdfText } from '../export/reading.ts';
import { closeBrowser, origin, type Reader, reader, visit } from './site.ts';

const { methods, plans } = library();
let open: Reader;
beforeAll(async () => {
  open = await reader({ acceptDownloads: true });
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

  test('stand there as a plain list without scripts, and so do the plans', async () => {
    const still = await reader({ javaScriptEnabled: false });
    for (const [path, all] of [
      ['/moderation/methoden/', methods],
      ['/moderation/sitzungen/', plans],
    ] as const) {
      await still.page.goto(origin() + path);
      expect(await still.page.locator('.cards > li:visible').count()).toBe(all.length);
      expect(await still.page.locator('.filter:visible').count()).toBe(0);
    }
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

  test('are found by what they are for and in the words of somebody who prepares a session', async () => {
    const { page } = open;
    await visit(page, '/');
    await page.keyboard.press('Control+k');
    for (const [term, id] of [
      ['Konflikt ansprechen', 'elefant-benennen'],
      ['Streit in der Sitzung', 'elefant-benennen'],
      ['Entscheidung treffen', 'konsent'],
      ['Rollen klären', 'rollenkarte'],
      ['Vertrauen aufbauen', 'vertraulichkeit-eroeffnen'],
      ['Sicht der Betroffenen einbeziehen', 'freier-stuhl'],
      ['Ideen sammeln', 'stilles-sammeln'],
      ['eine Person redet zu viel', 'stilles-sammeln'],
      ['Fall beraten', 'kollegiale-fallberatung'],
      ['Szenario üben', 'planspiel-am-tisch'],
      ['Sitzung auswerten', 'nachbesprechung'],
      ['Risiken erkennen', 'pre-mortem'],
      ['Handys', 'vertraulichkeit-eroeffnen'],
      ['Ankommen', 'ankommen-mit-einer-frage'],
      ['Abschied', 'wertschaetzender-abschluss'],
    ] as const) {
      await page.locator('#search-input').fill(term);
      await page.locator('#search-status', { hasText: `„${term}“` }).waitFor();
      const found = await page
        .locator('.search-page')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(found, term).toContain(`/moderation/methoden/${id}/`);
    }
    await page.keyboard.press('Escape');
  });
});

describe('session plans', () => {
  test('are narrowed down too', async () => {
    const { page } = open;
    await visit(page, '/moderation/sitzungen/');
    const shown = () =>
      page.locator('.cards > li:visible h3').evaluateAll((all) => all.map(({ textContent }) => textContent?.trim()));
    expect(await shown()).toEqual(plans.map(({ title }) => title));
    await page.getByLabel('Leitung').selectOption({ label: 'aus der Gruppe' });
    const own = plans.filter(({ lead }) => lead !== 'extern');
    expect(await shown()).toEqual(own.map(({ title }) => title));
    await page.getByRole('combobox', { name: 'Ort', exact: true }).selectOption({ label: 'online' });
    expect(await shown()).toEqual(own.filter(({ settings }) => settings.includes('online')).map(({ title }) => title));
    await page.getByLabel('Personen').selectOption({ label: '1' });
    expect(await page.getByRole('status').textContent()).toContain('Kein Sitzungsplan passt');
    await page.getByRole('button', { name: 'Auswahl aufheben' }).click();
    expect(await shown()).toHaveLength(plans.length);
  });

  test('show their times from 9:00 without scripts, and with them from any chosen start, in their files too', async () => {
    const { page } = open;
    await visit(page, '/moderation/sitzungen/kennenlernen/');
    const clocks = () => page.locator('.agenda .clock').allTextContents();
    expect((await clocks())[0]).toBe('09:00–09:10');
    await page.getByLabel('Beginn').fill('18:30');
    expect((await clocks())[0]).toBe('18:30–18:40');
    expect((await clocks()).at(-1)).toMatch(/–20:30$/);
    expect(await page.locator('.plan-block .block-time').last().textContent()).toContain('–20:30');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main').getByRole('link', { name: /^PDF/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sitzung-kennenlernen.pdf');
    const text = await pdfText(new Uint8Array(await readFile(await download.path())));
    expect(text).toContain('18:30');
    expect(text).not.toContain('09:00');
    await expect.poll(() => page.locator('[data-plan-status]').textContent()).toContain('mit Beginn um 18:30 Uhr');
  });

  test('become a session of a workbook, at the chosen start, and only once', async () => {
    const { page } = open;
    await visit(page, '/moderation/sitzungen/kennenlernen/');
    await page.getByLabel('Beginn').fill('18:30');
    await page.getByRole('link', { name: 'Im Arbeitsbuch verwenden' }).click();
    await expect.poll(() => page.locator('.workbench .notice').textContent()).toContain('Kennenlernen');
    await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
    await page.getByRole('button', { name: 'Neues Arbeitsbuch beginnen' }).click();
    await page.locator('.block').first().waitFor();
    const titles = await page
      .locator('.block-title')
      .evaluateAll((all) => all.map((each) => (each instanceof HTMLInputElement ? each.value : '')));
    expect(titles).toEqual(plans.find(({ id }) => id === 'kennenlernen')?.blocks.map(({ title }) => title));
    expect(await page.getByLabel('Beginn', { exact: true }).first().inputValue()).toBe('18:30');
    expect(await page.locator('.sheet-of-work > .status').first().textContent()).toContain('Kennenlernen');
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
    await expect.poll(() => page.locator('.session-list').textContent()).toContain('Noch keine');
  });

  test('lead to their files where scripts are off', async () => {
    const still = await reader({ javaScriptEnabled: false });
    await still.page.goto(`${origin()}/moderation/sitzungen/planspiel/`);
    await still.page.getByRole('link', { name: 'Im Arbeitsbuch verwenden' }).click();
    expect(await still.page.locator(':target').textContent()).toContain('Planspiel');
    expect(await still.page.locator(':target a[href$="sitzung-planspiel.odt"]').count()).toBe(1);
    await still.close();
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
