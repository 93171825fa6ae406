/** Sessions in the workbook: planned, run and recorded by keyboard alone; what leaves holds what it may; a touch moves a block. */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { closeBrowser, onPaper, type Reader, reader, visit } from './site.ts';

let open: Reader;
let page: Page;
beforeEach(async () => {
  open = await reader({ acceptDownloads: true, hasTouch: true });
  page = open.page;
  await page.clock.install({ time: new Date('2027-10-12T08:00:00Z') });
  await visit(page, '/arbeitsbuch/');
  await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
  await button('Neues Arbeitsbuch beginnen').click();
  await page.getByRole('heading', { name: 'Der Weg' }).waitFor();
});
afterEach(async () => {
  expect(open.errors).toEqual([]);
  expect(open.foreign).toEqual([]);
  await open.close();
});
afterAll(closeBrowser);

const button = (name: string) => page.getByRole('button', { name, exact: true });
const status = () => page.locator('.sheet-of-work > .status').first().textContent();
const titles = () =>
  page
    .locator('.block-title')
    .evaluateAll((all) => all.map((each) => (each instanceof HTMLInputElement ? each.value : '')));

async function go(chapter: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', { name: chapter, exact: true }).click();
}

async function withSeats(): Promise<void> {
  await go('Sitzplan');
  await button('Beispiel ansehen').click();
  await button('Als Grundlage übernehmen').click();
}

async function plan(choice: string): Promise<void> {
  await go('Sitzungen');
  await button('Sitzung planen').click();
  const select = page.getByLabel('Ausgehen von');
  await expect.poll(() => select.textContent()).toContain(choice);
  const label = await select.getByRole('option').filter({ hasText: choice }).first().textContent();
  await select.selectOption({ label: label ?? '' });
  await page.getByLabel('Tag', { exact: true }).fill('2027-10-12');
  await button('Sitzung anlegen').click();
  await page.locator('.block, #block-hinzufuegen').first().waitFor();
}

/** What the focus is on, by its name. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return '';
    const own = element.getAttribute('aria-label');
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLLabelElement>)] : [];
    return (own ?? labels[0]?.textContent ?? element.textContent ?? '').trim().replace(/\s+/g, ' ');
  });

/** Goes on with Tab until something with this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let tabs = 0; tabs < 160; tabs += 1) {
    if ((await focused()).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

async function saved(press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

async function clean(): Promise<void> {
  expect(await axeFaults(page, { inside: '.workbench-place' })).toEqual([]);
}

describe('a session', () => {
  test('is planned, run and recorded by keyboard alone, and „nach außen“ holds what it may', async () => {
    await plan('Leer beginnen');
    await page.locator('#block-hinzufuegen').focus();
    for (let count = 1; count <= 10; count += 1) {
      await tabTo('Block hinzufügen');
      await page.keyboard.press('Enter');
      await expect.poll(focused).toBe(`Titel von Block ${count}`);
      await page.keyboard.type(`Punkt ${count}`);
      await page.keyboard.press('Tab');
      await page.keyboard.type('12');
    }
    await expect.poll(() => page.locator('.time-used').textContent()).toContain('120 von 120 Minuten verplant');
    await tabTo('Nach oben Block 10: Punkt 10');
    await page.keyboard.press('Enter');
    await expect.poll(status).toContain('Punkt 10 steht jetzt an Stelle 9 von 10');
    await expect.poll(focused).toBe('Nach oben Block 9: Punkt 10');
    expect((await titles()).slice(8)).toEqual(['Punkt 10', 'Punkt 9']);

    await page.keyboard.press('Control+Home');
    await tabTo('Durchführen');
    await page.keyboard.press('Enter');
    await tabTo('Sitzung starten');
    await page.keyboard.press('Enter');
    const live = page.locator('dialog.live');
    await expect.poll(() => live.locator('h2').textContent()).toBe('Punkt 1');
    await page.clock.fastForward('09:40');
    await expect.poll(() => live.locator('.face').textContent()).toContain('Bald zu Ende');
    await page.clock.fastForward('01:50');
    await expect.poll(() => live.locator('.face').textContent()).toContain('Gleich zu Ende');
    await page.clock.fastForward('05:00');
    await expect.poll(() => live.locator('.face').textContent()).toContain('Zeit abgelaufen');
    // Only the clock turns red; what is to be read and pressed stays as calm as it was.
    const ink = (part: string) => live.locator(part).evaluate((element) => getComputedStyle(element).color);
    expect(await ink('.ending')).not.toBe(await ink('.face span'));
    expect(await ink('.ending')).toBe(await ink('.live-page'));
    await tabTo('Nächster Block');
    await page.keyboard.press('Enter');
    await expect.poll(() => live.locator('h2').textContent()).toBe('Punkt 2');
    await expect.poll(() => live.locator('.ending').textContent()).toMatch(/[45] Minuten zu spät/);
    await tabTo('Rest kürzen');
    await page.keyboard.press('Enter');
    await expect.poll(() => live.locator('.ending').textContent()).not.toContain('zu spät');

    for (const [level, value, text] of [
      ['TLP:AMBER', 'amber', 'kanarie-intern'],
      ['TLP:CLEAR', 'clear', 'kanarie-frei'],
    ] as const) {
      await tabTo('TLP-Stufe');
      await page.keyboard.type(level);
      await expect.poll(() => live.getByLabel('TLP-Stufe').inputValue()).toBe(value);
      await tabTo('Wortlaut');
      await page.keyboard.type(text);
      await tabTo('Festhalten');
      await page.keyboard.press('Enter');
      await expect.poll(() => live.getByRole('status').textContent()).toContain('Der Beschluss steht im Protokoll');
    }
    // What was free to leave says nothing about the next entry.
    expect(await live.getByLabel('TLP-Stufe').inputValue()).toBe('amber-strict');
    await tabTo('Sitzung beenden');
    await page.keyboard.press('Enter');
    await tabTo('Zum Arbeitsbuch');
    await page.keyboard.press('Enter');
    await tabTo('Zum Protokoll');
    await page.keyboard.press('Enter');
    await tabTo('Nach außen als Markdown');
    const outside = await saved(() => page.keyboard.press('Enter'));
    expect(outside.name).toMatch(/^abstimmungstermin-aussen-2027-10-12-\d{4}\.md$/);
    expect(outside.text).toContain('kanarie-frei');
    expect(outside.text).not.toMatch(/kanarie-intern|Punkt/);
    expect(outside.text).toContain('Nicht enthalten: Beschlüsse anderer Stufen');
    const table = await saved(() => button('Nach außen als CSV').click());
    expect(table.text).toContain('kanarie-frei');
    expect(table.text).not.toMatch(/kanarie-intern|Punkt/);
    const inside = await saved(() => button('Protokoll als Markdown').click());
    expect(inside.text).toContain('kanarie-intern');
    // What was decided is not thrown away in passing.
    await button('Alle Sitzungen').click();
    await page.getByRole('button', { name: /^Entfernen/ }).click();
    await page.getByText('Aktenrelevanz, Aufbewahrungsfrist').waitFor();
    await button('Sitzung entfernen').click();
    await expect.poll(status).toContain('Bis dahin bleibt die Sitzung stehen');
    await button('Behalten').click();
    expect(await page.locator('.session-list > li').count()).toBe(1);
  });

  test('begins with a plan of the handbook, a method beside it, and undo takes each step back', async () => {
    await withSeats();
    await plan('Kennenlernen');
    await expect.poll(() => page.locator('.time-used').textContent()).toContain('120 von 120 Minuten verplant');
    const before = await titles();
    await clean();
    await button('Methoden danebenlegen').click();
    await page.getByRole('button', { name: 'Einfügen Blitzlicht' }).click();
    await expect.poll(titles).toEqual([...before, 'Blitzlicht']);
    await expect.poll(() => page.locator('.time-used').textContent()).toContain('Minuten zu viel');
    await button('Rückgängig').click();
    await expect.poll(titles).toEqual(before);
    await page.getByRole('button', { name: 'Bearbeiten Block 1' }).first().click();
    await clean();
    await page.getByLabel('Karten').check();
    await expect.poll(() => page.locator('.cards .block').count()).toBe(before.length);
    await clean();
  });

  test('is reordered by touch', async () => {
    await plan('Kennenlernen');
    const before = await titles();
    const session = await page.context().newCDPSession(page);
    const grips = page.locator('.grip');
    await grips.first().scrollIntoViewIfNeeded();
    const [from, to] = [await grips.nth(0).boundingBox(), await grips.nth(1).boundingBox()];
    if (!from || !to) throw new Error('no grip');
    const point = (box: { x: number; y: number }) => [{ x: Math.round(box.x + 8), y: Math.round(box.y + 12) }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(to) });
    await expect.poll(() => page.locator('.block.target').count()).toBe(1);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => (await titles()).slice(0, 2)).toEqual([before[1], before[0]]);
  });

  test('goes out as a neutral date, and as a cancellation with a higher number', async () => {
    await plan('Kennenlernen');
    await button('Einladen').click();
    const date = () => saved(() => page.getByRole('button', { name: /für den Kalender herunterladen/ }).click());
    const read = (text: string) => new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
    const first = read((await date()).text);
    expect(first?.getFirstPropertyValue('summary')).toBe('Abstimmungstermin');
    await button('Sitzung absagen').click();
    const off = read((await date()).text);
    expect(off?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(off?.getFirstPropertyValue('sequence')).toBe(1);
    expect(off?.getFirstPropertyValue('uid')).toBe(first?.getFirstPropertyValue('uid'));
    expect(await page.locator('.invitation').textContent()).toContain('löschen Sie den alten Eintrag');
    await clean();
  });

  test('is called at once after an incident, with a list of calls and not a word why', async () => {
    await withSeats();
    await go('Sitzungen');
    await button('Sondersitzung einberufen').click();
    await expect.poll(() => page.locator('.invitation').textContent()).toContain('Bitte rufen Sie mich kurz zurück');
    await page.getByLabel('Beginn', { exact: true }).fill('18:00');
    await expect.poll(() => page.locator('.invitation').textContent()).toContain('18:00 bis');
    expect(await page.getByRole('heading', { name: 'Anrufliste' }).count()).toBe(1);
    await clean();
  });

  test('shows the projector a plain window without notes', async () => {
    await plan('Kennenlernen');
    await page.getByRole('button', { name: /^Bearbeiten Block 1/ }).click();
    await page.getByRole('textbox', { name: 'Notizen' }).fill('kanarie-notiz');
    await button('Durchführen').click();
    await button('Sitzung starten').click();
    await page.locator('dialog.live .face').waitFor();
    await clean();
    const [wall] = await Promise.all([page.context().waitForEvent('page'), button('Fenster für den Beamer').click()]);
    await expect.poll(() => wall.locator('#block').textContent()).toBe('Begrüßung und Anlass');
    expect(await wall.title()).toBe('Abstimmungstermin');
    expect(await wall.locator('body').textContent()).not.toContain('kanarie-notiz');
    await button('Nächster Block').click();
    await expect.poll(() => wall.locator('#block').textContent()).toBe('Regeln für heute');
    // One press too many is taken back without leaving the clock.
    await button('Rückgängig: Nächster Block').click();
    await expect.poll(() => page.locator('dialog.live h2').textContent()).toBe('Begrüßung und Anlass');
    // What the wall shows never outlives the page that shows it.
    await Promise.all([wall.waitForEvent('close'), page.goto('about:blank')]);
  });

  test('asks once whether a running session is kept, and goes on after a reload', async () => {
    await plan('Kennenlernen');
    await button('Durchführen').click();
    await button('Sitzung starten').click();
    await button('Nächster Block').click();
    await button('Verschlüsselt sichern').click();
    await page.getByRole('heading', { name: 'Sichern', exact: true }).waitFor();
    await page.getByLabel(/^Nein\. Wer die Datei/).check();
    await button('In diesem Browser sichern').click();
    await expect.poll(status).toMatch(/^Gesichert/);
    await page.reload();
    await page.getByRole('button', { name: /^Öffnen/ }).click();
    await go('Sitzungen');
    await button('Zur laufenden Sitzung').click();
    await button('Laufansicht öffnen').click();
    await expect.poll(() => page.locator('dialog.live h2').textContent()).toBe('Regeln für heute');
    expect(await button('Verschlüsselt sichern').count()).toBe(0);
  });

  test('travels as a file, and comes back over what stands here only after a look', async () => {
    await withSeats();
    await plan('Kennenlernen');
    await button('Mitnehmen').click();
    const file = await saved(() => button('Sitzung als Datei weitergeben').click());
    expect(file.name).toMatch(/^abstimmungstermin-sitzung-.*\.sgv\.json$/);
    await button('Planen').click();
    await page.locator('.block-title').first().fill('Hier geändert');
    await button('Alle Sitzungen').click();
    const give = () =>
      page
        .getByLabel('Sitzung übernehmen')
        .setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
    await give();
    await page.getByText('Diese Sitzung gibt es hier schon').waitFor();
    expect(await page.getByText('Sie sagt etwas anderes bei: Ablauf.').count()).toBe(1);
    await button('Durch die Datei ersetzen').click();
    await expect.poll(async () => (await titles())[0]).toBe('Begrüßung und Anlass');
    await button('Rückgängig').click();
    await expect.poll(async () => (await titles())[0]).toBe('Hier geändert');
    // In a workbook that knows nobody of them, the seats still have their functions.
    await page.reload();
    await page.getByLabel('Ort der Gruppe').fill('Moderation');
    await button('Neues Arbeitsbuch beginnen').click();
    await go('Sitzungen');
    await give();
    await expect.poll(async () => (await titles())[0]).toBe('Begrüßung und Anlass');
    await page.getByText('Rahmen: Tag, Ort').click();
    expect(await page.getByLabel('Opferberatung', { exact: true }).first().isChecked()).toBe(true);
  });

  test('a method is dragged in by mouse; an own plan is kept, renamed and taken along', async () => {
    // So high that plan and methods are both in sight.
    await page.setViewportSize({ width: 1280, height: 2000 });
    await plan('Kennenlernen');
    const before = await titles();
    await button('Methoden danebenlegen').click();
    const grip = page.locator('.offers .grip').first();
    await grip.scrollIntoViewIfNeeded();
    const [from, to] = [await grip.boundingBox(), await page.locator('.block').first().boundingBox()];
    if (!from || !to) throw new Error('nothing to drag');
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + to.height - 6, { steps: 4 });
    await expect
      .poll(() => page.locator('#beim-ziehen').textContent())
      .toBe(`Beim Loslassen: Stelle 2 von ${before.length + 1}.`);
    await page.mouse.up();
    await expect.poll(titles).toEqual([before[0], 'Ankommen mit einer Frage', ...before.slice(1)]);
    await button('Ablauf als eigenen Plan behalten').click();
    await button('Alle Sitzungen').click();
    await page.getByText('Plan · ').click();
    await page.getByLabel('Name des Plans').fill('Unser Plan');
    const collection = await saved(() => button('Eigene Pläne und Methoden als Datei weitergeben').click());
    expect(JSON.parse(collection.text).content.plans[0].value.title).toBe('Unser Plan');
    await clean();
  });

  test('a series goes out as one file, and the cockpit knows that everybody is invited', async () => {
    await go('Sitzungen');
    await button('Sitzung planen').click();
    await page.getByLabel('Tag', { exact: true }).fill('2027-10-12');
    await page.getByLabel('Wie viele Termine').fill('3');
    await page.getByLabel('Abstand').selectOption('month');
    await button('Sitzung anlegen').click();
    const { text } = await saved(() => button('Alle 3 Termine herunterladen (ICS)').click());
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(events.map((event) => String(event.getFirstPropertyValue('dtstart')).slice(0, 10))).toEqual([
      '2027-10-12',
      '2027-11-09',
      '2027-12-14',
    ]);
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(3);
    await expect.poll(() => page.locator('.cockpit').textContent()).toContain('nichts offen');
  });

  test('prints its plan on at most two pages, its minutes where they are open, and all sessions with their days', async () => {
    const words = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join(' ');
    await withSeats();
    await plan('Kennenlernen');
    const { pages, runs } = await onPaper(page);
    expect(pages).toBeLessThanOrEqual(2);
    expect(words(runs).replace(/\s+/g, '')).toContain('10:00–10:10');
    expect(words(runs)).not.toContain('Block hinzufügen');
    await button('Protokoll').click();
    await page.getByText('Etwas festhalten').click();
    await page.getByLabel('Wortlaut').fill('Die Halle bleibt zu');
    await button('Festhalten').click();
    const minutes = words((await onPaper(page)).runs);
    expect(minutes).toContain('Ergebnisprotokoll');
    expect(minutes).toContain('Noch nicht genehmigt');
    expect(minutes).toContain('Die Halle bleibt zu');
    expect(minutes).not.toContain('10:00–10:10');
    await button('Alle Sitzungen').click();
    const all = words((await onPaper(page)).runs);
    expect(all).toContain('12. Oktober 2027, 10:00 bis 12:00 Uhr · Reguläre Sitzung');
    expect(all).not.toMatch(/Entfernen|Sitzung planen|Sitzung übernehmen/);
  });

  test('fits a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await plan('Kennenlernen');
    for (const part of ['Planen', 'Einladen', 'Protokoll', 'Mitnehmen']) {
      await button(part).click();
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
        .toBe(0);
    }
  });
});
