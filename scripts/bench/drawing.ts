/** What the picture of a scenario costs: its script, its drawing, and how soon a change of the list is on the screen. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Served } from './server.ts';
import { alone, limitedAlone, median, type Row } from './table.ts';

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
  const { list, picture } = await moving(browser, site);
  return [
    limitedAlone('Skript für Diagramme', 'kB', bytes / 1000, 10),
    limitedAlone('  40 Schritte zeichnen', 'ms', await drawing(browser, site, scripts, runs), 30),
    limitedAlone('  Schritt verschieben bei 4× gedrosselt', 'ms', list, 50),
    alone('    bis das Diagramm gefolgt ist', 'ms', picture),
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

interface Move {
  /** Milliseconds from the click until the list is painted with the step at its new place. */
  list: number;
  /** Until the picture is painted too, which follows the list. */
  picture: number;
}

/** A click on „Nach unten“; the medians of ten. */
async function moving(browser: Browser, site: Served): Promise<Move> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}/vorlagen/notfallszenario/`);
  await page.getByRole('button', { name: 'Beispiel ansehen' }).click();
  await page.getByRole('button', { name: 'Als Grundlage übernehmen' }).click();
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const moves: Move[] = [];
  for (let move = 0; move < 10; move++) moves.push(await moveOnce(page, move));
  await context.close();
  return { list: median(moves.map(({ list }) => list)), picture: median(moves.map(({ picture }) => picture)) };
}

function moveOnce(page: Page, move: number): Promise<Move> {
  return page.evaluate(async (move) => {
    const rows = () => [...document.querySelectorAll('fieldset.row.cards')];
    const row = rows()[move % 5];
    const button = [...(row?.querySelectorAll('button') ?? [])].find((each) =>
      each.textContent?.includes('Nach unten'),
    );
    const picture = () => document.querySelector('.preview svg')?.parentElement?.innerHTML;
    const before = picture();
    if (!row || !button || !before) throw new Error('There is nothing to move.');
    // A frame is painted when a task after it begins.
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const from = performance.now();
    button.click();
    await painted();
    const list = performance.now() - from;
    if (rows()[(move % 5) + 1] !== row) throw new Error('The list was painted without the change.');
    while (picture() === before) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (performance.now() - from > 5000) throw new Error('The picture did not follow.');
    }
    await painted();
    return { list, picture: performance.now() - from };
  }, move);
}
