/** The gated site in a browser: what opens, what stays shut, and what the host's log would tell. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchProfile } from '../../scripts/browser.ts';
import { site } from '../../src/site.ts';
import { axeFaults } from './axe.ts';
import {
  chapter,
  gated,
  type Host,
  isLocked,
  isOpen,
  key,
  phrase,
  removeFolders,
  serve,
  telling,
  temporary,
  unlock,
} from './gated.ts';
import { kindsOfPages } from './site.ts';

let host: Host;
let profile: string;
let context: BrowserContext;
let page: Page;

async function start(): Promise<void> {
  context = await launchProfile(profile);
  page = context.pages()[0] ?? (await context.newPage());
}

beforeEach(async () => {
  host = await serve(await gated('/', key(1)));
  profile = temporary();
  await start();
});
afterEach(async () => {
  await context.close();
  host.close();
});
afterAll(removeFolders);

describe('before the gate', () => {
  test('the shell tells nothing of what lies behind, and passes axe in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(host.url);
      expect(await axeFaults(page)).toEqual([]);
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
    for (const hostile of [
      '\u0001',
      '<img src=x onerror=alert(1)>',
      '\u0000\u202e',
      '{"__proto__":1}',
      '😀'.repeat(5000),
    ]) {
      await unlock(page, hostile);
      await expect.poll(() => told.textContent(), { timeout: 30_000 }).toContain('passt nicht');
      const word = page.getByLabel('Zugangswort', { exact: true });
      expect(await word.inputValue()).toBe(hostile);
      expect(await word.evaluate((field) => field === document.activeElement && field.ariaInvalid)).toBe('true');
    }
    expect(telling(host)).toEqual([]);
  });

  test('the work begins while the word is typed, and what was begun for another word opens nothing', async () => {
    await page.goto(host.url);
    const word = page.getByLabel('Zugangswort', { exact: true });
    await page.waitForFunction(() => performance.getEntriesByName(`${location.origin}/gate.json`).length > 0);
    await word.fill(phrase);
    await word.fill(`${phrase} nicht`);
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 }).toContain('passt nicht');
    await page.evaluate(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (...args: unknown[]) {
        performance.mark('begun');
        return Reflect.apply(post, this, args);
      };
    });
    await word.fill(phrase);
    await page.waitForFunction(() => performance.getEntriesByName('begun').length > 0);
    // Done without a click: the worker has ended, and whatever is asked of another from here on comes too late.
    await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(0);
    await page.evaluate(() => {
      Worker.prototype.postMessage = () => {
        throw new Error('The work had not begun.');
      };
    });
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await isOpen(page);
  });

  test('a form never hangs: not by what is typed while a word is tried, nor where the function is missing or does not run', async () => {
    const program = join(host.folder, '_gate/kdf.js');
    const whole = readFileSync(program, 'utf8');
    const told = () => expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 });
    rmSync(program);
    await page.goto(host.url);
    await unlock(page);
    await told().toContain('nicht erreichbar');
    writeFileSync(program, `delete self.WebAssembly;${whole}`);
    await unlock(page);
    await told().toContain('WebAssembly');
    writeFileSync(program, whole);
    await page.evaluate((text) => {
      const word = document.querySelector<HTMLInputElement>('#word');
      for (const [signs, submits] of [
        [`${text} nicht`, true],
        [`${text} noch nicht`, false],
        [text, false],
      ] as const) {
        if (!word) return;
        word.value = signs;
        word.dispatchEvent(new Event('input'));
        if (submits) word.form?.requestSubmit();
      }
    }, phrase);
    await told().toContain('passt nicht');
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await isOpen(page);
  });

  test('works with the keyboard alone; the word can be shown, pasted and filled in by a password manager', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(host.url);
    const word = page.getByLabel('Zugangswort', { exact: true });
    expect(await word.getAttribute('autocomplete')).toBe('current-password');
    expect(await page.locator('[autocomplete=username]').inputValue()).not.toBe('');
    await page.getByRole('link', { name: '112' }).focus();
    await page.keyboard.press('Tab');
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      `  ${phrase.toUpperCase().replaceAll(' ', '-')} `,
    );
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await word.getAttribute('type')).toBe('text');
    // The word alone says it: „Verbergen, gedrückt“ would be heard as hidden.
    expect(await page.getByRole('button', { name: 'Verbergen' }).getAttribute('aria-pressed')).toBeNull();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByLabel('30 Tage merken').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await isOpen(page);
  });

  test('a connection that is not secure is said, not tried', async () => {
    await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
    await page.goto(host.url);
    await expect.poll(() => page.getByRole('status').textContent()).toContain('https://');
    expect(host.log.filter((line) => line.includes('gate.json'))).toEqual([]);
  });
});

describe('behind the gate', () => {
  test('a tour over pages, search, downloads, hover, new tab and reload leaves no route and no name at the host', async () => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    await page.goto(`${host.url}${chapter}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.title()).toContain('Handbuch');
    await page.goBack();
    await isOpen(page);
    await page.goto(`${host.url}${chapter}`);
    await page.reload();
    await isOpen(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Selbstverständnis');
    await page.locator('#search-status', { hasText: '„Selbstverständnis“' }).waitFor();
    await page.locator('.search-results a').first().hover();
    await page.locator('.search-results a').first().click();
    await isOpen(page);
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
    expect(telling(host)).toEqual([]);
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
  });

  test('a deep link opens where it points, with its anchor', async () => {
    const page404 = await page.goto(`${host.url}${chapter}#drei-anzeichen`);
    expect(page404?.status()).toBe(404);
    await unlock(page);
    await isOpen(page);
    expect(new URL(page.url()).hash).toBe('#drei-anzeichen');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(page.url()).not.toContain('_g=');
    expect(new URL(page.url()).pathname).toBe(`/${chapter}`);
  });

  test('„Sperren“ locks every tab, and the back button shows nothing', async () => {
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
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
    await unlock(page);
    await isOpen(page);
    await stopWorkers();
    await page.goto(`${host.url}${chapter}`);
    await isOpen(page);
  });

  test('is forgotten with the tab, or remembered for thirty days where that was chosen', async () => {
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    await context.close();
    await start();
    await page.goto(`${host.url}${chapter}`);
    await isLocked(page);
    await page.getByLabel('30 Tage merken').check();
    await unlock(page);
    await isOpen(page);
    await context.close();
    await start();
    await page.goto(`${host.url}${chapter}`);
    await isOpen(page);
    await page.getByRole('button', { name: 'Sperren' }).click();
    await isLocked(page);
    await context.close();
    await start();
    await page.goto(`${host.url}${chapter}`);
    await isLocked(page);
  });

  test('works in a subfolder', async () => {
    const inside = await serve(await gated('/handbuch/', key(2), 'dist-subfolder'), '/handbuch/');
    await page.goto(inside.url);
    await unlock(page);
    await isOpen(page);
    await page.goto(`${inside.url}${chapter}`);
    await isOpen(page);
    expect(telling(inside, '/handbuch/')).toEqual([]);
    inside.close();
  });

  test('every kind of page keeps to its policy, and every download arrives as it was built', async () => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    await page.goto(host.url);
    await unlock(page);
    await isOpen(page);
    for (const path of kindsOfPages.filter((path) => path !== '/404.html')) {
      const answer = await page.goto(host.url + path.slice(1));
      expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(await page.locator('a[download], link[rel~=icon]:not([href^="data:"])').count()).toBe(0);
    }
    const files = readdirSync('dist/downloads').filter((name) => !/\.(br|gz)$/.test(name));
    const digests = await page.evaluate(
      (names) =>
        Promise.all(
          names.map(async (name) => {
            const bytes = await (await fetch(`/downloads/${name}`)).arrayBuffer();
            return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join(' ');
          }),
        ),
      files,
    );
    const built = files.map((name) =>
      [
        ...createHash('sha256')
          .update(readFileSync(join('dist/downloads', name)))
          .digest(),
      ].join(' '),
    );
    expect(digests).toEqual(built);
    expect(errors).toEqual([]);
  }, 180_000);

  test('a key that was to be kept for thirty days is not used on the thirty-first, nor one of a tab after eight hours', async () => {
    await page.goto(host.url);
    await page.getByLabel('30 Tage merken').check();
    await unlock(page);
    await isOpen(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.open('sgh-gate /').onsuccess = ({ target }) => {
            const database: IDBDatabase = (target as IDBOpenDBRequest).result;
            const store = database.transaction('key', 'readwrite').objectStore('key');
            store.get('key').onsuccess = ({ target: got }) => {
              const { result } = got as IDBRequest;
              if (result.key.extractable || !(result.until > Date.now() + 29 * 86_400_000))
                throw new Error('extractable');
              store.put({ ...result, until: Date.now() - 1 }, 'key').onsuccess = () => {
                database.close();
                resolve();
              };
            };
          };
        }),
    );
    await stopWorkers();
    await page.goto(`${host.url}${chapter}`);
    await isLocked(page);
    await unlock(page);
    await isOpen(page);
    await page.evaluate(() => {
      const [key, keyId] = JSON.parse(sessionStorage.getItem('sgh-gate /') ?? '[]');
      sessionStorage.setItem('sgh-gate /', JSON.stringify([key, keyId, Date.now() - 1]));
    });
    await stopWorkers();
    await page.goto(`${host.url}hilfe/`);
    await isLocked(page);
  });

  test('opens where the browser keeps nothing, and says so where its pages are bypassed, without going round in circles', async () => {
    const blocked = await context.newPage();
    await blocked.addInitScript(() =>
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
    );
    await blocked.goto(`${host.url}${chapter}`);
    await unlock(blocked);
    await isOpen(blocked);
    await blocked.getByRole('button', { name: 'Sperren' }).click();
    await isLocked(blocked);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setBypassServiceWorker', { bypass: true });
    await page.goto(host.url);
    await unlock(page);
    await expect
      .poll(() => page.getByRole('status').textContent(), { timeout: 30_000 })
      .toContain('lässt die entschlüsselten Seiten nicht durch');
    await devtools.send('Network.setBypassServiceWorker', { bypass: false });
    await page.goto(host.url);
    await isOpen(page);
  });

  test('„Sperren“ asks before it loses something, „Alles löschen“ in the workbook locks every tab', async () => {
    await page.goto(`${host.url}arbeitsbuch/`);
    await unlock(page);
    await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
    await page.getByRole('button', { name: 'Neues Arbeitsbuch beginnen', exact: true }).click();
    const contents = page.getByRole('navigation', { name: 'Arbeitsbuch' });
    await contents.getByText('Die Gruppe').click();
    await page.getByLabel('Ort', { exact: true }).fill('Neustadt');
    await page.getByText('Nur in diesem Tab – noch nicht gesichert').first().waitFor();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    const lock = page.locator('.gate-lock').first();
    await lock.click();
    expect(asked.join()).toContain('nicht gesichert');
    const other = await context.newPage();
    await other.goto(host.url);
    await isOpen(other);
    await contents.getByText('Entfernen und löschen').click();
    await page.getByLabel('Geklärt mit').fill('Registratur');
    await page.getByLabel('Geklärt am').fill('2026-01-12');
    await page.getByLabel(/^Zur Bestätigung/).fill('ALLES LÖSCHEN');
    await page.getByRole('button', { name: 'Alles löschen', exact: true }).click();
    await page.getByRole('heading', { name: 'Gelöscht' }).waitFor();
    await isLocked(other);
    await page.goto(`${host.url}${chapter}`);
    await isLocked(page);
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => !name.endsWith('tries')))).toEqual(
      [],
    );
    // From the start page too; and then nobody stands before a page that can load nothing more.
    await page.goto(`${host.url}arbeitsbuch/`);
    await unlock(page);
    await page.getByRole('button', { name: 'Alles löschen …' }).click();
    await page.getByLabel('Geklärt mit').fill('Registratur');
    await page.getByLabel('Geklärt am').fill('2026-01-12');
    await page.getByLabel(/^Zur Bestätigung/).fill('ALLES LÖSCHEN');
    await page.getByRole('button', { name: 'Alles löschen', exact: true }).click();
    await page.getByText('liegt nichts mehr von diesem Handbuch').waitFor();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await page.getByRole('button', { name: 'Fertig' }).click();
    await isLocked(page);
  });
});

async function stopWorkers(): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await devtools.detach();
}
