/** One sealed text: opened by its passphrase only, never half written, never silently changed. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { isKept, prefix } from '../../src/storage/names.ts';
import { discard, seal, unseal } from '../../src/storage/sealed.ts';

const name = 'probe';
const phrase = 'vier wilde Wörter hier';
const canary = 'KANARIENVOGEL im Rathaus';

afterEach(() => discard(name));

/** The row as it lies there. */
async function row(): Promise<Record<string, unknown>> {
  const database = await openDB(prefix + name);
  const found = await database.get('sealed', 0);
  database.close();
  return found;
}

async function put(changed: Record<string, unknown>): Promise<void> {
  const database = await openDB(prefix + name);
  await database.put('sealed', changed, 0);
  database.close();
}

const bytesOf = (value: unknown) => new Uint8Array(value instanceof ArrayBuffer ? value : (value as Uint8Array).buffer);

test('comes back with its passphrase, however its letters are composed, and with no other', async () => {
  const made = await seal(name, canary, phrase);
  expect(made.ok).toBe(true);
  expect(await unseal(name, phrase.normalize('NFD'))).toMatchObject({ ok: true, text: canary });
  expect(await unseal(name, `${phrase} `)).toEqual({ ok: false, problem: 'wrongPassphrase' });
  expect(await unseal(name, '')).toEqual({ ok: false, problem: 'wrongPassphrase' });
});

test('lies there without a readable word', async () => {
  await seal(name, canary, phrase);
  const lying = Object.values(await row()).map((value) =>
    typeof value === 'number' ? '' : Buffer.from(bytesOf(value)).toString('latin1'),
  );
  expect(lying.join('')).not.toContain('KANARIENVOGEL');
  expect(lying.join('').length).toBeGreaterThan(canary.length);
});

test('holds what was handed over last, in the order it was handed over', async () => {
  const made = await seal(name, 'Anfang', phrase);
  if (!made.ok) throw new Error(made.problem);
  const { sealed } = made;
  const written = await Promise.all(['eins', 'zwei', 'drei'].map((text) => sealed.write(text)));
  expect(written).toEqual([true, true, true]);
  expect(await unseal(name, phrase)).toMatchObject({ ok: true, text: 'drei' });
});

test('goes on from where it was opened again', async () => {
  await seal(name, 'Anfang', phrase);
  const opened = await unseal(name, phrase);
  if (!opened.ok) throw new Error(opened.problem);
  expect(await opened.sealed.write('weiter')).toBe(true);
  expect(await unseal(name, phrase)).toMatchObject({ ok: true, text: 'weiter' });
});

test.each(['salt', 'wrapIv', 'wrapped', 'iv', 'cipher'])('a changed bit in %s is noticed', async (part) => {
  await seal(name, canary, phrase);
  const lying = await row();
  const changed = bytesOf(lying[part]).slice();
  changed[3] = (changed[3] ?? 0) ^ 1;
  await put({ ...lying, [part]: lying[part] instanceof ArrayBuffer ? changed.buffer : changed });
  expect((await unseal(name, phrase)).ok).toBe(false);
});

test('parts of an older writing are not taken for the newer one', async () => {
  const made = await seal(name, 'alt', phrase);
  if (!made.ok) throw new Error(made.problem);
  const before = await row();
  await made.sealed.write('neu');
  const { revision } = await row();
  await put({ ...before, revision });
  expect(await unseal(name, phrase)).toEqual({ ok: false, problem: 'broken' });
});

test('what is no row of ours is broken, and nothing is thrown', async () => {
  await seal(name, canary, phrase);
  for (const wrong of [{}, { salt: 'x' }, { ...(await row()), revision: '1' }]) {
    await put(wrong);
    expect(await unseal(name, phrase)).toEqual({ ok: false, problem: 'broken' });
  }
});

test('is gone after removal, and writes nothing afterwards', async () => {
  const made = await seal(name, canary, phrase);
  if (!made.ok) throw new Error(made.problem);
  expect(await isKept(name)).toBe(true);
  await made.sealed.remove();
  expect(await isKept(name)).toBe(false);
  expect(await made.sealed.write('doch noch')).toBe(false);
  expect(await isKept(name)).toBe(false);
});
