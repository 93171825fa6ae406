/** The workbook in the browser: nothing before the choice, kept in a file and behind a passphrase, locked, killed, taken over, erased. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { decryptAge } from '../../src/storage/age-file.ts';
import { axeFaults } from './axe.ts';
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
const state = (on = page) => on.locator('.book-head .kept').textContent();
const problem = (on = page) => on.locator('.sheet-of-work .problem').first().textContent();

async function begin(town: string, on = page): Promise<void> {
  await on.getByLabel('Ort der Gruppe').fill(town);
  await button('Neues Arbeitsbuch beginnen', on).click();
  await on.getByRole('heading', { name: 'Der Weg' }).waitFor();
}

async function go(chapter: string | RegExp, on = page): Promise<void> {
  const name = typeof chapter === 'string' ? { name: chapter, exact: true } : { name: chapter };
  await on.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', name).click();
  await on.locator('#blatt').waitFor();
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

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

const stored = (on = page) =>
  on.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
  ]);

async function clean(): Promise<void> {
  expect(await axeFaults(page, { inside: '.workbench-place' })).toEqual([]);
}

describe('before anybody chooses', () => {
  test('nothing is written, the state says so, and leaving warns', async () => {
    await clean();
    await begin(canary);
    await clean();
    expect(await page.locator('.town').textContent()).toContain(`${canary} Blau`);
    expect(await state()).toBe('Nur in diesem Tab – noch nicht gesichert');
    expect(await page.title()).toBe('Abstimmungstermin');
    // A screen reader reads what changes: said twice, it is heard twice.
    await page.evaluate(() => {
      const status = document.querySelector('.sheet-of-work > .status');
      const heard: string[] = [];
      Object.assign(window, { heard });
      if (!status) return;
      new MutationObserver(() => heard.push(status.textContent ?? '')).observe(status, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    const heard = () =>
      page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter((text) => text !== '').length);
    await button('Rückgängig').focus();
    await page.keyboard.press('Enter');
    await expect.poll(heard).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(heard).toBe(2);
    await go('Sitzplan');
    await button('Beispiel ansehen').click();
    await button('Als Grundlage übernehmen').click();
    await go('Der Weg');
    await expect.poll(() => page.locator('.path').textContent()).toContain('4 von 4 Feldern besetzt, 8 Sitze');
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
    await go(/^Notfallszenarien/);
    await button('Leeres Szenario beginnen').click();
    await page.getByLabel('Name des Szenarios').fill('Gegenstand vor der Tür');
    await go(/^Notfallszenarien/);
    const card = page.getByRole('heading', { name: 'Gegenstand vor der Tür' });
    await card.waitFor();
    await button('Entfernen Gegenstand vor der Tür').click();
    await card.waitFor({ state: 'detached' });
    await button('Rückgängig').click();
    await expect.poll(() => page.getByLabel('Name des Szenarios').inputValue()).toBe('Gegenstand vor der Tür');
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
    await expect.poll(() => state()).toMatch(/^In Datei abstimmungstermin-.+\.sgab gesichert, \d\d:\d\d$/);
    await go('Die Gruppe');
    await page.getByLabel('Ort', { exact: true }).fill('Musterhausen');
    await expect.poll(() => state()).toMatch(/^Nur in diesem Tab – noch nicht gesichert/);

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
      [Buffer.from('hallo'), 'Das ist kein Arbeitsbuch'],
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

  test('what was locked before it was saved is in no file, says so, and leaves as it is or not at all', async () => {
    await begin('Musterstadt');
    await choosePhrase();
    const [before] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    const changeAndLock = async (town: string) => {
      await go('Die Gruppe');
      await page.getByLabel('Ort', { exact: true }).fill(town);
      await button('Sperren').click();
      await page.getByText('noch in keiner Datei').waitFor({ timeout: 20_000 });
    };
    const reopen = async () => {
      await unlock();
      await button('Entsperren').click();
      await page.locator('.town').waitFor({ timeout: 20_000 });
    };
    await changeAndLock(canary);
    await clean();
    // Another tab with the last file must not take it away unseen.
    const second = await page.context().newPage();
    await second.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    await visit(second, path);
    const [chooser] = await Promise.all([
      second.waitForEvent('filechooser'),
      button('Arbeitsbuch aus Datei öffnen', second).click(),
    ]);
    await chooser.setFiles({
      name: before.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: readFileSync(await before.path()),
    });
    await unlock(second);
    await button('Öffnen', second).click();
    await button('Hier weiterarbeiten', second).click({ timeout: 20_000 });
    await expect.poll(() => problem(second)).toContain('konnte nicht sichern und behält das Arbeitsbuch');
    await second.close();
    await page.getByText('noch in keiner Datei').waitFor();
    await reopen();
    // It is no more saved than before, and leaving still warns.
    expect(await state()).toMatch(/^Nur in diesem Tab – noch nicht gesichert; letzte Datei von \d\d:\d\d$/);
    await button('Sperren').click();
    await button('Diesen Stand verwerfen …').click({ timeout: 20_000 });
    await button('Endgültig verwerfen').click();
    await page.getByText('Bitte tippen Sie zur Bestätigung').waitFor();
    await clean();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('Verschlüsselt herunterladen').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^abstimmungstermin-\d{4}-\d\d-\d\d-\d{4}\.sgab$/);
    const opened = await decryptAge(readFileSync(await download.path()), phrase);
    const text = opened.ok ? new TextDecoder().decode(opened.bytes) : opened.problem;
    expect(text).toContain(canary);
    expect(JSON.parse(text)).toMatchObject({ kind: 'arbeitsbuch', revision: 2 });
    await button('Anderes Arbeitsbuch').waitFor();
    await reopen();
    expect(await state()).toMatch(/^In Datei abstimmungstermin-.+ gesichert/);
    await changeAndLock('Neustadt');
    await button('Diesen Stand verwerfen …').click();
    await page.getByLabel(/^Zur Bestätigung/).fill('VERWERFEN');
    await button('Endgültig verwerfen').click();
    await page.getByLabel('Ort der Gruppe').waitFor();
  });

  test('needs a passphrase that cannot be guessed, or an explicit no', async () => {
    await begin('Musterstadt');
    await go('Sichern');
    await button('Als Datei sichern').click();
    await expect.poll(() => problem()).toContain('Passphrase');
    await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill('Musterstadt2026');
    await button('Als Datei sichern').click();
    await expect.poll(() => problem()).toContain('lässt sich erraten');
    await button('Sechs Wörter vorschlagen').click();
    await expect
      .poll(
        async () => (await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).inputValue()).split(' ').length,
      )
      .toBe(6);
    await button('Als Datei sichern').click();
    await expect.poll(() => problem()).toContain('schreiben Sie die Passphrase');
    const proposed = await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).inputValue();
    await button('Blatt zum Versiegeln').click();
    await expect.poll(() => page.locator('.sheet').textContent()).toContain(proposed);
    await clean();
    await button('Blatt schließen').click();
    expect(await page.locator('.sheet').count()).toBe(0);
    await page.getByLabel(/^Nein\. Wer die Datei/).check();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    expect(download.suggestedFilename()).toMatch(/\.sga\.json$/);
    const plain = { name: 'a.sga.json', mimeType: 'application/json', buffer: readFileSync(await download.path()) };
    await page.reload();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button('Arbeitsbuch aus Datei öffnen').click(),
    ]);
    await chooser.setFiles(plain);
    await page.getByText('Diese Datei ist nicht verschlüsselt.').waitFor();
  });
});

describe('in this browser', () => {
  test('it keeps by itself, locks without a trace on the page, and opens again', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await go('Die Gruppe');
    await page.getByLabel('Ort', { exact: true }).fill(canary);
    await expect.poll(() => state()).toMatch(/gesichert, \d\d:\d\d$/);
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
    await second.getByText('können Sie hier nur lesen').waitFor({ timeout: 20_000 });
    await go('Die Gruppe', second);
    expect(await second.getByLabel('Ort', { exact: true }).count()).toBe(0);
    await go('Die Gruppe');
    await page.getByLabel('Ort', { exact: true }).fill(canary);
    await button('Hier weiterarbeiten', second).click();
    await page.getByText('jetzt in einem anderen Tab offen').waitFor();
    expect(await page.content()).not.toContain(canary);
    await unlock(second);
    await button('Entsperren', second).click();
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
    await expect.poll(() => problem(), { timeout: 20_000 }).toContain('sichert nichts');
    expect(await state()).toBe('Nur in diesem Tab – noch nicht gesichert');
    const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    expect(download.suggestedFilename()).toMatch(/\.sgab$/);
  });

  test('it locks itself after a time without a key, warns before, and stays open when somebody answers', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await page.clock.install();
    await go('Die Gruppe');
    // As if a scenario were used in another tab.
    await page.evaluate(() => {
      const ended = new Promise<void>((resolve) => Object.assign(window, { endEmergency: resolve }));
      navigator.locks.request('sgh-laeuft-ernstfall', { mode: 'shared' }, () => ended);
    });
    await page.clock.runFor('20:00');
    expect(await page.locator('.book-head').count()).toBe(1);
    expect(await page.locator('.warning').count()).toBe(0);
    await page.evaluate(() => (window as unknown as { endEmergency: () => void }).endEmergency());
    await page.keyboard.press('Shift');
    await page.clock.runFor('14:05');
    // A minute is too short to look for the button: it has the focus, above whatever is open, and gives it back.
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await expect.poll(focused).toBe('Offen lassen');
    await clean();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Die Gruppe');
    await page.clock.runFor('14:05');
    await page.getByText('sperrt sich in weniger als einer Minute').waitFor();
    await button('Offen lassen').click();
    await page.clock.runFor('14:05');
    await page.getByText('sperrt sich in weniger als einer Minute').waitFor();
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
    await go('Entfernen und löschen');
    await button('Alles löschen').click();
    await expect.poll(() => problem()).toContain('Akten');
    await page.getByLabel('Geklärt mit').fill('Registratur');
    await page.getByLabel('Geklärt am').fill('2026-01-12');
    await button('Alles löschen').click();
    await expect.poll(() => problem()).toContain('ALLES LÖSCHEN');
    await page.getByLabel(/^Zur Bestätigung/).fill('ALLES LÖSCHEN');
    await button('Alles löschen').click();
    await page.getByRole('heading', { name: 'Gelöscht' }).waitFor();
    expect(await page.locator('.sheet').textContent()).toContain('Registratur, am 12. Januar 2026');
    expect(await stored()).toEqual(['fremd']);
    await button('Fertig').click();
    await page.getByLabel('Ort der Gruppe').waitFor();
  });

  test('two of one name stay apart: one is removed and the other stays; then everything goes, without a passphrase', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await go('Selbstverständnis');
    await page.getByLabel('Wofür wir da sind', { exact: true }).fill('Die erste Gruppe');
    await expect.poll(() => state()).toMatch(/gesichert, \d\d:\d\d$/);
    expect(await page.locator('.town').textContent()).toContain('Musterstadt Blau');
    await button('Schließen').click();
    await begin('Musterstadt');
    expect(await page.locator('.town').textContent()).toContain('Musterstadt Grün');
    await intoBrowser();
    await go('Selbstverständnis');
    expect(await page.getByLabel('Wofür wir da sind', { exact: true }).inputValue()).toBe('');
    await go('Entfernen und löschen');
    await button('Aus diesem Browser löschen').click();
    await expect.poll(() => problem()).toContain('Akten');
    await page.getByLabel('Geklärt mit').fill('Registratur');
    await page.getByLabel('Geklärt am').fill('2026-01-12');
    await button('Aus diesem Browser löschen').click();
    await page.getByText('Ohne eine Datei ist es danach fort.').waitFor();
    await clean();
    await button('Endgültig löschen').click();
    await page.getByText('Verschlüsseltes Arbeitsbuch').waitFor();
    await page.getByRole('button', { name: /^Öffnen/ }).click();
    await unlock();
    await button('Öffnen').click();
    await page.locator('.town').waitFor({ timeout: 20_000 });
    await go('Selbstverständnis');
    expect(await page.getByLabel('Wofür wir da sind', { exact: true }).inputValue()).toBe('Die erste Gruppe');

    await page.reload();
    await page.evaluate(() => localStorage.setItem('fremd', 'bleibt'));
    await button('Alles löschen …').press('Enter');
    // The button is gone; the keyboard stays where it was.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Nichts soll hier bleiben');
    await button('Alles löschen').click();
    await page.getByText('Bitte tragen Sie zuerst ein').waitFor();
    await page.getByLabel('Geklärt mit').fill('Archiv');
    await page.getByLabel('Geklärt am').fill('2026-01-12');
    await button('Alles löschen').click();
    await page.getByText('Bitte tippen Sie zur Bestätigung').waitFor();
    await page.getByLabel(/^Zur Bestätigung/).fill('ALLES LÖSCHEN');
    await clean();
    await button('Alles löschen').click();
    await page.getByRole('heading', { name: 'Gelöscht' }).waitFor();
    expect(await stored()).toEqual(['fremd']);
    await clean();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Archiv, am 12. Januar 2026').waitFor();
    expect(await button('Fertig').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await button('Fertig').click();
    await page.getByLabel('Ort der Gruppe').waitFor();
    expect(await page.getByText('Verschlüsseltes Arbeitsbuch').count()).toBe(0);
  });

  test('files go on counting after it was opened from the browser, and the sealed passphrase is tried once a year', async () => {
    await begin('Musterstadt');
    const saved = async () => {
      await go('Sichern');
      await page.getByLabel(/^Nein\. Wer die Datei/).check();
      const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
      return JSON.parse(readFileSync(await download.path(), 'utf8')).revision;
    };
    expect(await saved()).toBe(1);
    await page.getByLabel(/^Ja\. Ohne die/).check();
    await intoBrowser();
    expect(await saved()).toBe(2);
    await page.reload();
    await page.getByRole('button', { name: /^Öffnen/ }).click();
    await unlock();
    await button('Öffnen').click();
    await page.locator('.town').waitFor({ timeout: 20_000 });
    expect(await saved()).toBe(3);

    await go('Der Weg');
    await page.getByRole('button', { name: /^Öffnen Öffnet der versiegelte Zettel/ }).click();
    const sheet = page.getByLabel('Passphrase vom Zettel');
    await sheet.fill('falsch');
    await button('Passphrase prüfen').click();
    await expect.poll(() => problem(), { timeout: 20_000 }).toContain('öffnet das Arbeitsbuch nicht');
    await sheet.fill(phrase);
    await button('Passphrase prüfen').click();
    await page.getByText('Der Zettel stimmt').waitFor({ timeout: 20_000 });
    await go('Der Weg');
    expect(await page.getByText('Öffnet der versiegelte Zettel').count()).toBe(0);

    // A file with another passphrase: nobody has tried that sheet, and one sheet does not open both.
    const other = 'balkon bargeld bambus bannmeile balken banken';
    await go('Sichern');
    const choose = async (words: string) => {
      await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(words);
      await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
    };
    const written = async (name: string, words: string) => {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 20_000 }), button(name).click()]);
      const opened = await decryptAge(readFileSync(await download.path()), words);
      return opened.ok ? JSON.parse(new TextDecoder().decode(opened.bytes)).content.records : opened.problem;
    };
    await choose(other);
    expect(await written('Als Datei sichern', other)).toMatchObject({ profile: { safety: { checkedOn: '' } } });
    await page.getByText('Noch nie geprüft').waitFor();
    await sheet.fill(phrase);
    await button('Passphrase prüfen').click();
    await expect.poll(() => problem(), { timeout: 20_000 }).toContain('aber nicht die Datei');
    // From here on one passphrase opens the browser's copy and every file that is still to come.
    const third = 'heirat pumpwerk balken daheim bambus einpacken';
    await choose(third);
    await page.getByLabel('Bisherige Passphrase').fill(phrase);
    await button('Passphrase ändern').click();
    await page.getByText('Die Passphrase ist geändert').waitFor({ timeout: 20_000 });
    expect(await written('Noch einmal sichern', third)).toMatchObject({ profile: {} });
  });
});

describe('the chapters', () => {
  async function takeSample(chapter: string): Promise<void> {
    await go(chapter);
    await button('Beispiel ansehen').click();
    await button('Als Grundlage übernehmen').click();
    await page.locator('dialog.sample').waitFor({ state: 'detached' });
  }

  test('show what others own, with the way there, and never ask for it twice', async () => {
    await begin('Musterstadt');
    await takeSample('Selbstverständnis');
    await go('Überprüfung');
    const owned = page.locator('.elsewhere', { hasText: 'Geltende Fassung beschlossen am' });
    expect(await owned.textContent()).toContain('12. Januar 2027');
    expect(await page.getByLabel('Geltende Fassung beschlossen am').count()).toBe(0);
    await owned.getByRole('button').click();
    await page.getByLabel('Beschlossen am').fill('2027-02-01');
    await go('Überprüfung');
    await expect.poll(() => owned.textContent()).toContain('1. Februar 2027');
    await expect.poll(() => page.locator('.preview').textContent()).toContain('1. Februar 2027');
  });

  test('are undone and done again across chapters, and the view follows', async () => {
    await begin('Musterstadt');
    await go('Selbstverständnis');
    await page.getByLabel('Wofür wir da sind', { exact: true }).fill('Eins');
    await go('Sprachregelung');
    await page.getByLabel('Der gemeinsame Satz', { exact: true }).fill('Zwei');
    await button('Rückgängig').click();
    await expect.poll(() => page.getByLabel('Der gemeinsame Satz', { exact: true }).inputValue()).toBe('');
    await button('Rückgängig').click();
    await expect.poll(() => page.getByLabel('Wofür wir da sind', { exact: true }).inputValue()).toBe('');
    await button('Wiederholen').click();
    await expect.poll(() => page.getByLabel('Wofür wir da sind', { exact: true }).inputValue()).toBe('Eins');
    await button('Wiederholen').click();
    await expect.poll(() => page.getByLabel('Der gemeinsame Satz', { exact: true }).inputValue()).toBe('Zwei');
    await clean();
  });

  test('take over a file of their template field by field, and only what was ticked', async () => {
    const file = JSON.parse(readFileSync('tests/files/selbstverstaendnis-version-1.sgv.json', 'utf8'));
    await begin('Musterstadt');
    await go('Selbstverständnis');
    await page.getByLabel('Wie oft', { exact: true }).fill('jeden Montag');
    const give = async (buffer: Buffer) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('Aus Vorlagen-Datei übernehmen').click(),
      ]);
      await chooser.setFiles({ name: 'a.sgv.json', mimeType: 'application/json', buffer });
    };
    await give(Buffer.from(JSON.stringify({ ...file, content: { ...file.content, template: 'einzelgespraech' } })));
    await expect.poll(() => problem()).toContain('Einzelgespräch bleibt immer eine eigene Datei');
    await give(Buffer.from(JSON.stringify(file)));
    await page.getByRole('heading', { name: 'Was in der Datei anders ist' }).waitFor();
    const mine = page.locator('.matching li', { hasText: 'jeden Montag' });
    expect(await mine.getByRole('checkbox').isChecked()).toBe(false);
    await clean();
    await page.getByRole('button', { name: /Angaben übernehmen$/ }).click();
    await page.locator('.matching').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Wie oft', { exact: true }).inputValue()).toBe('jeden Montag');
    await expect
      .poll(() => page.getByLabel('Wofür wir da sind', { exact: true }).inputValue())
      .toBe(file.content.values.tasks.purpose);
    await button('Rückgängig').click();
    await expect.poll(() => page.getByLabel('Wofür wir da sind', { exact: true }).inputValue()).toBe('');
  });

  test('leave together: as one document, as a folder, as a handover, without names', async () => {
    await begin(canary);
    await takeSample('Sitzplan');
    await takeSample('Selbstverständnis');
    await go('Mitnehmen');
    await clean();
    const take = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const whole = await take('Als Markdown herunterladen');
    expect(whole.name).toMatch(/^abstimmungstermin-\d{4}-\d\d-\d\d-\d{4}\.md$/);
    expect(whole.bytes.toString()).toMatch(/## Sitzplan[\s\S]*## Selbstverständnis/);
    const folder = unzipSync(new Uint8Array((await take('Als Ordner mit Markdown herunterladen (ZIP)')).bytes));
    expect(Object.keys(folder)).toEqual(['01-sitzplan.md', '02-selbstverstaendnis.md']);
    const odt = unzipSync(new Uint8Array((await take('Als ODT herunterladen')).bytes));
    expect(strFromU8(odt['content.xml'] ?? new Uint8Array())).toContain('Selbstverständnis');
    expect((await take('Übergabeblatt als Markdown')).bytes.toString()).toContain('Wo die Gruppe steht');
    await button('Weitergabe vorbereiten').click();
    const shared = (await take('Weitergabe als Markdown')).bytes.toString();
    expect(shared).toContain('Weitergabe ohne Namen und Kontaktdaten');
    expect(shared).not.toContain(canary);
    await page.getByRole('checkbox', { name: 'Selbstverständnis' }).uncheck();
    expect((await take('Als Markdown herunterladen')).bytes.toString()).not.toContain('## Selbstverständnis');
  });
});

describe('other states', () => {
  test('an earlier one is looked at, compared and taken back chapter by chapter', async () => {
    await begin('Musterstadt');
    await intoBrowser();
    await go('Selbstverständnis');
    await page.getByLabel('Wofür wir da sind', { exact: true }).fill('Damals');
    await expect.poll(() => state()).toMatch(/gesichert, \d\d:\d\d$/);
    await go('Andere Stände');
    await button('Jetzt festhalten').click();
    await page.getByText('Dieser Stand ist festgehalten.').waitFor();
    await go('Selbstverständnis');
    await page.getByLabel('Wofür wir da sind', { exact: true }).fill('Heute');
    await go('Sprachregelung');
    await page.getByLabel('Der gemeinsame Satz', { exact: true }).fill('Bleibt');
    await go('Andere Stände');
    await page
      .getByRole('button', { name: /^Ansehen und vergleichen/ })
      .first()
      .click();
    await page.getByRole('checkbox', { name: 'Selbstverständnis' }).check();
    await clean();
    await button('Angehakte übernehmen').click();
    await go('Selbstverständnis');
    expect(await page.getByLabel('Wofür wir da sind', { exact: true }).inputValue()).toBe('Damals');
    await go('Sprachregelung');
    expect(await page.getByLabel('Der gemeinsame Satz', { exact: true }).inputValue()).toBe('Bleibt');
  });

  test('a file of another workbook is never offered here', async () => {
    await begin('Musterstadt');
    const other = {
      format: 'strategiegruppe',
      kind: 'arbeitsbuch',
      version: 1,
      id: 'fremd',
      revision: 1,
      savedAt: '2026-11-22T13:03:00.000Z',
    };
    await go('Sichern');
    await page.getByLabel(/^Nein\. Wer die Datei/).check();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Als Datei sichern').click()]);
    const mine = JSON.parse(readFileSync(await download.path(), 'utf8'));
    const give = async (file: unknown) => {
      await go('Andere Stände');
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('Datei zum Vergleichen öffnen').click(),
      ]);
      const buffer = Buffer.from(JSON.stringify(file));
      await chooser.setFiles({ name: 'a.sga.json', mimeType: 'application/json', buffer });
    };
    await give({ ...other, content: mine.content });
    await expect.poll(() => problem()).toContain('anderen Arbeitsbuch');
    mine.content.records.profile.group.land = 'Sachsen';
    await give(mine);
    await page.getByRole('checkbox', { name: 'Die Gruppe' }).waitFor();
    await page.getByText('Eine Angabe ansehen').click();
    await page.getByText('Sachsen').waitFor();
  });
});

test('a person is removed for good: from the chapters, from undo, and from what the browser kept', async () => {
  await begin('Musterstadt');
  await go('Sitzplan');
  await page.getByLabel('Funktion', { exact: true }).first().fill('Opferberatung');
  await page.getByLabel(/^Name/).first().fill(`Kim ${canary}`);
  await intoBrowser();
  await go('Sprachregelung');
  await page.getByLabel('Der gemeinsame Satz', { exact: true }).fill(`Frau ${canary} spricht.`);
  await expect.poll(() => state()).toMatch(/gesichert, \d\d:\d\d$/);
  await go('Entfernen und löschen');
  await page.getByLabel('Geklärt mit').fill('Archiv');
  await page.getByLabel('Geklärt am').fill('2026-01-12');
  await page.getByLabel('Aus dem Sitzplan').selectOption({ label: `Opferberatung: Kim ${canary}` });
  await clean();
  await button('Person endgültig entfernen').click();
  await page.getByText('„Rückgängig“ und frühere Stände sind geleert.').waitFor({ timeout: 20_000 });
  expect(await page.locator('.notice').textContent()).toContain('Sprachregelung: eine Stelle');
  await go('Sprachregelung');
  expect(await page.getByLabel('Der gemeinsame Satz', { exact: true }).inputValue()).toBe(
    'Frau Opferberatung spricht.',
  );
  expect(await button('Rückgängig').getAttribute('aria-disabled')).toBe('true');
  await go('Andere Stände');
  await page.getByText('Noch keiner.').waitFor();
  expect(await page.content()).not.toContain(canary);
});

test('the passphrase is changed, and the old one opens nothing any more', async () => {
  await begin(canary);
  await intoBrowser();
  const next = 'balkon bargeld bambus bannmeile balken banken';
  await go('Sichern');
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(next);
  await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
  await page.getByLabel('Bisherige Passphrase').fill('falsch');
  await button('Passphrase ändern').click();
  await expect.poll(() => problem(), { timeout: 20_000 }).toContain('Diese Passphrase passt nicht');
  await page.getByLabel('Bisherige Passphrase').fill(phrase);
  await button('Passphrase ändern').click();
  await page.getByText('Die Passphrase ist geändert.').waitFor({ timeout: 30_000 });
  await button('Sperren').click();
  await page.getByRole('heading', { name: 'Gesperrt' }).waitFor();
  await unlock();
  await button('Entsperren').click();
  await expect
    .poll(() => page.locator('.problem').first().textContent(), { timeout: 20_000 })
    .toContain('Diese Passphrase passt nicht');
  await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(next);
  await button('Entsperren').click();
  await expect.poll(() => page.locator('.town').textContent(), { timeout: 20_000 }).toContain(canary);
});

test('on a phone nothing runs out of the page, in any view', async () => {
  await page.setViewportSize({ width: 360, height: 720 });
  await begin('Verbandsgemeinde Musterstadt-Nordhausen');
  for (const view of [
    'Der Weg',
    'Die Gruppe',
    'Sitzplan',
    /^Notfallszenarien/,
    'Sichern',
    'Andere Stände',
    'Mitnehmen',
    'Entfernen und löschen',
  ]) {
    await go(view);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
      .toBe(0);
    // From the top: what has just been scrolled under the head of the workbook is no smaller for it.
    await page.evaluate(() => scrollTo(0, 0));
    await clean();
  }
});

test('no request leaves while somebody works, and no word of the group is in one', async () => {
  await begin(canary);
  await go('Selbstverständnis');
  await page.getByLabel('Wofür wir da sind', { exact: true }).fill(canary);
  await intoBrowser();
  // The page's own parts, and the one list that says how large the site is for „Offline verfügbar machen“.
  expect(open.requests.filter((path) => !/^\/(_astro|arbeitsbuch|favicon|pagefind|offline\.json)/.test(path))).toEqual(
    [],
  );
  expect(open.requests.join(' ')).not.toContain(canary);
});

test('a browser that is killed has kept what was typed, and no readable word, neither before nor after „Sperren“', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'profil-'));
  const first = await launchProfile(folder);
  const tab = await first.newPage();
  await tab.goto(origin() + path);
  await begin('Musterstadt', tab);
  await intoBrowser(tab);
  await go('Selbstverständnis', tab);
  await tab.getByLabel('Wofür wir da sind', { exact: true }).fill(`${canary} eins`);
  await expect.poll(() => state(tab)).toMatch(/gesichert, \d\d:\d\d$/);
  /** Files of the profile in which a word of the group can be read. */
  const leaks = () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(20);
    const readable = files.filter((entry) => {
      // The running browser removes files of its own.
      const bytes = attempt(() => readFileSync(join(entry.parentPath, entry.name))) ?? Buffer.alloc(0);
      return bytes.includes(canary) || bytes.includes(Buffer.from(canary, 'utf16le'));
    });
    return readable.map(({ name }) => name);
  };
  expect(leaks()).toEqual([]);
  await button('Sperren', tab).click();
  await tab.getByRole('heading', { name: 'Gesperrt' }).waitFor();
  expect(leaks()).toEqual([]);
  const closed = new Promise((resolve) => first.once('close', resolve));
  spawnSync('pkill', ['-9', '-f', folder]);
  await closed;
  expect(leaks()).toEqual([]);

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
