/** The gate in a browser without service workers: what is there, what says that it is missing, and what the host gets to see. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { chapter, gated, type Host, key, removeFolders, serve, telling, unlock } from './gated.ts';
import { closeBrowser, reader } from './site.ts';

let host: Host;
let page: Page;
let errors: string[];

beforeEach(async () => {
  host = await serve(await gated('/', key(1)));
  const opened = await reader();
  ({ page, errors } = opened);
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  return async () => {
    await opened.close();
    host.close();
  };
});
afterAll(async () => {
  await closeBrowser();
  removeFolders();
});

async function read(): Promise<void> {
  await unlock(page);
  await page.locator('.gate-bar').waitFor();
}

const heading = () => page.getByRole('heading', { level: 1 }).textContent();

test('text, search, anchors, back and reload are there, and no address of a page reaches the host after the first', async () => {
  await page.goto(`${host.url}${chapter}#drei-anzeichen`);
  await read();
  await page.getByText('Lesemodus').waitFor();
  expect(await heading()).toContain('Bedarf');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('drei-anzeichen');
  expect(page.url()).toBe(`${host.url}#/${chapter}#drei-anzeichen`);
  await page.reload();
  await page.locator('.gate-bar').waitFor();
  expect(await heading()).toContain('Bedarf');
  await page.getByRole('search').getByRole('searchbox').fill('Selbstverständnis');
  await page.getByRole('button', { name: 'Suchen', exact: true }).click();
  await page.getByText(/Seiten gefunden zu „Selbstverständnis“/).waitFor({ timeout: 30_000 });
  await page.locator('.gate-bar li a').first().click();
  await expect.poll(heading).not.toContain('Bedarf');
  await page.goBack();
  await expect.poll(heading).toContain('Bedarf');
  await page.goto(`${host.url}#/gibt-es/nicht/`);
  await expect.poll(heading).toBe('Seite nicht gefunden');
  expect(telling(host)).toEqual([`GET /${chapter}`]);
  await page.getByRole('button', { name: 'Sperren' }).click();
  await page.getByLabel('Zugangswort', { exact: true }).waitFor();
  await page.goBack().catch(() => undefined);
  await page.getByLabel('Zugangswort', { exact: true }).waitFor();
  expect(errors).toEqual([]);
});

test('pages say what is missing and offer what they have without it; files arrive whole', async () => {
  await page.goto(host.url);
  await read();
  for (const path of ['arbeitsbuch/', 'vorlagen/selbstverstaendnis/', 'vorlagen/notfallszenario/']) {
    await page.goto(`${host.url}#/${path}`);
    await expect.poll(() => page.locator('.gate-missing').count()).toBe(1);
    expect(await page.locator('.gate-missing').textContent()).toContain('läuft im Lesemodus nicht');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main a[href*="/downloads/"]').first().click(),
    ]);
    const built = readFileSync(`dist/downloads/${download.suggestedFilename()}`);
    expect(readFileSync(await download.path())).toEqual(built);
  }
  expect(telling(host)).toEqual([]);
  expect(errors).toEqual([]);
});

test('an address of the reading mode leads to its page in other browsers too, and never off the site', async () => {
  const opened = await reader();
  await opened.page.goto(`${host.url}#/${chapter}`);
  await unlock(opened.page);
  await opened.page.waitForURL(host.url + chapter);
  for (const away of ['#//evil.example/', '#/https://evil.example/', '#/\\\\evil.example']) {
    await opened.page.goto(`${host.url}hilfe/${away}`);
    await opened.page.locator('.gate-lock').first().waitFor();
    expect(new URL(opened.page.url()).origin).toBe(new URL(host.url).origin);
  }
  await opened.close();
});
