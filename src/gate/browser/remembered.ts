/** „30 Tage merken“: a key that no script can read out, in IndexedDB. */
import { deleteDB, openDB } from 'idb';

/** What is remembered. `until` in milliseconds since 1970. */
export interface Remembered {
  key: CryptoKey;
  keyId: string;
  until: number;
}

/** How long. */
export const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** What is remembered and not yet over. Asking leaves nothing behind. */
export async function recall(base: string, now: number): Promise<Remembered | undefined> {
  try {
    const known = (await indexedDB.databases()).some(({ name }) => name === nameFor(base));
    if (!known) return undefined;
    const database = await openDB(nameFor(base), 1);
    const found: unknown = await database.get('key', 'key').catch(() => undefined);
    database.close();
    if (isRemembered(found) && found.until > now) return found;
    await forgetKey(base);
  } catch {
    // Site data is blocked, or the record is of no use: the passphrase is asked for.
  }
  return undefined;
}

/** Remembers a key. @returns whether the browser let us. */
export async function rememberKey(base: string, remembered: Remembered): Promise<boolean> {
  try {
    const database = await openDB(nameFor(base), 1, { upgrade: (upgraded) => void upgraded.createObjectStore('key') });
    await database.put('key', remembered, 'key');
    database.close();
    return true;
  } catch {
    return false;
  }
}

/** Forgets it. */
export async function forgetKey(base: string): Promise<void> {
  await deleteDB(nameFor(base)).catch(() => undefined);
}

function nameFor(base: string): string {
  return `sgh-gate ${base}`;
}

function isRemembered(value: unknown): value is Remembered {
  return typeof value === 'object' && value !== null && 'key' in value && 'keyId' in value && 'until' in value;
}
