/** The main path of the gated site in Firefox: open, use, search, take a file, follow a deep link, lock, come back remembered. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { chapter, gated, type Host, key, phrase, removeFolders, serve, telling } from '../e2e/gated.ts';
import { button, type Fox, field, startFox, textOf } from './site.ts';

let host: Host;
let fox: Fox;
let page: Page;

beforeEach(async () => {
  host = await serve(await gated('/', key(1)));
  fox = await startFox();
  page = fox.page;
});
afterEach(async () => {
  expect(fox.errors).toEqual([]);
  await fox.close();
  host.close();
});
afterAll(removeFolders);

const heading = () => textOf(page, 'h1');

async function unlock(remember = false): Promise<void> {
  await field(page, 'Zugangswort').fill(phrase);
  if (remember) await field(page, 'Auf diesem Gerät 30 Tage merken').click();
  await button(page, 'Öffnen').click();
  await isOpen();
}

const isOpen = (on = page) => on.waitForSelector('.gate-lock', { timeout: 60_000 });
const isLocked = (on = page) => on.waitForSelector('#word', { timeout: 60_000 });

test('opens, runs what a page needs, searches, saves a file whole, and tells the host nothing', async () => {
  await page.goto(host.url);
  await field(page, 'Zugangswort').fill('falsch geraten');
  await button(page, 'Öffnen').click();
  await expect.poll(() => textOf(page, '#told'), { timeout: 60_000 }).toContain('passt nicht');
  await unlock();
  await page.goto(`${host.url}vorlagen/selbstverstaendnis/`);
  await page.waitForSelector('.workbench');
  await button(page, 'Selbstverständnis als ODT', 'main').click();
  const saved = join(fox.downloads, 'selbstverstaendnis.odt');
  await expect.poll(() => readdirSync(fox.downloads)).toEqual(['selbstverstaendnis.odt']);
  expect(readFileSync(saved)).toEqual(readFileSync('dist/downloads/selbstverstaendnis.odt'));
  await page.keyboard.down('Control');
  await page.keyboard.press('k');
  await page.keyboard.up('Control');
  await page.keyboard.type('Überprüfung');
  await page.waitForSelector('.search-results a');
  expect(telling(host)).toEqual([]);
});

test('a deep link opens with its anchor; back, reload and „Sperren“ in every tab work', async () => {
  await page.goto(`${host.url}${chapter}#drei-anzeichen`);
  await unlock();
  await expect.poll(heading).toContain('Bedarf');
  expect(page.url()).toBe(`${host.url}${chapter}#drei-anzeichen`);
  await page.goto(`${host.url}hilfe/`);
  await isOpen();
  await page.goBack();
  await expect.poll(heading).toContain('Bedarf');
  await page.reload();
  await isOpen();
  const other = await fox.browser.newPage();
  await other.goto(`${host.url}hilfe/`);
  await isOpen(other);
  await page.click('.gate-lock');
  await isLocked();
  await isLocked(other);
});

test('is open again after a restart where thirty days were chosen, and shut after „Sperren“', async () => {
  await page.goto(`${host.url}${chapter}`);
  await unlock(true);
  await fox.kill();
  const { folder } = fox;
  fox = await startFox({ folder });
  page = fox.page;
  await page.goto(`${host.url}${chapter}`);
  await isOpen();
  expect(await heading()).toContain('Bedarf');
  await page.click('.gate-lock');
  await isLocked();
  await page.goto(`${host.url}${chapter}`);
  await isLocked();
});
