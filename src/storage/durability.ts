/** What this browser can keep, plainly described, so that the interface promises nothing that it cannot hold. */
import { prefix } from './names.ts';

interface Durability {
  /** Whether vaults can be kept here at all. */
  vaults: boolean;
  /** Opened from a disk: there all files share one storage, so none is offered. */
  fromFile: boolean;
  /** Writes back into a file on disk; else files are downloaded and reopened. */
  writesInPlace: boolean;
  /** The browser promised not to clear it by itself when room gets short. */
  persisted: boolean;
  /** Clears what pages wrote after seven days without a visit (Safari and every browser on iPhones, https://webkit.org/blog/10218/). */
  forgetsAfterAWeek: boolean;
  /** Behaves like a private window: all is gone when it closes. Not every browser lets that be seen. */
  looksPrivate: boolean;
  /** Bytes left for this address, shared with every site on it; undefined where the browser does not say. */
  room: number | undefined;
}

/** Looks without leaving anything behind. */
export async function describeDurability(): Promise<Durability> {
  const fromFile = location.protocol === 'file:';
  const vaults = !fromFile && (await opensDatabases());
  return {
    vaults,
    fromFile,
    writesInPlace: 'showSaveFilePicker' in globalThis,
    persisted: (await attempt(() => navigator.storage.persisted())) ?? false,
    forgetsAfterAWeek: /^Apple/.test(navigator.vendor),
    looksPrivate: vaults && (await refusesFolders()),
    room: await attempt(async () => {
      const { quota, usage } = await navigator.storage.estimate();
      return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
    }),
  };
}

/** Asks the browser to keep what is stored; it may ask the person. True where it promises. Only in answer to a choice of the person. */
export async function askToPersist(): Promise<boolean> {
  return (await attempt(() => navigator.storage.persist())) ?? false;
}

/** Opens a database and takes it back before it exists. */
function opensDatabases(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(`${prefix}probe`);
      request.onupgradeneeded = () => {
        request.transaction?.abort();
        resolve(true);
      };
      request.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
    } catch {
      resolve(false);
    }
  });
}

/** Firefox and Safari refuse their file system to private windows, while databases seem to work there. */
async function refusesFolders(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory();
    return false;
  } catch (thrown) {
    return thrown instanceof Error && (thrown.name === 'SecurityError' || thrown.name === 'UnknownError');
  }
}

async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
