/** The workbook as one file, opened from the disk: it asks nobody for anything, keeps nothing in the browser, and saves age files. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { decryptAge } from '../../src/storage/age-file.ts';
import { axeFaults } from './axe.ts';
import { closeBrowser, type Reader, reader } from './site.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const built = 'dist/downloads/arbeitsbuch-offline.html';

let open: Reader;
let page: Page;
let folder: string;
beforeEach(async () => {
  // Alone in a folder, as on a stick: nothing beside it can be asked for.
  folder = mkdtempSync(join(tmpdir(), 'stick-'));
  copyFileSync(built, join(folder, 'arbeitsbuch-offline.html'));
  open = await reader({ acceptDownloads: true });
  page = open.page;
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(window, name);
  });
  await page.goto(pathToFileURL(join(folder, 'arbeitsbuch-offline.html')).href);
});
afterEach(async () => {
  // Only the file itself was ever read.
  expect(open.foreign.map((url) => url.replace(/^.*\//, ''))).toEqual(['arbeitsbuch-offline.html']);
  expect(open.errors).toEqual([]);
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(closeBrowser);

const button = (name: string) => page.getByRole('button', { name, exact: true });
const go = (chapter: string) =>
  page.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', { name: chapter, exact: true }).click();

async function saved(press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

test('is small enough for a mail and names no place to ask', () => {
  const html = readFileSync(built, 'utf8');
  expect(gzipSync(html).length).toBeLessThanOrEqual(900_000);
  const policy = /content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src data:; worker-src blob:; base-uri 'none'; form-action 'none'$/,
  );
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
});

test('plans, takes files away, saves behind a passphrase, locks and opens again', async () => {
  await page.getByLabel('Ort der Gruppe').fill('Kanarienhausen');
  await button('Neues Arbeitsbuch beginnen').click();
  await go('Sitzplan');
  await button('Beispiel ansehen').click();
  await button('Als Grundlage übernehmen').click();
  const odt = await saved(() => button('Als ODT herunterladen').click());
  expect(Object.keys(unzipSync(odt.bytes))).toContain('content.xml');
  const pdf = await saved(() => button('Als PDF herunterladen').click());
  expect(new TextDecoder('latin1').decode(pdf.bytes.subarray(0, 5))).toBe('%PDF-');
  await go('Sitzungen');
  await button('Sitzung planen').click();
  // The plans of the handbook are in the file.
  await expect.poll(() => page.getByLabel('Ausgehen von').textContent()).toContain('Kennenlernen');

  await go('Sichern');
  await button('Als Datei sichern').waitFor();
  expect(await button('In diesem Browser sichern').count()).toBe(0);
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(phrase);
  await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
  const file = await saved(() => button('Als Datei sichern').click());
  expect(file.name).toMatch(/^abstimmungstermin-\d{4}-\d\d-\d\d-\d{4}\.sgab$/);
  const opened = await decryptAge(file.bytes, phrase);
  expect(opened.ok && new TextDecoder().decode(opened.bytes)).toContain('Kanarienhausen');
  expect(await axeFaults(page)).toEqual([]);

  await button('Sperren').click();
  // It seals first, and forgets then.
  await page.locator('.town').waitFor({ state: 'detached', timeout: 20_000 });
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(phrase);
  expect(await page.locator('body').innerText()).not.toContain('Kanarienhausen');
  await button('Entsperren').click();
  await expect.poll(() => page.locator('.town').textContent(), { timeout: 20_000 }).toContain('Kanarienhausen');
  expect(
    await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ]),
  ).toEqual([]);
});
