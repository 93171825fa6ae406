/** The content key in this tab, for eight hours after it was last used. Where the browser refuses storage, every address asks again. */
import { type Bytes, fromBase64, toBase64 } from '../bytes.ts';

/** What a tab holds. `until` in milliseconds since 1970. */
export interface Session {
  contentKey: Bytes;
  keyId: string;
}

const eightHours = 8 * 60 * 60 * 1000;

/** The session of this tab, if it is not over. */
export function readSession(base: string, now: number): Session | undefined {
  try {
    const [key, keyId, until] = JSON.parse(sessionStorage.getItem(nameFor(base)) ?? '[]');
    const contentKey = typeof key === 'string' ? fromBase64(key) : undefined;
    if (contentKey?.length !== 32 || typeof keyId !== 'string' || !(now < until)) return undefined;
    return { contentKey, keyId };
  } catch {
    return undefined;
  }
}

/** Keeps the key in this tab. */
export function writeSession(base: string, { contentKey, keyId }: Session, now: number): void {
  try {
    sessionStorage.setItem(nameFor(base), JSON.stringify([toBase64(contentKey), keyId, now + eightHours]));
  } catch {
    // Site data is blocked: the worker holds the key while it lives.
  }
}

/** Someone is at work in this tab: eight hours from now on, unless they are over already. */
export function prolongSession(base: string, now: number): void {
  const session = readSession(base, now);
  if (session) writeSession(base, session, now);
}

/** Forgets it. */
export function endSession(base: string): void {
  try {
    sessionStorage.removeItem(nameFor(base));
  } catch {
    // Nothing was stored.
  }
}

/**
 * Whether the page may be asked for once more: an address that the worker never answers would be loaded again and again for ever.
 * Three times in ten seconds is enough to see it.
 */
export function mayLeave(base: string, now: number): boolean {
  const name = `${nameFor(base)} tries`;
  try {
    const tries: number[] = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    const recent = tries.filter((then) => now - then < 10_000);
    if (recent.length >= 3) return false;
    sessionStorage.setItem(name, JSON.stringify([...recent, now]));
    return true;
  } catch {
    // Without storage nothing unlocks by itself, so nothing can go round in circles.
    return true;
  }
}

/** A page has been reached: counting starts anew. */
export function hasArrived(base: string): void {
  try {
    sessionStorage.removeItem(`${nameFor(base)} tries`);
  } catch {
    // Nothing was counted.
  }
}

function nameFor(base: string): string {
  return `sgh-gate ${base}`;
}
