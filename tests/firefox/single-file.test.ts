/** The workbook as one file in Firefox, where every file on a disk is an origin of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { decryptAge } from '../../src/storage/age-file.ts';
import { button, type Fox, field, startFox, textOf } from './site.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';

let fox: Fox;
afterEach(() => fox.close());

test('opens from the disk, saves behind a passphrase and opens again what was locked', async () => {
  fox = await startFox();
  const { page } = fox;
  await page.goto(pathToFileURL(resolve('dist/downloads/arbeitsbuch-offline.html')).href);
  await field(page, 'Ort der Gruppe').fill('Kanarienhausen');
  await button(page, 'Neues Arbeitsbuch beginnen').click();
  await expect.poll(() => textOf(page, '.town')).toContain('Kanarienhausen');
  await button(page, 'Sichern', 'nav[@aria-label="Arbeitsbuch"]').click();
  await field(page, 'Arbeitsbuch-Passphrase').fill(phrase);
  await field(page, 'Ich habe sie aufgeschrieben').click();
  await button(page, 'Als Datei sichern').click();
  await expect.poll(() => textOf(page, '.book-head .kept'), { timeout: 20_000 }).toMatch(/^In Datei .* gesichert, /);
  // While Firefox still writes, an empty file keeps the name and a .part holds what has come.
  const arrived = () => {
    const names = readdirSync(fox.downloads);
    const part = names.some((name) => name.endsWith('.part'));
    return part ? [] : names.map((name) => readFileSync(join(fox.downloads, name))).filter(({ length }) => length > 0);
  };
  await expect.poll(() => arrived().length, { timeout: 20_000 }).toBe(1);
  const opened = await decryptAge(new Uint8Array(arrived()[0] ?? []), phrase);
  expect(opened.ok && new TextDecoder().decode(opened.bytes)).toContain('Kanarienhausen');

  await button(page, 'Sperren').click();
  await expect.poll(() => textOf(page, '.town'), { timeout: 20_000 }).toBe('');
  await field(page, 'Arbeitsbuch-Passphrase').fill(phrase);
  expect(await textOf(page, '#arbeitsbuch')).not.toContain('Kanarienhausen');
  await button(page, 'Entsperren').click();
  await expect.poll(() => textOf(page, '.town'), { timeout: 20_000 }).toContain('Kanarienhausen');
  expect(fox.errors).toEqual([]);
});
