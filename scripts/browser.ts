/** The browser that draws and tests: a person's own, or the system's. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Switches for a machine without a desktop: no sandbox (CI runs as root), no calls home. */
export const switches = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Where Chromium or a relative of it may be installed. `CHROMIUM` in the environment comes first. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a usable browser, or undefined. */
export function findBrowser(): string | undefined {
  const own = process.env['CHROMIUM'];
  const downloaded = chromium.executablePath();
  return [own, ...places, downloaded].find((path): path is string => Boolean(path) && existsSync(path ?? ''));
}

/** Starts the browser without a window. @throws Error that says in German how to get one. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: installedBrowser(), args: switches });
}

/** Starts the browser with a profile that is kept in a folder, as on a person's machine. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath: installedBrowser(), args: switches });
}

function installedBrowser(): string {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error(
      'Es wurde kein Chromium, Chrome oder Edge gefunden. Bitte eines installieren oder den Pfad in der Umgebungsvariable CHROMIUM angeben.',
    );
  }
  return executablePath;
}
