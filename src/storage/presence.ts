/** What runs in some tab of this browser, told by a shared Web Lock: nothing is written anywhere, and it ends with the tab. */
import { prefix } from './names.ts';

/** Says that something runs here. Where the browser has no locks nobody hears it. @returns what ends it. */
export function announceRunning(name: string): () => void {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    navigator.locks.request(nameOf(name), { mode: 'shared' }, () => ended).catch(() => undefined);
  } catch {
    // A page without an origin has none.
  }
  return end;
}

/** Whether it runs in any tab of this site. */
export async function isRunning(name: string): Promise<boolean> {
  try {
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === nameOf(name));
  } catch {
    return false;
  }
}

function nameOf(name: string): string {
  return `${prefix}laeuft-${name}`;
}
