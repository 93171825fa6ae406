/** Records kept in a browser: opened by their passphrase only, never half written, never overwritten by another tab. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { headText, parseHead } from '../../src/storage/manifest-text.ts';
import { isKept } from '../../src/storage/names.ts';
import { createVault, discardVault, listVaults, openVault } from '../../src/storage/vaults.ts';
import { forgetful, lying, made, name, now, opened, passphrase, put, recordsNow, textOf } from './vault-probe.ts';

const canary = 'KANARIENVOGEL im Rathaus';
const first = new Map([
  ['profil', canary],
  ['kapitel/sitzplan', 'zwei Sitze'],
]);
const at = (day: number, month = 1) => new Date(Date.UTC(2027, month - 1, day));

afterEach(async () => {
  await discardVault(name, forgetful);
  await discardVault('other', forgetful);
});

describe('a locked vault', () => {
  test('opens with its passphrase, however its letters are composed, and with no other', async () => {
    await made(first);
    expect(opened(await openVault(name, passphrase.normalize('NFD'), [], forgetful)).records).toEqual(first);
    for (const wrong of [`${passphrase} `, 'x', '', undefined])
      expect(await openVault(name, wrong, [], forgetful)).toEqual({ ok: false, problem: 'wrongPassphrase' });
  });

  test('holds no readable word, no id of a record and no reason of a kept state among them', async () => {
    const vault = await made(first);
    await vault.takeSnapshot(now, 'vor dem Einlesen');
    await vault.write(new Map([['profil', 'Nachtigall']]), now);
    const text = textOf(await lying());
    for (const word of ['KANARIENVOGEL', 'Sitze', 'sitzplan', 'profil', 'Einlesen', 'Nachtigall', passphrase])
      expect(text).not.toContain(word);
    expect(text).toContain('scrypt');
  });

  test('writes nothing any more once its key is forgotten, after what was under way', async () => {
    const vault = await made(first);
    const last = vault.write(new Map([['profil', 'zuletzt']]), now);
    const forgotten = vault.forget();
    const late = vault.write(new Map([['profil', 'zu spät']]), now);
    await forgotten;
    expect((await last).ok).toBe(true);
    const closed = { ok: false, problem: 'closed' };
    expect([await late, await vault.takeSnapshot(now), await vault.readSnapshot(1)]).toEqual([closed, closed, closed]);
    expect(await recordsNow()).toEqual(new Map([...first, ['profil', 'zuletzt']]));
  });

  test('cannot be locked by nothing', async () => {
    await expect(createVault(name, first, { passphrase: '', now }, forgetful)).rejects.toThrow(TypeError);
    expect(await isKept(name)).toBe(false);
  });
});

describe('another passphrase', () => {
  test('opens everything, also kept states, and the old one nothing', async () => {
    const vault = await made(first);
    await vault.takeSnapshot(now);
    await vault.write(new Map([['profil', 'neu']]), now);
    expect((await vault.changePassphrase(passphrase, 'andere Wörter', now)).ok).toBe(true);
    await vault.write(new Map([['dazu', 'danach']]), now);
    expect(await openVault(name, passphrase, [], forgetful)).toEqual({ ok: false, problem: 'wrongPassphrase' });
    const again = opened(await openVault(name, 'andere Wörter', [], forgetful));
    expect(again.records).toEqual(new Map([...first, ['profil', 'neu'], ['dazu', 'danach']]));
    const [kept] = again.vault.snapshots();
    expect(await again.vault.readSnapshot(kept?.number ?? 0)).toEqual({ ok: true, records: first, lost: [] });
  });

  test('is refused to somebody who does not know the one in force', async () => {
    const vault = await made(first);
    const refused = await vault.changePassphrase('geraten', 'andere Wörter', now);
    expect(refused).toEqual({ ok: false, problem: 'wrongPassphrase' });
    expect(await recordsNow()).toEqual(first);
  });

  test('locks a vault that was open, and leaves nothing readable in its rows', async () => {
    const vault = await made(first, false);
    expect(textOf(await lying())).toContain('KANARIENVOGEL');
    await vault.changePassphrase(undefined, passphrase, now);
    expect(vault.locked).toBe(true);
    expect(textOf(await lying())).not.toContain('KANARIENVOGEL');
    expect(await recordsNow()).toEqual(first);
  });

  test('makes an old copy of the rows worthless to whoever learns the old one later', async () => {
    const vault = await made(first);
    const before = await lying();
    await vault.changePassphrase(passphrase, 'andere Wörter', now);
    await vault.write(new Map([['profil', 'danach geschrieben']]), now);
    const mixed = await lying();
    mixed.set('labels', before.get('labels') ?? new Map());
    await put(mixed);
    expect(await openVault(name, passphrase, [], forgetful)).toEqual({ ok: false, problem: 'broken' });
  });
});

describe('whatever is written in whatever order', () => {
  const change = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  );
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.array(change, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant('keep' as const) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
  );

  test.each([true, false])(
    'opening gives the last acknowledged state, and kept states what they kept (locked: %s)',
    async (locked) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const vault = await made(new Map(), locked);
          const expected = new Map<string, string>();
          let kept: Map<string, string>[] = [];
          const done = steps.map((each) => {
            if (each === 'keep') {
              if (!same(kept.at(-1), expected)) kept.push(new Map(expected));
              return vault.takeSnapshot(now);
            }
            if (each === 'clear') {
              kept = [];
              return vault.clearSnapshots(now);
            }
            for (const [record, text] of each) {
              if (text === undefined) expected.delete(record);
              else expected.set(record, text);
            }
            return vault.write(new Map(each), now);
          });
          // Handed over without waiting: the vault takes them one after the other.
          expect((await Promise.all(done)).filter((each) => !each.ok)).toEqual([]);
          await vault.forget();
          const again = opened(await openVault(name, locked ? passphrase : undefined, [], forgetful));
          expect(new Map(again.records)).toEqual(expected);
          const states = [];
          for (const { number } of again.vault.snapshots()) states.push(await again.vault.readSnapshot(number));
          const distinct = states.flatMap((each) => (each.ok ? [new Map(each.records)] : []));
          expect(distinct.at(-1)).toEqual(kept.at(-1));
          for (const state of kept) expect(distinct).toContainEqual(state);
          expect(distinct).toHaveLength(states.length);
          expect(await again.vault.remove()).toBe('done');
        }),
        { numRuns: 40 },
      );
    },
  );

  test('no row stays that neither the state nor a kept one needs', async () => {
    const vault = await made(first, false);
    for (const text of ['eins', 'zwei', 'drei']) await vault.write(new Map([['profil', text]]), now);
    // Two records and the list.
    expect((await lying()).get('rows')?.size).toBe(3);
    await vault.takeSnapshot(now);
    await vault.write(new Map([['profil', 'vier']]), now);
    await vault.clearSnapshots(now);
    expect((await lying()).get('rows')?.size).toBe(3);
    expect(textOf(await lying())).not.toContain('drei');
  });

  const same = (a: ReadonlyMap<string, string> | undefined, b: ReadonlyMap<string, string>) =>
    a !== undefined && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
});

describe('two tabs', () => {
  test('the one that did not see the last write changes nothing', async () => {
    const mine = await made(first);
    const theirs = opened(await openVault(name, passphrase, [], forgetful)).vault;
    await theirs.write(new Map([['profil', 'dort']]), now);
    expect(await mine.write(new Map([['profil', 'hier']]), now)).toEqual({ ok: false, problem: 'changedElsewhere' });
    expect((await recordsNow()).get('profil')).toBe('dort');
    expect((await theirs.write(new Map([['profil', 'weiter']]), now)).ok).toBe(true);
  });

  test('a vault removed elsewhere does not come back', async () => {
    const mine = await made(first);
    await discardVault(name, forgetful);
    expect(await mine.write(new Map([['profil', 'hier']]), now)).toEqual({ ok: false, problem: 'gone' });
    expect(await isKept(name)).toBe(false);
  });

  test('a second vault of the same name overwrites nothing', async () => {
    await made(first);
    const again = await createVault(name, new Map(), { passphrase: 'andere', now }, forgetful);
    expect(again).toEqual({ ok: false, problem: 'exists' });
    expect(await recordsNow()).toEqual(first);
  });
});

describe('a note beside the records', () => {
  test('is sealed, stays through writes and another passphrase, and changes neither the records nor their instant', async () => {
    const vault = opened(await createVault(name, first, { passphrase, note: 'Notiz 7', now: at(1) }, forgetful)).vault;
    expect(vault.note).toBe('Notiz 7');
    await vault.keepNote('Notiz 8', at(3));
    await vault.write(new Map([['profil', 'neu']]), at(2));
    await vault.keepNote('Notiz 9', at(4));
    expect((await listVaults(name))[0]?.savedAt).toBe(at(2).toISOString());
    expect(vault.snapshots()).toEqual([]);
    expect(textOf(await lying())).not.toContain('Notiz');
    await vault.changePassphrase(passphrase, 'andere', at(5));
    const again = opened(await openVault(name, 'andere', [], forgetful));
    expect(again.vault.note).toBe('Notiz 9');
    expect(again.records.get('profil')).toBe('neu');
    await again.vault.forget();
    expect(await again.vault.keepNote('zu spät', now)).toEqual({ ok: false, problem: 'closed' });
  });

  test('is empty in a vault that was written before there were notes', () => {
    const text = headText(
      { number: 1, changed: 1, savedAt: now.toISOString(), live: new Map(), past: [], kept: [], note: 'x' },
      null,
    );
    expect(parseHead(text)?.note).toBe('x');
    expect(parseHead(text.replace('"note":"x",', ''))?.note).toBe('');
  });
});

describe('kept states', () => {
  test('hold what lay there, also after it was changed and removed, and after opening again', async () => {
    const vault = await made(first);
    expect((await vault.takeSnapshot(at(1), 'vor dem Einlesen')).ok).toBe(true);
    const gone = new Map([
      ['profil', 'neu'],
      ['kapitel/sitzplan', undefined],
    ]);
    await vault.write(gone, at(2));
    const again = opened(await openVault(name, passphrase, [], forgetful));
    expect(again.vault.snapshots()).toEqual([{ number: 1, at: now.toISOString(), why: 'vor dem Einlesen' }]);
    expect(await again.vault.readSnapshot(1)).toEqual({ ok: true, records: first, lost: [] });
    expect(again.records).toEqual(new Map([['profil', 'neu']]));
    expect(await again.vault.readSnapshot(2)).toEqual({ ok: false, problem: 'gone' });
  });

  test('are never the same twice', async () => {
    const vault = await made(first);
    for (let count = 0; count < 3; count += 1) await vault.takeSnapshot(now);
    expect(vault.snapshots()).toHaveLength(1);
    expect((await listVaults(name))[0]?.savedAt).toBe(now.toISOString());
  });

  test('thin out to the last twenty and the last of each month, and rows nobody needs go with them', async () => {
    const vault = await made(new Map(), false);
    for (let month = 1; month <= 3; month += 1)
      for (let day = 1; day <= 15; day += 1) {
        await vault.write(new Map([['profil', `${month}/${day}`]]), at(day, month));
        await vault.takeSnapshot(at(day, month));
      }
    const kept = vault.snapshots();
    expect(kept.map((each) => each.at.slice(5, 10))).toEqual([
      '01-15',
      ...Array.from({ length: 5 }, (_, index) => `02-${11 + index}`),
      ...Array.from({ length: 15 }, (_, index) => `03-${String(index + 1).padStart(2, '0')}`),
    ]);
    const oldest = await vault.readSnapshot(kept[0]?.number ?? 0);
    expect(oldest.ok && oldest.records).toEqual(new Map([['profil', '1/15']]));
    // 21 states, the list, and the list of what only kept states need.
    expect((await lying()).get('rows')?.size).toBe(23);
  });

  test('come in the order of writing, also when the clock was set back', async () => {
    const vault = await made(first, false);
    await vault.write(new Map([['profil', 'heute']]), at(20));
    await vault.takeSnapshot(at(20));
    await vault.write(new Map([['profil', 'nach dem Zurückstellen']]), at(3));
    await vault.takeSnapshot(at(3));
    const [older, newer] = vault.snapshots();
    expect(older?.at).toBe(at(20).toISOString());
    const read = await vault.readSnapshot(newer?.number ?? 0);
    expect(read.ok && read.records.get('profil')).toBe('nach dem Zurückstellen');
  });
});

describe('the list', () => {
  test('names what lies there, the last written first, and leaves nothing behind', async () => {
    expect(await listVaults('')).toEqual([]);
    expect(await openVault(name, passphrase, [], forgetful)).toEqual({ ok: false, problem: 'gone' });
    expect(await indexedDB.databases()).toEqual([]);
    await made(first);
    await createVault('other', first, { now: at(9) }, forgetful);
    expect(await listVaults('')).toEqual([
      { name: 'other', locked: false, savedAt: at(9).toISOString() },
      { name, locked: true, savedAt: now.toISOString() },
    ]);
    expect(await listVaults('pro')).toHaveLength(1);
  });

  test('nothing is left of a vault after its removal', async () => {
    const vault = await made(first);
    expect(await vault.remove()).toBe('done');
    expect(await isKept(name)).toBe(false);
    expect(await vault.write(first, now)).toEqual({ ok: false, problem: 'closed' });
    expect(await isKept(name)).toBe(false);
  });
});
