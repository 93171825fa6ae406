/**
 * „Alles löschen“: removes everything of ours from this browser and looks whether something is left. Names that begin with another
 * prefix belong to other sites on the same host and are not touched.
 */
import { prefix } from './names.ts';

/** Something of ours that is still there, by its kind and name. */
export interface Left {
  kind: 'localStorage' | 'sessionStorage' | 'database' | 'cache' | 'worker';
  name: string;
}

/** `left` is empty when all is gone; `locked` says that a gate locked itself too: nothing more can be loaded until somebody enters again. */
export interface Erased {
  left: Left[];
  locked: boolean;
}

/** @param scope address under which this site lies; workers registered for it or below go, others stay. Never throws. */
export async function eraseEverything(scope: string): Promise<Erased> {
  // Behind a gate its key must go too, in every tab: whoever holds it listens, and adds what is to be waited for.
  const waits: unknown[] = [];
  dispatchEvent(new CustomEvent('sgh-erasing', { detail: waits }));
  await Promise.allSettled(waits);
  const kinds = [webStorage('localStorage'), webStorage('sessionStorage'), databases(), cacheStorage(), workers(scope)];
  const left = await Promise.all(
    kinds.map(async ({ kind, names, remove }) => {
      await Promise.all((await quietly(names)).map((name) => quietly(async () => [await remove(name)])));
      return (await quietly(names)).map((name) => ({ kind, name }));
    }),
  );
  return { left: left.flat(), locked: waits.length > 0 };
}

interface Kind {
  kind: Left['kind'];
  names(): Promise<string[]>;
  remove(name: string): Promise<unknown>;
}

function webStorage(kind: 'localStorage' | 'sessionStorage'): Kind {
  return {
    kind,
    names: async () => Object.keys(globalThis[kind]).filter(isOurs),
    remove: async (name) => globalThis[kind].removeItem(name),
  };
}

function databases(): Kind {
  return {
    kind: 'database',
    async names() {
      // Firefox before 126 does not list them.
      if (!('databases' in indexedDB)) return known.map((name) => prefix + name);
      return (await indexedDB.databases()).flatMap(({ name = '' }) => (isOurs(name) ? [name] : []));
    },
    remove: (name) =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = resolve;
        // Another tab still has it open. Ours let go at once; one that does not is reported as left.
        request.onblocked = () => setTimeout(resolve, patience);
      }),
  };
}

function cacheStorage(): Kind {
  return {
    kind: 'cache',
    names: async () => (await caches.keys()).filter(isOurs),
    remove: (name) => caches.delete(name),
  };
}

function workers(scope: string): Kind {
  const registrations = async () =>
    (await navigator.serviceWorker.getRegistrations()).filter((each) => each.scope.startsWith(scope));
  return {
    kind: 'worker',
    names: async () => (await registrations()).map((each) => each.scope),
    remove: async (name) =>
      Promise.all((await registrations()).filter((each) => each.scope === name).map((each) => each.unregister())),
  };
}

function isOurs(name: string): boolean {
  return name.startsWith(prefix);
}

/** What a browser does not have or does not give holds nothing of ours. */
async function quietly<T>(ask: () => Promise<T[]>): Promise<T[]> {
  try {
    return await ask();
  } catch {
    return [];
  }
}

/** Databases of ours, for browsers that do not list them; there they are reported as left although they are gone. */
const known = ['arbeitsbuch', 'ernstfall'];

/** Milliseconds that another tab has to let go. */
const patience = 2_000;
