/** Where the workbook is kept, when things go wrong: no rest, no room, a closed dialog, a lock, a clock set back, the power. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { decryptAge } from '../../src/storage/age-file.ts';
import { origin } from './site.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const other = 'balkon bargeld bambus bannmeile balken banken';

// Every passphrase costs a second of its own, several on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let profile: string;
let context: BrowserContext;
let page: Page;
let errors: string[];
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'profil-'));
  await start();
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

async function start(): Promise<void> {
  context = await launchProfile(profile);
  page = context.pages()[0] ?? (await context.newPage());
  errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  // A dialog of the system cannot be driven. Files of the browser's own folder are written in place just like those on a disk.
  await page.addInitScript(() => {
    let closed = false;
    const pick = async () => {
      if (closed) throw new DOMException('closed', 'AbortError');
      return (await navigator.storage.getDirectory()).getFileHandle('buch.sgab', { create: true });
    };
    Object.assign(window, {
      showSaveFilePicker: pick,
      showOpenFilePicker: async () => [await pick()],
      closeDialogs: () => {
        closed = true;
      },
    });
  });
  await page.goto(`${origin()}/arbeitsbuch/`);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const state = () => page.locator('.book-head .kept').textContent();
const problem = () => page.locator('.sheet-of-work .problem').first().textContent();
const purpose = () => page.getByLabel('Wofür wir da sind', { exact: true });

async function go(chapter: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', { name: chapter, exact: true }).click();
  await page.locator('#blatt').waitFor();
}

async function begin(): Promise<void> {
  await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
  await button('Neues Arbeitsbuch beginnen').click();
  await page.getByRole('heading', { name: 'Der Weg' }).waitFor();
}

async function keep(where: 'Als Datei sichern' | 'In diesem Browser sichern', words = phrase): Promise<void> {
  await go('Sichern');
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(words);
  await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
  await button(where).click();
}

const keptInFile = () => expect.poll(state).toMatch(/In Datei buch\.sgab gesichert, \d\d:\d\d$/);
const keptInBrowser = () => expect.poll(state).toMatch(/In diesem Browser gesichert, \d\d:\d\d( ·|$)/);

async function open(words = phrase): Promise<void> {
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(words);
  await page.getByRole('button', { name: /^(Entsperren|Öffnen)$/ }).click();
}

/** What stands in the file on the disk. */
async function inFile(words = phrase): Promise<string> {
  const bytes = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('buch.sgab')).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  });
  const opened = await decryptAge(new Uint8Array(bytes), words);
  return opened.ok ? new TextDecoder().decode(opened.bytes) : opened.problem;
}

test('who types without rest is kept all the same, in the browser and in the open file, and so is what the power takes', async () => {
  await begin();
  await keep('In diesem Browser sichern');
  await keptInBrowser();
  await keep('Als Datei sichern');
  await keptInFile();
  await go('Selbstverständnis');
  await purpose().focus();
  await page.clock.install();
  // Never half a second without a key.
  await expect
    .poll(async () => {
      await page.keyboard.type('a');
      await page.clock.runFor(400);
      return state();
    })
    .toMatch(/In diesem Browser gesichert, \d\d:\d\d ·/);
  await expect
    .poll(
      async () => {
        // Several at once: looking into the file costs more than a second.
        for (let strokes = 0; strokes < 5; strokes += 1) {
          await page.keyboard.type('b');
          await page.clock.runFor(400);
        }
        return (await inFile()).includes('aab');
      },
      { timeout: 120_000 },
    )
    .toBe(true);
  const closed = new Promise((resolve) => context.once('close', resolve));
  spawnSync('pkill', ['-9', '-f', profile]);
  await closed;
  await start();
  await button('Arbeitsbuch aus Datei öffnen').click();
  await open();
  await page.locator('.town').waitFor();
  await go('Selbstverständnis');
  expect(await purpose().inputValue()).toContain('aab');
});

test('whoever closes the dialog has changed nothing: the open file keeps its passphrase', async () => {
  await begin();
  await keep('Als Datei sichern');
  await keptInFile();
  await page.evaluate(() => (window as unknown as { closeDialogs: () => void }).closeDialogs());
  await keep('Als Datei sichern', other);
  await page.getByLabel(/^Nein\. Wer die Datei/).check();
  await button('Als Datei sichern').click();
  await go('Selbstverständnis');
  await purpose().fill('Danach');
  await button('Sperren').click();
  await page.getByText('Alles ist gesichert.').waitFor();
  expect(await inFile()).toContain('Danach');
});

test('a file that was open goes on being written after a lock, and another passphrase of the browser is its own too', async () => {
  await begin();
  await keep('Als Datei sichern');
  await keptInFile();
  await keep('In diesem Browser sichern');
  await keptInBrowser();
  await button('Sperren').click();
  await page.getByRole('heading', { name: 'Gesperrt' }).waitFor();
  await open();
  await keptInFile();
  await go('Sichern');
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(other);
  await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
  await page.getByLabel('Bisherige Passphrase').fill(phrase);
  await button('Passphrase ändern').click();
  await page.getByText('Die Passphrase ist geändert').waitFor();
  expect(await inFile(other)).toContain('Musterstadt');
  expect(await inFile(phrase)).toBe('wrongPassphrase');
});

test('a copy that this browser keeps readable stays behind after a lock, and that is said', async () => {
  await begin();
  await keep('Als Datei sichern');
  await keptInFile();
  await go('Sichern');
  await page.getByLabel(/^Nein\. Wer die Datei/).check();
  await button('In diesem Browser sichern').click();
  await keptInBrowser();
  await button('Sperren').click();
  await page.getByRole('heading', { name: 'Gesperrt' }).waitFor();
  await open();
  await page.getByText('Der Stand dort bleibt, wie er beim Sperren war.').waitFor();
  await keptInFile();
  await button('Schließen').click();
  // What is said is there.
  await page.getByRole('button', { name: /^Aus diesem Browser löschen/ }).waitFor();
});

test('a file that is older than what lies in the browser says so', async () => {
  await begin();
  await keep('Als Datei sichern');
  await keptInFile();
  await button('Schließen').click();
  await button('Arbeitsbuch aus Datei öffnen').click();
  await open();
  await keep('In diesem Browser sichern');
  await keptInBrowser();
  // As if the file had been copied away: from here on only the browser is written.
  await page.reload();
  await page.getByRole('button', { name: /^Öffnen/ }).click();
  await open();
  await go('Selbstverständnis');
  await purpose().fill('Neuer');
  await keptInBrowser();
  await button('Schließen').click();
  await button('Arbeitsbuch aus Datei öffnen').click();
  await open();
  await page.getByText('Diese Datei ist älter als der Stand').waitFor();
});

test('a browser without room keeps nothing and says so', async () => {
  const devtools = await context.newCDPSession(page);
  await begin();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: 1 });
  await keep('In diesem Browser sichern');
  await expect.poll(problem).toContain('Der Speicher des Browsers ist voll');
  expect(await state()).toBe('Nur in diesem Tab – noch nicht gesichert');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: origin() });
  await page.reload();
  await page.getByLabel('Ort der Gruppe').waitFor();
  expect(await page.getByText('Verschlüsseltes Arbeitsbuch').count()).toBe(0);
});

test('a clock set back neither stops the keeping nor puts off the lock', async () => {
  await page.clock.install({ time: '2026-11-22T12:00:00Z' });
  await begin();
  await keep('In diesem Browser sichern');
  await keptInBrowser();
  await page.clock.setSystemTime('2026-03-01T12:00:00Z');
  await go('Selbstverständnis');
  await purpose().fill('Danach');
  await page.clock.runFor(1000);
  await keptInBrowser();
  await page.clock.runFor('15:00');
  await page.getByRole('heading', { name: 'Gesperrt' }).waitFor();
  await open();
  await go('Selbstverständnis');
  expect(await purpose().inputValue()).toBe('Danach');
});
