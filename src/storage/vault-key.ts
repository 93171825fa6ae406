/** From a passphrase to the cipher of a vault. The key itself passes through as 32 bytes that are overwritten at once. */
import type { AgeKeeper } from './age-keeper.ts';
import { type Cipher, plainCipher, sealingCipher } from './cipher.ts';
import type { Bytes, Label } from './rows.ts';
import type { Surroundings } from './surroundings.ts';

/** A new key, and the same wrapped by the passphrase; undefined where the keeper failed. @throws TypeError for an empty passphrase. */
export async function newCipher(
  { startKeeper }: Surroundings,
  passphrase: string,
): Promise<{ cipher: Cipher; wrapped: Bytes } | undefined> {
  if (passphrase === '') throw new TypeError('A vault cannot be locked by an empty passphrase.');
  const made = await kept(startKeeper, (keeper) => keeper.newKey(passphrase));
  return made.ok ? { cipher: await sealingCipher(made.key), wrapped: made.wrapped } : undefined;
}

/** What opens the rows of a vault. */
export async function cipherOf(
  { startKeeper }: Surroundings,
  { wrapped }: Label,
  passphrase: string | undefined,
): Promise<{ ok: true; cipher: Cipher } | { ok: false; problem: 'wrongPassphrase' | 'refused' | 'broken' }> {
  if (!wrapped) return { ok: true, cipher: plainCipher };
  if (!passphrase) return { ok: false, problem: 'wrongPassphrase' };
  const unwrapped = await kept(startKeeper, (keeper) => keeper.unwrapKey(wrapped, passphrase));
  if (unwrapped.ok) return { ok: true, cipher: await sealingCipher(unwrapped.key) };
  if (unwrapped.problem === 'wrongPassphrase') return { ok: false, problem: 'wrongPassphrase' };
  return { ok: false, problem: unwrapped.problem === 'failed' ? 'refused' : 'broken' };
}

async function kept<T>(startKeeper: () => AgeKeeper, use: (keeper: AgeKeeper) => Promise<T>): Promise<T> {
  const keeper = startKeeper();
  try {
    return await use(keeper);
  } finally {
    keeper.stop();
  }
}
