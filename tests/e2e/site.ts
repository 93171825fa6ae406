/** What every browser test starts from: the browser, the pages of the site, and a reader whose every request is watched. */
import { globSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../../scripts/browser.ts';

export const origin = (): string => inject('origin');

/** Addresses of all pages, from the built site. */
export const allPages: string[] = [
  ...globSync('dist/**/index.html').map(
    (file) => `/${file.replaceAll('\\', '/').replace(/^dist\/|index\.html$/g, '')}`,
  ),
  '/404.html',
].sort();

/** The same without all but the first two of the pages that one and the same template draws: methods and session plans. */
export const kindsOfPages: string[] = allPages.filter((path) => {
  const kind = /^\/moderation\/(methoden|sitzungen)\/./.exec(path)?.[1];
  return !kind || allPages.filter((other) => other.startsWith(`/moderation/${kind}/`)).indexOf(path) <= 2;
});

let running: Promise<Browser> | undefined;

/** One browser for a test file. */
function browser(): Promise<Browser> {
  running ??= launchBrowser();
  return running;
}

/** Ends the browser of a test file. */
export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}

/** A page in a fresh profile, and what went wrong or left the house while it was read. */
export interface Reader {
  page: Page;
  /** Requests to any other host. */
  foreign: string[];
  /** Every request, as path. */
  requests: string[];
  /** Errors in the console or on the page, refusals of the policy among them. */
  errors: string[];
  close(): Promise<void>;
}

export async function reader(options: BrowserContextOptions = {}): Promise<Reader> {
  const context = await (await browser()).newContext({
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
    // Smooth scrolling would still be under way when a test looks.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const [foreign, requests, errors]: string[][] = [[], [], []];
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(origin())) requests?.push(url.slice(origin().length));
    else if (!/^(data|blob|about):/.test(url)) foreign?.push(url);
  });
  page.on('pageerror', (error) => errors?.push(error.message));
  page.on('console', (message) => {
    // A 404 is announced by the browser itself; the page that answers it is tested on purpose.
    if (message.type() === 'error' && !message.text().includes('404')) errors?.push(message.text());
  });
  return { page, foreign: foreign ?? [], requests: requests ?? [], errors: errors ?? [], close: () => context.close() };
}

/** What comes out of the printer: runs of text, in order, with the size of their type and their distance from the left edge in points. */
export async function onPaper(
  page: Page,
): Promise<{ pages: number; runs: { text: string; size: number; x: number }[] }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const runs = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.flatMap((item) =>
        'str' in item && item.str.trim() !== '' ? [{ text: item.str, size: item.height, x: item.transform[4] }] : [],
      );
    }),
  );
  return { pages: pdf.numPages, runs: runs.flat() };
}

/** Opens a page and waits until everything that scripts draw on it is there. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(origin() + path);
  if ((await page.locator('.workbench-place').count()) > 0) await page.locator('.workbench').first().waitFor();
}
