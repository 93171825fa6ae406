/**
 * One sealed text in this browser. A random key encrypts it (AES-256-GCM); the key itself is wrapped by a passphrase (Argon2id, 64 MiB,
 * three passes), lives in memory only, and cannot be taken out of there. Without the passphrase nobody opens it, we neither.
 *
 * Each writing carries its number as additional data, so that a part of an older writing is never taken for a newer one. Somebody who can
 * put a whole older state back into the profile is not noticed.
 */
import { argon2id } from 'hash-wasm';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { prefix } from './names.ts';

const store = 'sealed';

export interface Sealed {
  /** Replaces the text; false where the browser refused, and then the text before is still there. */
  write(text: string): Promise<boolean>;
  /** Forgets the key and removes everything from this browser. */
  remove(): Promise<void>;
}

export type Opened =
  | { ok: true; text: string; sealed: Sealed }
  | { ok: false; problem: 'wrongPassphrase' | 'broken' | 'refused' };

interface Row {
  salt: Uint8Array<ArrayBuffer>;
  /** The key, wrapped. */
  wrapIv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
  /** Number of the writing. */
  revision: number;
  iv: Uint8Array<ArrayBuffer>;
  cipher: ArrayBuffer;
}

/** Seals a text under a name; what lay there before is gone. @param passphrase not empty; how strong it has to be is not decided here. */
export async function seal(name: string, text: string, passphrase: string): Promise<Opened> {
  const salt = random(16);
  const wrapIv = random(12);
  const outer = await wrappingKey(passphrase, salt);
  const raw = random(32);
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: wrapIv, additionalData: bytes(name) }, outer, raw);
  const key = await dataKey(raw);
  const sealed = sealedUnder(name, key, { salt, wrapIv, wrapped }, 0);
  return (await sealed.write(text)) ? { ok: true, text, sealed } : { ok: false, problem: 'refused' };
}

/** Opens what lies under a name. */
export async function unseal(name: string, passphrase: string): Promise<Opened> {
  let row: unknown;
  try {
    row = await inDatabase(name, (database) => database.get(store, 0));
  } catch {
    return { ok: false, problem: 'refused' };
  }
  if (!isRow(row)) return { ok: false, problem: 'broken' };
  if (passphrase === '') return { ok: false, problem: 'wrongPassphrase' };
  const { salt, wrapIv, wrapped, revision, iv, cipher } = row;
  const outer = await wrappingKey(passphrase, salt);
  let raw: ArrayBuffer;
  try {
    raw = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: wrapIv, additionalData: bytes(name) }, outer, wrapped);
  } catch {
    return { ok: false, problem: 'wrongPassphrase' };
  }
  try {
    const key = await dataKey(new Uint8Array(raw));
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bound(name, revision) },
      key,
      cipher,
    );
    const text = new TextDecoder().decode(plain);
    return { ok: true, text, sealed: sealedUnder(name, key, { salt, wrapIv, wrapped }, revision) };
  } catch {
    return { ok: false, problem: 'broken' };
  }
}

/** Removes what lies under a name, also without its passphrase. */
export async function discard(name: string): Promise<void> {
  await deleteDB(prefix + name);
}

function sealedUnder(
  name: string,
  key: CryptoKey,
  wrap: Pick<Row, 'salt' | 'wrapIv' | 'wrapped'>,
  begun: number,
): Sealed {
  let revision = begun;
  let waiting: Promise<unknown> = Promise.resolve();
  let removed = false;
  const write = async (text: string): Promise<boolean> => {
    if (removed) return false;
    const iv = random(12);
    const next = revision + 1;
    try {
      const cipher = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: bound(name, next) },
        key,
        bytes(text),
      );
      const row: Row = { ...wrap, revision: next, iv, cipher };
      await inDatabase(name, (database) => database.put(store, row, 0));
      revision = next;
      return true;
    } catch {
      return false;
    }
  };
  return {
    // One after the other: what was handed over last is what lies there.
    write(text) {
      const result = waiting.then(() => write(text));
      waiting = result;
      return result;
    },
    async remove() {
      removed = true;
      await waiting;
      await discard(name);
    },
  };
}

/** Opened for each use and closed again, so that nothing keeps another tab from removing it. */
async function inDatabase<T>(name: string, use: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const database = await openDB(prefix + name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore(store);
    },
  });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

async function wrappingKey(passphrase: string, salt: Uint8Array): Promise<CryptoKey> {
  const hash = await argon2id({
    password: passphrase.normalize('NFC'),
    salt,
    memorySize: 64 * 1024,
    iterations: 3,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', new Uint8Array(hash), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function dataKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function bound(name: string, revision: number): Uint8Array<ArrayBuffer> {
  return bytes(`${name}/${revision}`);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function isRow(input: unknown): input is Row {
  if (typeof input !== 'object' || input === null) return false;
  const { salt, wrapIv, wrapped, revision, iv, cipher } = input as Partial<Record<keyof Row, unknown>>;
  return (
    [salt, wrapIv, iv].every((each) => each instanceof Uint8Array) &&
    [wrapped, cipher].every((each) => each instanceof ArrayBuffer) &&
    typeof revision === 'number'
  );
}
