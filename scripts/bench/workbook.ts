/** The workbook after five years beside one that has just begun: how it opens, how typing feels, what saving costs the page. */
import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { loadTemplates } from '../../src/templates/index.ts';
import { type Workbook, writeWorkbook } from '../../src/workbook/file.ts';
import { newProfile } from '../../src/workbook/profile.ts';
import { chapterIds, chapterRecord, type Json, profileId, type Records } from '../../src/workbook/records.ts';
import { emptyBlock, emptySession } from '../../src/workbook/session/session.ts';
import { emptyTask } from '../../src/workbook/session/task.ts';
import { keyToPaint, rest, slowlyToPaint } from './keys.ts';
import type { Served } from './server.ts';
import { limitedAlone, median, type Row } from './table.ts';

const path = '/arbeitsbuch/';
const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';

export async function timeWorkbook(browser: Browser, site: Served, runs: number): Promise<Row[]> {
  const [small, large] = [await fileOf(1, 1, 1), await fileOf(60, 30, 500)];
  const script = await scriptBefore(browser, site);
  const one = await opening(browser, site, small, runs);
  const five = await opening(browser, site, large, runs);
  const { typing, saving } = await working(browser, site, large);
  const plan = await planning(browser, site, await fileOf(60, 1, 100, 200));
  return [
    limitedAlone(`Skript ${path} vor der ersten Eingabe`, 'kB', script / 1000, 90),
    limitedAlone('  Öffnen, eine Sitzung', 'ms', one.first, 1000),
    limitedAlone('  Öffnen, fünf Jahre, gegen eine Sitzung', 'times', five.first / one.first, 2),
    limitedAlone('  Noch einmal im selben Tab, eine Sitzung', 'ms', one.again, 1000),
    limitedAlone('  Noch einmal im selben Tab, fünf Jahre dagegen', 'times', five.again / one.again, 2),
    limitedAlone('  Tippen bei 4× gedrosselt, fünf Jahre', 'ms', typing, 64),
    limitedAlone('  Tippen in einen Ablauf, 200 Blöcke, 60 Sitzungen', 'ms', plan.typing, 64),
    limitedAlone('  Block verschieben darin', 'ms', plan.moving, 64),
    limitedAlone('  Sichern im Browser, Arbeit der Seite', 'ms', saving, 10),
  ];
}

/** The text of a workbook with so many sessions, versions of scenarios and tasks; the first session has `longest` blocks. */
async function fileOf(sessions: number, versions: number, tasks: number, longest = 12): Promise<string> {
  const templates = await loadTemplates();
  const sample = (id: string): Json =>
    JSON.parse(JSON.stringify(templates.find((each) => each.id === id)?.samples[0]?.values ?? {}));
  const course = 'Was geschieht, und wer leitet an. '.repeat(20);
  const many = (count: number, make: (index: number) => [string, Json]) =>
    Array.from({ length: count }, (_, index) => make(index));
  const records: Records = new Map<string, Json>([
    [profileId, { ...newProfile('Musterstadt') }],
    ...chapterIds.map((id): [string, Json] => [chapterRecord(id), sample(id)]),
    ['scenario/s', sample('notfallszenario')],
    ...many(versions, (index) => [
      `version/v${index}`,
      { scenario: 'scenario/s', keptOn: '2026-01-12', values: sample('notfallszenario') },
    ]),
    ...many(sessions, (index) => {
      const length = index === 0 ? longest : 12;
      const blocks = Array.from({ length }, (_, block) => emptyBlock(`b${block}`, { title: `Block ${block}`, course }));
      return [
        `session/s${index}`,
        emptySession(() => `u${index}`, { title: `Sitzung ${index}`, day: '2026-01-12', blocks }),
      ];
    }),
    ...many(tasks, (index) => [
      `task/t${index}`,
      emptyTask({ what: `Aufgabe ${index}`, other: 'Hauptamt', until: '2027-01-12' }),
    ]),
  ]);
  const workbook: Workbook = { id: 'messung', revision: 1, savedAt: '2026-11-22T13:03:00.000Z', records };
  return writeWorkbook(workbook);
}

/** Typing into a long plan beside many sessions, and moving a block in it. */
async function planning(browser: Browser, site: Served, text: string): Promise<{ typing: number; moving: number }> {
  return inTab(browser, site, async (page) => {
    await give(page, text);
    await page.locator('.path').waitFor();
    await page
      .getByRole('navigation', { name: 'Arbeitsbuch' })
      .getByRole('link', { name: 'Sitzungen', exact: true })
      .click();
    await page
      .getByRole('button', { name: /^Sitzung 0\b/ })
      .first()
      .click();
    const field = page.locator('.block-title').nth(100);
    await field.waitFor();
    const typing = await keyToPaint(page, field);
    const button = page.getByRole('button', { name: /^Nach unten Block 101\b/ });
    const moving = await slowlyToPaint(page, async () => {
      await button.focus();
      await page.waitForTimeout(rest);
      for (let press = 0; press < 20; press += 1) {
        await page.keyboard.press('Enter');
        await page.waitForTimeout(200);
      }
    });
    return { typing, moving };
  });
}

async function inTab<T>(browser: Browser, site: Served, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

async function scriptBefore(browser: Browser, site: Served): Promise<number> {
  site.takeLog();
  return inTab(browser, site, async (page) => {
    await page.waitForTimeout(1000);
    return site
      .takeLog()
      .filter((file) => extname(file.path) === '.js')
      .reduce((sum, { sent }) => sum + sent.length, 0);
  });
}

/** Milliseconds from the chosen file to the way of the group: in a tab that has just been opened, as everybody does it, and once more in the same tab. */
async function opening(
  browser: Browser,
  site: Served,
  text: string,
  runs: number,
): Promise<{ first: number; again: number }> {
  const first: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await inTab(browser, site, async (page) => {
      first.push(await timeToWay(page, text));
      await page.getByRole('button', { name: 'Schließen', exact: true }).click();
      await page.getByLabel('Ort der Gruppe').waitFor();
      again.push(await timeToWay(page, text));
    });
  }
  return { first: median(first), again: median(again) };
}

async function timeToWay(page: Page, text: string): Promise<number> {
  await page.evaluate(() => {
    const input = document.querySelector('.workbench input[type=file]');
    input?.addEventListener('change', () => Object.assign(window, { chosenAt: performance.now() }), { capture: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.path')) return;
      observer.disconnect();
      Object.assign(window, { shownAt: performance.now() });
    }).observe(document.body, { childList: true, subtree: true });
  });
  await give(page, text);
  await page.locator('.path').waitFor();
  return page.evaluate(() => {
    const { chosenAt, shownAt } = window as unknown as { chosenAt: number; shownAt: number };
    return shownAt - chosenAt;
  });
}

/** Typing into the large workbook, and what the page itself worked while it was saved. */
async function working(browser: Browser, site: Served, text: string): Promise<{ typing: number; saving: number }> {
  return inTab(browser, site, async (page) => {
    await give(page, text);
    await page.locator('.path').waitFor();
    const go = (name: string) =>
      page.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', { name, exact: true }).click();
    await go('Sichern');
    await page.getByLabel('Arbeitsbuch-Passphrase', { exact: true }).fill(phrase);
    await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
    await page.getByRole('button', { name: 'In diesem Browser sichern' }).click();
    await page.getByRole('button', { name: 'Passphrase ändern' }).waitFor({ timeout: 60_000 });
    await go('Selbstverständnis');
    const field = page.getByLabel('Wofür wir da sind', { exact: true });
    await field.waitFor();
    await page.waitForTimeout(1500);
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const resting = await pageTime(page, metrics, () => field.focus());
      times.push((await pageTime(page, metrics, () => field.press('a'))) - resting);
    }
    return { saving: median(times), typing: await keyToPaint(page, field) };
  });
}

/**
 * Milliseconds that the page itself worked while one change was saved. Typing and preview are over by then; a busy machine does not count.
 * Where nothing was done it is what a caret costs that blinks.
 */
async function pageTime(page: Page, metrics: CDPSession, act: () => Promise<void>): Promise<number> {
  await act();
  await page.waitForTimeout(350);
  const before = await taskTime(metrics);
  await page.waitForTimeout(1500);
  return (await taskTime(metrics)) - before;
}

async function taskTime(metrics: CDPSession): Promise<number> {
  const { metrics: all } = await metrics.send('Performance.getMetrics');
  return (all.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** A file on the disk, as a person has it: handed over as bytes it would be unpacked in the page, and cleared away while it is opened. */
async function give(page: Page, text: string): Promise<void> {
  const file = resolve('.bench/messung.sga.json');
  writeFileSync(file, text);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Arbeitsbuch aus Datei öffnen' }).click(),
  ]);
  await chooser.setFiles(file);
}
