/** A scenario exercised and used, in the browser: with a fast clock, on a phone, through a reload. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { closeBrowser, onPaper, type Reader, reader, visit } from './site.ts';

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
  expect(await axeFaults(page, { inside: '.workbench' })).toEqual([]);
}

/** Deriving a key takes as long as it takes on a busy machine. */
const patient = { timeout: 40_000 };

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
    await expect.poll(() => table.textContent(), patient).toContain('toten Vogel');
    await page.clock.runFor('08:00');
    await expect.poll(() => table.textContent(), patient).toContain('Einlage 2');
    await page.getByLabel('Festhalten').fill('Das Hauptamt ruft die Opferberatung an');
    await button('Ins Protokoll').click();
    await button('Pause').click();
    await page.clock.runFor('30:00');
    expect(await table.textContent()).toContain('Einlage 2');
    await button('Nächste Einlage jetzt').click();
    await expect.poll(() => table.textContent(), patient).toContain('Einlage 3');
    expect(await table.textContent()).toContain('Was folgen sollte');
    await page.getByLabel('Alle sehen diesen Bildschirm', { exact: false }).check();
    await expect.poll(() => table.textContent(), patient).not.toContain('Was folgen sollte');
    await button('Nächste Einlage auslassen').click();
    await clean();

    // The clock goes on while somebody looks at the scenario; what came meanwhile lies on the table afterwards.
    await button('Zurück zum Szenario').click();
    await page.clock.runFor('16:00');
    await button('Planspiel vorbereiten').click();
    await expect.poll(() => table.textContent(), patient).toContain('Einlage 5');
    await button('Übung beenden').click();

    await page.clock.resume();
    await button('Erkenntnis hinzufügen').click();
    await page
      .getByLabel('Schritt im Szenario')
      .selectOption({ label: '11 Opferberatung: fragt nach zwei Wochen noch einmal, wie es ihr geht' });
    await page.getByLabel('Was sich ändert').fill('nennt eine zweite Nummer');
    const odt = await taken('Protokoll und Nachbesprechung als ODT herunterladen');
    expect(odt.name).toMatch(/^uebung-.+-protokoll\.odt$/);
    const parts = unzipSync(odt.bytes);
    const words = (part: string) => strFromU8(parts[part] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');
    expect(words('styles.xml')).toContain('Übung – Übung – Übung');
    const text = words('content.xml');
    const lines = [
      'Übung begonnen',
      'Einlage 1:',
      'Einlage 2:',
      'Das Hauptamt ruft die Opferberatung an',
      'Pause',
      'Weiter',
      'Einlage 3:',
      'Einlage 4 ausgelassen:',
      'Einlage 5:',
      'Übung beendet',
      'nennt eine zweite Nummer',
    ];
    const places = lines.map((line) => text.indexOf(line));
    expect(Math.min(...places)).toBeGreaterThan(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const players = await taken('Blatt für die Mitspielenden als Markdown herunterladen');
    expect(players.bytes.toString()).toContain('toten Vogel');
    expect(players.bytes.toString()).not.toContain('Was folgen sollte');
    const leader = await taken('Als Markdown herunterladen');
    expect(leader.name).toMatch(/^uebung-.+-leitung\.md$/);
    const expected = [...leader.bytes.toString().matchAll(/\*\*Was folgen sollte:\*\* (.+)/g)].map(
      ([, words = '']) => words,
    );
    expect(expected.length).toBeGreaterThan(4);
    expect(expected.filter((words) => players.bytes.toString().includes(words))).toEqual([]);

    await button('In das Szenario übernehmen').click();
    await button('In das Szenario übernehmen').click();
    await expect
      .poll(() => page.locator('.workbench [role="status"]').first().textContent(), patient)
      .toContain('stehen schon im Szenario');
    await button('Zurück zum Szenario').click();
    await expect.poll(() => page.locator('.preview').textContent(), patient).toContain('nennt eine zweite Nummer');
    // It stands behind a step that leads to the end, and can be reached all the same.
    expect(await page.locator('.hints').textContent()).not.toContain('Kein Weg führt dorthin');
    await button('Rückgängig').click();
    await expect.poll(() => page.locator('.preview').textContent(), patient).not.toContain('nennt eine zweite Nummer');
  });

  test('is saved as a file of its own and opened again', async () => {
    await button('Planspiel vorbereiten').click();
    const file = await taken('Als Datei sichern');
    expect(JSON.parse(file.bytes.toString())).toMatchObject({ format: 'strategiegruppe', kind: 'uebung' });
    const choose = { name: file.name, mimeType: 'application/json', buffer: file.bytes };
    await page.locator('.chooser').setInputFiles(choose);
    await expect.poll(() => page.locator('.workbench .status').first().textContent(), patient).toContain('Geöffnet');
    await button('Zurück zum Szenario').click();
    await page.locator('.chooser').setInputFiles(choose);
    await expect.poll(() => page.locator('.problem').first().textContent(), patient).toContain('unverändert');
  });

  test('comes out of the printer: prepared, and what is written down while it runs', async () => {
    const words = async () => (await onPaper(page)).runs.map(({ text }) => text).join(' ');
    const { pages, runs } = await onPaper(page);
    expect(runs.map(({ text }) => text).join(' ')).toContain('Entwurf – örtlich noch nicht abgestimmt');
    // The level stands above and below on every page, and no page is blank.
    expect(pages).toBe(4);
    expect(runs.filter(({ text }) => text === 'TLP:RED').length).toBeGreaterThanOrEqual(2 * pages);
    await button('Planspiel vorbereiten').click();
    await button('Übung durchführen').waitFor();
    const prepared = await words();
    expect(prepared).toMatch(/Einlage 1\b.*Einlage 10\b/);
    expect(prepared).not.toContain('So erarbeiten Sie es');
    await button('Übung durchführen').click();
    await button('Übung beginnen').click();
    await page.getByLabel('Festhalten').fill('Das Hauptamt ruft an');
    await button('Ins Protokoll').click();
    await expect.poll(words, patient).toContain('Das Hauptamt ruft an');
    expect(await words()).not.toMatch(/So erarbeiten Sie es|Übung beenden/);
  });

  test('has its injects moved, changed and removed by keyboard', async () => {
    await button('Planspiel vorbereiten').click();
    const first = page.getByRole('button', { name: /^Nach unten Einlage 1:/ });
    await first.waitFor({ state: 'attached' });
    await page.locator('fieldset.row details').first().locator('summary').press('Enter');
    await first.press('Enter');
    await expect
      .poll(() => page.locator('.workbench [role="status"]').first().textContent(), patient)
      .toContain('steht jetzt an Stelle 2 von 10');
    await page.getByRole('button', { name: /^Entfernen Einlage 1:/ }).press('Enter');
    await expect.poll(() => page.locator('.preview').textContent(), patient).not.toContain('Einlage 10');
  });
});

// Several keys are derived in each; a busy machine may take its time.
describe('an emergency, on a phone', { timeout: 240_000 }, () => {
  beforeEach(() => begin({ width: 360, height: 740 }));
  const problem = () => page.locator('.emergency .problem').textContent();
  const log = () => page.locator('.emergency .log').innerText();

  async function sealed(passphrase: string): Promise<void> {
    await button('Im Ernstfall benutzen').click();
    await page.getByLabel(/^Ja\. Nach dem Neuladen/).check();
    await page.getByLabel('Passphrase für diesen Ernstfall').fill(passphrase);
    await button('Beginnen').click();
    await page.locator('.emergency .steps').waitFor(patient);
  }

  async function openAgain(passphrase: string): Promise<void> {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await button('Fortsetzen').click();
  }

  test('is sealed, goes on after a reload with its passphrase, and leaves nothing when it is removed', async () => {
    await button('Im Ernstfall benutzen').click();
    await page.getByText('Papier und Telefon zuerst').waitFor();
    await clean();
    await button('Schließen').click();
    await button('Im Ernstfall benutzen').click();
    await page.getByLabel(/^Ja\. Nach dem Neuladen/).check();
    await page.getByLabel('Passphrase für diesen Ernstfall').fill('kurz');
    await button('Beginnen').click();
    await expect.poll(problem, patient).toContain('mindestens 12 Zeichen');
    await page.getByLabel('Passphrase für diesen Ernstfall').fill('vier wilde Wörter hier');
    await button('Beginnen').click();
    await button('Erledigt Schritt 1').click(patient);
    await button('Nein Schritt 6').click();
    await expect
      .poll(() => page.locator('.emergency .keeping').textContent(), patient)
      .toContain('Verschlüsselt auf diesem Gerät gesichert');
    expect(await page.title()).toBe('Abstimmungstermin');
    // By this a workbook in another tab knows that it must not lock itself now.
    const running = () => page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name));
    expect(await running()).toContain('sgh-laeuft-ernstfall');
    const step = page.locator('.emergency .step').nth(7);
    expect(await step.textContent()).toContain('Entfällt auf diesem Weg');
    await page.locator('.emergency .consent summary').click();
    await button('Ja Einverständnis').click();
    await button('Ja Einverständnis').click();
    expect(await page.locator('.emergency .standing').textContent()).toContain('Kein Ja: nichts weitergeben');
    expect(await page.locator('.emergency').evaluate((node) => node.scrollWidth)).toBeLessThanOrEqual(360);
    const small = await page
      .locator('.emergency :is(.answers, .thumb) button')
      .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
    expect(small).toBe(0);
    await clean();
    const written = await log();
    for (const line of ['Erledigt – Betroffene Person: wählt die 110', 'Einverständnis: Antwort zurückgenommen'])
      expect(written).toContain(line);

    await page.reload();
    await button('Ernstfall fortsetzen').click();
    await openAgain('vier falsche Wörter hier');
    await expect.poll(problem, patient).toContain('Nichts ist verloren');
    await openAgain('vier wilde Wörter hier');
    await page.locator('.emergency .log').waitFor(patient);
    expect(await log()).toBe(written);

    await button('Schließen, später fortsetzen').click();
    await page.locator('.emergency').waitFor({ state: 'detached' });
    expect(await running()).toEqual([]);
    await button('Ernstfall fortsetzen').click();
    await openAgain('vier wilde Wörter hier');
    await page.locator('.emergency .log').waitFor(patient);
    await button('Beenden').click();
    await page.getByLabel('Geklärt mit (Stelle)').fill('Registratur');
    const record = await taken('Verlauf als ODT herunterladen');
    const text = strFromU8(unzipSync(record.bytes)['content.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
    expect(text).toContain('Erledigt – Betroffene Person: wählt die 110');
    expect(text).toContain('Registratur, ');
    await page.getByLabel('Geklärt mit (Stelle)').fill('');
    await button('Verlauf löschen und schließen').click();
    await expect.poll(problem, patient).toContain('Akten');
    await page.getByLabel('Geklärt mit (Stelle)').fill('Registratur');
    await button('Verlauf löschen und schließen').click();
    await clean();
    expect(await databases()).toEqual(['sgh-ernstfall']);
    await button('Endgültig löschen').click();
    await page.locator('.emergency').waitFor({ state: 'detached' });
    expect(await databases()).toEqual([]);
    expect(await page.evaluate(() => [...Object.keys(localStorage)].filter((key) => key.startsWith('sgh-')))).toEqual(
      [],
    );
  });

  test('that is not kept says so all the time, writes nothing, and warns before it is lost', async () => {
    await button('Im Ernstfall benutzen').click();
    await page.getByLabel(/^Nein\. Es geht/).check();
    await button('Beginnen').click();
    await button('Nächster Schritt').click();
    await page.keyboard.press('Enter');
    await button('Notiz').click();
    await page.keyboard.type('Ruft um elf zurück');
    await button('Mit Uhrzeit festhalten').click();
    expect(await page.locator('.emergency .keeping').textContent()).toContain('Geht beim Schließen verloren');
    // At 400 % zoom the steps have most of the height, and what is lost on closing is still said.
    await page.setViewportSize({ width: 320, height: 256 });
    await button('Ja Schritt 6').focus();
    const [header, answer] = await page
      .locator('.emergency header, .emergency .answers :focus')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
    expect(header?.height).toBeLessThan(128);
    expect(answer?.top).toBeGreaterThanOrEqual(header?.bottom ?? 256);
    expect(await page.locator('.emergency footer').evaluate((node) => getComputedStyle(node).position)).toBe('static');
    await page.setViewportSize({ width: 360, height: 740 });
    // A browser closes a dialog on the second Esc, whatever the page says.
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.emergency').evaluate((node) => node.matches(':modal')), patient).toBe(true);
    expect(await log()).toContain('Ruft um elf zurück');
    expect(await log()).toContain('Erledigt – Betroffene Person: wählt die 110');
    expect(await databases()).toEqual([]);
    const printed = (await onPaper(page)).runs.map(({ text }) => text).join(' ');
    expect(printed).toContain('Ruft um elf zurück');
    expect(printed).not.toMatch(/Nächster Schritt|So erarbeiten Sie es|Notfallszenario|Worum es geht/);
    expect(await page.locator('.record-on-paper').count()).toBe(0);
    const [warning] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
    expect(warning.type()).toBe('beforeunload');
    await warning.accept();
  });

  test('says at once when a line could not be sealed, and seals it all with the next one', async () => {
    await sealed('vier wilde Wörter hier');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      Object.assign(window, { healed: () => Object.assign(IDBObjectStore.prototype, { put }) });
    });
    await button('Erledigt Schritt 1').click();
    await expect.poll(problem, patient).toContain('Papier');
    expect(await page.locator('.emergency .keeping').textContent()).toContain('Geht beim Schließen verloren');
    expect(await log()).toContain('Erledigt – Betroffene Person: wählt die 110');
    await clean();
    await page.evaluate(() => (window as unknown as { healed(): void }).healed());
    await button('Erledigt Schritt 2').click();
    await expect
      .poll(() => page.locator('.emergency .keeping').textContent(), patient)
      .toContain('Verschlüsselt auf diesem Gerät gesichert');
    expect(await page.locator('.emergency .problem').count()).toBe(0);
    const written = await log();
    await page.reload();
    await button('Ernstfall fortsetzen').click();
    await openAgain('vier wilde Wörter hier');
    await page.locator('.emergency .log').waitFor(patient);
    expect(await log()).toBe(written);
  });

  test('is never overwritten by a second one, which can begin without being kept', async () => {
    await sealed('vier wilde Wörter hier');
    await button('Erledigt Schritt 1').click();
    const written = await log();
    await button('Schließen, später fortsetzen').click();
    await button('Im Ernstfall benutzen').click();
    await page.getByText('Passphrase nicht zur Hand').click();
    await button('Ohne Sicherung neu beginnen').click();
    await button('Beginnen').click();
    expect(await page.locator('.emergency .keeping').textContent()).toContain('Geht beim Schließen verloren');
    expect(await log()).not.toContain('Erledigt');
    await button('Beenden').click();
    await page.getByLabel('Geklärt mit (Stelle)').fill('Registratur');
    await button('Verlauf löschen und schließen').click();
    await button('Endgültig löschen').click();
    await page.locator('.emergency').waitFor({ state: 'detached' });
    await button('Ernstfall fortsetzen').click();
    await openAgain('vier wilde Wörter hier');
    await page.locator('.emergency .log').waitFor(patient);
    expect(await log()).toBe(written);
  });

  test('is written by one tab: another takes over, sealed before', async () => {
    await sealed('vier wilde Wörter hier');
    await button('Erledigt Schritt 1').click();
    const first = page;
    const second = await first.context().newPage();
    await visit(second, '/vorlagen/notfallszenario/');
    page = second;
    await button('Ernstfall fortsetzen').click();
    await openAgain('vier wilde Wörter hier');
    await expect.poll(problem, patient).toContain('in einem anderen Tab offen');
    await button('Hier weitermachen').click();
    await page.locator('.emergency .log').waitFor(patient);
    expect(await log()).toContain('Erledigt – Betroffene Person: wählt die 110');
    await expect
      .poll(() => first.locator('.emergency .problem').textContent(), patient)
      .toContain('geht in einem anderen Tab weiter');
    expect(await first.locator('.emergency .steps').count()).toBe(0);
    await button('Erledigt Schritt 2').click();
    await expect
      .poll(() => page.locator('.emergency .keeping').textContent(), patient)
      .toContain('Verschlüsselt auf diesem Gerät gesichert');
  });
});
