/** How long someone waits for the first search result on a slow line. */
import type { Browser, Page } from 'playwright-core';
import type { Served } from './server.ts';
import { onPhone, slowDown } from './slow-line.ts';
import { compared, median, type Row } from './table.ts';

const term = 'Vertraulichkeit';

/** The parts of a search dialog. */
interface Parts {
  button: string;
  input: string;
  result: string;
}
const ours: Parts = { button: 'button.search-button', input: '#search-input', result: '.search-results a' };
const vanilla: Parts = {
  button: 'button[data-open-modal]',
  input: '.pagefind-ui__search-input',
  result: '.pagefind-ui__result-link',
};

/** Searches from a cold page, and from one that has had five seconds to itself; in turns, medians. */
export async function timeSearch(
  browser: Browser,
  sites: { ours: Served; vanilla: Served },
  path: string,
  runs: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, search, limit] of [
    ['Erstes Suchergebnis ab Seitenaufruf', coldSearch, 0.8],
    ['Erstes Suchergebnis ab Klick, Seite ruht', restedSearch, undefined],
  ] as const) {
    const times: { ours: number; vanilla: number }[] = [];
    for (let run = 0; run < runs; run++) {
      times.push({
        ours: await onPhone(browser, (page) => search(page, sites.ours.url + path, ours)),
        vanilla: await onPhone(browser, (page) => search(page, sites.vanilla.url + path, vanilla)),
      });
    }
    rows.push(
      compared(what, 'ms', median(times.map((run) => run.ours)), median(times.map((run) => run.vanilla)), limit),
    );
  }
  return rows;
}

/** Milliseconds from the start of the navigation: the person clicks as soon as the button can be clicked. */
async function coldSearch(page: Page, url: string, parts: Parts): Promise<number> {
  await slowDown(page);
  await page.goto(url, { waitUntil: 'commit' });
  return clickAndType(page, parts);
}

/** Milliseconds from the click, with everything there that loads by itself. */
async function restedSearch(page: Page, url: string, parts: Parts): Promise<number> {
  await slowDown(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(5000);
  const started = await page.evaluate(() => performance.now());
  return (await clickAndType(page, parts)) - started;
}

async function clickAndType(page: Page, { button, input, result }: Parts): Promise<number> {
  await usable(page, button);
  await page.locator(button).click({ force: true });
  await usable(page, input);
  await page.locator(input).focus();
  await page.keyboard.type(term);
  return usable(page, result);
}

/** Waits frame by frame (Playwright's own waiting rests up to half a second) until an element is visible and enabled; its time. */
async function usable(page: Page, selector: string): Promise<number> {
  const found = await page.waitForFunction(
    (wanted) => {
      const element = document.querySelector<HTMLElement>(wanted);
      return (
        element?.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && performance.now()
      );
    },
    selector,
    { polling: 'raf', timeout: 60_000 },
  );
  return Number(await found.jsonValue());
}
