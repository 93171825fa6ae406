/** Removes everything of ours from this browser, and says what would not go. Hosts may share one storage among many sites: only our names. */
import { deleteDB } from 'idb';
import { prefix } from './names.ts';

/** @returns what is still there, by kind and name; empty when nothing is. */
export async function eraseAll(): Promise<string[]> {
  for (const storage of storages()) for (const key of ownKeys(storage)) storage.removeItem(key);
  for (const name of await databases()) {
    // Another tab that holds it open would let this wait for ever.
    await Promise.race([deleteDB(name), new Promise((resolve) => setTimeout(resolve, 3000))]).catch(() => undefined);
  }
  for (const name of await cacheNames()) await caches.delete(name).catch(() => false);
  return [...storages().flatMap((storage) => ownKeys(storage)), ...(await databases()), ...(await cacheNames())];
}

function storages(): Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    // Where site data is blocked there is nothing to erase.
    return [];
  }
}

function ownKeys(storage: Storage): string[] {
  return Object.keys(storage).filter((key) => key.startsWith(prefix));
}

async function databases(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  } catch {
    return [];
  }
}

async function cacheNames(): Promise<string[]> {
  try {
    return (await caches.keys()).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
