/**
 * Records kept in this browser, locked by a passphrase or in the open. A record is a text under an id; what it means is none of our
 * business.
 *
 * Locked: a random key encrypts every record (AES-256-GCM); it is wrapped once by the passphrase (Argon2id, 64 MiB, three passes), lives in
 * memory only and cannot be taken out of there. Each writing of a record is a new blob under a random id, bound to that id; an
 * encrypted manifest says which blob belongs to which record. So nobody can exchange, mix or turn back single records. Who can
 * put a whole older profile back in place is not noticed. Snapshots are older manifests; they share the blobs that did not change.
 */
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type Lock, newLock, openLock, unlocked, type Wrap } from './lock.ts';
import { prefix } from './names.ts';

/** Record id → its text, or undefined for one that is removed. */
type Changes = ReadonlyMap<string, string | undefined>;
export type Records = ReadonlyMap<string, string>;

export interface Vault {
  readonly locked: boolean;
  /** One after the other, each all or nothing; false where the browser refused, and then everything before is still there. */
  write(changes: Changes, now: Date): Promise<boolean>;
  /** Keeps what lies there now beside what will be written; false where the browser refused. */
  takeSnapshot(now: Date): Promise<boolean>;
  /** Instants of all snapshots, oldest first. */
  snapshots(): readonly string[];
  /** Undefined where there is none, or where it cannot be read any more. */
  readSnapshot(at: string): Promise<Records | undefined>;
  /** Waits for what is being written, then forgets the key. Nothing can be written or read through this vault afterwards. */
  forget(): Promise<void>;
  /** Removes everything from this browser. */
  remove(): Promise<void>;
}

export type OpenedVault =
  | { ok: true; vault: Vault; records: Records }
  | { ok: false; problem: 'wrongPassphrase' | 'broken' | 'refused' };

/** What can be seen of a vault without opening it. */
export interface VaultEntry {
  name: string;
  locked: boolean;
  savedAt: string;
}

interface Manifest {
  /** Record id → blob id. */
  blobs: Record<string, string>;
}

interface Head {
  version: 1;
  /** Absent in an open vault. */
  wrap?: Wrap;
  /** Rises with every writing. */
  counter: number;
  savedAt: string;
  manifest: Uint8Array<ArrayBuffer>;
}

const stores = ['head', 'blobs', 'snapshots'] as const;
/** Snapshots of the last writings that are kept; besides one of each month. */
const lastSnapshots = 20;

/** A new vault under a name; what lay there before is gone. Without a passphrase it lies in the open. */
export async function createVault(
  name: string,
  records: Records,
  { passphrase, now }: { passphrase?: string; now: Date },
): Promise<OpenedVault> {
  try {
    const made = passphrase === undefined ? { lock: unlocked, wrap: undefined } : await newLock(name, passphrase);
    await deleteDB(prefix + name);
    const vault = vaultOf(name, made.lock, made.wrap, { blobs: {} }, 0, new Map());
    if (await vault.write(records, now)) return { ok: true, vault, records };
  } catch {
    // Said below: to a person all of these are one.
  }
  return { ok: false, problem: 'refused' };
}

/** Opens the vault under a name. */
export async function openVault(name: string, passphrase?: string): Promise<OpenedVault> {
  let head: unknown;
  let kept: readonly (readonly [string, unknown])[];
  try {
    [head, kept] = await inDatabase(name, async (database) => {
      const [keys, values] = await Promise.all([database.getAllKeys('snapshots'), database.getAll('snapshots')]);
      return [await database.get('head', 0), keys.map((key, index) => [String(key), values[index]] as const)];
    });
  } catch {
    return { ok: false, problem: 'refused' };
  }
  if (!isHead(head)) return { ok: false, problem: 'broken' };
  let lock: Lock = unlocked;
  if (head.wrap) {
    const opened = passphrase ? await openLock(name, passphrase, head.wrap) : undefined;
    if (!opened) return { ok: false, problem: 'wrongPassphrase' };
    lock = opened;
  }
  try {
    const manifest = readManifest(await lock.open(head.manifest, `manifest/${head.counter}`));
    const snapshots = new Map<string, Manifest>();
    for (const [at, sealed] of kept) {
      if (sealed instanceof Uint8Array)
        snapshots.set(at, readManifest(await lock.open(new Uint8Array(sealed), `snapshot/${at}`)));
    }
    const records = await readRecords(name, lock, manifest);
    return { ok: true, records, vault: vaultOf(name, lock, head.wrap, manifest, head.counter, snapshots) };
  } catch {
    return { ok: false, problem: 'broken' };
  }
}

/** All vaults whose names begin so. Asking leaves nothing behind. */
export async function listVaults(begin: string): Promise<VaultEntry[]> {
  let names: string[];
  try {
    names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix + begin) ? [name] : []));
  } catch {
    return [];
  }
  const entries = await Promise.all(
    names.map(async (full): Promise<VaultEntry[]> => {
      const name = full.slice(prefix.length);
      try {
        const head: unknown = await inDatabase(name, (database) => database.get('head', 0));
        return isHead(head) ? [{ name, locked: head.wrap !== undefined, savedAt: head.savedAt }] : [];
      } catch {
        return [];
      }
    }),
  );
  return entries.flat().sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** Removes a vault, also one that nobody can open any more. */
export async function discardVault(name: string): Promise<void> {
  await deleteDB(prefix + name);
}

function vaultOf(
  name: string,
  begunLock: Lock,
  wrap: Wrap | undefined,
  begun: Manifest,
  begunCounter: number,
  snapshots: Map<string, Manifest>,
): Vault {
  let lock: Lock | undefined = begunLock;
  let manifest = begun;
  let counter = begunCounter;
  let waiting: Promise<unknown> = Promise.resolve();
  /** One after the other: what was handed over last is what lies there in the end. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = waiting.then(work);
    waiting = result.catch(() => undefined);
    return result;
  };

  const write = async (changes: Changes, now: Date): Promise<boolean> => {
    if (!lock) return false;
    try {
      const blobs = { ...manifest.blobs };
      const fresh: [string, Uint8Array][] = [];
      for (const [record, text] of changes) {
        delete blobs[record];
        if (text === undefined) continue;
        const id = crypto.randomUUID();
        blobs[record] = id;
        fresh.push([id, await lock.close(text, `blob/${id}`)]);
      }
      const next = { blobs };
      const head: Head = {
        version: 1,
        ...(wrap ? { wrap } : {}),
        counter: counter + 1,
        savedAt: now.toISOString(),
        manifest: await lock.close(JSON.stringify(next), `manifest/${counter + 1}`),
      };
      const used = usedBlobs([next, ...snapshots.values()]);
      const gone = Object.values(manifest.blobs).filter((id) => !used.has(id));
      await inDatabase(name, async (database) => {
        const transaction = database.transaction(['head', 'blobs'], 'readwrite', { durability: 'strict' });
        const store = transaction.objectStore('blobs');
        await Promise.all([
          ...fresh.map(([id, blob]) => store.put(blob, id)),
          ...gone.map((id) => store.delete(id)),
          transaction.objectStore('head').put(head, 0),
          transaction.done,
        ]);
      });
      manifest = next;
      counter += 1;
      return true;
    } catch {
      return false;
    }
  };

  const takeSnapshot = async (now: Date): Promise<boolean> => {
    if (!lock) return false;
    try {
      const at = now.toISOString();
      const sealed = await lock.close(JSON.stringify(manifest), `snapshot/${at}`);
      const kept = new Map([...snapshots, [at, manifest] as const]);
      const thinned = new Map([...kept].filter(([each]) => isWorthKeeping(each, [...kept.keys()].sort())));
      const used = usedBlobs([manifest, ...thinned.values()]);
      const gone = [...usedBlobs([...kept.values()])].filter((id) => !used.has(id));
      await inDatabase(name, async (database) => {
        const transaction = database.transaction(['snapshots', 'blobs'], 'readwrite');
        const store = transaction.objectStore('snapshots');
        await Promise.all([
          store.put(sealed, at),
          ...[...kept.keys()].filter((each) => !thinned.has(each)).map((each) => store.delete(each)),
          ...gone.map((id) => transaction.objectStore('blobs').delete(id)),
          transaction.done,
        ]);
      });
      snapshots.clear();
      for (const [each, held] of thinned) snapshots.set(each, held);
      return true;
    } catch {
      return false;
    }
  };

  return {
    locked: wrap !== undefined,
    write: (changes, now) => inTurn(() => write(changes, now)),
    takeSnapshot: (now) => inTurn(() => takeSnapshot(now)),
    snapshots: () => [...snapshots.keys()].sort(),
    async readSnapshot(at) {
      const held = snapshots.get(at);
      if (!held || !lock) return undefined;
      try {
        return await readRecords(name, lock, held);
      } catch {
        return undefined;
      }
    },
    async forget() {
      await inTurn(async () => {
        lock = undefined;
      });
    },
    async remove() {
      await inTurn(async () => {
        lock = undefined;
        await discardVault(name);
      });
    },
  };
}

/** The last ones, and the last of each month. */
function isWorthKeeping(at: string, all: readonly string[]): boolean {
  const place = all.indexOf(at);
  return place >= all.length - lastSnapshots || all[place + 1]?.slice(0, 7) !== at.slice(0, 7);
}

function usedBlobs(manifests: readonly Manifest[]): Set<string> {
  return new Set(manifests.flatMap(({ blobs }) => Object.values(blobs)));
}

/** Throws where a blob is missing or not what it was. */
async function readRecords(name: string, lock: Lock, { blobs }: Manifest): Promise<Records> {
  const wanted = Object.entries(blobs);
  const sealed = await inDatabase(name, async (database) => {
    const store = database.transaction('blobs').store;
    return Promise.all(wanted.map(([, id]) => store.get(id)));
  });
  const texts = await Promise.all(
    wanted.map(async ([record, id], index) => {
      const blob: unknown = sealed[index];
      if (!(blob instanceof Uint8Array)) throw new Error('A blob is missing.');
      return [record, await lock.open(new Uint8Array(blob), `blob/${id}`)] as const;
    }),
  );
  return new Map(texts);
}

function readManifest(text: string): Manifest {
  const input: unknown = JSON.parse(text);
  if (!isRecord(input) || !isRecord(input['blobs'])) throw new Error('This is no manifest.');
  return { blobs: Object.fromEntries(Object.entries(input['blobs']).map(([record, id]) => [record, String(id)])) };
}

/** Opened for each use and closed again, so that nothing keeps another tab from removing it. */
async function inDatabase<T>(name: string, use: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const database = await openDB(prefix + name, 1, {
    upgrade(fresh) {
      for (const store of stores) fresh.createObjectStore(store);
    },
  });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

function isHead(input: unknown): input is Head {
  return (
    isRecord(input) &&
    input['version'] === 1 &&
    typeof input['counter'] === 'number' &&
    typeof input['savedAt'] === 'string' &&
    input['manifest'] instanceof Uint8Array &&
    (input['wrap'] === undefined ||
      (isRecord(input['wrap']) && ['salt', 'iv', 'key'].every((part) => isBytes(input['wrap'], part))))
  );
}

function isBytes(record: unknown, key: string): boolean {
  return isRecord(record) && record[key] instanceof Uint8Array;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
