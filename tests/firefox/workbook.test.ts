/** The workbook in Firefox, which writes no file back: kept behind a passphrase, locked, killed, reopened, and taken along as a file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { decryptAge } from '../../src/storage/age-file.ts';
import { button, type Fox, field, origin, startFox, textOf } from './site.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const canary = 'KANARIENHAUSEN';

let fox: Fox;
let page: Page;
afterEach(async () => {
  expect(fox.errors).toEqual([]);
  await fox.close();
});

async function start(wishes?: Parameters<typeof startFox>[0]): Promise<void> {
  fox = await startFox(wishes);
  page = fox.page;
  await page.goto(`${origin()}/arbeitsbuch/`);
}

const state = () => textOf(page, '.book-head .kept');
const town = () => textOf(page, '.town');
const chapter = (name: string) => button(page, name, 'nav[@aria-label="Arbeitsbuch"]').click();
const said = () => textOf(page, '.workbench');

async function begin(name: string): Promise<void> {
  await field(page, 'Ort der Gruppe').fill(name);
  await button(page, 'Neues Arbeitsbuch beginnen').click();
  await expect.poll(town).toContain(name);
  expect(await state()).toBe('Nur in diesem Tab – noch nicht gesichert');
}

async function choosePhrase(): Promise<void> {
  await chapter('Sichern');
  await field(page, 'Arbeitsbuch-Passphrase').fill(phrase);
  await field(page, 'Ich habe sie aufgeschrieben').click();
}

async function enterPhrase(answer: string): Promise<void> {
  await field(page, 'Arbeitsbuch-Passphrase').fill(phrase);
  await button(page, answer).click();
}

/** Files of the profile in which a word of the group can be read. */
function leaks(): string[] {
  const files = readdirSync(fox.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(20);
  const readable = files.filter((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return bytes.includes(canary) || bytes.includes(Buffer.from(canary, 'utf16le'));
  });
  return readable.map(({ name }) => name);
}

test('in the browser: what was typed outlives a lock, a reload and a killed browser, and nobody reads it on the disk', async () => {
  await start();
  await begin('Musterstadt');
  await choosePhrase();
  await button(page, 'In diesem Browser sichern').click();
  await expect.poll(state).toMatch(/^In diesem Browser gesichert, \d\d:\d\d$/);
  await chapter('Die Gruppe');
  await field(page, 'Ort').fill(canary);
  await expect.poll(state).toMatch(/^In diesem Browser gesichert, \d\d:\d\d$/);

  await button(page, 'Sperren').click();
  await expect.poll(() => textOf(page, '#gesperrt')).toBe('Gesperrt');
  expect(await page.content()).not.toContain(canary);
  await enterPhrase('Entsperren');
  await expect.poll(town).toContain(canary);

  await page.reload();
  await button(page, 'Öffnen').click();
  await enterPhrase('Öffnen');
  await expect.poll(town).toContain(canary);
  await chapter('Die Gruppe');
  await field(page, 'Der versiegelte Zettel').fill(`${canary} zwei`);
  await expect.poll(state).toMatch(/^In diesem Browser gesichert, \d\d:\d\d$/);

  await fox.kill();
  expect(leaks()).toEqual([]);
  await start({ folder: fox.folder });
  await button(page, 'Öffnen').click();
  await enterPhrase('Öffnen');
  await expect.poll(town).toContain(canary);
});

test('as a file: it is downloaded, the state says what is in it, and it opens again with the passphrase', async () => {
  await start();
  await begin(canary);
  await choosePhrase();
  await button(page, 'Als Datei sichern').click();
  await expect.poll(state).toMatch(/^In Datei abstimmungstermin-\d{4}-\d\d-\d\d-\d{4}\.sgab gesichert, \d\d:\d\d$/);
  const [name = ''] = /abstimmungstermin-\S+/.exec(await state()) ?? [];
  // While it is being written, a second file lies beside it.
  await expect.poll(() => readdirSync(fox.downloads)).toEqual([name]);
  const file = join(fox.downloads, name);
  const opened = await decryptAge(readFileSync(file), phrase);
  expect(opened.ok && new TextDecoder().decode(opened.bytes)).toContain(canary);

  await chapter('Die Gruppe');
  await field(page, 'Der versiegelte Zettel').fill('Opferberatung');
  await expect.poll(state).toMatch(/^Nur in diesem Tab – noch nicht gesichert/);

  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  const chooser = await page.waitForSelector('input.chooser');
  await chooser?.uploadFile(file);
  await enterPhrase('Öffnen');
  await expect.poll(town).toContain(canary);
  expect(await state()).toMatch(/^In Datei abstimmungstermin-.+\.sgab gesichert, \d\d:\d\d$/);
  expect(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0]);
});

test('in a private window it says what that means, and a file still works', async () => {
  await start({ isPrivate: true });
  await begin('Musterstadt');
  await choosePhrase();
  await expect.poll(said).toContain('privaten Fenster');
  await button(page, 'Als Datei sichern').click();
  await expect.poll(state).toMatch(/^In Datei .+\.sgab gesichert/);
});
