/** Age files: ours are opened by Debian's `age`, and everything that is none is a value and no exception. */
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { looksLikeAge } from '../../src/storage/age.ts';
import { fromAge, toAge } from '../../src/storage/age-file.ts';

const passphrase = 'vier wilde Wörter hier';
const text = '{"Grüße":"aus Musterstadt 🙂"}';
const light = await toAge(text, passphrase, 10);

describe('a file', () => {
  test('opens with its passphrase, however its letters are composed, and with no other', async () => {
    expect(looksLikeAge(light)).toBe(true);
    expect(await fromAge(light, passphrase)).toEqual({ ok: true, text });
    expect(await fromAge(light, passphrase.normalize('NFD'))).toEqual({ ok: true, text });
    for (const wrong of ['', `${passphrase} `, 'x'])
      expect(await fromAge(light, wrong)).toEqual({ ok: false, problem: 'wrongPassphrase' });
  });

  test('asks a guesser for the work that the age command asks for', async () => {
    const head = new TextDecoder('latin1').decode((await toAge('x', passphrase)).subarray(0, 100));
    expect(head).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
  });

  test('that ends too early is broken, wherever it ends', async () => {
    for (let length = 0; length < light.length; length += 1) {
      const opened = await fromAge(light.subarray(0, length), passphrase);
      expect(opened.ok, `${length} bytes`).toBe(false);
    }
  });

  test('with any changed byte does not open', async () => {
    for (let place = 0; place < light.length; place += 3) {
      const changed = light.slice();
      changed[place] = (changed[place] ?? 0) ^ 0x20;
      expect((await fromAge(changed, passphrase)).ok, `byte ${place}`).toBe(false);
    }
  });

  test('for a key instead of a passphrase, or with unbearable work, is refused without trying', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateIdentity()));
    expect(await fromAge(await encrypter.encrypt(text), passphrase)).toEqual({ ok: false, problem: 'broken' });
    const heavy = new TextEncoder().encode(
      'age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ 30\nqW9eVsT0NVb/Vswtw8kPIxUnaYmm9Px1dYmq2+4+qZA\n--- 38TpQMxQRRNMfmYYpBX6DDrPx4/QY5UmJnhPyVoX/cw\n',
    );
    expect(await fromAge(heavy, passphrase)).toEqual({ ok: false, problem: 'broken' });
  });
});
