/** A disk that is full or fails in the middle: the state before stays, the answer is a value, and the next write works. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { createVault, discardVault, listVaults, openVault } from '../../src/storage/vaults.ts';
import { forgetful, made, name, now, passphrase, recordsNow } from './vault-probe.ts';

const first = new Map([
  ['profil', 'vorher'],
  ['sitzung/1', 'bleibt'],
]);
const next = new Map([
  ['profil', 'nachher'],
  ['sitzung/1', undefined],
  ['sitzung/2', 'neu'],
]);
/** How often a write calls `put`: two records, the list, the label. */
const puts = 4;

const ways = {
  'throws at once': () => {
    throw new DOMException('no room', 'QuotaExceededError');
  },
  'aborts with its transaction': (store: IDBObjectStore) => {
    store.transaction.abort();
    throw new DOMException('aborted', 'AbortError');
  },
};

afterEach(async () => {
  vi.restoreAllMocks();
  await discardVault(name, forgetful);
});

/** Lets the disk fail at the given call of `put`, counted from 1. */
function failAt(count: number, how: (store: IDBObjectStore) => never): void {
  const real = IDBObjectStore.prototype.put;
  let calls = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    calls += 1;
    return calls === count ? how(this) : real.apply(this, args);
  });
}

test.each(Object.entries(ways))('a write that %s in its middle changes nothing, wherever that is', async (_, how) => {
  for (let count = 1; count <= puts; count += 1) {
    const vault = await made(first);
    failAt(count, how);
    const written = await vault.write(next, now);
    vi.restoreAllMocks();
    expect(written.ok).toBe(false);
    expect(!written.ok && ['full', 'refused']).toContain(!written.ok && written.problem);
    expect(await recordsNow(), `put ${count}`).toEqual(first);
    expect((await vault.write(next, now)).ok).toBe(true);
    expect(await recordsNow()).toEqual(
      new Map([
        ['profil', 'nachher'],
        ['sitzung/2', 'neu'],
      ]),
    );
    await vault.remove();
  }
});

test('a full disk is called full', async () => {
  const vault = await made(first);
  failAt(1, ways['throws at once']);
  expect(await vault.write(next, now)).toEqual({ ok: false, problem: 'full' });
});

test('another passphrase that does not fit on the disk leaves the one in force', async () => {
  const vault = await made(first);
  failAt(2, ways['throws at once']);
  expect(await vault.changePassphrase(passphrase, 'andere Wörter', now)).toEqual({ ok: false, problem: 'full' });
  vi.restoreAllMocks();
  expect(await recordsNow()).toEqual(first);
  expect((await vault.write(new Map([['profil', 'weiter']]), now)).ok).toBe(true);
  expect((await recordsNow()).get('profil')).toBe('weiter');
});

test('a vault that does not fit is not made by half', async () => {
  failAt(2, ways['throws at once']);
  expect(await createVault(name, first, { passphrase, now }, forgetful)).toEqual({ ok: false, problem: 'full' });
  vi.restoreAllMocks();
  expect(await listVaults('')).toEqual([]);
  expect(await openVault(name, passphrase, [], forgetful)).toEqual({ ok: false, problem: 'gone' });
});

test('a browser that refuses databases is a value everywhere', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  vi.spyOn(IDBFactory.prototype, 'databases').mockRejectedValue(new DOMException('refused', 'SecurityError'));
  const refused = { ok: false, problem: 'refused' };
  expect(await createVault(name, first, { passphrase, now }, forgetful)).toEqual(refused);
  expect(await openVault(name, passphrase, [], forgetful)).toEqual(refused);
  expect(await listVaults('')).toEqual([]);
});
