/** What a template's page weighs, how soon its files are there, and whether typing stays smooth. */
import { extname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { keyToPaint } from './keys.ts';
import type { Served } from './server.ts';
import { limitedAlone, median, type Row } from './table.ts';

const charter = '/vorlagen/selbstverstaendnis/';
/** Buttons of the four formats. */
const formats = ['ODT', 'PDF', 'Word-Datei', 'Markdown'];

/** Script of a template's page, time from click to file, and typing at a quarter of the speed. */
export async function timeTemplates(browser: Browser, site: Served, guidePage: string, runs: number): Promise<Row[]> {
  const [guide, template] = [await scriptOf(browser, site, guidePage), await scriptOf(browser, site, charter)];
  const rows = [limitedAlone(`Skript ${charter} über eine Leitfadenseite hinaus`, 'kB', (template - guide) / 1000, 45)];
  for (const format of formats) {
    rows.push(limitedAlone(`  Klick bis Datei, ${format}`, 'ms', await clickToFile(browser, site, format, runs), 300));
  }
  for (const path of await templatePages(browser, site)) {
    rows.push(limitedAlone(`  Tippen bei 4× gedrosselt, ${path}`, 'ms', await typing(browser, site, path), 50));
  }
  return rows;
}

async function inTab<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Bytes of script as sent, script in the page among them, before anything is touched. */
async function scriptOf(browser: Browser, site: Served, path: string): Promise<number> {
  return inTab(browser, async (page) => {
    site.takeLog();
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(2000);
    return site
      .takeLog()
      .filter((file) => extname(file.path) === '.js')
      .reduce((sum, { sent }) => sum + sent.length, 0);
  });
}

async function templatePages(browser: Browser, site: Served): Promise<string[]> {
  return inTab(browser, async (page) => {
    await page.goto(`${site.url}/vorlagen/`);
    return page
      .locator('.template-list h2 a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  });
}

/** Milliseconds from the click to the finished file, warm: the exporter has been used once before. */
async function clickToFile(browser: Browser, site: Served, format: string, runs: number): Promise<number> {
  return inTab(browser, async (page) => {
    await page.goto(site.url + charter);
    await takeSample(page);
    const button = page.getByRole('button', { name: `Als ${format} herunterladen`, exact: true });
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      await page.waitForTimeout(500);
      await button.evaluate((element) => {
        const from = performance.now();
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          document.body.dataset['time'] = String(performance.now() - from);
          URL.createObjectURL = create;
          return create.call(URL, blob);
        };
        if (element instanceof HTMLElement) element.click();
      });
      await page.waitForFunction(() => document.body.dataset['time'] !== undefined);
      times.push(await page.evaluate(() => Number(document.body.dataset['time'])));
      await page.evaluate(() => delete document.body.dataset['time']);
    }
    return median(times.slice(1));
  });
}

/** The 98th percentile of the time from a key to the next paint, on the largest sample with the preview open. */
async function typing(browser: Browser, site: Served, path: string): Promise<number> {
  return inTab(browser, async (page) => {
    await page.goto(site.url + path);
    await takeSample(page);
    await page.waitForTimeout(1000);
    // The first that can be seen: keys into a folded part would reach no field.
    const fields = page.locator('.workbench form :is(textarea, input[type=text])');
    return keyToPaint(page, fields.filter({ visible: true }).first());
  });
}

async function takeSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Beispiel ansehen' }).click();
  await page.getByRole('button', { name: 'Als Grundlage übernehmen' }).click();
}
