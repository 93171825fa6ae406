/** Offline use: by choice only, whole or not at all, never swapped under open pages, gone again on demand. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { encryptSite } from '../../src/gate/build/encrypt.ts';
import { staticHost } from '../../src/gate/build/static-host.ts';
import { stretch } from '../../src/gate/build/stretch.ts';
import { usualKdf } from '../../src/gate/header.ts';
import { site } from '../../src/site.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const chapter = 'leitfaden/formen/bedarf-erkennen/';

let root: string;
let folder: string;
let server: Server;
let url: string;
let down = false;
let context: BrowserContext;
let page: Page;

async function serve(from: string): Promise<void> {
  folder = join(root, 'host');
  cpSync(from, folder, { recursive: true });
  const answer = staticHost(folder, '/');
  server = createServer((request, response) => (down ? response.destroy() : answer(request, response)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function start(): Promise<void> {
  context = await launchProfile(join(root, 'profile'));
  page = context.pages()[0] ?? (await context.newPage());
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const status = (text: string) => page.getByText(text).waitFor({ timeout: 60_000 });
const left = () =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'offline-'));
  down = false;
  await start();
});
afterEach(async () => {
  await context.close();
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

describe('without a gate', () => {
  beforeEach(() => serve('dist'));

  test('is kept by choice, opens without a host, and goes away again', async () => {
    await page.goto(`${url}arbeitsbuch/`);
    await page.getByText(/auf diesem Gerät: \d+,\d MB/).waitFor();
    expect(await left()).toEqual({ caches: [], workers: 0 });
    await button('Offline verfügbar machen').click();
    await status('jetzt auch ohne Verbindung');
    down = true;
    await page.goto(`${url}${chapter}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Bedarf');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Selbstverständnis');
    await page.locator('.search-results a').first().waitFor();
    await page.goto(`${url}vorlagen/selbstverstaendnis/`);
    await page.locator('.workbench').waitFor();
    await page.goto(`${url}arbeitsbuch/`);
    await button('Vom Gerät entfernen').click();
    await expect.poll(left, { timeout: 20_000 }).toEqual({ caches: [], workers: 0 });
  });

  test('a newer edition is announced, waits for a yes, and a half upload changes nothing', async () => {
    await page.goto(`${url}arbeitsbuch/`);
    await button('Offline verfügbar machen').click();
    await status('jetzt auch ohne Verbindung');
    const listed = readFileSync(join(folder, 'offline.json'), 'utf8');
    const front = readFileSync(join(folder, 'index.html'), 'utf8');
    // A new list is there, the files are not yet.
    writeFileSync(join(folder, 'index.html'), front.replace('<title>', '<title>Neu '));
    writeFileSync(join(folder, 'offline.json'), listed.replace(/"version":"\w+"/, '"version":"half"'));
    await page.reload();
    await button('Vom Gerät entfernen').waitFor();
    await page.goto(url);
    expect(await page.title()).not.toContain('Neu');
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', readFileSync(join(folder, 'index.html'))))
      .toString('hex')
      .slice(0, 24);
    const whole = listed
      .replace(/"version":"\w+"/, '"version":"whole"')
      .replace(/(\["index\.html",")\w+/, `$1${digest}`);
    writeFileSync(join(folder, 'offline.json'), whole);
    await page.goto(`${url}arbeitsbuch/`);
    await button('Neue Fassung benutzen').waitFor({ timeout: 60_000 });
    const other = await context.newPage();
    await other.goto(url);
    expect(await other.title()).not.toContain('Neu');
    await button('Neue Fassung benutzen').click();
    await expect.poll(async () => (await other.goto(url)) && other.title(), { timeout: 30_000 }).toContain('Neu');
  });
});

describe('a website that gets a gate', () => {
  beforeEach(() => serve('dist'));

  test('goes from the device with the next visit, readable as it was kept', async () => {
    await page.goto(`${url}arbeitsbuch/`);
    await button('Offline verfügbar machen').click();
    await status('jetzt auch ohne Verbindung');
    const entrants = { salt: new Uint8Array(16), kdf: usualKdf, stretched: [new Uint8Array(32)] };
    const [small, gated] = [join(root, 'small'), join(root, 'gated')];
    cpSync('dist/index.html', join(small, 'index.html'));
    await encryptSite({
      from: small,
      to: gated,
      base: '/',
      contentKey: new Uint8Array(32),
      entrants,
      wording: site.gate,
    });
    rmSync(folder, { recursive: true });
    cpSync(gated, folder, { recursive: true });
    await page.reload();
    await button('Neue Fassung benutzen').click();
    await page.getByLabel('Zugangswort', { exact: true }).waitFor();
    await expect.poll(async () => (await left()).caches, { timeout: 20_000 }).toEqual([]);
  });
});

describe('behind the gate', () => {
  const kdf = { algorithm: 'argon2id', memory: 19_456, passes: 2, lanes: 1 } as const;
  const salt = new Uint8Array(16);

  async function encrypt(from: string, to: string): Promise<void> {
    const entrants = { salt, kdf, stretched: [stretch(phrase, salt, kdf)] };
    await encryptSite({ from, to, base: '/', contentKey: new Uint8Array(32), entrants, wording: site.gate });
  }

  beforeEach(async () => {
    await encrypt('dist', join(root, 'gated'));
    await serve(join(root, 'gated'));
  });

  test('keeps ciphertext only, opens remembered without a host, and stays shut after „Sperren“', async () => {
    await page.goto(`${url}arbeitsbuch/`);
    await page.getByLabel('Zugangswort', { exact: true }).fill(phrase);
    await page.getByLabel('30 Tage merken').check();
    await button('Öffnen').click();
    await page.getByText(/auf diesem Gerät: \d+,\d MB/).waitFor({ timeout: 60_000 });
    await button('Offline verfügbar machen').click();
    await status('jetzt auch ohne Verbindung');
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
    expect(
      kept.filter((path) => !/^\/(c\/\w+\.bin|_gate\/\w+\.(js|css)|gate\.json|index\.html|current)$/.test(path)),
    ).toEqual([]);
    await context.close();
    down = true;
    await start();
    await page.goto(`${url}${chapter}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Bedarf');
    await button('Sperren').click();
    await page.getByLabel('Zugangswort', { exact: true }).waitFor();
    await page.goto(`${url}${chapter}`);
    await page.getByLabel('Zugangswort', { exact: true }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(site.gate.title);
  });

  test('a newer edition waits for a yes there too, under the worker that was there', async () => {
    await page.goto(`${url}arbeitsbuch/`);
    await page.getByLabel('Zugangswort', { exact: true }).fill(phrase);
    await button('Öffnen').click();
    await page.getByText(/auf diesem Gerät: \d+,\d MB/).waitFor({ timeout: 60_000 });
    await button('Offline verfügbar machen').click();
    await status('jetzt auch ohne Verbindung');
    cpSync('dist', join(root, 'newer'), { recursive: true });
    const front = readFileSync('dist/index.html', 'utf8');
    writeFileSync(join(root, 'newer', 'index.html'), front.replace('<title>', '<title>Neu '));
    await encrypt(join(root, 'newer'), join(root, 'again'));
    rmSync(folder, { recursive: true });
    cpSync(join(root, 'again'), folder, { recursive: true });
    const other = await context.newPage();
    await other.goto(url);
    await other.locator('.gate-lock').waitFor();
    expect(await other.title()).not.toContain('Neu');
    await page.reload();
    await button('Neue Fassung benutzen').waitFor({ timeout: 60_000 });
    await other.reload();
    expect(await other.title()).not.toContain('Neu');
    await button('Neue Fassung benutzen').click();
    await expect.poll(async () => (await other.goto(url)) && other.title(), { timeout: 30_000 }).toContain('Neu');
  });
});
