/** What somebody does to a vault who reaches the disk, or a disk that fails: all of it is noticed, and nothing more is lost than has to be. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { OpenProblem } from '../../src/storage/vault.ts';
import { createVault, discardVault, openVault } from '../../src/storage/vaults.ts';
import {
  changed,
  forgetful,
  type Lying,
  lying,
  made,
  name,
  now,
  opened,
  passphrase,
  put,
  remembering,
  startKeeper,
} from './vault-probe.ts';

const first = new Map([
  ['profil', '{"town":"Musterstadt"}'],
  ['sitzung/1', '{"agenda":["Punkt 1"]}'],
  ['sitzung/2', '{"agenda":["Punkt 2"]}'],
]);

afterEach(async () => {
  await discardVault(name, forgetful);
  await discardVault('other', forgetful);
});

/** What opening says; the records must never differ from what was written. */
async function problemNow(locked = true): Promise<OpenProblem | 'none'> {
  const result = await openVault(name, locked ? passphrase : undefined, [], forgetful);
  if (!result.ok) return result.problem;
  expect(result.records).toEqual(first);
  await result.vault.forget();
  return 'none';
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

describe.each([true, false])('in a vault (locked: %s)', (locked) => {
  test('every changed byte of every row is noticed', async () => {
    await (await made(first, locked)).forget();
    const before = await lying();
    const rows = before.get('rows') ?? new Map();
    expect(rows.size).toBe(4);
    for (const [row, value] of rows) {
      if (!isBytes(value)) throw new Error('a row holds bytes');
      for (let place = 0; place < value.length; place += 1) {
        const bytes = value.slice();
        bytes[place] = (bytes[place] ?? 0) ^ 1;
        await put(changed(before, 'rows', (all) => all.set(row, bytes)));
        expect(['damaged', 'broken'], `${row} ${place}`).toContain(await problemNow(locked));
      }
    }
    await put(before);
    expect(await problemNow(locked)).toBe('none');
  });

  test('every row that is cut off, lost, or takes the place of another one is noticed', async () => {
    await (await made(first, locked)).forget();
    const before = await lying();
    const rows = [...(before.get('rows') ?? new Map<IDBValidKey, unknown>())];
    for (const [row, value] of rows) {
      if (!isBytes(value)) throw new Error('a row holds bytes');
      const others = rows.filter(([each]) => each !== row).map(([, each]) => each);
      for (const instead of [value.slice(0, -1), value.slice(0, 5), new Uint8Array(), undefined, 'text', ...others]) {
        await put(
          changed(before, 'rows', (all) => {
            if (instead === undefined) all.delete(row);
            else all.set(row, instead);
          }),
        );
        expect(['damaged', 'broken']).toContain(await problemNow(locked));
      }
    }
  });

  test('a row of an earlier write is noticed, also under the name of the later one', async () => {
    const vault = await made(new Map([...first, ['profil', '{"town":"früher"}']]), locked);
    const earlier = await lying();
    await vault.write(new Map([['profil', first.get('profil')]]), now);
    await vault.forget();
    const later = await lying();
    const fresh = [...(later.get('rows') ?? [])].filter(([row]) => !earlier.get('rows')?.has(row));
    const old = [...(earlier.get('rows') ?? [])].filter(([row]) => !later.get('rows')?.has(row));
    expect([fresh.length, old.length]).toEqual([1, 1]);
    await put(changed(later, 'rows', (all) => all.set(fresh[0]?.[0] ?? '', old[0]?.[1])));
    expect(await problemNow(locked)).toBe('damaged');
    await put(changed(later, 'rows', (all) => all.set('head', earlier.get('rows')?.get('head'))));
    expect(await problemNow(locked)).toBe('broken');
  });

  test('any mixture of two of its states is noticed', async () => {
    const vault = await made(new Map([...first, ['profil', '{"town":"früher"}']]), locked);
    await vault.takeSnapshot(now);
    const earlier = await lying();
    await vault.write(new Map([['profil', first.get('profil')]]), now);
    await vault.forget();
    const later = await lying();
    const places = [...later].flatMap(([store, rows]) => [...rows.keys()].map((row) => [store, row] as const));
    await fc.assert(
      fc.asyncProperty(fc.subarray(places, { minLength: 1 }), async (chosen) => {
        const mixed: Lying = new Map([...later].map(([store, rows]) => [store, new Map(rows)]));
        for (const [store, row] of chosen) mixed.get(store)?.set(row, earlier.get(store)?.get(row));
        await put(mixed);
        const result = await openVault(name, locked ? passphrase : undefined, [], forgetful);
        if (!result.ok) return;
        // What still opens is one of the two states, whole.
        expect([first.get('profil'), '{"town":"früher"}']).toContain(result.records.get('profil'));
        expect(new Map([...result.records, ...first])).toEqual(first);
        await result.vault.forget();
      }),
    );
  });

  test('whatever lies where the label should be is a value', async () => {
    await (await made(first, locked)).forget();
    const before = await lying();
    const label = before.get('labels')?.get(0);
    const hostile = fc.oneof(
      fc.anything({ withDate: true, withMap: true }),
      fc.object().map((extra) => ({ ...(label as object), ...extra })),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        await put(changed(before, 'labels', (all) => all.set(0, structuredClone(value))));
        await problemNow(locked);
      }),
      { numRuns: 60 },
    );
  });
});

test('rows of another vault are noticed, with the same passphrase too', async () => {
  await (await made(first)).forget();
  const other = opened(await createVault('other', first, { passphrase, now }, forgetful));
  await other.vault.forget();
  const [mine, theirs] = [await lying(), await lying('other')];
  await put(
    changed(mine, 'rows', (all) => {
      all.clear();
      for (const [row, value] of theirs.get('rows') ?? []) all.set(row, value);
    }),
  );
  expect(await problemNow()).toBe('broken');
  await put(theirs);
  expect(await problemNow()).toBe('broken');
});

test('a list that is no list of ours is broken, however well it is sealed', async () => {
  const { plainCipher } = await import('../../src/storage/cipher.ts');
  await (await made(first, false)).forget();
  const before = await lying();
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.tuple(fc.json(), fc.json()).map((both) => both.join('\n')),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const bytes = await plainCipher.seal(text, `${name}/head/1`);
      await put(changed(before, 'rows', (all) => all.set('head', bytes)));
      expect(await openVault(name, undefined, [], forgetful)).toEqual({ ok: false, problem: 'broken' });
    }),
  );
});

describe('an older state of the whole database', () => {
  test('is noticed as long as the browser remembers, and opens for somebody who knows', async () => {
    const around = { startKeeper, witness: remembering() };
    const vault = await made(new Map([['profil', 'alt']]), true, around);
    const earlier = await lying();
    await vault.write(new Map([['profil', 'neu']]), now);
    await vault.forget();
    await put(earlier);
    expect(await openVault(name, passphrase, [], around)).toEqual({ ok: false, problem: 'rolledBack' });
    const older = opened(await openVault(name, passphrase, ['older'], around));
    expect(older.records.get('profil')).toBe('alt');
    // From here on it is the state in force; the one that was turned back has no number left to come back with.
    expect((await older.vault.write(new Map([['profil', 'weiter']]), now)).ok).toBe(true);
    await older.vault.forget();
    expect(opened(await openVault(name, passphrase, [], around)).records.get('profil')).toBe('weiter');
  });

  test('is the state in force for a browser that remembers nothing', async () => {
    const vault = await made(new Map([['profil', 'alt']]));
    const earlier = await lying();
    await vault.write(new Map([['profil', 'neu']]), now);
    await vault.forget();
    await put(earlier);
    expect(opened(await openVault(name, passphrase, [], forgetful)).records.get('profil')).toBe('alt');
  });
});

describe('what is damaged', () => {
  test('does not take the rest with it', async () => {
    const vault = await made(first);
    await vault.forget();
    const before = await lying();
    const records = [...(before.get('rows') ?? [])].filter(([row]) => row !== 'head');
    await put(changed(before, 'rows', (all) => all.delete(records[0]?.[0] ?? '')));
    expect(await problemNow()).toBe('damaged');
    const rest = opened(await openVault(name, passphrase, ['damaged'], forgetful));
    expect(rest.lost).toHaveLength(1);
    expect(new Map([...rest.records, ...rest.lost.map((id) => [id, first.get(id)] as const)])).toEqual(first);
    await rest.vault.write(new Map(rest.lost.map((id) => [id, 'wieder da'])), now);
    await rest.vault.forget();
    const again = opened(await openVault(name, passphrase, [], forgetful));
    expect([again.records.get(rest.lost[0] ?? ''), again.lost]).toEqual(['wieder da', []]);
  });

  test('in a kept state leaves its other records readable', async () => {
    const vault = await made(first);
    await vault.takeSnapshot(now);
    const kept = await lying();
    await vault.write(new Map([...first.keys()].map((id) => [id, undefined])), now);
    const rows = await lying();
    const [lost] = [...(kept.get('rows')?.keys() ?? [])].filter((row) => row !== 'head' && rows.get('rows')?.has(row));
    await put(changed(rows, 'rows', (all) => all.delete(lost ?? '')));
    const read = await vault.readSnapshot(1);
    expect(read.ok && [read.records.size, read.lost.length]).toEqual([2, 1]);
  });

  test('in the list of kept states leaves the state in force, and shows no half of a kept one', async () => {
    const vault = await made(first, false);
    await vault.takeSnapshot(now);
    const before = await lying();
    await vault.write(new Map([['profil', 'neu']]), now);
    await vault.forget();
    const after = await lying();
    const { markOf } = await import('../../src/storage/cipher.ts');
    const head = new TextDecoder().decode(after.get('rows')?.get('head') as Uint8Array);
    const [past] = [...(after.get('rows') ?? [])].filter(
      ([row, bytes]) =>
        row !== 'head' && !before.get('rows')?.has(row) && head.includes(`"mark":"${markOf(bytes as Uint8Array)}"`),
    );
    await put(changed(after, 'rows', (all) => all.delete(past?.[0] ?? '')));
    expect(await openVault(name, undefined, [], forgetful)).toEqual({ ok: false, problem: 'damaged' });
    const rest = opened(await openVault(name, undefined, ['damaged'], forgetful));
    expect([rest.records.get('profil'), rest.lost, rest.vault.snapshots()]).toEqual(['neu', [], []]);
    await rest.vault.write(new Map([['profil', 'weiter']]), now);
    await rest.vault.forget();
    expect(opened(await openVault(name, undefined, [], forgetful)).records.get('profil')).toBe('weiter');
  });
});
