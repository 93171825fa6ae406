/** The gated site in a browser: what opens, what stays shut, and what the host's log would tell. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { encryptSite } from '../../src/gate/build/encrypt.ts';
import { staticHost } from '../../src/gate/build/static-host.ts';
import type { Bytes } from '../../src/gate/bytes.ts';
import { stretch } from '../../src/gate/slots.ts';
import { site } from '../../src/site.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const chapter = 'leitfaden/formen/bedarf-erkennen/';
/** As cheap as the bounds allow: how dear guessing is, is not the matter here. */
const kdf = { algorithm: 'argon2id', memory: 19_456, passes: 2, lanes: 1 } as const;
const salt = new Uint8Array(16).fill(7);

interface Host {
  url: string;
  folder: string;
  /** Paths asked for, with the method. */
  log: string[];
  server: Server;
}

let host: Host;
let profile: string;
let context: BrowserContext;
let page: Page;
const folders: string[] = [];
const sites = new Map<string, Promise<string>>();

/** An encrypted copy of the finished site; built once for every base and key. */
function gated(base: string, contentKey: Bytes, from = 'dist', mark = ''): Promise<string> {
  const name = `${base} ${contentKey[0]} ${from} ${mark}`;
  const known = sites.get(name) ?? build(base, contentKey, from);
  sites.set(name, known);
  return known;
}

async function build(base: string, contentKey: Bytes, from: string): Promise<string> {
  const to = temporary();
  const stretched = [await stretch(phrase, salt, kdf)];
  await encryptSite({ from, to, base, contentKey, entrants: { salt, kdf, stretched }, wording: site.gate });
  return to;
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  folders.push(folder);
  return folder;
}

async function serve(from: string, base = '/'): Promise<Host> {
  const folder = temporary();
  cpSync(from, folder, { recursive: true });
  const log: string[] = [];
  const answer = staticHost(folder, base);
  const server = createServer((request, response) => {
    log.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, folder, log, server };
}

const key = (first: number) => new Uint8Array(32).fill(first);

/** The host gets another upload, all at once. */
function upload(folder: string): void {
  for (const name of readdirSync(host.folder)) rmSync(join(host.folder, name), { recursive: true });
  cpSync(folder, host.folder, { recursive: true });
}

async function start(): Promise<void> {
  context = await launchProfile(profile);
  page = context.pages()[0] ?? (await context.newPage());
}

async function unlock(on = page, word = phrase): Promise<void> {
  await on.getByLabel('Zugangswort', { exact: true }).fill(word);
  await on.getByRole('button', { name: 'Öffnen' }).click();
}

const isOpen = (on = page) => on.locator('.gate-lock').first().waitFor({ timeout: 30_000 });
const isLocked = (on = page) => on.getByLabel('Zugangswort', { exact: true }).waitFor({ timeout: 30_000 });

beforeEach(async () => {
  host = await serve(await gated('/', key(1)));
  profile = temporary();
  await start();
});
afterEach(async () => {
  await context.close();
  host.server.closeAllConnections();
  host.server.close();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('before the gate', () => {
  test('the shell tells nothing of what lies behind, and passes axe in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(host.url);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    expect(await page.title()).toBe(site.gate.title);
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(['tel:110', 'tel:112', site.gate.imprint, site.gate.privacy, site.gate.accessibility]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('a wrong word is said aloud and the field keeps it; nothing hostile in it does harm', async () => {
    await page.goto(host.url);
    const told = page.getByRole('status');
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await expect.poll(() => told.textContent()).toContain('Bitte geben Sie');
    for (const hostile of ['<img src=x onerror=alert(1)>', '\u0000\u202e', '{"__proto__":1}', '😀'.repeat(5000)]) {
      await unlock(page, hostile);
      await expect.poll(() => told.textContent(), { timeout: 30_000 }).toContain('passt nicht');
    }
    expect(
      host.log.filter((line) => !/^GET \/(_gate\/\w+\.(js|css)|gate\.json|c\/\w+\.bin|sw\.js)?$/.test(line)),
    ).toEqual([]);
  });

  test('the word can be shown, pasted and filled in by a password manager', async () => {
    await page.goto(host.url);
    const word = page.getByLabel('Zugangswort', { exact: true });
    expect(await word.getAttribute('autocomplete')).toBe('current-password');
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    expect(await word.getAttribute('type')).toBe('text');
    await unlock(page, `  ${phrase.toUpperCase().replaceAll(' ', '-')} `);
    await isOpen();
  });
});

describe('behind the gate', () => {
  test('a tour over pages, search, downloads, hover, new tab and reload leaves no route and no name at the host', async () => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(host.url);
    await unlock();
    await isOpen();
    await page.goto(`${host.url}${chapter}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.title()).toContain('Handbuch');
    await page.goBack();
    await isOpen();
    await page.goto(`${host.url}${chapter}`);
    await page.reload();
    await isOpen();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Selbstverständnis');
    await page.locator('#search-status', { hasText: '„Selbstverständnis“' }).waitFor();
    await page.locator('.search-results a').first().hover();
    await page.locator('.search-results a').first().click();
    await isOpen();
    await page.goto(`${host.url}vorlagen/selbstverstaendnis/`);
    await page.locator('.workbench').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href*="/downloads/"]').first().click(),
    ]);
    const name = download.suggestedFilename();
    expect(readFileSync(await download.path())).toEqual(readFileSync(join('dist/downloads', name)));
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Impressum' }).click({ modifiers: ['Control'] }),
    ]);
    await isOpen(tab);
    expect(await page.goto(`${host.url}gibt-es-nicht/`).then((answer) => answer?.status())).toBe(404);
    await page.getByRole('heading', { name: 'Seite nicht gefunden' }).waitFor();
    expect(
      host.log.filter((line) => !/^GET \/(_gate\/\w+\.(js|css)|gate\.json|c\/\w+\.bin|sw\.js)?$/.test(line)),
    ).toEqual([]);
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
  });

  test('a deep link opens where it points, with its anchor', async () => {
    const page404 = await page.goto(`${host.url}${chapter}#worum-es-geht`);
    expect(page404?.status()).toBe(404);
    await unlock();
    await isOpen();
    expect(new URL(page.url()).hash).toBe('#worum-es-geht');
    expect(page.url()).not.toContain('_g=');
    expect(new URL(page.url()).pathname).toBe(`/${chapter}`);
  });

  test('„Sperren“ locks every tab, and the back button shows nothing', async () => {
    await page.goto(host.url);
    await unlock();
    await isOpen();
    const other = await context.newPage();
    for (const path of ['hilfe/', chapter]) {
      await other.goto(host.url + path);
      await isOpen(other);
    }
    await page.getByRole('button', { name: 'Sperren' }).click();
    await isLocked(page);
    await isLocked(other);
    await other.goBack();
    await isLocked(other);
    expect(await other.getByRole('heading', { level: 1 }).textContent()).toBe(site.gate.title);
  });

  test('a worker that was stopped gets the key back from the open tab', async () => {
    await page.goto(host.url);
    await unlock();
    await isOpen();
    const devtools = await context.newCDPSession(page);
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await page.goto(`${host.url}${chapter}`);
    await isOpen();
  });

  test('is forgotten with the tab, or remembered for thirty days where that was chosen', async () => {
    await page.goto(host.url);
    await unlock();
    await isOpen();
    await context.close();
    await start();
    await page.goto(`${host.url}${chapter}`);
    await isLocked();
    await page.getByLabel('30 Tage merken').check();
    await unlock();
    await isOpen();
    await context.close();
    await start();
    await page.goto(`${host.url}${chapter}`);
    await isOpen();
    await page.getByRole('button', { name: 'Sperren' }).click();
    await isLocked();
    await context.close();
    await start();
    await page.goto(`${host.url}${chapter}`);
    await isLocked();
  });

  test('works in a subfolder', async () => {
    const inside = await serve(await gated('/handbuch/', key(2), 'dist-subfolder'), '/handbuch/');
    await page.goto(inside.url);
    await unlock();
    await isOpen();
    await page.goto(`${inside.url}${chapter}`);
    await isOpen();
    expect(
      inside.log.filter(
        (line) => !/^GET \/handbuch\/(_gate\/\w+\.(js|css)|gate\.json|c\/\w+\.bin|sw\.js)?$/.test(line),
      ),
    ).toEqual([]);
    inside.server.closeAllConnections();
    inside.server.close();
  });
});

describe('a new upload', () => {
  test('under the same key is read at once, ten times over', async () => {
    await page.goto(host.url);
    await unlock();
    await isOpen();
    const [one, two] = [await gated('/', key(1)), await gated('/', key(1), 'dist', 'again')];
    for (let run = 0; run < 10; run++) {
      upload(run % 2 === 0 ? two : one);
      await page.goto(`${host.url}${run % 2 === 0 ? chapter : ''}`);
      await isOpen();
    }
  });

  test('under a new key asks again, ten times over', async () => {
    const [one, two] = [await gated('/', key(1)), await gated('/', key(3))];
    await page.goto(host.url);
    await unlock();
    await isOpen();
    for (let run = 0; run < 10; run++) {
      upload(run % 2 === 0 ? two : one);
      // Within ten seconds the old build is still believed in: its blobs are gone.
      await page.goto(`${host.url}${run % 2 === 0 ? chapter : ''}`);
      await isLocked();
      await unlock();
      await isOpen();
    }
  });
});

describe('a damaged upload', () => {
  test.each([
    ['one bit', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte)))],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['empty', () => Buffer.alloc(0)],
  ])('is not shown: %s', async (_, spoil) => {
    await page.goto(host.url);
    await unlock();
    await isOpen();
    for (const name of readdirSync(join(host.folder, 'c'))) {
      const path = join(host.folder, 'c', name);
      writeFileSync(path, spoil(readFileSync(path)));
    }
    await page.goto(`${host.url}${chapter}`);
    await page.getByText('beschädigt oder wurde verändert').waitFor();
  });

  test('swapped and missing files are not shown', async () => {
    await page.goto(host.url);
    await unlock();
    await isOpen();
    const names = readdirSync(join(host.folder, 'c'));
    const contents = names.map((name) => readFileSync(join(host.folder, 'c', name)));
    names.forEach((name, at) => {
      writeFileSync(join(host.folder, 'c', name), contents[(at + 1) % names.length] ?? '');
    });
    await page.goto(`${host.url}${chapter}`);
    await page.getByText('beschädigt oder wurde verändert').waitFor();
    for (const name of names) rmSync(join(host.folder, 'c', name));
    await page.goto(`${host.url}hilfe/`);
    await page.getByText('liegt nicht mehr auf dem Server').waitFor();
  });

  test('a header that makes guessing cheap or breaks the machine is refused before any work', async () => {
    const header = JSON.parse(readFileSync(join(host.folder, 'gate.json'), 'utf8'));
    for (const memory of [8, 4_194_304]) {
      writeFileSync(join(host.folder, 'gate.json'), JSON.stringify({ ...header, kdf: { ...header.kdf, memory } }));
      await page.goto(host.url);
      await unlock();
      await expect.poll(() => page.getByRole('status').textContent()).toContain('nicht zusammenpasst');
    }
  });
});

describe('without service workers', () => {
  test('text, search and the lock are there', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    await page.goto(`${host.url}${chapter}`);
    await unlock();
    await page.getByText('Lesemodus').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Bedarf');
    await page.getByRole('search').last().getByRole('searchbox').fill('Selbstverständnis');
    await page.getByRole('button', { name: 'Suchen', exact: true }).last().click();
    await page.getByText(/Seiten gefunden zu „Selbstverständnis“/).waitFor({ timeout: 30_000 });
    await page.locator('.gate-bar li a').first().click();
    await page.locator('.gate-bar').waitFor();
    await page.getByRole('button', { name: 'Sperren' }).click();
    await isLocked();
    expect(host.log.filter((line) => /leitfaden|vorlagen|downloads/.test(line))).toEqual([`GET /${chapter}`]);
  });
});
