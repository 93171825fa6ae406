/** One text in or out of an age file, each in a worker of its own that forgets the passphrase by ending. */
import type { OpenedFile } from './age-keeper.ts';
import { startAgeKeeper } from './age-thread.ts';

/** Whether bytes begin as an age file does, binary or armoured. */
export function looksLikeAge(bytes: Uint8Array): boolean {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 34));
  return begin.startsWith('age-encryption.org/v1') || begin.startsWith('-----BEGIN AGE ENCRYPTED FILE-----');
}

/** The bytes of an age file; undefined where the browser could not make it, or where it would be larger than what we open. */
export async function closeAge(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const keeper = startAgeKeeper();
  await keeper.usePassphrase(passphrase);
  const sealed = await keeper.seal({ prefix: text, suffix: '' });
  keeper.stop();
  return sealed.ok ? sealed.bytes : undefined;
}

export async function openAge(bytes: Uint8Array<ArrayBuffer>, passphrase: string): Promise<OpenedFile> {
  const keeper = startAgeKeeper();
  const opened = await keeper.open(bytes, passphrase);
  keeper.stop();
  return opened;
}
