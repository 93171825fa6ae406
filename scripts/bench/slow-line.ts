/** A phone on a slow line, the same for every measure of time. */
import type { Browser, Page } from 'playwright-core';

/** Opens a page in a browser context of its own (nothing cached) at a phone's size, runs the work, and closes it. */
export async function onPhone<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 915 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: 'de-DE',
  });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/**
 * 1.6 Mbit/s down, 150 ms to the first byte, a quarter of this machine's speed. Holds for what a worker fetches, too;
 * only the worker's own script comes unhindered, on both sites.
 */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
