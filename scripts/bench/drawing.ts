/** What the picture of a scenario costs: its script, its drawing, and how soon a change of the list is on the screen. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Served } from './server.ts';
import { limitedAlone, median, type Row } from './table.ts';

/** Everything that the picture needs, from the flow to the SVG. */
const sources = [
  'model/flow.ts',
  'model/flow/letters.ts',
  'model/flow/routes.ts',
  'model/flow/layout.ts',
  'model/flow/picture.ts',
  'model/rows.ts',
  'export/drawing.ts',
  'export/sheet.ts',
  'export/xml.ts',
];

/** A drawing of 40 steps over six lanes with branches, and one step moved in the editor at a quarter of the speed. */
export async function timeDrawing(browser: Browser, site: Served, runs: number): Promise<Row[]> {
  const scripts = new Map(sources.map((path) => [path, scriptOf(path)]));
  // Without comments, but not minified: the real script is smaller.
  const bytes = brotliCompressSync([...scripts.values()].join('\n')).length;
  return [
    limitedAlone('Skript für Diagramme', 'kB', bytes / 1000, 10),
    limitedAlone('  40 Schritte zeichnen', 'ms', await drawing(browser, site, scripts, runs), 30),
    limitedAlone('  Schritt verschieben bei 4× gedrosselt', 'ms', await moving(browser, site), 50),
  ];
}

function scriptOf(path: string): string {
  const comments = /^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)\n/gm;
  return stripTypeScriptTypes(readFileSync(`src/${path}`, 'utf8').replace(comments, ''));
}

async function drawing(browser: Browser, site: Served, scripts: Map<string, string>, runs: number): Promise<number> {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.route('**/zeichnen/**', (route) => {
    const body = scripts.get(new URL(route.request().url()).pathname.replace('/zeichnen/', ''));
    return body === undefined ? route.abort() : route.fulfill({ body, contentType: 'text/javascript' });
  });
  await page.goto(site.url);
  const times = await page.evaluate(async (runs) => {
    const load = (path: string) => import(`/zeichnen/${path}`);
    const [{ drawFlow }, { toSvg }] = await Promise.all([load('model/flow/picture.ts'), load('export/drawing.ts')]);
    const lanes = ['Leitstelle', 'Geschäftsführung', 'Opferberatung', 'Leitung Hauptamt', 'Pressestelle', 'Polizei'];
    const steps = Array.from({ length: 40 }, (_, index) => ({
      id: `s${index}`,
      lane: lanes[(index * 5) % 6],
      text: `tut, was für Schritt ${index + 1} vereinbart ist, und sagt es weiter`,
      kind: index % 7 === 3 ? 'decision' : 'step',
      next: index % 9 === 5 ? `s${Math.min(39, index + 4)}` : '',
      otherwise: index % 7 === 3 ? `s${Math.min(39, index + 6)}` : '',
    }));
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const from = performance.now();
      const svg = drawFlow({ lanes, steps }, 'Messung').map(toSvg).join('');
      times.push(performance.now() - from);
      if (!svg.includes('Schritt 40')) throw new Error('The drawing is not whole.');
    }
    return times;
  }, runs);
  await context.close();
  // The first drawing counts too: nobody has drawn before.
  return Math.max(times[0] ?? 0, median(times));
}

/** From the click on „Nach unten“ until list and picture are on the screen; the median of ten. */
async function moving(browser: Browser, site: Served): Promise<number> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}/vorlagen/notfallszenario/`);
  await page.getByRole('button', { name: 'Beispiel ansehen' }).click();
  await page.getByRole('button', { name: 'Als Grundlage übernehmen' }).click();
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times: number[] = [];
  for (let move = 0; move < 10; move++) times.push(await moveOnce(page, move));
  await context.close();
  return median(times);
}

function moveOnce(page: Page, move: number): Promise<number> {
  return page.evaluate(async (move) => {
    const rows = [...document.querySelectorAll('fieldset.row.cards')];
    const button = [...(rows[move % 5]?.querySelectorAll('button') ?? [])].find((each) =>
      each.textContent?.includes('Nach unten'),
    );
    const picture = document.querySelector('.preview svg');
    if (!button || !picture) throw new Error('There is nothing to move.');
    const before = picture.parentElement?.innerHTML;
    const from = performance.now();
    button.click();
    while (document.querySelector('.preview svg')?.parentElement?.innerHTML === before) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (performance.now() - from > 5000) throw new Error('The picture did not follow.');
    }
    // The frame after the one that holds the change has been painted.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - from;
  }, move);
}
