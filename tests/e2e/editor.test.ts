/** Filling in a template, as a person does: typing, changing one's mind, losing nothing, leaving nothing behind. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialog, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { parseFile } from '../../src/model/file.ts';
import charter from '../../src/templates/charter.ts';
import { templateIds } from '../../src/templates/index.ts';
import { axeFaults } from './axe.ts';
import { closeBrowser, onPaper, origin, type Reader, reader, visit } from './site.ts';

const path = '/vorlagen/selbstverstaendnis/';
const purpose = 'Wofür wir da sind';
let open: Reader;
let page: Page;
beforeEach(async () => {
  open = await reader({ acceptDownloads: true });
  page = open.page;
  await visit(page, path);
});
afterEach(async () => {
  expect(open.errors).toEqual([]);
  await open.close();
});
afterAll(closeBrowser);

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const preview = () => page.locator('.preview .sheet');
const said = () => page.locator('.workbench [role="status"]').first();

async function taken(name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function openText(text: string, name = 'x.sgv.json'): Promise<void> {
  await page.locator('.chooser').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

describe('the form', () => {
  test('shows in the preview what is typed, counts the sections and leads to what is open', async () => {
    await field(purpose).fill('Niemand bleibt allein.');
    await expect.poll(() => preview().textContent()).toContain('Niemand bleibt allein.');
    await page.getByText('Angaben sind noch offen').click();
    await page.getByRole('link', { name: 'Geschäftsführung', exact: true }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('feld-invitation-office');
    await field('Wie oft').fill('alle zwei Monate');
    await field('Wie lange').fill('120');
    await field('Wo').fill('Rathaus');
    await expect.poll(() => page.locator('.overview').textContent()).toContain('1 von 5 Abschnitten');
  });

  test('grows row by row with the keyboard, and the focus stays with the thing that moved', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    for (const name of ['Hauptamt', 'Polizei']) {
      await button('Mitglied hinzufügen').press('Enter');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.id))
        .toMatch(/^feld-members-agreement-.+-member$/);
      await page.keyboard.type(name);
    }
    const up = page.getByRole('button', { name: 'Nach oben Mitglied 2: Polizei' });
    await up.press('Enter');
    expect(await focused()).toBe('Nach oben Mitglied 1: Polizei');
    expect(await said().textContent()).toContain('steht jetzt an Stelle 1 von 2');
    await page.keyboard.press('Enter');
    expect(await said().textContent()).toBe('Mitglied 1: Polizei steht schon an erster Stelle.');
    await page.getByRole('button', { name: 'Nach unten Mitglied 2: Hauptamt' }).press('Enter');
    expect(await said().textContent()).toBe('Mitglied 2: Hauptamt steht schon an letzter Stelle.');
    await page.getByRole('button', { name: 'Entfernen Mitglied 1: Polizei' }).press('Enter');
    expect(await focused()).toBe('Entfernen Mitglied 1: Hauptamt');
    await button('Rückgängig').click();
    expect(await page.getByRole('group', { name: 'Mitglied 1: Polizei' }).count()).toBe(1);
  });

  test('unfolds the row in which something is still open, and goes there, by keyboard alone', async () => {
    const focusedId = () => page.evaluate(() => document.activeElement?.id);
    await visit(page, '/vorlagen/sprachregelung/');
    await button('Beispiel ansehen').click();
    await button('Als Grundlage übernehmen').click();
    const unfolded = page.locator('fieldset.row details[open]');
    const row = page.getByRole('group', { name: 'Situation 2: Ratsmitglied', exact: true });
    await row.locator('summary').press('Enter');
    expect(await unfolded.count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await row.locator('summary').press('Enter');
    expect(await unfolded.count()).toBe(0);
    await page.getByText('Eine Angabe ist noch offen').press('Enter');
    await page.getByRole('link', { name: 'Situation 2: Wir sagen' }).press('Enter');
    await expect.poll(focusedId).toBe('feld-situations-answers-s2-sentence');
    await page.keyboard.type('Dazu kann ich nichts sagen.');
    await expect.poll(() => preview().textContent()).toContain('Dazu kann ich nichts sagen.');
    // It stays unfolded where it goes, and its button keeps the focus.
    await page.getByRole('button', { name: 'Nach unten Situation 2: Ratsmitglied' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Nach unten Situation 3: Ratsmitglied',
    );
    expect(await page.locator('#feld-situations-answers-s2-sentence').count()).toBe(1);
    expect(await unfolded.count()).toBe(1);
  });

  test('comes out of the printer as its sheet alone, in the size of the PDF', async () => {
    await field(purpose).fill('Niemand bleibt allein.');
    await expect.poll(() => preview().textContent()).toContain('Niemand bleibt allein.');
    const { runs } = await onPaper(page);
    const typed = runs.find(({ text }) => text.includes('Niemand bleibt allein.'));
    // 10 points, at the left margin of 22 mm and not further in.
    expect(typed?.size).toBeCloseTo(10, 0);
    expect(Math.min(...runs.map(({ x }) => x))).toBeCloseTo((22 / 25.4) * 72, 0);
    expect(runs.map(({ text }) => text).join(' ')).not.toMatch(/Ausfüllen|Rückgängig|Vorschau/);
    expect(runs.filter(({ text }) => text === 'TLP:AMBER+STRICT')).toHaveLength(2);
  });

  test('says what is wrong with a number or a day and keeps what was typed', async () => {
    await field('Wie lange').fill('7');
    expect(await page.locator('#feld-rhythm-minutes-mehr').textContent()).toContain('von 15 bis 480');
    expect(await field('Wie lange').inputValue()).toBe('7');
    await field('Wie lange').fill('75');
    expect(await page.locator('#feld-rhythm-minutes-mehr').textContent()).toBe('');
  });

  test('proposes the review nine months after the decision, and takes another day', async () => {
    await field('Beschlossen am').fill('2027-05-31');
    await expect.poll(() => page.locator('#feld-members-reviewOn-mehr').textContent()).toContain('29. Februar 2028');
    await expect.poll(() => preview().textContent()).toContain('Überprüfung am 29. Februar 2028');
    await field('Überprüfung am').fill('2028-03-15');
    await expect.poll(() => preview().textContent()).toContain('Überprüfung am 15. März 2028');
  });

  test('can be undone and done again from anywhere but a text field, where the browser undoes', async () => {
    await field(purpose).fill('Eins');
    await field('Womit wir uns befassen').fill('Zwei');
    await page.locator('#werkbank').click();
    await page.keyboard.press('Control+z');
    expect(await field('Womit wir uns befassen').inputValue()).toBe('');
    expect(await field(purpose).inputValue()).toBe('Eins');
    await page.keyboard.press('Control+Shift+z');
    expect(await field('Womit wir uns befassen').inputValue()).toBe('Zwei');
    await field(purpose).focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' und mehr');
    await page.keyboard.press('Control+z');
    expect(await field('Womit wir uns befassen').inputValue()).toBe('Zwei');
    expect(await field(purpose).inputValue()).not.toBe('Eins und mehr');
  });

  test('is empty after „Leeren“, and full again after „Rückgängig“', async () => {
    await field(purpose).fill('Eins');
    await button('Leeren').click();
    expect(await field(purpose).inputValue()).toBe('');
    await button('Rückgängig').click();
    expect(await field(purpose).inputValue()).toBe('Eins');
  });

  test('keeps the draft while a sample is looked at, and gets it back after taking the sample over', async () => {
    await field(purpose).fill('Mein Satz');
    await button('Beispiel ansehen').click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('Musterstadt');
    await page.keyboard.press('Escape');
    expect(await field(purpose).inputValue()).toBe('Mein Satz');
    await button('Beispiel ansehen').click();
    await page.getByRole('button', { name: 'Als Grundlage übernehmen' }).click();
    expect(await field(purpose).inputValue()).toContain('Musterstadt');
    await button('Rückgängig').click();
    expect(await field(purpose).inputValue()).toBe('Mein Satz');
  });

  test('has nothing for axe to find, filled, with the dialog, in dark and narrow', async () => {
    const check = () => axeFaults(page);
    await button('Beispiel ansehen').click();
    expect(await check()).toEqual([]);
    await page.getByRole('button', { name: 'Als Grundlage übernehmen' }).click();
    expect(await check()).toEqual([]);
    await button('Weitergabe ohne Namen und Kontaktdaten').click();
    await page.getByRole('dialog').waitFor();
    expect(await check()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await check()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('a file', () => {
  test('that was saved opens again as it was, says that it is not encrypted, and is named neutrally', async () => {
    await field(purpose).fill('Niemand bleibt allein.');
    const { name, bytes } = await taken('Als Datei sichern');
    expect(name).toMatch(/^abstimmungstermin-\d{4}-\d\d-\d\d-\d{4}\.sgv\.json$/);
    expect(parseFile(bytes.toString('utf8'), charter)).toMatchObject({ ok: true, file: { revision: 1 } });
    await button('Leeren').click();
    await openText(bytes.toString('utf8'));
    await expect.poll(() => field(purpose).inputValue()).toBe('Niemand bleibt allein.');
    expect(await page.locator('.notice').textContent()).toContain('Diese Datei ist nicht verschlüsselt.');
  });

  test('that is older than what is open is not opened unasked', async () => {
    await field(purpose).fill('Erster Stand');
    const first = await taken('Als Datei sichern');
    await field(purpose).fill('Zweiter Stand');
    await taken('Als Datei sichern');
    await openText(first.bytes.toString('utf8'));
    const dialog = page.getByRole('dialog', { name: 'Diese Datei ist älter' });
    await dialog.waitFor();
    await page.getByRole('button', { name: 'Nicht öffnen' }).click();
    expect(await field(purpose).inputValue()).toBe('Zweiter Stand');
    await openText(first.bytes.toString('utf8'));
    await page.getByRole('button', { name: 'Ältere Datei öffnen' }).click();
    expect(await field(purpose).inputValue()).toBe('Erster Stand');
  });

  test.each([
    ['is not ours', 'Liebe Gruppe', 'keine Datei dieses Handbuchs'],
    ['is broken', '{"format":"strategiegruppe","kind":"vorlage",', 'beschädigt'],
    ['is from a newer version', '{"format":"strategiegruppe","kind":"vorlage","version":99}', 'neueren Version'],
    ['is locked', 'age-encryption.org/v1\n', 'verschlüsselt'],
    ['is 50 MB big', 'x'.repeat(50_000_000), 'größer als'],
    ['holds a script', '<script>window.hurt=1</script>', 'keine Datei dieses Handbuchs'],
  ])('that %s is told in German, and what was on the screen stays', async (_, text, sentence) => {
    await field(purpose).fill('Mein Satz');
    if (text.length > 40_000_000) {
      const folder = mkdtempSync(join(tmpdir(), 'gross-'));
      writeFileSync(join(folder, 'gross.json'), text);
      await page.locator('.chooser').setInputFiles(join(folder, 'gross.json'));
      rmSync(folder, { recursive: true });
    } else await openText(text);
    const problem = page.getByRole('alert').filter({ hasText: sentence });
    await problem.waitFor();
    expect(await problem.textContent()).toContain('unverändert');
    expect(await field(purpose).inputValue()).toBe('Mein Satz');
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });

  test('with markup in its texts shows the markup as text', async () => {
    const values = structuredClone(charter.samples[0]?.values) as Record<string, Record<string, unknown>>;
    values['tasks'] = { ...values['tasks'], purpose: '<img src=x onerror="window.hurt=1"><b>fett</b>' };
    await openText(
      JSON.stringify({
        format: 'strategiegruppe',
        kind: 'vorlage',
        version: 1,
        id: 'a',
        revision: 1,
        savedAt: '2027-01-01T00:00:00Z',
        content: { template: 'selbstverstaendnis', values },
      }),
    );
    await expect.poll(() => preview().textContent()).toContain('<b>fett</b>');
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });
});

describe('taking away', () => {
  test.each([
    ['Als ODT herunterladen', 'odt', 'PK'],
    ['Als PDF herunterladen', 'pdf', '%PDF-1.7'],
    ['Als Word-Datei herunterladen', 'docx', 'PK'],
    ['Als Markdown herunterladen', 'md', '# Selbstverständnis'],
  ])('%s gives the file under its neutral name', async (name, extension, beginning) => {
    await field(purpose).fill('Niemand bleibt allein.');
    await field('Neutraler Titel').fill('Jour fixe Ü');
    const file = await taken(name);
    expect(file.name).toMatch(new RegExp(`^jour-fixe-ue-\\d{4}-\\d\\d-\\d\\d-\\d{4}\\.${extension}$`));
    expect(file.bytes.toString('utf8').startsWith(beginning)).toBe(true);
    await expect.poll(() => said().textContent()).toContain('Diese Datei ist nicht verschlüsselt.');
  });

  test('that fails keeps everything and says what to do', async () => {
    await field(purpose).fill('Mein Satz');
    await page.route('**/*.js', (route) => route.abort());
    await button('Als PDF herunterladen').click();
    await page.getByRole('alert').filter({ hasText: 'konnte nicht erstellt werden' }).waitFor();
    expect(await field(purpose).inputValue()).toBe('Mein Satz');
    await page.unroute('**/*.js');
    open.errors.length = 0;
    await taken('Als ODT herunterladen');
  });

  test('the dates for the calendar under the neutral title', async () => {
    await field('Beschlossen am').fill('2027-01-12');
    await expect
      .poll(() => button('Termine für den Kalender herunterladen (ICS)').getAttribute('aria-disabled'))
      .toBe('false');
    const ics = (await taken('Termine für den Kalender herunterladen (ICS)')).bytes.toString('utf8');
    expect(ics).toContain('DTSTART;VALUE=DATE:20271012');
    expect(ics).toContain('SUMMARY:Abstimmungstermin');
    expect(ics).not.toMatch(/Selbstverst|Strategiegruppe.*SUMMARY/);
  });

  test('„Weitergabe ohne Namen und Kontaktdaten“ lets out what was released and nothing else', async () => {
    await field(purpose).fill('KANARIE-EINS');
    await field('Was nicht unsere Sache ist').fill('KANARIE-ZWEI');
    await field('Neutraler Titel').fill('KANARIE-TITEL');
    await button('Weitergabe ohne Namen und Kontaktdaten').click();
    await page.getByRole('checkbox', { name: 'Was nicht unsere Sache ist' }).check();
    const { name, bytes } = await taken('Weitergabe als Markdown');
    expect(name + bytes.toString('utf8')).toContain('KANARIE-ZWEI');
    expect(name + bytes.toString('utf8')).not.toMatch(/KANARIE-(EINS|TITEL)/i);
    expect(bytes.toString('utf8')).toContain('nicht freigegebene freie Texte');
  });

  test('a red document stays', async () => {
    await page.locator('#feld-handling-tlp-red').check();
    // The button says that it is off, and still answers why.
    await button('Weitergabe ohne Namen und Kontaktdaten').click({ force: true });
    await page.getByRole('alert').filter({ hasText: 'TLP:RED' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('nothing stays behind', () => {
  test.each(templateIds)('every field of %s keeps to itself what is typed', async (id) => {
    await visit(page, `/vorlagen/${id}/`);
    for (const add of await page.getByRole('button', { name: /hinzufügen$/ }).all()) await add.click();
    const loud = await page
      .locator('.workbench')
      .locator('input:not([type=file]), textarea, select')
      .evaluateAll((inputs) =>
        inputs
          .filter(
            (input) =>
              input.getAttribute('autocomplete') !== 'off' ||
              input.getAttribute('spellcheck') !== 'false' ||
              input.getAttribute('writingsuggestions') !== 'false',
          )
          .map((input) => input.id),
      );
    expect(loud).toEqual([]);
    expect(await page.locator('.workbench').getAttribute('translate')).toBe('no');
  });

  test('neither in any storage nor in a request', async () => {
    await field(purpose).fill('KANARIENVOGEL');
    await taken('Als Datei sichern');
    const stored = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      document.cookie,
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await caches.keys()),
    ]);
    expect(stored.filter((name) => name)).toEqual([]);
    expect(open.foreign).toEqual([]);
    expect(open.requests.filter((request) => request.includes('KANARIENVOGEL'))).toEqual([]);
  });

  test('nor in the profile of the browser on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'profil-'));
    const context = await launchProfile(folder);
    const tab = await context.newPage();
    await tab.goto(origin() + path);
    await tab.getByLabel(purpose, { exact: true }).fill('KANARIENVOGEL-IM-PROFIL');
    await tab.getByLabel('Wie oft', { exact: true }).fill('KANARIENVOGEL-IM-PROFIL');
    // The browser writes its session every few seconds.
    await tab.waitForTimeout(5000);
    await context.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(20);
    const words = Buffer.from('KANARIENVOGEL-IM-PROFIL');
    const wide = Buffer.from('KANARIENVOGEL-IM-PROFIL', 'utf16le');
    const leaks = files.filter((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return bytes.includes(words) || bytes.includes(wide);
    });
    rmSync(folder, { recursive: true });
    expect(leaks.map(({ name }) => name)).toEqual([]);
  });

  test('and the window title turns neutral', async () => {
    await field(purpose).fill('x');
    await expect.poll(() => page.title()).toBe('Abstimmungstermin');
  });
});

describe('leaving', () => {
  const warned = async (leave: () => Promise<unknown>): Promise<boolean> => {
    let asked = false;
    const answer = (dialog: Dialog) => {
      asked = dialog.type() === 'beforeunload';
      void dialog.accept();
    };
    page.on('dialog', answer);
    await leave();
    page.off('dialog', answer);
    return asked;
  };

  test('with unsaved input warns; untouched or saved it does not', async () => {
    expect(await warned(() => page.reload())).toBe(false);
    await page.locator('.workbench').waitFor();
    await field(purpose).click();
    await page.keyboard.type('x');
    expect(await warned(() => page.reload())).toBe(true);
    await page.locator('.workbench').waitFor();
    await field(purpose).click();
    await page.keyboard.type('x');
    await taken('Als Datei sichern');
    expect(await warned(() => page.reload())).toBe(false);
  });
});

describe('without scripts', () => {
  test.each(templateIds)('%s shows the filled example and offers the blank files', async (id) => {
    const still = await reader({ javaScriptEnabled: false });
    await still.page.goto(`${origin()}/vorlagen/${id}/`);
    expect(await still.page.locator('.without-script .sheet h1').count()).toBe(1);
    expect((await still.page.locator('.without-script .sheet').textContent())?.length).toBeGreaterThan(300);
    for (const extension of ['odt', 'pdf', 'docx', 'md']) {
      const response = await still.page.request.get(`${origin()}/downloads/${id}.${extension}`);
      expect(response.status()).toBe(200);
    }
    expect(await still.page.locator('.blank-files a').count()).toBe(4);
    await still.close();
  });
});
