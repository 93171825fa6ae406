import { afterAll, describe, expect, test } from 'vitest';
import { axeFaults, withPage } from './axe.ts';
import { allPages, closeBrowser, kindsOfPages, origin, visit } from './site.ts';

afterAll(closeBrowser);

describe('axe finds nothing, at 1280 px in the light theme', () => {
  const page = withPage({ colorScheme: 'light' });
  test.each(allPages)('%s', async (path) => {
    await visit(page(), path);
    expect(await axeFaults(page())).toEqual([]);
  });
});

describe('contrast holds in the dark theme', () => {
  const page = withPage({ colorScheme: 'dark' });
  test.each(kindsOfPages)('%s', async (path) => {
    await visit(page(), path);
    expect(await axeFaults(page(), { rules: ['color-contrast'] })).toEqual([]);
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
    expect(await axeFaults(page())).toEqual([]);
  });
  test('axe finds nothing while the menu of a phone is open', async () => {
    await page().setViewportSize({ width: 360, height: 740 });
    await page().goto(`${origin()}/leitfaden/`);
    await page().getByRole('button', { name: 'Menü' }).click();
    await page().getByRole('link', { name: 'Worum es geht' }).waitFor();
    expect(await axeFaults(page())).toEqual([]);
  });
});
