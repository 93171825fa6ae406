/** Every page on a phone and at 400 % zoom: a file of its own, so that it runs beside the other hundred pages. */
import { afterAll, describe, expect, test } from 'vitest';
import { axeFaults, withPage } from './axe.ts';
import { allPages, closeBrowser, visit } from './site.ts';

afterAll(closeBrowser);

const withSamples = allPages.filter((path) => /^\/vorlagen\/./.test(path));

const page = withPage({});
const phone = { width: 360, height: 740 };
const zoomed = { width: 320, height: 256 };
const width = () => page().evaluate(() => document.documentElement.scrollWidth);

describe('a phone of 360 px, and 400 % zoom of a 1280 px screen (320 × 256 px)', () => {
  test.each(allPages)(
    '%s never scrolls sideways, has targets large enough, nothing stuck before the text',
    async (path) => {
      await page().setViewportSize(phone);
      await visit(page(), path);
      expect(await axeFaults(page(), { rules: ['target-size', 'scrollable-region-focusable'] })).toEqual([]);
      expect(await width()).toBeLessThanOrEqual(phone.width);
      await page().setViewportSize(zoomed);
      expect(await width()).toBeLessThanOrEqual(zoomed.width);
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
    },
  );

  test.each(withSamples)('%s shows its sample without cutting it off', async (path) => {
    await page().setViewportSize(zoomed);
    await visit(page(), path);
    await page().getByRole('button', { name: 'Beispiel ansehen' }).click();
    const dialog = page().getByRole('dialog');
    await dialog.locator('.sheet').waitFor();
    const hidden = await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(hidden).toBeLessThanOrEqual(0);
  });
});
