/** The storage alone in a real browser: its databases, its worker, its disk, and the browser killed in the middle of writing. */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Served } from '../../scripts/bench/server.ts';
import { launchBrowser, launchProfile } from '../../scripts/browser.ts';
import { serveStoragePage } from '../../scripts/storage-page/serve.ts';

const passphrase = 'vier wilde Wörter hier';
const canary = 'KANARIENVOGEL-im-Rathaus';

let served: Served;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  served = await serveStoragePage();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await tabIn(context);
});
afterEach(() => context.close());

async function tabIn(where: BrowserContext): Promise<Page> {
  const tab = await where.newPage();
  await tab.goto(`${served.url}/`);
  await tab.waitForFunction(() => 'storage' in window && 'createVault' in window.storage);
  return tab;
}

const kept = (on = page) =>
  on.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);

describe('a vault', () => {
  test('is locked, written, opened again, and given another passphrase', async () => {
    const seen = await page.evaluate(async (passphrase) => {
      const now = new Date();
      const made = await window.storage.createVault('probe', new Map([['profil', '1']]), { passphrase, now });
      if (!made.ok) return [made.problem];
      await made.vault.takeSnapshot(now, 'vorher');
      const written = await made.vault.write(new Map([['profil', '2']]), now);
      const changed = await made.vault.changePassphrase(passphrase, 'andere Wörter', now);
      await made.vault.forget();
      const old = await window.storage.openVault('probe', passphrase);
      const opened = await window.storage.openVault('probe', 'andere Wörter');
      if (!opened.ok) return [opened.problem];
      const [snapshot] = opened.vault.snapshots();
      const before = await opened.vault.readSnapshot(snapshot?.number ?? 0);
      return [
        written.ok,
        changed.ok,
        old.ok || old.problem,
        opened.records.get('profil'),
        before.ok && before.records.get('profil'),
        (await window.storage.listVaults('')).map(({ name, locked }) => `${name} ${locked}`),
      ];
    }, passphrase);
    expect(seen).toEqual([true, true, 'wrongPassphrase', '2', '1', ['probe true']]);
  });

  test('that finds no worker says so and is not made', async () => {
    await context.route(/age-worker/, (route) => route.abort());
    const problem = await page.evaluate(async (passphrase) => {
      const made = await window.storage.createVault('probe', new Map(), { passphrase, now: new Date() });
      return made.ok || made.problem;
    }, passphrase);
    expect(problem).toBe('refused');
    expect(await kept()).toEqual([]);
  });

  test('that does not fit says so, keeps what was there, and goes on when there is room again', async () => {
    // Before the first write: Chromium remembers for a while how much room there was.
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: served.url, quotaSize: 300_000 });
    await page.evaluate(async () => {
      const made = await window.storage.createVault('probe', new Map([['profil', 'vorher']]), { now: new Date() });
      if (made.ok) Object.assign(window, { vault: made.vault });
    });
    const write = (length: number) =>
      page.evaluate(async (length) => {
        const { vault } = window as unknown as { vault: import('../../src/storage/vault.ts').Vault };
        const written = await vault.write(new Map([['profil', 'x'.repeat(length)]]), new Date());
        return written.ok || written.problem;
      }, length);
    expect(await write(3_000_000)).toBe('full');
    const opened = await page.evaluate(async () => {
      const again = await window.storage.openVault('probe');
      return again.ok ? again.records.get('profil') : again.problem;
    });
    expect(opened).toBe('vorher');
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: served.url });
    expect(await write(3_000_000)).toBe(true);
  });

  test('in two tabs is written by the one that saw the last write', async () => {
    const other = await tabIn(context);
    await page.evaluate(async () => {
      const made = await window.storage.createVault('probe', new Map([['profil', '1']]), { now: new Date() });
      if (made.ok) Object.assign(window, { vault: made.vault });
    });
    const write = (on: Page) =>
      on.evaluate(async () => {
        const { vault } = window as unknown as { vault: import('../../src/storage/vault.ts').Vault };
        const written = await vault.write(new Map([['profil', location.href]]), new Date());
        return written.ok || written.problem;
      });
    await other.evaluate(async () => {
      const opened = await window.storage.openVault('probe');
      if (opened.ok) Object.assign(window, { vault: opened.vault });
    });
    expect([await write(other), await write(page), await write(other)]).toEqual([true, 'changedElsewhere', true]);
    // Removed under the tab that has it open: neither waits for the other, nor does it come back.
    expect(await page.evaluate(() => window.storage.discardVault('probe'))).toBe('done');
    expect(await write(other)).toBe('gone');
    expect(await kept()).toEqual([]);
  });
});

test('one tab writes, and hands over after it has sealed', async () => {
  const join = (on: Page) =>
    on.evaluate(async () => {
      const told: string[] = [];
      const tabs = await window.storage.joinTabs('probe', {
        seal: async () => {
          told.push('seal');
          return true;
        },
        onLost: () => told.push('lost'),
      });
      Object.assign(window, { tabs, told });
      return tabs.writes;
    });
  const held = (on: Page) =>
    on.evaluate(() => {
      const { tabs, told } = window as unknown as { tabs: { writes: boolean }; told: string[] };
      return [tabs.writes, ...told];
    });
  const take = (on: Page) =>
    on.evaluate(() => (window as unknown as { tabs: { takeOver(): Promise<string> } }).tabs.takeOver());
  const other = await tabIn(context);
  expect([await join(page), await join(other)]).toEqual([true, false]);
  expect(await take(other)).toBe('taken');
  expect([await held(page), await held(other)]).toEqual([[false, 'seal', 'lost'], [true]]);
  await other.close();
  await expect.poll(() => take(page), { timeout: 20_000 }).toBe('taken');
});

test('a file is written in place, and somebody else’s change in it is seen', async () => {
  const seen = await page.evaluate(async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('probe.sgab', { create: true });
    const file = window.storage.diskFile(handle);
    await file.read();
    const answers: unknown[] = [await file.save(bytes('Stand 1')), await (await handle.getFile()).text()];
    const elsewhere = await handle.createWritable();
    await elsewhere.write('Stand X');
    await elsewhere.close();
    answers.push(await file.save(bytes('Stand 2')), await (await handle.getFile()).text());
    await file.read();
    answers.push(await file.save(bytes('Stand 2')));
    await folder.removeEntry('probe.sgab');
    answers.push(await file.save(bytes('Stand 3')));
    return answers;
  });
  const done = { ok: true };
  const changed = { ok: false, problem: 'changedOnDisk' };
  expect(seen).toEqual([done, 'Stand 1', changed, 'Stand X', done, { ok: false, problem: 'moved' }]);
});

test('what the browser can do is told, and asking leaves nothing', async () => {
  const told = await page.evaluate(() => window.storage.describeDurability());
  expect(told).toMatchObject({ vaults: true, fromFile: false, writesInPlace: true, forgetsAfterAWeek: false });
  expect(told.room).toBeGreaterThan(1_000_000);
  expect(await kept()).toEqual([]);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.reload();
  await page.waitForFunction(() => 'storage' in window && 'createVault' in window.storage);
  expect(await page.evaluate(() => window.storage.describeDurability())).toMatchObject({ vaults: false });
});

test('erasing leaves nothing of ours, also under other tabs, and everything of others', async () => {
  const other = await tabIn(context);
  for (const tab of [page, other])
    await tab.evaluate(async () => {
      await window.storage.createVault(`arbeitsbuch-${Math.random()}`, new Map([['profil', '1']]), { now: new Date() });
      localStorage.setItem('sgh-theme', 'dark');
      sessionStorage.setItem('sgh-draft', '1');
      localStorage.setItem('fremd', '1');
      await caches.open('sgh-offline');
      await caches.open('fremd');
      await navigator.serviceWorker.register('./sw.js');
      await new Promise((resolve) => {
        indexedDB.open('fremd').onsuccess = ({ target }) => {
          (target as IDBOpenDBRequest).result.close();
          resolve(undefined);
        };
      });
    });
  expect((await kept()).filter((name) => name.startsWith('sgh-')).length).toBeGreaterThanOrEqual(6);
  expect(await page.evaluate(() => window.storage.eraseEverything(location.href))).toEqual({ left: [], locked: false });
  expect((await kept()).sort()).toEqual(['fremd', 'fremd', 'fremd']);
});

describe('a browser that keeps its profile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'profil-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

  /** As a power cut would: no time to write anything. */
  async function kill(running: BrowserContext): Promise<void> {
    // Chromium locks its profile with a link that names its process: host-number.
    const process_ = Number(/-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1]);
    const closed = new Promise((resolve) => running.once('close', resolve));
    process.kill(process_, 'SIGKILL');
    await closed;
  }

  test('and is killed in the middle of writing has every acknowledged write', async () => {
    let acknowledged = 0;
    for (let round = 0; round < 3; round += 1) {
      const running = await launchProfile(folder);
      await running.exposeFunction('acknowledge', (count: number) => {
        acknowledged = count;
      });
      const tab = await tabIn(running);
      const found = await tab.evaluate(async (passphrase) => {
        const opened = await window.storage.openVault('probe', passphrase);
        const { vault, records } = opened.ok
          ? opened
          : ((await window.storage.createVault('probe', new Map(), { passphrase, now: new Date() })) as Extract<
              typeof opened,
              { ok: true }
            >);
        let count = Number(records.get('count') ?? 0);
        const found = [opened.ok || opened.problem, count, records.get('other') ?? '0'];
        const { acknowledge } = window as unknown as { acknowledge(count: number): Promise<void> };
        const go = async () => {
          for (;;) {
            count += 1;
            const text = String(count);
            const changes = new Map([
              ['count', text],
              ['other', text],
              [`filler/${count % 7}`, text.repeat(2000)],
            ]);
            const written = await vault.write(changes, new Date());
            if (written.ok) await acknowledge(count);
          }
        };
        go();
        return found;
      }, passphrase);
      const [opened, count, other] = found;
      expect(opened, `round ${round}`).toBe(round === 0 ? 'gone' : true);
      // Written but not yet acknowledged when the end came: one more is right, one less never.
      expect([acknowledged, acknowledged + 1]).toContain(count);
      expect(other).toBe(String(count));
      const enough = acknowledged + 40;
      await expect.poll(() => acknowledged, { timeout: 40_000 }).toBeGreaterThan(enough);
      await kill(running);
    }
  });

  test('and is killed while a vault is made has none of it, and everything of the others', async () => {
    const running = await launchProfile(folder);
    const { promise: half, resolve } = Promise.withResolvers<void>();
    await running.exposeFunction('half', resolve);
    const tab = await tabIn(running);
    await tab.evaluate(async (passphrase) => {
      const now = new Date();
      await window.storage.createVault('before', new Map([['profil', 'da']]), { passphrase, now });
      const { half } = window as unknown as { half: () => void };
      const put = IDBObjectStore.prototype.put;
      let count = 0;
      IDBObjectStore.prototype.put = function (...args) {
        count += 1;
        if (count === 200) {
          // Asked again and again, the transaction stays open until the end comes: it cannot be faster than the end.
          const hold = () => this.count().addEventListener('success', hold);
          hold();
          half();
        }
        return put.apply(this, args);
      };
      const large = Array.from({ length: 400 }, (_, index) => [`record/${index}`, 'x'.repeat(20_000)] as const);
      window.storage.createVault('imported', new Map(large), { passphrase, now });
    }, passphrase);
    await half;
    await kill(running);
    const again = await launchProfile(folder);
    const found = await (await tabIn(again)).evaluate(async (passphrase) => {
      const listed = (await window.storage.listVaults('')).map(({ name }) => name);
      const before = await window.storage.openVault('before', passphrase);
      const imported = await window.storage.openVault('imported', passphrase);
      const made = await window.storage.createVault('imported', new Map([['profil', 'neu']]), { now: new Date() });
      return [listed.join(), before.ok && before.records.get('profil'), imported.ok || imported.problem, made.ok];
    }, passphrase);
    expect(found).toEqual(['before', 'da', 'gone', true]);
    await again.close();
  });

  test.each([true, false])('holds a readable word only where the vault is open (locked: %s)', async (locked) => {
    const running = await launchProfile(folder);
    const tab = await tabIn(running);
    const done = await tab.evaluate(
      async ({ canary, passphrase }) => {
        const text = JSON.stringify({ name: `${canary} ${canary}` });
        const now = new Date();
        const records = new Map([[`record/${canary}`, text]]);
        const made = await window.storage.createVault('probe', records, passphrase ? { passphrase, now } : { now });
        if (!made.ok) return made.problem;
        await made.vault.takeSnapshot(now, canary);
        const written = await made.vault.write(new Map([['record/2', text]]), now);
        await made.vault.forget();
        return written.ok;
      },
      { canary, passphrase: locked ? passphrase : '' },
    );
    expect(done).toBe(true);
    await running.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const telling = files.filter((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return [canary, passphrase].some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
    });
    expect(files.length).toBeGreaterThan(20);
    expect(telling.length > 0).toBe(!locked);
  });
});
