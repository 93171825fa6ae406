/** What the tests in Firefox start from: a browser with a folder of its own, and a page's buttons and fields by what stands on them. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { launchFirefox } from '../../scripts/firefox.ts';

export const origin = (): string => inject('origin');

/** A running Firefox. */
export interface Fox {
  browser: Browser;
  page: Page;
  /** Holds the profile and the downloads. Another Firefox started with it finds what this one kept. */
  folder: string;
  /** Where downloads go. */
  downloads: string;
  /** What went wrong on the page. */
  errors: string[];
  /** The power fails. */
  kill(): Promise<void>;
  /** Ends it and removes the folder. */
  close(): Promise<void>;
}

/** Starts one. @param folder of an earlier one. */
export async function startFox({ folder = newFolder(), isPrivate = false } = {}): Promise<Fox> {
  const [profile, downloads] = ['profile', 'downloads'].map((name) => join(folder, name)) as [string, string];
  for (const each of [profile, downloads]) mkdirSync(each, { recursive: true });
  const browser = await launchFirefox({ profile, downloads, isPrivate });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return {
    browser,
    page,
    folder,
    downloads,
    errors,
    async kill() {
      const running = browser.process();
      const ended = running && once(running, 'exit');
      running?.kill('SIGKILL');
      await ended;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fox-'));
}

/** The button or link whose text begins like this. @param within where to look, as an XPath step. */
export const button = (page: Page, name: string, within = '*'): Locator<Element> =>
  page.locator(`::-p-xpath(//${within}//*[self::button or self::a][starts-with(normalize-space(.), "${name}")])`);

/** The field with a label that begins like this. */
export const field = (page: Page, label: string): Locator<Element> =>
  page.locator(`::-p-xpath(//*[@id = //label[starts-with(normalize-space(.), "${label}")]/@for])`);

/** What stands in the first place that a selector finds; empty where it finds none. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? '', selector);
