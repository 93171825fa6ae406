/** A scenario exercised and used, in the browser: with a fast clock, on a phone, through a reload. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeBrowser, type Reader, reader, visit } from './site.ts';

let open: Reader;
let page: Page;
afterEach(async () => {
  expect(open.errors).toEqual([]);
  expect(open.foreign).toEqual([]);
  await open.close();
});
afterAll(closeBrowser);

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function begin(viewport: { width: number; height: number }): Promise<void> {
  open = await reader({ acceptDownloads: true, viewport });
  page = open.page;
  await visit(page, '/vorlagen/notfallszenario/');
  await button('Beispiel ansehen').click();
  await button('Als Grundlage übernehmen').click();
}

async function taken(name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function clean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.workbench').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

describe('an exercise', () => {
  beforeEach(() => begin({ width: 1280, height: 900 }));

  test('is run with a fast clock, its log stands in the ODT, its finding in the scenario', async () => {
    await button('Planspiel vorbereiten').click();
    await button('Übung durchführen').waitFor();
    await clean();
    await page.clock.install();
    await button('Übung durchführen').click();
    await button('Übung beginnen').click();
    const table = page.locator('.exercise .table');
    await expect.poll(() => table.textContent()).toContain('toten Vogel');
    await page.clock.runFor('08:00');
    await expect.poll(() => table.textContent()).toContain('Einlage 2');
    await page.getByLabel('Festhalten').fill('Das Hauptamt ruft die Opferberatung an');
    await button('Ins Protokoll').click();
    await button('Pause').click();
    await page.clock.runFor('30:00');
    expect(await table.textContent()).toContain('Einlage 2');
    await button('Nächste Einlage jetzt').click();
    await expect.poll(() => table.textContent()).toContain('Einlage 3');
    await clean();
    await button('Übung beenden').click();

    await page.clock.resume();
    await button('Erkenntnis hinzufügen').click();
    await page
      .getByLabel('Schritt im Szenario')
      .selectOption({ label: '4 Leitung Hauptamt: hält Kontakt, sorgt dafür, dass jemand bei ihr ist' });
    await page.getByLabel('Was sich ändert').fill('nennt eine zweite Nummer');
    const odt = await taken('Protokoll und Nachbesprechung als ODT herunterladen');
    expect(odt.name).toMatch(/^uebung-.+-protokoll\.odt$/);
    const text = strFromU8(unzipSync(odt.bytes)['content.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');
    for (const words of [
      'Übung begonnen',
      'Das Hauptamt ruft die Opferberatung an',
      'Einlage 3',
      'Übung beendet',
      'nennt eine zweite Nummer',
    ])
      expect(text).toContain(words);
    const players = await taken('Blatt für die Mitspielenden als Markdown herunterladen');
    expect(players.bytes.toString()).toContain('toten Vogel');
    expect(players.bytes.toString()).not.toContain('Was folgen sollte');

    await button('In das Szenario übernehmen').click();
    await button('Zurück zum Szenario').click();
    await expect.poll(() => page.locator('.preview').textContent()).toContain('nennt eine zweite Nummer');
    await button('Rückgängig').click();
    await expect.poll(() => page.locator('.preview').textContent()).not.toContain('nennt eine zweite Nummer');
  });

  test('is saved as a file of its own and opened again', async () => {
    await button('Planspiel vorbereiten').click();
    const file = await taken('Als Datei sichern');
    expect(JSON.parse(file.bytes.toString())).toMatchObject({ format: 'strategiegruppe', kind: 'uebung' });
    await page.locator('.chooser').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
    await expect.poll(() => page.locator('.workbench .status').first().textContent()).toContain('Geöffnet');
    await button('Zurück zum Szenario').click();
    await page.locator('.chooser').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
    await expect.poll(() => page.locator('.problem').first().textContent()).toContain('unverändert');
  });
});

describe('an emergency, on a phone', () => {
  beforeEach(() => begin({ width: 360, height: 740 }));

  test('is sealed, goes on after a reload with its passphrase, and leaves nothing when it is removed', async () => {
    await button('Im Ernstfall benutzen').click();
    await page.getByText('Papier und Telefon zuerst').waitFor();
    await clean();
    await page.getByLabel(/^Ja\. Nach dem Neuladen/).check();
    await page.getByLabel('Passphrase für diesen Ernstfall').fill('kurz');
    await button('Beginnen').click();
    await expect.poll(() => page.locator('.emergency .problem').textContent()).toContain('mindestens 12 Zeichen');
    await page.getByLabel('Passphrase für diesen Ernstfall').fill('vier wilde Wörter hier');
    await button('Beginnen').click();
    await button('Erledigt Schritt 1').click();
    await button('Nein Schritt 6').click();
    await expect
      .poll(() => page.locator('.emergency .keeping').textContent())
      .toContain('Verschlüsselt auf diesem Gerät gesichert');
    const step = page.locator('.emergency .step').nth(7);
    expect(await step.textContent()).toContain('Entfällt auf diesem Weg');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const small = await page
      .locator('.emergency .answers button')
      .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
    expect(small).toBe(0);
    await clean();
    const log = await page.locator('.emergency .log').innerText();
    expect(log).toContain('Erledigt – Betroffene Person: wählt die 110');

    await page.reload();
    await button('Ernstfall fortsetzen').click();
    await page.getByLabel('Passphrase', { exact: true }).fill('vier falsche Wörter hier');
    await button('Fortsetzen').click();
    await expect.poll(() => page.locator('.emergency .problem').textContent()).toContain('Nichts ist verloren');
    await page.getByLabel('Passphrase', { exact: true }).fill('vier wilde Wörter hier');
    await button('Fortsetzen').click();
    await expect.poll(() => page.locator('.emergency .log').innerText()).toBe(log);

    await button('Beenden').click();
    const record = await taken('Verlauf als ODT herunterladen');
    const text = strFromU8(unzipSync(record.bytes)['content.xml'] ?? new Uint8Array());
    expect(text).toContain('Erledigt – Betroffene Person: wählt die 110');
    await button('Verlauf löschen und schließen').click();
    await expect.poll(() => page.locator('.emergency .problem').textContent()).toContain('Akten');
    await page.getByLabel('Geklärt mit (Stelle)').fill('Registratur');
    await button('Verlauf löschen und schließen').click();
    await button('Endgültig löschen').click();
    await page.locator('.emergency').waitFor({ state: 'detached' });
    expect(await databases()).toEqual([]);
  });

  test('that is not kept says so all the time, writes nothing, and warns before it is lost', async () => {
    await button('Im Ernstfall benutzen').click();
    await page.getByLabel(/^Nein\. Es geht/).check();
    await button('Beginnen').click();
    await button('Erledigt Schritt 1').click();
    await page.getByLabel('Notiz').fill('Ruft um elf zurück');
    await button('Mit Uhrzeit festhalten').click();
    expect(await page.locator('.emergency .keeping').textContent()).toContain('Geht beim Schließen verloren');
    expect(await page.locator('.emergency .log').innerText()).toContain('Ruft um elf zurück');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('.emergency .log').innerText()).toContain('Ruft um elf zurück');
    expect(await databases()).toEqual([]);
    const [warning] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    expect(warning.type()).toBe('beforeunload');
    await warning.accept();
  });
});
