import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentKeys, nameOf, openFile, type Place, sealFile } from '../../src/gate/cipher.ts';
import { fileAt, routeOf } from '../../src/gate/manifest.ts';
import { paddedLength } from '../../src/gate/padding.ts';

const keys = await contentKeys(new Uint8Array(32).fill(1));
const others = await contentKeys(new Uint8Array(32).fill(2));
const place: Place = { keyId: keys.keyId, build: 'aaaaaaaaaaaa', name: '0'.repeat(32), path: 'leitfaden/index.html' };
const content = fc.uint8Array({ maxLength: 9000 }).map((bytes) => new Uint8Array(bytes));

describe('a blob', () => {
  test('opens to what was sealed, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (payload) => {
        const blob = await sealFile(keys.file, place, { payload, deflated: false });
        expect(await openFile(keys.file, place, blob)).toEqual(payload);
      }),
    );
  });

  test('does not open after any bit has changed, or when it is cut off', async () => {
    const blob = await sealFile(keys.file, place, { payload: new Uint8Array(100), deflated: false });
    await fc.assert(
      fc.asyncProperty(fc.nat(blob.length * 8 - 1), async (bit) => {
        const spoilt = blob.slice();
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await openFile(keys.file, place, spoilt)).toBeUndefined();
        expect(await openFile(keys.file, place, blob.slice(0, bit >> 3))).toBeUndefined();
      }),
    );
  });

  test('opens at its own place and with its own key only', async () => {
    const blob = await sealFile(keys.file, place, { payload: new Uint8Array(10), deflated: false });
    for (const other of [{ build: 'bbbbbbbbbbbb' }, { name: '1'.repeat(32) }, { path: 'x' }, { keyId: others.keyId }]) {
      expect(await openFile(keys.file, { ...place, ...other }, blob)).toBeUndefined();
    }
    expect(await openFile(others.file, place, blob)).toBeUndefined();
  });

  test('has a length that tells little: few steps, never shorter, at most an eighth more when large', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        if (length > 65_536) expect(padded).toBeLessThanOrEqual(length * 1.125);
        expect(paddedLength(padded)).toBe(padded);
      }),
    );
  });

  test('is called differently for every path, content, build and key', async () => {
    const bytes = new Uint8Array([1]);
    const names = await Promise.all([
      nameOf(keys, 'a', 'x', bytes),
      nameOf(keys, 'a', 'y', bytes),
      nameOf(keys, 'a', 'x', new Uint8Array([2])),
      nameOf(keys, 'b', 'x', bytes),
      nameOf(others, 'a', 'x', bytes),
    ]);
    expect(new Set(names).size).toBe(5);
    expect(names.every((name) => /^[0-9a-f]{32}$/.test(name))).toBe(true);
  });
});

describe('an address', () => {
  const held = { name: 'n', bytes: 1, type: 't' };
  const manifest = { build: 'b', files: { 'index.html': held, 'a/index.html': held, '404.html': held } };
  test('leads where a static host would lead', () => {
    expect(routeOf(manifest, '', true)).toMatchObject({ path: 'index.html', status: 200 });
    expect(routeOf(manifest, 'a/', true)).toMatchObject({ path: 'a/index.html', status: 200 });
    expect(routeOf(manifest, 'a', true)).toEqual({ kind: 'folder' });
    expect(routeOf(manifest, 'b/', true)).toMatchObject({ path: '404.html', status: 404 });
    expect(routeOf(manifest, 'b.js', false)).toEqual({ kind: 'nothing' });
  });
  test('is never what every object has', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) expect(fileAt(manifest, name)).toBeUndefined();
  });
});
