/** The passphrase function against sources that have nothing to do with it: RFC 9106, Node's own program (OpenSSL), files of an earlier program. */
import { argon2Sync } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import setUp from 'argon2id/lib/setup.js';
import { afterAll, expect, test } from 'vitest';
import { type Bytes, bytesOf, toHex } from '../../src/gate/bytes.ts';
import { type Kdf, parseHeader, usualKdf } from '../../src/gate/header.ts';
import { openSlots } from '../../src/gate/slots.ts';
import { createStretch } from '../../src/gate/stretch.ts';
import { normalise } from '../../src/passphrase/normalise.ts';

const program = (name: string): Bytes =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`argon2id/dist/${name}.wasm`)));
const programs = { simd: program('simd'), plain: program('no-simd') };
const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const folder = mkdtempSync(join(tmpdir(), 'stretch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const byNode = (passphrase: string, nonce: Bytes, { memory, passes, lanes }: Kdf) =>
  toHex(argon2Sync('argon2id', { message: passphrase, nonce, parallelism: lanes, tagLength: 32, memory, passes }));

// The first in this file, before the build's own function: the library asks only once whether the machine has vector units.
test('takes the plain program where the one for vector units does not start', async () => {
  const stretch = await createStretch({ simd: bytesOf('no program'), plain: programs.plain });
  const salt = new Uint8Array(16).fill(7);
  const kdf = { ...usualKdf, memory: 19_456, passes: 2 };
  expect(toHex(stretch(phrase, salt, kdf))).toBe(byNode(phrase, salt, kdf));
});

test.each(['simd', 'plain'] as const)('gives the bytes of RFC 9106, section 5.3: %s', async (name) => {
  const load = (imports: WebAssembly.Imports) => WebAssembly.instantiate(programs[name], imports);
  const argon2id = await setUp(load, load);
  const tag = argon2id({
    password: new Uint8Array(32).fill(1),
    salt: new Uint8Array(16).fill(2),
    secret: new Uint8Array(8).fill(3),
    ad: new Uint8Array(12).fill(4),
    parallelism: 4,
    passes: 3,
    memorySize: 32,
    tagLength: 32,
  });
  expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

test.each(['simd', 'plain'] as const)(
  'gives what OpenSSL gives, at every bound and one after another: %s',
  async (name) => {
    const stretch = await createStretch({ simd: programs[name], plain: programs[name] });
    for (const [passphrase, kdf] of [
      [phrase, usualKdf],
      ['überlegt straße 7 bäckerei zwölf größe wärme', { ...usualKdf, memory: 19_457, passes: 2 }],
      [`${phrase} `.repeat(200), { ...usualKdf, memory: 262_144, passes: 2 }],
      [phrase, { ...usualKdf, memory: 19_456, passes: 10 }],
    ] as const) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      expect(toHex(stretch(passphrase, salt, kdf))).toBe(byNode(passphrase, salt, kdf));
    }
  },
);

test('opens a header and a list of passphrases written by version 1, with the program that it had', async () => {
  const { readSlots } = await import('../../src/gate/build/slots-file.ts');
  const stretch = await createStretch(programs);
  const path = join(folder, 'slots');
  copyFileSync('tests/files/zugangswoerter-version-1.json', path);
  // Only its owner may read it; a working copy knows nothing of that.
  chmodSync(path, 0o600);
  const { salt, kdf, slots } = readSlots(path);
  const header = parseHeader(JSON.parse(readFileSync('tests/files/gate-version-1.json', 'utf8')));
  const typed = [
    'Heirat-Pumpwerk Miteinander werkhalle daheim EINPACKEN',
    'Überlegt Straße 7, Bäckerei zwölf Größe Wärme',
  ];
  expect(slots.map(({ name }) => name)).toEqual(['Fraktion', 'Rat']);
  for (const [at, passphrase] of typed.entries()) {
    const stretched = stretch(normalise(passphrase), salt, kdf);
    expect(stretched).toEqual(slots[at]?.stretched);
    expect(header && (await openSlots(header, stretched))).toEqual(new Uint8Array(32).fill(9));
  }
});
