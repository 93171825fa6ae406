import { afterAll, describe, expect, test } from 'vitest';
import { allPages, closeBrowser, origin, reader } from './site.ts';

const guidePage = '/leitfaden/formen/bedarf-erkennen/';

afterAll(closeBrowser);

describe('reading', () => {
  test('the whole site leaves nothing behind and asks no other host', async () => {
    const { page, foreign, errors, close } = await reader();
    for (const path of allPages) {
      await page.goto(origin() + path);
      // Scripts that store on leaving would do it now.
      await page.evaluate(() => {
        document.querySelector('nav.side')?.scrollTo(0, 200);
        window.scrollTo(0, document.body.scrollHeight);
      });
    }
    await page.goto(`${origin()}/`);
    const left = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }));
    expect(left).toEqual({ local: [], session: [], databases: [], caches: [], workers: 0, cookies: '' });
    expect(await page.context().cookies()).toEqual([]);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  test('a tab that is hidden or left writes nothing either', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + guidePage);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new Event('pagehide'));
    });
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    await close();
  });

  test('a guide page needs at most ten requests and does not move', async () => {
    const { page, requests, close } = await reader();
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(origin() + guidePage, { waitUntil: 'networkidle' });
    expect(requests.length).toBeLessThanOrEqual(10);
    expect(requests.filter((path) => path.includes('pagefind') || /search\.[^/]*\.(css|js)/.test(path))).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    await close();
  });

  test('an inline script that is not ours does not run', async () => {
    const { page, errors, close } = await reader();
    await page.goto(origin() + guidePage);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "fremd"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('fremd');
    expect(errors.join()).toMatch(/Content Security Policy|content-security-policy/i);
    await close();
  });

  test('every page says where help is', async () => {
    const { page, close } = await reader();
    for (const path of allPages) {
      await page.goto(origin() + path);
      const line = page.locator('.danger-line');
      expect(((await line.textContent()) ?? '').replace(/\s+/g, ' ').trim()).toContain('Akute Gefahr: 110 / 112');
      expect(await line.getByRole('link', { name: 'Beratung' }).getAttribute('href')).toBe('/hilfe/');
    }
    await close();
  });

  test('a guide page shows question, summary, next step, date and its neighbours', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + guidePage);
    expect(await page.locator('.question').textContent()).toMatch(/\?$/);
    expect(await page.getByRole('region', { name: 'In Kürze' }).getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await page.getByRole('region', { name: 'Ihr nächster Schritt' }).getByRole('link').count()).toBe(1);
    expect(await page.getByText('Zuletzt geprüft am').textContent()).toMatch(/\d{1,2}\. \p{L}+ \d{4}/u);
    expect(await page.locator('[rel=prev], [rel=next]').count()).toBe(2);
    await close();
  });
});

describe('without JavaScript', () => {
  test('text, contents and menu work, and the theme follows the system', async () => {
    const { page, close } = await reader({
      javaScriptEnabled: false,
      colorScheme: 'light',
      viewport: { width: 360, height: 740 },
    });
    await page.goto(origin() + guidePage);
    await page.getByRole('button', { name: 'Menü' }).click();
    await page.getByText('Herausforderungen', { exact: true }).click();
    await page.getByRole('link', { name: 'Grenzen und Stolpersteine' }).click();
    await page.waitForURL('**/leitfaden/herausforderungen/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Grenzen und Stolpersteine');
    expect(await page.getByRole('button', { name: /Suchen/ }).isVisible()).toBe(false);
    // The reader's own context has no script: the colours are asked for from outside.
    const light = await page.screenshot({ clip: { x: 0, y: 300, width: 5, height: 5 } });
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await page.screenshot({ clip: { x: 0, y: 300, width: 5, height: 5 } });
    expect(light.equals(dark)).toBe(false);
    await close();
  });
});

describe('the theme', () => {
  test('is stored only when someone chooses, and forgotten with „Automatisch“', async () => {
    const { page, close } = await reader({ colorScheme: 'light' });
    await page.goto(origin() + guidePage);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByLabel('Farben').first().selectOption('Dunkel');
    expect(await background()).not.toBe(light);
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'sgh-theme': 'dark' });
    await page.reload();
    expect(await background()).not.toBe(light);
    expect(await page.getByLabel('Farben').first().inputValue()).toBe('dark');
    await page.getByLabel('Farben').first().selectOption('Automatisch');
    expect(await background()).toBe(light);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await close();
  });

  test('works where the browser refuses storage', async () => {
    const { page, errors, close } = await reader({ colorScheme: 'light' });
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(origin() + guidePage);
    await page.getByLabel('Farben').first().selectOption('Dunkel');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(errors).toEqual([]);
    await close();
  });
});

describe('the keyboard', () => {
  test('reaches everything on a guide page, with a visible focus that nothing covers', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + guidePage);
    const expected = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, select, summary, [tabindex="0"]')].filter(
          (element) => element.checkVisibility({ visibilityProperty: true }),
        ).length,
    );
    const seen = new Set<string>();
    for (let press = 0; press < expected + 5; press++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (!element || element === document.body) return undefined;
        const { top, bottom, left, width } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const covering = document.elementFromPoint(
          left + Math.min(width / 2, 40),
          (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
        );
        return {
          key: `${element.tagName} ${element.getAttribute('href') ?? element.textContent} ${Math.round(left)} ${Math.round(top + scrollY)}`,
          outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
          covered: !covering || !(element.contains(covering) || covering.contains(element)),
        };
      });
      if (!focus) continue;
      expect(focus, focus.key).toMatchObject({ outlined: true, covered: false });
      seen.add(focus.key);
    }
    expect(seen.size).toBeGreaterThanOrEqual(expected);
    await close();
  });

  test('skips to the text', async () => {
    const { page, close } = await reader();
    await page.goto(origin() + guidePage);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt springen');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await close();
  });

  test('closes the phone menu when focus leaves it', async () => {
    const { page, close } = await reader({ viewport: { width: 360, height: 740 } });
    await page.goto(origin() + guidePage);
    await page.getByRole('button', { name: 'Menü' }).press('Enter');
    const open = () => page.evaluate(() => document.querySelector('#menue')?.matches(':popover-open'));
    expect(await open()).toBe(true);
    for (let press = 0; press < 60 && (await open()); press++) await page.keyboard.press('Tab');
    expect(await open()).toBe(false);
    await close();
  });
});

test('forced colours keep boxes and focus apart', async () => {
  const { page, close } = await reader({ forcedColors: 'active' });
  await page.goto(origin() + guidePage);
  const border = await page.evaluate(
    () => getComputedStyle(document.querySelector('.in-short') as Element).borderInlineStartStyle,
  );
  expect(border).toBe('solid');
  await close();
});

test('a wrong address is answered in German, with a way on', async () => {
  const { page, close } = await reader();
  const answer = await page.goto(`${origin()}/gibt-es-nicht/`);
  expect(answer?.status()).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Seite nicht gefunden');
  await page.getByRole('main').getByRole('link').first().click();
  expect(page.url()).toMatch(/\/$/);
  await close();
});
