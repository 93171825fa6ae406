/** When the largest part of a page appears on a slow line, and whether anything jumps. */
import type { Browser } from 'playwright-core';
import type { Served } from './server.ts';
import { onPhone, slowDown } from './slow-line.ts';
import { compared, limited, median, type Row } from './table.ts';

interface Paint {
  /** Milliseconds from the start of the navigation. */
  largest: number;
  /** All shifts added up, which is never less than CLS with its windows. */
  shift: number;
}

/** Largest paint (median) and shift (worst run) of each page on both sites, taken in turns. */
export async function timePaint(
  browser: Browser,
  sites: { ours: Served; vanilla: Served },
  paths: string[],
  runs: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of paths) {
    const ours: Paint[] = [];
    const vanilla: Paint[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await paintOf(browser, sites.ours.url + path));
      vanilla.push(await paintOf(browser, sites.vanilla.url + path));
    }
    const largest = (paints: Paint[]) => median(paints.map((paint) => paint.largest));
    const shift = (paints: Paint[]) => Math.max(...paints.map((paint) => paint.shift));
    rows.push(
      compared(`LCP ${path}`, 'ms', largest(ours), largest(vanilla), 1),
      limited('  Verschiebung (CLS)', 'shift', shift(ours), shift(vanilla), 0),
    );
  }
  return rows;
}

async function paintOf(browser: Browser, url: string): Promise<Paint> {
  return onPhone(browser, async (page) => {
    await slowDown(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(1000);
    return page.evaluate(() => {
      const past = (type: string) => {
        const observer = new PerformanceObserver(() => undefined);
        observer.observe({ type, buffered: true });
        return observer.takeRecords();
      };
      const shifts = past('layout-shift') as (PerformanceEntry & { value: number })[];
      return {
        largest: past('largest-contentful-paint').at(-1)?.startTime ?? Number.NaN,
        shift: shifts.reduce((sum, { value }) => sum + value, 0),
      };
    });
  });
}
