/** The workbook in the browser: nothing before the choice, kept in a file and behind a passphrase, locked, killed, taken over, erased. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { decryptAge } from '../../src/storage/age-file.ts';
import { closeBrowser, origin, type Reader, reader, visit } from './site.ts';

const path = '/arbeitsbuch/';
const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const canary = 'KANARIENHAUSEN';

let open: Reader;
let page: Page;
beforeEach(async () => {
  open = await reader({ acceptDownloads: true });
  page = open.page;
  // A file dialog of the system cannot be driven; the way without it is the one that every browser has.
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(window, name);
  });
  await visit(page, path);
});
afterEach(async () => {
  expect(open.errors).toEqual([]);
  expect(open.foreign).toEqual([]);
  await open.close();
});
afterAll(closeBrowser);

const button = (name: string, on = page) => on.getByRole('button', { name, exact: true });
const state = (on = page) => on.locator('.kept').textContent();

async function begin(town: string, on = page): Promise<void> {
  await on.getByLabel('Ort der Gruppe').fill(town);
  await button('Neues Arbeitsbuch beginnen', on).click();
  await on.getByRole('heading', { name: 'Der Weg' }).waitFor();
}

async function go(chapter: string, on = page): Promise<void> {
  await on.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', { name: chapter, exact: true }).click();
}

async function choosePhrase(on = page): Promise<void> {
  await go('Sichern', on);
  await on.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(phrase);
  await on.getByLabel(/^Ich habe sie aufgeschrieben/).check();
}

async function intoBrowser(on = page): Promise<void> {
  await choosePhrase(on);
  await button('In diesem Browser sichern', on).click();
  await expect.poll(() => state(on), { timeout: 20_000 }).toContain('In diesem Browser gesichert');
}

async function unlock(on = page): Promise<void> {
  await on.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(phrase);
}

const stored = (on = page) =>
  on.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
  ]);

async function clean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.workbench-place').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

describe('before anybody chooses', () => {
  test('nothing is written, the state says so, and leaving warns', async () => {
    await clean();
    await begin(canary);
    await clean();
    expect(await page.locator('.town').textContent()).toContain(`${canary} Blau`);
    expect(await state()).toBe('Nur in diesem Tab – noch nicht gesichert');
    expect(await page.title()).toBe('Abstimmungstermin');
    await go('Sitzplan');
    await button('Beispiel ansehen').click();
    await button('Als Grundlage übernehmen').click();
    await go('Der Weg');
    await expect.poll(() => page.locator('.path').textContent()).toContain('von höchstens neun Sitzen');
    expect(await stored()).toEqual([]);
    const [warning] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    expect(warning.type()).toBe('beforeunload');
    await warning.accept();
  });

  test('a chapter that was only looked at changes nothing', async () => {
    await begin('');
    await go('Selbstverständnis');
    await go('Bedarfscheck');
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => page.isClosed()).toBe(true);
  });

  test('a scenario is added, removed and brought back', async () => {
    await begin('Musterstadt');
    await button('Szenario hinzufügen').click();
    await page.getByLabel('Name des Szenarios').fill('Gegenstand vor der Tür');
    const entry = page
      .getByRole('navigation', { name: 'Arbeitsbuch' })
      .getByRole('link', { name: 'Gegenstand vor der Tür' });
    await entry.waitFor();
    await button('Dieses Szenario entfernen').click();
    await entry.waitFor({ state: 'detached' });
    await button('Zurückholen').click();
    expect(await page.getByLabel('Name des Szenarios').inputValue()).toBe('Gegenstand vor der Tür');
  });
});

describe('a file', () => {
  test('is locked by the passphrase, opens again, and everything else gets a sentence', async () => {
    await begin(canary);
    await choosePhrase();
    await clean();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    expect(download.suggestedFilename()).toMatch(/^abstimmungstermin-\d{4}-\d\d-\d\d-\d{4}\.sgab$/);
    const bytes = readFileSync(await download.path());
    expect(bytes.includes(canary)).toBe(false);
    const opened = await decryptAge(bytes, phrase);
    expect(opened.ok && JSON.parse(new TextDecoder().decode(opened.bytes))).toMatchObject({
      format: 'strategiegruppe',
      kind: 'arbeitsbuch',
    });
    await expect.poll(() => state()).toMatch(/^In Datei abstimmungstermin-.+\.sgab gesichert, \d\d:\d\d Uhr$/);
    await go('Die Gruppe');
    await page.getByLabel('Ort', { exact: true }).fill('Musterhausen');
    await expect.poll(() => state()).toContain('seither geändert');

    await page.reload();
    const give = async (name: string, buffer: Buffer) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('Arbeitsbuch aus Datei öffnen').click(),
      ]);
      await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
    };
    const sentence = () => page.locator('.problem').first().textContent();
    for (const [buffer, words] of [
      [Buffer.from('hallo'), 'keine Datei dieses Handbuchs'],
      [Buffer.from('{"format":"strategiegruppe","kind":"arbeitsbuch","version":9}'), 'neueren Version'],
      [Buffer.from('{"format":"strategiegruppe"'), 'beschädigt'],
    ] as const) {
      await give('x.json', buffer);
      await expect.poll(sentence).toContain(words);
    }
    await give('halb.sgab', bytes.subarray(0, bytes.length - 40));
    await unlock();
    await button('Öffnen').click();
    await expect.poll(sentence, { timeout: 20_000 }).toContain('beschädigt');
    await button('Zurück').click();
    await give(download.suggestedFilename(), bytes);
    await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill('falsch');
    await button('Öffnen').click();
    await expect.poll(sentence, { timeout: 20_000 }).toContain('Nichts ist verloren');
    await unlock();
    await button('Öffnen').click();
    await page.locator('.town').waitFor({ timeout: 20_000 });
    expect(await page.locator('.town').textContent()).toContain(canary);

    await button('Sperren').click();
    await page.getByRole('heading', { name: 'Gesperrt' }).waitFor({ timeout: 20_000 });
    expect(await page.content()).not.toContain(canary);
    expect(await stored()).toEqual([]);
    await unlock();
    await button('Entsperren').click();
    await expect.poll(() => page.locator('.town').textContent(), { timeout: 20_000 }).toContain(canary);
  });

  test('needs a passphrase that cannot be guessed, or an explicit no', async () => {
    await begin('Musterstadt');
    await go('Sichern');
    await button('Als Datei sichern').click();
    await expect.poll(() => page.locator('.sheet-of-work .problem').textContent()).toContain('Passphrase');
    await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill('Musterstadt2026');
    await button('Als Datei sichern').click();
    await expect.poll(() => page.locator('.sheet-of-work .problem').textContent()).toContain('lässt sich erraten');
    await button('Sechs Wörter vorschlagen').click();
    await expect
      .poll(
        async () => (await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).inputValue()).split(' ').length,
      )
      .toBe(6);
    await button('Als Datei sichern').click();
    await expect
      .poll(() => page.locator('.sheet-of-work .problem').textContent())
      .toContain('schreiben Sie die Passphrase');
    await page.getByLabel(/^Nein\. Wer die Datei/).check();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    expect(download.suggestedFilename()).toMatch(/\.sga\.json$/);
  });
});

describe('in this browser', () => {
  test('it keeps by itself, locks without a trace on the page, and opens again', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await go('Die Gruppe');
    await page.getByLabel('Ort', { exact: true }).fill(canary);
    await expect.poll(() => state()).toMatch(/gesichert, \d\d:\d\d Uhr$/);
    await button('Sperren').click();
    await page.getByRole('heading', { name: 'Gesperrt' }).waitFor();
    await clean();
    expect(await page.content()).not.toContain(canary);
    expect(await page.title()).toBe('Gesperrt');
    await unlock();
    await button('Entsperren').click();
    await expect.poll(() => page.locator('.town').textContent(), { timeout: 20_000 }).toContain(canary);
    await page.reload();
    await page.getByText('Verschlüsseltes Arbeitsbuch').waitFor();
    expect(await page.content()).not.toContain(canary);
  });

  test('a second tab stands back, and takes over what the first has kept', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    const second = await page.context().newPage();
    await visit(second, path);
    await second.getByRole('button', { name: /^Öffnen/ }).click();
    await unlock(second);
    await button('Öffnen', second).click();
    await second.getByRole('heading', { name: 'In einem anderen Tab offen' }).waitFor({ timeout: 20_000 });
    await go('Die Gruppe');
    await page.getByLabel('Ort', { exact: true }).fill(canary);
    await button('Hier weiterarbeiten', second).click();
    await page.getByRole('heading', { name: 'In einem anderen Tab offen' }).waitFor();
    expect(await page.content()).not.toContain(canary);
    await second.getByRole('button', { name: /^Öffnen/ }).click();
    await unlock(second);
    await button('Öffnen', second).click();
    await expect.poll(() => second.locator('.town').textContent(), { timeout: 20_000 }).toContain(canary);
  });

  test('where the browser keeps nothing it says so, and a file still works', async () => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await page.reload();
    await begin('Musterstadt');
    await choosePhrase();
    await button('In diesem Browser sichern').click();
    await expect
      .poll(() => page.locator('.sheet-of-work .problem').textContent(), { timeout: 20_000 })
      .toContain('sichert nichts');
    expect(await state()).toBe('Nur in diesem Tab – noch nicht gesichert');
    const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    expect(download.suggestedFilename()).toMatch(/\.sgab$/);
  });

  test('it locks itself after a time without a key, warns before, and stays open when somebody answers', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await page.clock.install();
    await go('Die Gruppe');
    await page.clock.runFor('14:05');
    await page.getByText(/sperrt sich in \d+ Sekunden/).waitFor();
    await button('Offen lassen').click();
    await page.clock.runFor('14:05');
    await page.getByText(/sperrt sich in \d+ Sekunden/).waitFor();
    await page.clock.runFor('01:05');
    await page.getByRole('heading', { name: 'Gesperrt' }).waitFor();
  });

  test('„Alles löschen“ asks for the records and the words, and leaves nothing of ours', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await page.evaluate(() => {
      localStorage.setItem('sgh-theme', 'dark');
      localStorage.setItem('fremd', 'bleibt');
    });
    await button('Alles löschen').click();
    await expect.poll(() => page.locator('.sheet-of-work .problem').textContent()).toContain('Akten');
    await page.getByLabel(/^Aktenrelevanz/).check();
    await button('Alles löschen').click();
    await expect.poll(() => page.locator('.sheet-of-work .problem').textContent()).toContain('ALLES LÖSCHEN');
    await page.getByLabel(/^Zur Bestätigung/).fill('ALLES LÖSCHEN');
    await button('Alles löschen').click();
    await page.getByRole('heading', { name: 'Gelöscht' }).waitFor();
    expect(await page.locator('.checklist li').count()).toBeGreaterThanOrEqual(5);
    expect(await stored()).toEqual(['fremd']);
    await button('Fertig').click();
    await page.getByLabel('Ort der Gruppe').waitFor();
  });
});

test('a browser that is killed while somebody types has kept all but the last second, and no readable word', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'profil-'));
  const first = await launchProfile(folder);
  const tab = await first.newPage();
  await tab.goto(origin() + path);
  await begin('Musterstadt', tab);
  await intoBrowser(tab);
  await go('Selbstverständnis', tab);
  await tab.getByLabel('Wofür wir da sind', { exact: true }).fill(`${canary} eins`);
  await expect.poll(() => state(tab)).toMatch(/gesichert, \d\d:\d\d Uhr$/);
  await tab.waitForTimeout(1000);
  const closed = new Promise((resolve) => first.once('close', resolve));
  spawnSync('pkill', ['-9', '-f', folder]);
  await closed;

  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const leaks = files.filter((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return bytes.includes(canary) || bytes.includes(Buffer.from(canary, 'utf16le'));
  });
  expect(files.length).toBeGreaterThan(20);
  expect(leaks.map(({ name }) => name)).toEqual([]);

  const second = await launchProfile(folder);
  const again = await second.newPage();
  await again.goto(origin() + path);
  await again.getByRole('button', { name: /^Öffnen/ }).click();
  await unlock(again);
  await button('Öffnen', again).click();
  await again.locator('.town').waitFor({ timeout: 20_000 });
  await go('Selbstverständnis', again);
  await expect.poll(() => again.locator('.preview').textContent()).toContain(`${canary} eins`);
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});
