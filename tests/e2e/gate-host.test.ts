/** The gate over hosts that change and break: new uploads, half ones, damaged and swapped files. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import {
  chapter,
  gated,
  type Host,
  isLocked,
  isOpen,
  key,
  removeFolders,
  serve,
  temporary,
  unlock,
  upload,
} from './gated.ts';

let host: Host;
let profile: string;
let context: BrowserContext;
let page: Page;

async function start(): Promise<void> {
  context = await launchProfile(profile);
  page = context.pages()[0] ?? (await context.newPage());
}

beforeEach(async () => {
  host = await serve(await gated('/', key(1)));
  profile = temporary();
  await start();
});
afterEach(async () => {
  await context.close();
  host.close();
});
afterAll(removeFolders);

describe('a new upload', () => {
  test('under the same key is read at once, ten times over', async () => {
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    const [one, two] = [await gated('/', key(1)), await gated('/', key(1), 'dist', 'again')];
    for (let run = 0; run < 10; run++) {
      upload(host, run % 2 === 0 ? two : one);
      await page.goto(`${host.url}${run % 2 === 0 ? chapter : ''}`);
      await isOpen(page);
    }
  });

  test('under a new key asks again, ten times over', async () => {
    const [one, two] = [await gated('/', key(1)), await gated('/', key(3))];
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    for (let run = 0; run < 10; run++) {
      upload(host, run % 2 === 0 ? two : one);
      // Within ten seconds the old build is still believed in: its blobs are gone.
      await page.goto(`${host.url}${run % 2 === 0 ? chapter : ''}`);
      await isLocked(page);
      await expect.poll(() => page.getByRole('status').textContent()).toContain('neu verschlüsselt');
      await unlock(page);
      await isOpen(page);
    }
  }, 180_000);

  test('takes nothing away that an open workbook needs to be saved', async () => {
    const workbook = await context.newPage();
    await workbook.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await workbook.goto(`${host.url}arbeitsbuch/`);
    await unlock(workbook);
    await workbook.getByLabel('Ort der Gruppe').fill('Musterstadt');
    await workbook.getByRole('button', { name: 'Neues Arbeitsbuch beginnen', exact: true }).click();
    const contents = workbook.getByRole('navigation', { name: 'Arbeitsbuch' });
    await contents.getByText('Die Gruppe').click();
    await workbook.getByLabel('Ort', { exact: true }).fill('Neustadt');
    // Fetched a moment after the first change.
    await expect.poll(() => workbook.workers().length).toBe(1);
    await workbook.waitForLoadState('networkidle');
    // No program of the new build has a name that the old one knew.
    const newer = temporary();
    cpSync('dist/index.html', join(newer, 'index.html'));
    upload(host, await gated('/', key(1), newer));
    await page.goto(host.url);
    await isOpen(page);
    await contents.getByText('Sichern', { exact: true }).click();
    await workbook.getByRole('button', { name: 'Sechs Wörter vorschlagen' }).click();
    await workbook.getByLabel(/^Ich habe sie aufgeschrieben/).check();
    const [download] = await Promise.all([
      workbook.waitForEvent('download'),
      workbook.getByRole('button', { name: 'Als Datei sichern', exact: true }).click(),
    ]);
    expect(readFileSync(await download.path()).toString('latin1')).toContain('age-encryption.org/v1');
  });
});

describe('an upload without a gate', () => {
  test('is shown as it is to those who had come in and to those who had not, and no worker stays', async () => {
    for (const comesIn of [true, false]) {
      upload(host, await gated('/', key(1)));
      const tab = await context.newPage();
      await tab.goto(host.url);
      if (comesIn) {
        await unlock(tab);
        await isOpen(tab);
      } else {
        await tab.getByLabel('Zugangswort', { exact: true }).focus();
        await tab.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      }
      upload(host, 'dist');
      await tab.goto(`${host.url}${chapter}`);
      expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe('Bedarf erkennen');
      expect(await tab.locator('.gate-lock').count()).toBe(0);
      expect(await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
      await tab.close();
    }
  });
});

describe('a damaged upload', () => {
  test.each([
    ['one bit', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte)))],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['empty', () => Buffer.alloc(0)],
  ])('is not shown: %s', async (_, spoil) => {
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    for (const name of readdirSync(join(host.folder, 'c'))) {
      const path = join(host.folder, 'c', name);
      writeFileSync(path, spoil(readFileSync(path)));
    }
    await page.goto(`${host.url}${chapter}`);
    await page.getByText('beschädigt oder wurde verändert').waitFor();
  });

  test('swapped and missing files are not shown', async () => {
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    const names = readdirSync(join(host.folder, 'c'));
    const contents = names.map((name) => readFileSync(join(host.folder, 'c', name)));
    names.forEach((name, at) => {
      writeFileSync(join(host.folder, 'c', name), contents[(at + 1) % names.length] ?? '');
    });
    await page.goto(`${host.url}${chapter}`);
    await page.getByText('beschädigt oder wurde verändert').waitFor();
    for (const name of names) rmSync(join(host.folder, 'c', name));
    await page.goto(`${host.url}hilfe/`);
    await page.getByText('liegt nicht mehr auf dem Server').waitFor();
  });

  test('a header that makes guessing cheap or breaks the machine is refused before any work', async () => {
    const header = JSON.parse(readFileSync(join(host.folder, 'gate.json'), 'utf8'));
    for (const memory of [8, 4_194_304]) {
      writeFileSync(join(host.folder, 'gate.json'), JSON.stringify({ ...header, kdf: { ...header.kdf, memory } }));
      await page.goto(host.url);
      await unlock(page);
      await expect.poll(() => page.getByRole('status').textContent()).toContain('nicht zusammenpasst');
    }
  });

  test.each([
    ['the new header over old files', (neu: string) => cpSync(join(neu, 'gate.json'), join(host.folder, 'gate.json'))],
    ['new files under an old header', (neu: string) => replace(neu)],
    [
      'a header that is a page of the host',
      () => writeFileSync(join(host.folder, 'gate.json'), readFileSync(join(host.folder, '404.html'))),
    ],
  ])('half an upload opens nothing wrong, says so, and opens once it is whole: %s', async (_, half) => {
    const neu = await gated('/', key(1), 'dist', 'again');
    half(neu);
    await page.goto(host.url);
    await unlock(page);
    await expect
      .poll(() => page.getByRole('status').textContent(), { timeout: 30_000 })
      .toContain('nicht zusammenpasst');
    upload(host, neu);
    await unlock(page);
    await isOpen(page);
  });
});

/** Files under `c/` are new, everything else is not yet. */
function replace(neu: string): void {
  rmSync(join(host.folder, 'c'), { recursive: true });
  cpSync(join(neu, 'c'), join(host.folder, 'c'), { recursive: true });
}

describe('a host that does not answer', () => {
  test('is told apart from a wrong word, and a locked page is no empty one', async () => {
    await page.goto(host.url);
    await page.getByLabel('Zugangswort', { exact: true }).focus();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    host.down = true;
    await unlock(page);
    await expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 }).toContain('nicht erreichbar');
    await page.goto(`${host.url}${chapter}`);
    await page.getByRole('heading', { name: 'Nicht lesbar' }).waitFor();
    host.down = false;
    await page.getByRole('link', { name: 'Noch einmal versuchen' }).click();
    await unlock(page);
    await isOpen(page);
  });
});

describe('a new worker', () => {
  test('waits while a tab is unlocked, and takes over at the next unlocking', async () => {
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    writeFileSync(join(host.folder, 'sw.js'), `${readFileSync(join(host.folder, 'sw.js'), 'utf8')}\n// newer`);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting));
    await expect.poll(waits).toBe(true);
    const other = await context.newPage();
    await other.goto(`${host.url}${chapter}`);
    await isOpen(other);
    expect(await waits()).toBe(true);
    await other.close();
    await page.getByRole('button', { name: 'Sperren' }).click();
    await isLocked(page);
    await unlock(page);
    await isOpen(page);
    expect(await waits()).toBe(false);
  });
});
