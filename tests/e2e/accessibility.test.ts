import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allPages, closeBrowser, kindsOfPages, origin, type Reader, reader, visit } from './site.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const found = async (builder: AxeBuilder) =>
  (await builder.analyze()).violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  );

function withPage(options: Parameters<typeof reader>[0]): () => Page {
  let open: Reader;
  beforeAll(async () => {
    open = await reader(options);
  });
  afterAll(() => open.close());
  return () => open.page;
}

afterAll(closeBrowser);

describe('axe finds nothing, at 1280 px in the light theme', () => {
  const page = withPage({ colorScheme: 'light' });
  test.each(allPages)('%s', async (path) => {
    await visit(page(), path);
    expect(await found(new AxeBuilder({ page: page() }).withTags(standards))).toEqual([]);
  });
});

describe('contrast holds in the dark theme', () => {
  const page = withPage({ colorScheme: 'dark' });
  test.each(kindsOfPages)('%s', async (path) => {
    await visit(page(), path);
    expect(await found(new AxeBuilder({ page: page() }).withRules(['color-contrast']))).toEqual([]);
  });
});

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

describe('the search dialog and the menu', () => {
  const page = withPage({});
  test('axe finds nothing while results are shown', async () => {
    await page().goto(`${origin()}/leitfaden/`);
    await page()
      .getByRole('button', { name: /^Suchen/ })
      .click();
    await page().keyboard.type('Vertraulichkeit');
    await page().locator('.search-results a').first().waitFor();
    expect(await found(new AxeBuilder({ page: page() }).withTags(standards))).toEqual([]);
  });
  test('axe finds nothing while the menu of a phone is open', async () => {
    await page().setViewportSize({ width: 360, height: 740 });
    await page().goto(`${origin()}/leitfaden/`);
    await page().getByRole('button', { name: 'Menü' }).click();
    await page().getByRole('link', { name: 'Worum es geht' }).waitFor();
    expect(await found(new AxeBuilder({ page: page() }).withTags(standards))).toEqual([]);
  });
});
