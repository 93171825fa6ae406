import { afterAll, describe, expect, test } from 'vitest';
import { allPages, closeBrowser, origin, reader } from './site.ts';

afterAll(closeBrowser);

describe('in the subfolder /handbuch/', () => {
  test('every page loads all it needs from there, and its links stay there', async () => {
    const { page, requests, foreign, errors, close } = await reader();
    for (const path of allPages) {
      const answer = await page.goto(`${origin()}/handbuch${path}`);
      expect(answer?.status(), path).toBe(200);
      const outside = await page
        .locator('a[href^="/"]')
        .evaluateAll((links) =>
          links.map((link) => link.getAttribute('href') ?? '').filter((href) => !href.startsWith('/handbuch/')),
        );
      expect(outside, path).toEqual([]);
    }
    expect(requests.filter((path) => !path.startsWith('/handbuch/'))).toEqual([]);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  test('search finds and leads there, under the policy', async () => {
    const { page, errors, close } = await reader();
    await page.goto(`${origin()}/handbuch/`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Selbstverständnis');
    // Results come while someone types; those of the whole word count.
    await page.locator('#search-status', { hasText: '„Selbstverständnis“' }).waitFor();
    const first = page.locator('.search-results a').first();
    expect(await first.getAttribute('href')).toMatch(/^\/handbuch\/(leitfaden|vorlagen)\//);
    await first.click();
    await page.waitForURL('**/handbuch/**');
    expect(errors).toEqual([]);
    await close();
  });

  test('the site names its own address', async () => {
    const { page, close } = await reader();
    await page.goto(`${origin()}/handbuch/leitfaden/`);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
      'https://host.example/handbuch/leitfaden/',
    );
    await close();
  });
});
