/** Every page on a phone and at 400 % zoom: a file of its own, so that it runs beside the other hundred pages. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { found, withPage } from './axe.ts';
import { allPages, closeBrowser, visit } from './site.ts';

afterAll(closeBrowser);

describe('a phone of 360 px', () => {
  const page = withPage({ viewport: { width: 360, height: 740 } });
  test.each(allPages)('%s never scrolls sideways and has targets large enough to hit', async (path) => {
    await visit(page(), path);
    expect(
      await found(new AxeBuilder({ page: page() }).withRules(['target-size', 'scrollable-region-focusable'])),
    ).toEqual([]);
    expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('400 % zoom of a 1280 px screen (320 × 256 px)', () => {
  const page = withPage({ viewport: { width: 320, height: 256 } });
  test.each(allPages)('%s needs no sideways scrolling, and nothing sticks in front of the text', async (path) => {
    await visit(page(), path);
    expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const stuck = await page().evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter(
          (element) =>
            /fixed|sticky/.test(getComputedStyle(element).position) &&
            (element as HTMLElement).offsetParent !== null &&
            element.getBoundingClientRect().height > 0 &&
            getComputedStyle(element).display !== 'none' &&
            !element.matches('.skip-link'),
        )
        .map((element) => element.className),
    );
    expect(stuck).toEqual([]);
  });
});
