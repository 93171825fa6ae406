/** Firefox, for the tests of what it does differently: it writes no file back, and restores what was typed into pages. */
import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';
import { installFromDebian } from './debian.ts';

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Path of Firefox, or undefined. `FIREFOX` in the environment comes first. */
export function findFirefox(): string | undefined {
  return [process.env['FIREFOX'], ...places].find((path): path is string => Boolean(path) && existsSync(path ?? ''));
}

/** Installs Firefox where that is ours to do: on Debian, as root. */
export function installFirefox(): void {
  installFromDebian('Firefox für die Prüfung', ['firefox-esr']);
}

interface Wishes {
  /** A profile that is kept, as on a person's machine; else one that goes with the browser. */
  profile?: string;
  /** Where downloads go, without asking. */
  downloads?: string;
  /** Every window is a private one. */
  isPrivate?: boolean;
}

/** Starts Firefox without a window; puppeteer speaks WebDriver BiDi to it. @throws Error where there is none. */
export async function launchFirefox({ profile, downloads, isPrivate = false }: Wishes = {}): Promise<Browser> {
  const executablePath = findFirefox();
  if (!executablePath) {
    throw new Error('Es wurde kein Firefox gefunden. Bitte installieren oder den Pfad in FIREFOX angeben.');
  }
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    timeout: 120_000,
    ...(profile === undefined ? {} : { userDataDir: profile }),
    extraPrefsFirefox: {
      'intl.accept_languages': 'de-DE, de',
      'ui.prefersReducedMotion': 1,
      'browser.privatebrowsing.autostart': isPrivate,
      // As on a person's machine: what stands in a page is written down for the case of a crash, here every second.
      'browser.sessionstore.resume_from_crash': true,
      'browser.sessionstore.interval': 1000,
      'browser.sessionstore.interval.idle': 1000,
      ...(downloads === undefined ? {} : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
    },
  });
}
