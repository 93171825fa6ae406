/** Age files: read and written like those of the `age` command, and everything that is none is a value and no exception. */
import { readFileSync } from 'node:fs';
import { armor, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeAge } from '../../src/storage/age.ts';
import { decryptAge, encryptAge } from '../../src/storage/age-file.ts';
import { keepHere } from '../../src/storage/age-keeper.ts';
import { largestFile } from '../../src/storage/disk.ts';

const passphrase = 'vier wilde Wörter hier';
const text = '{"Grüße":"aus Musterstadt 🙂"}';
const plain = new TextEncoder().encode(text);
const cheap = { file: 1, key: 1 };
const light = await encryptAge(plain, passphrase, 1);
/** Where the text itself begins: before it stands the header with the stanza. */
const headerEnd = new TextDecoder('latin1').decode(light).indexOf('\n', light.indexOf(0x2d, 60)) + 1;

describe('a file', () => {
  test('opens with its passphrase, however its letters are composed, and with no other', async () => {
    expect(looksLikeAge(light)).toBe(true);
    expect(await decryptAge(light, passphrase)).toEqual({ ok: true, bytes: plain });
    expect(await decryptAge(light, passphrase.normalize('NFD'))).toEqual({ ok: true, bytes: plain });
    const composed = await encryptAge(plain, passphrase.normalize('NFD'), 1);
    expect((await decryptAge(composed, passphrase)).ok).toBe(true);
    for (const wrong of ['', `${passphrase} `, 'x'])
      expect(await decryptAge(light, wrong)).toEqual({ ok: false, problem: 'wrongPassphrase' });
  });

  test('opens with armor around it, and not with a torn one', async () => {
    const armored = new TextEncoder().encode(`\n${armor.encode(light)}`);
    expect(looksLikeAge(new TextEncoder().encode(armor.encode(light)))).toBe(true);
    expect(await decryptAge(armored, passphrase)).toEqual({ ok: true, bytes: plain });
    expect(await decryptAge(armored.subarray(0, -40), passphrase)).toEqual({ ok: false, problem: 'damaged' });
  });

  test('that Debian’s age 1.1.1 wrote opens for ever', async () => {
    const file = readFileSync('tests/files/debian-age.sgab');
    expect(await decryptAge(file, passphrase)).toEqual({ ok: true, bytes: plain });
  });

  test('asks a guesser for the work that the age command asks for', async () => {
    const keeper = keepHere();
    await keeper.usePassphrase(passphrase);
    const sealed = await keeper.seal({ prefix: '{', suffix: '}' });
    const head = sealed.ok && new TextDecoder('latin1').decode(sealed.bytes.subarray(0, 100));
    expect(head).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
  });

  test('that ends too early is damaged, wherever it ends', async () => {
    for (let length = 1; length < light.length; length += 1)
      expect(await decryptAge(light.subarray(0, length), passphrase), `${length} bytes`).toEqual({
        ok: false,
        problem: 'damaged',
      });
    expect(await decryptAge(new Uint8Array(), passphrase)).toEqual({ ok: false, problem: 'notAge' });
  });

  test('of several chunks does not open without its last one', async () => {
    const long = await encryptAge(new Uint8Array(200_000).fill(65), passphrase, 1);
    expect((await decryptAge(long, passphrase)).ok).toBe(true);
    for (const end of [65_552, 65_553, 131_104, 131_105, 199_999]) {
      const cut = long.subarray(0, headerEnd + 16 + end);
      expect(await decryptAge(cut, passphrase), `${end}`).toEqual({ ok: false, problem: 'damaged' });
    }
  });

  test('with any changed byte does not open', async () => {
    for (let place = 0; place < light.length; place += 1) {
      const changed = light.slice();
      changed[place] = (changed[place] ?? 0) ^ 0x20;
      expect((await decryptAge(changed, passphrase)).ok, `byte ${place}`).toBe(false);
    }
  });

  test('whose text was changed is damaged, not locked by another passphrase', async () => {
    for (let place = headerEnd + 16; place < light.length; place += 1) {
      const changed = light.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await decryptAge(changed, passphrase)).toEqual({ ok: false, problem: 'damaged' });
    }
  });

  test('for a key instead of a passphrase, or with unbearable work, is foreign, without trying', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateIdentity()));
    const foreign = { ok: false, problem: 'foreign' };
    expect(await decryptAge(await encrypter.encrypt(text), passphrase)).toEqual(foreign);
    const stanza = '-> scrypt rF0/NwblUHHTpgQgRpe5CQ 30\nqW9eVsT0NVb/Vswtw8kPIxUnaYmm9Px1dYmq2+4+qZA\n';
    const heavy = `age-encryption.org/v1\n${stanza}--- 38TpQMxQRRNMfmYYpBX6DDrPx4/QY5UmJnhPyVoX/cw\n`;
    expect(await decryptAge(new TextEncoder().encode(heavy), passphrase)).toEqual(foreign);
  });

  test('that is none says so, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const opened = await decryptAge(bytes, passphrase);
        expect(opened.ok).toBe(false);
      }),
    );
    expect(await decryptAge(new Uint8Array(largestFile + 1), passphrase)).toEqual({ ok: false, problem: 'tooLarge' });
  });

  test('with a header of ours and anything after it is a value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (rest) => {
        const bytes = new TextEncoder().encode(`age-encryption.org/v1\n${rest}`);
        expect((await decryptAge(bytes, passphrase)).ok).toBe(false);
      }),
    );
  });
});

describe('the keeper', () => {
  test('puts its copy of the records between what stands before and after, in the order of their ids', async () => {
    const keeper = keepHere(cheap);
    await keeper.usePassphrase(passphrase);
    await keeper.put(new Map([...Object.entries({ b: '[2]', a: '{"x":1}', c: 'null' })]));
    await keeper.put(
      new Map([
        ['c', undefined],
        ['b', '3'],
        ['ä"', '"zuletzt"'],
      ]),
    );
    const sealed = await keeper.seal({ prefix: '{"records":{', suffix: '},"end":true}' });
    if (!sealed.ok) throw new Error(sealed.problem);
    const opened = await keeper.open(sealed.bytes, passphrase);
    expect(opened).toEqual({ ok: true, text: '{"records":{"a":{"x":1},"b":3,"ä\\"":"zuletzt"},"end":true}' });
  });

  test('writes nothing without a passphrase, nothing after it was stopped, and nothing that could not be opened again', async () => {
    const keeper = keepHere(cheap);
    const frame = { prefix: '{', suffix: '}' };
    expect(await keeper.seal(frame)).toEqual({ ok: false, problem: 'failed' });
    await keeper.usePassphrase(passphrase);
    expect((await keeper.seal(frame)).ok).toBe(true);
    const huge = { prefix: 'x'.repeat(largestFile), suffix: '' };
    expect(await keeper.seal(huge)).toEqual({ ok: false, problem: 'tooLarge' });
    keeper.stop();
    expect(await keeper.seal(frame)).toEqual({ ok: false, problem: 'failed' });
  });

  test('takes bytes that are no text for a foreign file', async () => {
    const bytes = await encryptAge(new Uint8Array([0xff, 0xfe, 0x00]), passphrase, 1);
    expect(await keepHere(cheap).open(bytes, passphrase)).toEqual({ ok: false, problem: 'foreign' });
  });

  test('wraps a key that only its passphrase gives back', async () => {
    const keeper = keepHere(cheap);
    const made = await keeper.newKey(passphrase);
    if (!made.ok) throw new Error(made.problem);
    expect(made.key).toHaveLength(32);
    expect(await keeper.unwrapKey(made.wrapped, passphrase)).toEqual({ ok: true, key: made.key });
    expect(await keeper.unwrapKey(made.wrapped, 'x')).toEqual({ ok: false, problem: 'wrongPassphrase' });
    expect(await keeper.unwrapKey(light, passphrase)).toEqual({ ok: false, problem: 'foreign' });
  });
});
