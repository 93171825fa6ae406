/**
 * Measures the gate against StatiCrypt and against the plain site, in one run on one machine: `npm run bench:gate`.
 * Installs StatiCrypt into a temporary folder. Ends with 0 also where a target is missed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { staticHost } from '../src/gate/build/static-host.ts';
import { launchBrowser } from './browser.ts';

const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const chapter = '/leitfaden/formen/bedarf-erkennen/';
/** Milliseconds that a hand takes from the last letter to the button. */
const hand = 400;
const runs = process.argv.includes('--quick') ? 3 : 7;
const root = mkdtempSync(join(tmpdir(), 'bench-gate-'));
const [plain, gated, other] = [join(root, 'plain'), join(root, 'gated'), join(root, 'staticrypt')];

/** How one gets in. */
interface Door {
  url: string;
  field: string;
  button: string;
  /** Stands in the page behind only. */
  inside: string;
}

try {
  // By turns, and the faster of two: one run alone tells as much of the machine's mood.
  const times = [buildBoth(), buildBoth()];
  const [plainSeconds, gatedSeconds] = [
    Math.min(...times.map(({ plain }) => plain)),
    Math.min(...times.map(({ gated }) => gated)),
  ];
  cpSync('dist-bench', plain, { recursive: true });
  cpSync('dist-bench-gated', gated, { recursive: true });
  encryptWithStatiCrypt();
  const browser = await launchBrowser();
  const sites = await Promise.all([plain, gated, other].map(serve));
  const [plainUrl = '', gatedUrl = '', otherUrl = ''] = sites.map(({ url }) => url);
  const ours: Door = { url: gatedUrl, field: '#word', button: '#open', inside: '.gate-lock' };
  const theirs: Door = {
    url: otherUrl,
    field: '#staticrypt-password',
    button: '.staticrypt-decrypt-button',
    inside: '.danger-line',
  };
  const [unlock, otherUnlock] = [await unlocking(browser, ours, hand), await unlocking(browser, theirs, hand)];
  const [atOnce, otherAtOnce] = [await unlocking(browser, ours, 0), await unlocking(browser, theirs, 0)];
  const gatedLoads = await loading(browser, gatedUrl, true);
  const plainLoads = await loading(browser, plainUrl, false);
  await browser.close();
  for (const { close } of sites) close();
  const rows: [string, number, number, number | undefined, string][] = [
    [`Öffnen gegen StatiCrypt 3.5.4, Klick ${hand} ms nach dem letzten Buchstaben`, unlock, otherUnlock, 1.5, 'ms'],
    ['  Klick ohne jede Pause', atOnce, otherAtOnce, undefined, 'ms'],
    ['Spätere Seiten gegen unverschlüsselt', gatedLoads, plainLoads, 1.5, 'ms'],
    ['Build gegen unverschlüsselt', gatedSeconds, plainSeconds, 1.2, 's'],
    ['Ausgabe gegen unverschlüsselt ohne Source-Maps', weight(gated), weight(plain), 1, 'Bytes'],
  ];
  for (const [name, ours, theirs, target, unit] of rows) {
    const ratio = ours / theirs;
    const measured = `${name}: ${ours.toFixed(1)} zu ${theirs.toFixed(1)} ${unit} = ${ratio.toFixed(2)}`;
    if (target === undefined) console.log(`       ${measured}`);
    else console.log(`${ratio <= target ? 'ok    ' : 'FEHLT '} ${measured} (Ziel ≤ ${target})`);
  }
} finally {
  for (const folder of [root, 'dist-bench', 'dist-bench-gated']) rmSync(folder, { recursive: true, force: true });
}

/** Seconds for the website alone, and for the same encrypted. */
function buildBoth(): { plain: number; gated: number } {
  return {
    plain: run('node', ['scripts/site.ts', 'build'], { OUT_DIR: 'dist-bench' }),
    gated: run('node', ['scripts/gate.ts', 'build'], { GATED_OUT_DIR: 'dist-bench-gated', GATE_PASSPHRASE: phrase }),
  };
}

/** Seconds a command takes. */
function run(program: string, words: string[], env: Record<string, string>, cwd?: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(program, words, {
    ...(cwd ? { cwd } : {}),
    env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

function encryptWithStatiCrypt(): void {
  run('npm', ['install', '--prefix', root, '--no-audit', '--no-fund', '--loglevel=error', 'staticrypt@3.5.4'], {});
  const words = [join(root, 'node_modules/staticrypt/cli/index.js'), 'plain', '-r', '-d', 'staticrypt', '--short'];
  run('node', words, { STATICRYPT_PASSWORD: phrase }, root);
  // StatiCrypt keeps the folder's name and copies nothing but pages.
  const encrypted = join(root, 'staticrypt', 'plain');
  cpSync(encrypted, other, { recursive: true });
}

async function serve(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(staticHost(folder, '/'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/**
 * Median milliseconds from the click until the page is painted, in a fresh profile each time, by the clock of the pages themselves: a test
 * driver looks again only every half second. The form has come to rest, as it has for everybody who types six words.
 * @param pause milliseconds from the last letter to the click.
 */
async function unlocking(browser: Browser, { url, field, button, inside }: Door, pause: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript((inside) => {
      const now = () => performance.timeOrigin + performance.now();
      addEventListener('click', () => sessionStorage.setItem('clicked', String(now())), { capture: true });
      new MutationObserver((_, observer) => {
        if (!document.querySelector(inside)) return;
        observer.disconnect();
        // A frame is painted when a task after it begins.
        requestAnimationFrame(() =>
          setTimeout(() => Object.assign(window, { took: now() - Number(sessionStorage.getItem('clicked')) })),
        );
      }).observe(document, { childList: true, subtree: true });
    }, inside);
    await page.goto(`${url}/`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(1000);
    await page.locator(field).fill(phrase);
    await page.waitForTimeout(pause);
    await page.locator(button).click();
    const took = await page.waitForFunction(() => (window as unknown as { took?: number }).took);
    times.push(Number(await took.jsonValue()));
    await context.close();
  }
  return median(times);
}

/** Median milliseconds of a page load when everything is open and warm. */
async function loading(browser: Browser, url: string, locked: boolean): Promise<number> {
  const context = await browser.newContext();
  const page: Page = await context.newPage();
  await page.goto(`${url}/`);
  if (locked) {
    await page.locator('#word').fill(phrase);
    await page.locator('#open').click();
    await page.locator('.gate-lock').first().waitFor();
  }
  const times: number[] = [];
  for (let run = 0; run < runs * 2; run++) {
    await page.goto(`${url}/`);
    const started = performance.now();
    await page.goto(url + chapter, { waitUntil: 'load' });
    times.push(performance.now() - started);
  }
  await context.close();
  return median(times);
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function weight(folder: string): number {
  return globSync('**/*', { cwd: folder })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.(map|br|gz)$/.test(path))
    .reduce((sum, path) => sum + statSync(path).size, 0);
}
