import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, origin, reader } from './site.ts';

const start = '/leitfaden/formen/bedarf-erkennen/';

afterAll(closeBrowser);

async function search(page: Page, term: string): Promise<string[]> {
  if (!(await page.locator('dialog.search').evaluate((dialog) => (dialog as HTMLDialogElement).open))) {
    await page.keyboard.press('Control+k');
  }
  await page.locator('#search-input').fill(term);
  await page.waitForFunction(
    (term) => document.querySelector('#search-status')?.textContent?.includes(`„${term}“`),
    term,
  );
  return page.locator('.search-page').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

describe('the search', () => {
  test('loads nothing before someone wants it, and everything on Strg+K', async () => {
    const { page, requests, close } = await reader();
    await page.goto(origin() + start, { waitUntil: 'networkidle' });
    expect(requests.filter((path) => path.includes('pagefind'))).toEqual([]);
    expect(await search(page, 'Vertraulichkeit')).toContain('/leitfaden/herausforderungen/vertraulichkeit/');
    expect(requests.some((path) => path.includes('/pagefind/pagefind.js'))).toBe(true);
    await close();
  });

  test.each([['hover'], ['focus']] as const)('begins to load on %s', async (intent) => {
    const { page, requests, close } = await reader();
    await page.goto(origin() + start, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: /^Suchen/ })[intent]();
    await expect.poll(() => requests.some((path) => path.includes('/pagefind/pagefind.js'))).toBe(true);
    await close();
  });

  test('keeps what was typed before its results could be drawn', async () => {
    const { page, close } = await reader();
    await page.route('**/pagefind/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.goto(origin() + start);
    await page.getByRole('button', { name: /^Suchen/ }).click();
    await page.keyboard.type('Opferberatung');
    expect(await page.locator('#search-input').inputValue()).toBe('Opferberatung');
    await page.locator('.search-results a').first().waitFor();
    expect(await page.locator('#search-input').inputValue()).toBe('Opferberatung');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-input');
    await close();
  });

  test('knows word forms, umlauts and ß', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + start);
    for (const [one, other] of [
      ['Sitzungen', 'Sitzung'],
      ['Bündnis', 'Bündnisse'],
      ['überprüfen', 'Überprüfung'],
      ['Überprüfung', 'Uberprufung'],
      ['Anlass', 'Anlaß'],
      ['Überprüfung', 'Ueberpruefung'],
    ] as const) {
      const both = [await search(page, one), await search(page, other)];
      expect(both[0]?.length, one).toBeGreaterThan(0);
      expect(
        both[1]?.some((path) => both[0]?.includes(path)),
        `${one} / ${other}`,
      ).toBe(true);
    }
    await close();
  });

  test('names the section in which a word stands, and leads there', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + start);
    await search(page, 'Vereinzelung');
    const section = page.locator('.search-section').first();
    const href = (await section.getAttribute('href')) ?? '';
    expect(href).toMatch(/#./);
    await section.click();
    await page.waitForURL(`**${href}`);
    expect(await page.locator(`[id="${decodeURIComponent(href.split('#')[1] ?? '')}"]`).isVisible()).toBe(true);
    await close();
  });

  test('works with the keyboard alone', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + start);
    await search(page, 'Moderation');
    await page.keyboard.press('ArrowDown');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-input');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.search').evaluate((dialog) => (dialog as HTMLDialogElement).open)).toBe(false);
    await search(page, 'Moderation');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${first}`);
    await close();
  });

  test('says in German what it found, and what to do when it found nothing', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + start);
    await search(page, 'Polizei');
    expect(await page.locator('#search-status').textContent()).toMatch(/^\d+ Seiten gefunden/);
    const before = await page.locator('.search-page').count();
    await page.getByRole('button', { name: 'Weitere Ergebnisse' }).click();
    await expect.poll(() => page.locator('.search-page').count()).toBeGreaterThan(before);
    expect(await search(page, 'Xylophonquark')).toEqual([]);
    expect(await page.locator('#search-status').textContent()).toContain('Nichts gefunden');
    await close();
  });

  test('takes hostile input as text', async () => {
    const { page, errors, close } = await reader();
    await page.goto(origin() + start);
    await search(page, '<img src=x onerror=alert(1)>');
    expect(await page.locator('dialog.search img').count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  test('says so when the index cannot be loaded, and works again afterwards', async () => {
    const { page, close } = await reader();
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto(origin() + start);
    await page.keyboard.press('Control+k');
    await page.locator('#search-input').fill('Polizei');
    await page.getByText('Die Suche konnte nicht geladen werden.').waitFor();
    expect(await page.locator('#search-input').inputValue()).toBe('Polizei');
    await close();
  });

  test('leaves nothing behind', async () => {
    const { page, foreign, close } = await reader();
    await page.goto(origin() + start);
    await search(page, 'Bedrohung');
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ]),
    ).toEqual([0, 0, 0, 0]);
    expect(foreign).toEqual([]);
    await close();
  });
});
