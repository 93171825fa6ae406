/** The same without a worker: what the worker does, and tests in Node. */
import { armor, Decrypter, Encrypter } from 'age-encryption';
import type { OpenedAge } from './age.ts';

/** Doublings of scrypt's work: about a second on an office PC, and what the `age` command uses itself. */
const workFactor = 18;

/** @param work for tests; the product's own unless told. */
export async function toAge(text: string, passphrase: string, work = workFactor): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(work);
  encrypter.setPassphrase(passphrase.normalize('NFC'));
  return new Uint8Array(await encrypter.encrypt(text));
}

/** Opens a file; whatever it is, this does not throw. */
export async function fromAge(bytes: Uint8Array, passphrase: string): Promise<OpenedAge> {
  let binary = bytes;
  try {
    const begin = new TextDecoder().decode(bytes.subarray(0, 10));
    if (begin === '-----BEGIN') binary = armor.decode(new TextDecoder().decode(bytes));
  } catch {
    return { ok: false, problem: 'broken' };
  }
  if (!isWhole(binary)) return { ok: false, problem: 'broken' };
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFC'));
  try {
    return { ok: true, text: await decrypter.decrypt(binary, 'text') };
  } catch (error) {
    // The library says so in words only (age-encryption 0.3.1, `Decrypter.decryptHeader`).
    const isWrong = error instanceof Error && error.message.startsWith('no identity matched');
    return { ok: false, problem: isWrong ? 'wrongPassphrase' : 'broken' };
  }
}

/** A header with a scrypt stanza that asks for a bearable amount of work. */
function isWhole(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
  const stanza = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]+ (\d+)\n/.exec(head);
  return stanza !== null && Number(stanza[1]) <= 20;
}
