/** What the tests of vaults share: a cheap keeper, a memory for the witness, and hands that reach into the database. */
import { openDB } from 'idb';
import { keepHere } from '../../src/storage/age-keeper.ts';
import { prefix } from '../../src/storage/names.ts';
import type { Surroundings } from '../../src/storage/surroundings.ts';
import type { Opened, Records, Vault } from '../../src/storage/vault.ts';
import { createVault, openVault } from '../../src/storage/vaults.ts';
import type { Witness } from '../../src/storage/witness.ts';

export const name = 'probe';
export const passphrase = 'vier wilde Wörter hier';
export const now = new Date('2027-01-05T09:00:00Z');

/** scrypt with two rounds: what is tested here does not depend on its cost. */
export const startKeeper = () => keepHere(1);

export function remembering(): Witness {
  const numbers = new Map<string, number>();
  return {
    number: (each) => numbers.get(each) ?? 0,
    remember: (each, number) => void numbers.set(each, number),
    forget: (each) => void numbers.delete(each),
  };
}

/** A browser that remembers nothing beside the database. */
export const forgetful: Surroundings = {
  startKeeper,
  witness: { number: () => 0, remember: () => undefined, forget: () => undefined },
};

export async function made(records: Records, locked = true, around = forgetful): Promise<Vault> {
  const opened = await createVault(name, records, locked ? { passphrase, now } : { now }, around);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.vault;
}

export function opened(result: Opened): Extract<Opened, { ok: true }> {
  if (!result.ok) throw new Error(result.problem);
  return result;
}

/** What somebody reads who opens the vault now. */
export async function recordsNow(locked = true, around = forgetful): Promise<Records> {
  const { vault, records } = opened(await openVault(name, locked ? passphrase : undefined, [], around));
  await vault.forget();
  return records;
}

/** Everything in the database, by store and key. */
export type Lying = Map<string, Map<IDBValidKey, unknown>>;

export async function lying(from = name): Promise<Lying> {
  const database = await openDB(prefix + from);
  const stores: Lying = new Map();
  for (const store of database.objectStoreNames) {
    const [keys, values] = [await database.getAllKeys(store), await database.getAll(store)];
    stores.set(store, new Map(keys.map((key, index) => [key, values[index]])));
  }
  database.close();
  return stores;
}

/** Puts the database into another state, as somebody would who reaches the disk. */
export async function put(stores: Lying, into = name): Promise<void> {
  const database = await openDB(prefix + into);
  for (const [store, rows] of stores) {
    await database.clear(store);
    for (const [key, value] of rows) await database.put(store, value, key);
  }
  database.close();
}

/** The same with some rows changed. */
export function changed(stores: Lying, store: string, change: (rows: Map<IDBValidKey, unknown>) => void): Lying {
  const copy: Lying = new Map([...stores].map(([each, rows]) => [each, new Map(rows)]));
  change(copy.get(store) ?? new Map());
  return copy;
}

/** All of it as one text, bytes letter by letter. */
export function textOf(stores: Lying): string {
  return JSON.stringify(
    [...stores].map(([store, rows]) => [store, ...rows]),
    (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value),
  );
}
