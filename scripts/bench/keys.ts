/** How typing feels on a slow computer: from a key to the next paint, at a quarter of the speed. */
import type { Locator, Page } from 'playwright-core';

/** Milliseconds until a page that was scrolled to a field has drawn what came into view: nobody types before. */
export const rest = 1000;

/** The 98th percentile in milliseconds, while a sentence is typed into a field. */
export async function keyToPaint(page: Page, field: Locator): Promise<number> {
  return slowlyToPaint(page, async () => {
    await field.focus();
    await page.waitForTimeout(rest);
    for (const letter of 'Niemand bleibt allein, wenn jemand droht. Das haben wir vereinbart.') {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(60);
    }
  });
}

/** The same for any presses of keys. */
export async function slowlyToPaint(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    // A headless browser may rest between two frames, and a key would then seem to wait; a dot that blinks keeps the frames coming.
    const dot = document.createElement('div');
    dot.style.cssText = 'position:fixed;inset:0 auto auto 0;width:2px;height:2px;z-index:9';
    document.body.append(dot);
    let frame = 0;
    const blink = () => {
      dot.style.background = frame++ % 2 === 0 ? 'black' : 'white';
      requestAnimationFrame(blink);
    };
    requestAnimationFrame(blink);
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (/^(key|input)/.test(name)) times.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await press();
  await page.waitForTimeout(1000);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
  const sorted = [...times].sort((a, b) => a - b);
  // Events below 16 ms are not reported: none at all means that typing is smooth.
  return sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 16;
}
