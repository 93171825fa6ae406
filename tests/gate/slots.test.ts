import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { acceptable, entrants } from '../../src/gate/build/entrants.ts';
import { contentKeyAt, newKeyAt } from '../../src/gate/build/key-file.ts';
import { readSlots, refuseName, withoutSlot, withSlot, writeSlots } from '../../src/gate/build/slots-file.ts';
import { toBase64 } from '../../src/gate/bytes.ts';
import { type GateHeader, parseHeader, usualKdf } from '../../src/gate/header.ts';
import { openSlots, withSlots } from '../../src/gate/slots.ts';
import { fewestSigns, normalise } from '../../src/passphrase/normalise.ts';
import { fewestBits, generatePassphrase, strengthOf } from '../../src/passphrase/passphrase.ts';
import { words } from '../../src/passphrase/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'slots-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = crypto.getRandomValues(new Uint8Array(32));
const bare: Omit<GateHeader, 'slots'> = {
  format: 'sgh-gate',
  version: 1,
  keyId: 'a'.repeat(12),
  build: 'b'.repeat(12),
  manifest: '0'.repeat(32),
  base: '/',
  kdf: usualKdf,
  salt: toBase64(new Uint8Array(16)),
};
const stretched = (first: number) => new Uint8Array(32).fill(first);

describe('key slots', () => {
  test('open to each of their passphrases and to no other; eight are seen whatever their number', async () => {
    const header = await withSlots(bare, secret, [stretched(1), stretched(2)]);
    expect(header.slots).toHaveLength(8);
    expect(new Set(header.slots.map(({ length }) => length)).size).toBe(1);
    expect(await openSlots(header, stretched(1))).toEqual(secret);
    expect(await openSlots(header, stretched(2))).toEqual(secret);
    expect(await openSlots(header, stretched(3))).toBeUndefined();
  });

  test('do not open under a header that was changed in any field', async () => {
    const header = await withSlots(bare, secret, [stretched(1)]);
    const changes: Partial<GateHeader>[] = [
      { keyId: 'c'.repeat(12) },
      { build: 'c'.repeat(12) },
      { manifest: '1'.repeat(32) },
      { base: '/x/' },
      { kdf: { ...usualKdf, passes: 4 } },
      { salt: toBase64(new Uint8Array(16).fill(1)) },
    ];
    for (const change of changes) expect(await openSlots({ ...header, ...change }, stretched(1))).toBeUndefined();
  });

  test('a header outside the bounds is no header', async () => {
    const header = await withSlots(bare, secret, [stretched(1)]);
    expect(parseHeader(header)).toEqual(header);
    const kdf = (change: object) => ({ ...header, kdf: { ...header.kdf, ...change } });
    const wrong = [
      null,
      [],
      {},
      kdf({ memory: 8 }),
      kdf({ memory: 262_145 }),
      kdf({ passes: 1 }),
      kdf({ passes: 11 }),
      kdf({ lanes: 2 }),
      kdf({ algorithm: 'pbkdf2' }),
      { ...header, version: 2 },
      { ...header, salt: 'AAAA' },
      { ...header, slots: header.slots.slice(1) },
      { ...header, slots: [...header.slots, header.slots[0]] },
      { ...header, manifest: '../x' },
      { ...header, base: 'https://x/' },
    ];
    for (const json of wrong) expect(parseHeader(json)).toBeUndefined();
  });
});

describe('a passphrase', () => {
  test('has one spelling', () => {
    for (const typed of [
      'Heirat-Pumpwerk',
      ' heirat  pumpwerk ',
      'HEIRAT_PUMPWERK',
      'heirat–pumpwerk',
      'heirat, pumpwerk.',
    ]) {
      expect(normalise(typed)).toBe('heirat pumpwerk');
    }
  });

  test('is refused with the reason where it can be guessed, and never repeated', () => {
    for (const weak of [
      '',
      '   ',
      'passwort',
      'Musterstadt2026!',
      'heirat heirat heirat heirat heirat heirat',
      'qwertzuiop1234567890',
    ]) {
      expect(() => acceptable(weak)).toThrow(/Zugangswort/);
      if (weak.trim()) expect(() => acceptable(weak)).not.toThrow(weak);
    }
    expect(() => acceptable(generatePassphrase())).not.toThrow();
  });

  test('is never accepted where the shell takes it for too short without trying it', () => {
    const part = fc.oneof(
      fc.constantFrom(...words.filter(({ length }) => length === 5)),
      fc.string({ unit: 'grapheme' }),
    );
    const short = fc
      .array(part, { maxLength: 12 })
      .map((parts) => normalise(parts.join(' ')).slice(0, fewestSigns - 1));
    fc.assert(fc.property(short, (passphrase) => strengthOf(passphrase) < fewestBits));
  });

  test('comes from one place, and a build without one fails', async () => {
    await expect(entrants({ GATE_PASSPHRASE: '' })).rejects.toThrow('kein Zugangswort');
    await expect(entrants({ GATE_PASSPHRASE: 'a', GATE_SLOTS: 'b' })).rejects.toThrow('beide');
    await expect(entrants({ GATE_SLOTS: join(folder, 'none') })).rejects.toThrow('noch kein Zugangswort');
  });
});

describe('secret files', () => {
  test('hold slots by name, without the words, for the owner only', async () => {
    const path = join(folder, 'slots');
    const phrase = generatePassphrase();
    writeSlots(path, withSlot(readSlots(path), 'Fraktion', phrase));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const read = readSlots(path);
    expect(read.slots.map(({ name }) => name)).toEqual(['Fraktion']);
    expect(() => withSlot(read, 'Fraktion', phrase)).toThrow('gibt es schon');
    expect(() => withSlot(read, 'Rat', phrase)).toThrow('hat schon „Fraktion“');
    expect(() => refuseName(read, generatePassphrase())).toThrow('sieht aus wie ein Zugangswort');
    expect(() => refuseName(read, 'Büro der Oberbürgermeisterin, Stabsstelle 2')).not.toThrow();
    const full = {
      ...read,
      slots: Array.from({ length: 8 }, (_, at) => ({ name: `${at}`, stretched: stretched(at) })),
    };
    expect(() => refuseName(full, 'Rat')).toThrow('Mehr gehen nicht');
    expect(() => withoutSlot(read, 'Nobody')).toThrow('gibt es nicht');
    expect(withoutSlot(read, 'Fraktion').slots).toEqual([]);
    expect((await entrants({ GATE_SLOTS: path })).stretched).toEqual(read.slots.map(({ stretched }) => stretched));
  });

  test('keep the key between builds until it is replaced', () => {
    const path = join(folder, 'key');
    const key = contentKeyAt(path);
    expect(contentKeyAt(path)).toEqual(key);
    expect(newKeyAt(path)).not.toEqual(key);
    expect(contentKeyAt(undefined)).not.toEqual(contentKeyAt(undefined));
  });

  test('are refused where others can read them, in the project, and when they hold something else', () => {
    const open = join(folder, 'open');
    writeFileSync(open, 'x', { mode: 0o644 });
    expect(() => contentKeyAt(open)).toThrow('chmod 600');
    expect(() => contentKeyAt('dist/key')).toThrow('liegt im Projekt');
    const wrong = join(folder, 'wrong');
    writeFileSync(wrong, 'x', { mode: 0o600 });
    expect(() => contentKeyAt(wrong)).toThrow('keinen Schlüssel');
    expect(() => readSlots(wrong)).toThrow('keine Zugangswörter');
    expect(() => readSlots(folder)).toThrow('lässt sich nicht lesen');
  });
});
