/** What a reader's first guide page costs, before anything is touched. */
import { extname } from 'node:path';
import type { Browser } from 'playwright-core';
import { brotli, type Served, type ServedFile } from './server.ts';
import { onPhone } from './slow-line.ts';
import { compared, limited, type Row } from './table.ts';

/** Milliseconds without traffic after which nothing more is expected to load by itself. */
const REST = 3000;

/** Bytes, fonts and requests of each page on both sites. */
export async function weighPages(
  browser: Browser,
  sites: { ours: Served; vanilla: Served },
  paths: string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of paths) {
    const ours = await filesOf(browser, sites.ours, path);
    const vanilla = await filesOf(browser, sites.vanilla, path);
    rows.push(
      compared(`HTML, CSS, Skripte ${path}`, 'kB', kilobytes(ours, textBytes), kilobytes(vanilla, textBytes), 0.65),
      limited('  Schriften', 'kB', kilobytes(ours, fontBytes), kilobytes(vanilla, fontBytes), 50),
      limited('  Anfragen', 'count', ours.length, vanilla.length, 10),
    );
    console.log(`${path}\n${listing('Handbuch', ours)}\n${listing('Vanilla', vanilla)}\n`);
  }
  return rows;
}

/** What the server was asked for; a browser without a window leaves out the icon that every other one asks for. */
async function filesOf(browser: Browser, site: Served, path: string): Promise<ServedFile[]> {
  return onPhone(browser, async (page) => {
    site.takeLog();
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(REST);
    const files = site.takeLog();
    const icon = await page.locator('link[rel~="icon"]').first().getAttribute('href');
    if (!icon || files.some((file) => file.path === icon)) return files;
    await page.request.get(new URL(icon, site.url).href);
    return [...files, ...site.takeLog()];
  });
}

function kilobytes(files: ServedFile[], weigh: (file: ServedFile) => number): number {
  return files.reduce((sum, file) => sum + weigh(file), 0) / 1000;
}

/** The drawings are content that vanilla has not got. */
function textBytes({ path, raw, sent }: ServedFile): number {
  if (extname(path) === '.html') return brotli(Buffer.from(withoutDrawings(raw.toString('utf8')))).length;
  return ['.css', '.js'].includes(extname(path)) ? sent.length : 0;
}

function fontBytes({ path, sent }: ServedFile): number {
  return extname(path) === '.woff2' ? sent.length : 0;
}

function withoutDrawings(html: string): string {
  return html.replace(/(<div class="canvas">)\s*<svg[\s\S]*?<\/svg>/g, '$1');
}

function listing(name: string, files: ServedFile[]): string {
  const weight = (file: ServedFile) => textBytes(file) || file.sent.length;
  return `  ${name}: ${files.map((file) => `${file.path} ${weight(file)}`).join(', ')}`;
}
