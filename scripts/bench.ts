/**
 * Measures this site against a vanilla Starlight with the same pages, in one run on one machine: `npm run bench`.
 * `--quick` takes 2 runs instead of 5, `--only=build,bytes,paint,search,templates,drawing,storage,workbook` some of the measures, `--lighthouse` adds Lighthouse
 * (which npx downloads). Ends with 0 also where a target is missed: a busy machine must not turn a build red.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildBoth, timeBuilds } from './bench/builds.ts';
import { weighPages } from './bench/bytes.ts';
import { timeDrawing } from './bench/drawing.ts';
import { runLighthouse } from './bench/lighthouse.ts';
import { timePaint } from './bench/paint.ts';
import { timeSearch } from './bench/search.ts';
import { type Served, serve } from './bench/server.ts';
import { timeStorage } from './bench/storage.ts';
import { printTable, type Row } from './bench/table.ts';
import { timeTemplates } from './bench/templates.ts';
import { writeTwin } from './bench/twin.ts';
import { timeWorkbook } from './bench/workbook.ts';
import { launchBrowser } from './browser.ts';

const measures = [
  'build',
  'bytes',
  'paint',
  'search',
  'templates',
  'drawing',
  'storage',
  'workbook',
  'lighthouse',
] as const;
type Measure = (typeof measures)[number];

/** Guide pages that stand for the others: mostly text, a chapter's first page, one with tables and a drawing. */
const samples = [
  '/leitfaden/formen/bedarf-erkennen/',
  '/leitfaden/aufbau/',
  '/leitfaden/herausforderungen/vertraulichkeit/',
];

const chosen = chosenMeasures(process.argv.slice(2));
const runs = process.argv.includes('--quick') ? 2 : 5;
const folder = resolve('.bench');
mkdirSync(folder, { recursive: true });
const ours = { name: 'Handbuch', root: resolve('.'), outDir: join(folder, 'ours') };
const vanilla = { name: 'Vanilla', root: join(folder, 'vanilla'), outDir: join(folder, 'vanilla-dist') };

const rows: Row[] = [];
if ([...chosen].some((measure) => measure !== 'storage')) {
  console.log('Beide Websites werden gebaut …');
  writeTwin(vanilla.root);
  if (chosen.has('build')) rows.push(...timeBuilds(ours, vanilla, runs));
  else buildBoth(ours, vanilla);
  if ([...chosen].some((measure) => measure !== 'build')) rows.push(...(await measureSites()));
}
if (chosen.has('storage')) rows.push(...(await measureStorage()));
printTable(rows);

async function measureStorage(): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    return await timeStorage(browser, runs);
  } finally {
    await browser.close();
  }
}

async function measureSites(): Promise<Row[]> {
  const sites = { ours: await serve(ours.outDir), vanilla: await serve(vanilla.outDir) };
  const browser = await launchBrowser();
  try {
    return await measurePages(browser, sites);
  } finally {
    await browser.close();
    await Promise.all([sites.ours.close(), sites.vanilla.close()]);
  }
}

async function measurePages(browser: Browser, sites: { ours: Served; vanilla: Served }): Promise<Row[]> {
  const paths = samples.filter((path) => existsSync(join(ours.outDir, path, 'index.html')));
  const [first] = paths;
  if (!first) throw new Error(`Keine der Seiten, an denen gemessen wird, ist da: ${samples.join(', ')}`);
  console.log('Im Browser wird gemessen …\n');
  const found: Row[] = [];
  if (chosen.has('bytes')) found.push(...(await weighPages(browser, sites, paths)));
  if (chosen.has('paint')) found.push(...(await timePaint(browser, sites, paths, runs)));
  if (chosen.has('search')) found.push(...(await timeSearch(browser, sites, first, runs)));
  if (chosen.has('templates')) found.push(...(await timeTemplates(browser, sites.ours, first, runs)));
  if (chosen.has('drawing')) found.push(...(await timeDrawing(browser, sites.ours, runs)));
  if (chosen.has('workbook')) found.push(...(await timeWorkbook(browser, sites.ours, runs)));
  if (chosen.has('lighthouse')) found.push(...(await runLighthouse(sites.ours.url + first, folder)));
  return found;
}

function chosenMeasures(words: string[]): Set<Measure> {
  const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length);
  const names = only?.split(',') ?? measures.filter((name) => name !== 'lighthouse');
  if (words.includes('--lighthouse')) names.push('lighthouse');
  const known = measures.filter((name) => names.includes(name));
  const wrong = [
    ...words.filter((word) => !/^--(quick|lighthouse|only=.*)$/.test(word)),
    ...names.filter((name) => !known.some((measure) => measure === name)),
  ];
  if (wrong.length === 0) return new Set(known);
  console.error(
    `Unbekannt: ${wrong.join(', ')}. Möglich sind --quick, --lighthouse und --only= mit ${measures.join(',')}.`,
  );
  process.exit(1);
}
