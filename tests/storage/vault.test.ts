/** Records kept in a browser: opened by their passphrase only, never half written, never silently exchanged. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { isKept, prefix } from '../../src/storage/names.ts';
import { createVault, discardVault, listVaults, openVault, type Vault } from '../../src/storage/vault.ts';

const name = 'probe';
const passphrase = 'vier wilde Wörter hier';
const canary = 'KANARIENVOGEL im Rathaus';
const now = new Date('2027-01-05T09:00:00Z');
const first = new Map([
  ['profil', canary],
  ['kapitel/sitzplan', 'zwei Sitze'],
]);

afterEach(() => discardVault(name));

async function made(records: ReadonlyMap<string, string> = first, locked = true): Promise<Vault> {
  const opened = await createVault(name, records, locked ? { passphrase, now } : { now });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.vault;
}

/** Every key and value that lies in the database, as one text. */
async function lying(): Promise<string> {
  const database = await openDB(prefix + name);
  const found: unknown[] = [];
  for (const store of database.objectStoreNames)
    found.push(await database.getAllKeys(store), await database.getAll(store));
  database.close();
  return JSON.stringify(found, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}

async function inStore<T>(
  store: string,
  use: (keys: IDBValidKey[], values: unknown[]) => [IDBValidKey, unknown][] | T,
): Promise<T | undefined> {
  const database = await openDB(prefix + name);
  const result = use(await database.getAllKeys(store), await database.getAll(store));
  if (Array.isArray(result)) for (const [key, value] of result) await database.put(store, value, key);
  database.close();
  return Array.isArray(result) ? undefined : result;
}

describe('a locked vault', () => {
  test('opens with its passphrase, however its letters are composed, and with no other', async () => {
    await made();
    const opened = await openVault(name, passphrase.normalize('NFD'));
    expect(opened.ok && opened.records).toEqual(first);
    for (const wrong of [`${passphrase} `, 'x', '', undefined])
      expect(await openVault(name, wrong)).toEqual({ ok: false, problem: 'wrongPassphrase' });
  });

  test('holds no readable word, no id of a record among them', async () => {
    const vault = await made();
    await vault.takeSnapshot(now);
    const text = await lying();
    for (const word of ['KANARIENVOGEL', 'Sitze', 'sitzplan', 'profil']) expect(text).not.toContain(word);
    expect(text.length).toBeGreaterThan(500);
  });

  test('notices blobs that change places, a changed bit and a missing blob', async () => {
    for (const harm of [
      (keys: IDBValidKey[], values: unknown[]) =>
        keys.map((key, index) => [key, values[(index + 1) % values.length]] as [IDBValidKey, unknown]),
      (keys: IDBValidKey[], values: unknown[]) =>
        keys.slice(0, 1).map((key) => {
          const bytes = new Uint8Array(values[0] as Uint8Array);
          bytes[20] = (bytes[20] ?? 0) ^ 1;
          return [key, bytes] as [IDBValidKey, unknown];
        }),
      (keys: IDBValidKey[]) => keys.slice(0, 1).map((key) => [key, undefined] as [IDBValidKey, unknown]),
    ]) {
      await made();
      await inStore('blobs', harm);
      expect(await openVault(name, passphrase)).toEqual({ ok: false, problem: 'broken' });
    }
  });

  test('notices a manifest that was turned back', async () => {
    const vault = await made();
    let before: unknown;
    await inStore('head', (_, [head]) => {
      before = head;
      return [];
    });
    await vault.write(new Map([['profil', 'neu']]), now);
    await inStore('head', (keys, [head]) => [
      [keys[0] ?? 0, { ...(head as object), manifest: (before as { manifest: unknown }).manifest }],
    ]);
    expect(await openVault(name, passphrase)).toEqual({ ok: false, problem: 'broken' });
  });

  test('writes nothing any more once its key is forgotten, after what was under way', async () => {
    const vault = await made();
    const last = vault.write(new Map([['profil', 'zuletzt']]), now);
    await vault.forget();
    expect(await last).toBe(true);
    expect(await vault.write(new Map([['profil', 'zu spät']]), now)).toBe(false);
    expect(await vault.readSnapshot('')).toBeUndefined();
    const opened = await openVault(name, passphrase);
    expect(opened.ok && opened.records.get('profil')).toBe('zuletzt');
  });
});

test('an open vault needs no passphrase and is found in the list', async () => {
  await made(first, false);
  const opened = await openVault(name);
  expect(opened.ok && opened.records).toEqual(first);
  expect(await listVaults('pro')).toEqual([{ name, locked: false, savedAt: now.toISOString() }]);
  expect(await listVaults('anders')).toEqual([]);
});

test('whatever is written in whatever order, opening gives the last acknowledged state', async () => {
  const change = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 8 }), async (writes) => {
      const vault = await made(new Map(), false);
      const expected = new Map<string, string>();
      for (const changes of writes.map((each) => new Map(each))) {
        for (const [record, text] of changes) {
          if (text === undefined) expected.delete(record);
          else expected.set(record, text);
        }
      }
      const done = await Promise.all(writes.map((each) => vault.write(new Map(each), now)));
      expect(done).not.toContain(false);
      const opened = await openVault(name);
      expect(opened.ok && new Map(opened.records)).toEqual(expected);
      const blobs = await inStore('blobs', (keys) => keys.length);
      expect(blobs).toBe(expected.size);
    }),
    { numRuns: 25 },
  );
});

describe('snapshots', () => {
  const at = (day: number, month = 1) => new Date(Date.UTC(2027, month - 1, day));

  test('hold what lay there, also after it was changed and removed, and after opening again', async () => {
    const vault = await made();
    expect(await vault.takeSnapshot(at(1))).toBe(true);
    await vault.write(
      new Map([
        ['profil', 'neu'],
        ['kapitel/sitzplan', undefined],
      ]),
      at(2),
    );
    expect(await vault.readSnapshot(at(1).toISOString())).toEqual(first);
    const opened = await openVault(name, passphrase);
    if (!opened.ok) throw new Error(opened.problem);
    expect(await opened.vault.readSnapshot(at(1).toISOString())).toEqual(first);
    expect(opened.records).toEqual(new Map([['profil', 'neu']]));
  });

  test('thin out to the last twenty and one of each month, and unused blobs go with them', async () => {
    const vault = await made(new Map(), false);
    for (let month = 1; month <= 3; month += 1)
      for (let day = 1; day <= 15; day += 1) {
        await vault.write(new Map([['profil', `${month}/${day}`]]), at(day, month));
        await vault.takeSnapshot(at(day, month));
      }
    const kept = vault.snapshots();
    expect(kept).toHaveLength(21);
    expect(kept[0]).toBe(at(15, 1).toISOString());
    expect(await vault.readSnapshot(at(15, 1).toISOString())).toEqual(new Map([['profil', '1/15']]));
    expect(await inStore('blobs', (keys) => keys.length)).toBe(21);
  });
});

test('what is no vault of ours is broken, and nothing is thrown', async () => {
  await made();
  for (const wrong of [{}, null, { version: 2 }, { version: 1, counter: 'x' }]) {
    await inStore('head', (keys) => [[keys[0] ?? 0, wrong]]);
    expect((await openVault(name, passphrase)).ok).toBe(false);
  }
});

test('nothing is left after removal', async () => {
  const vault = await made();
  await vault.remove();
  expect(await isKept(name)).toBe(false);
  expect(await vault.write(first, now)).toBe(false);
  expect(await isKept(name)).toBe(false);
});
