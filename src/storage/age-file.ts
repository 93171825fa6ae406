/**
 * age files with a passphrase (https://age-encryption.org/v1), as the `age` command line tool writes and reads them.
 * Blocks its thread for the whole of scrypt: only the keeper's worker and tests call this.
 */
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { largestFile } from './disk.ts';

/** log2 of scrypt's N for what we write: about a second and 256 MB of memory, as `age` itself takes. */
export const workFactor = 18;

/**
 * - `notAge`: something else than an age file.
 * - `foreign`: an age file, but locked by a key instead of a passphrase, or made harder than any browser can open.
 * - `damaged`: incomplete or changed.
 */
export type AgeProblem = 'wrongPassphrase' | 'damaged' | 'foreign' | 'notAge' | 'tooLarge';

export type AgeOpened = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; problem: AgeProblem };

/** @param factor lower only in tests. @throws nothing that a passphrase or bytes could cause. */
export async function encryptAge(
  plain: Uint8Array,
  passphrase: string,
  factor = workFactor,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize('NFC'));
  encrypter.setScryptWorkFactor(factor);
  return new Uint8Array(await encrypter.encrypt(plain));
}

/** Opens an age file, binary or with ASCII armor. Nothing of a file that does not verify to its last byte is handed out. */
export async function decryptAge(file: Uint8Array, passphrase: string): Promise<AgeOpened> {
  if (file.length > largestFile) return { ok: false, problem: 'tooLarge' };
  const binary = unarmored(file);
  if (!binary) return { ok: false, problem: 'damaged' };
  const problem = headerProblem(binary);
  if (problem) return { ok: false, problem };
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFC'));
  try {
    return { ok: true, bytes: new Uint8Array(await decrypter.decrypt(binary)) };
  } catch (thrown) {
    return { ok: false, problem: noIdentity.test(String(thrown)) ? 'wrongPassphrase' : 'damaged' };
  }
}

const magic = 'age-encryption.org/v1\n';
const armorMagic = '-----BEGIN AGE ENCRYPTED FILE-----';

/** What age-encryption says when the passphrase does not open the one stanza; tests hold it to these words. */
const noIdentity = /no identity matched/;

/** Longest header that is looked at: ours has 150 bytes, one of many recipients some thousands. */
const headerReach = 64 * 1024;

function unarmored(file: Uint8Array): Uint8Array | undefined {
  const text = beginning(file).trimStart();
  if (!text.startsWith(armorMagic)) return file;
  try {
    return armor.decode(new TextDecoder().decode(file));
  } catch {
    return undefined;
  }
}

/** What is wrong before any passphrase is tried, so that nobody waits a second to learn that a file is a picture. */
function headerProblem(file: Uint8Array): AgeProblem | undefined {
  const text = beginning(file);
  if (!text.startsWith(magic)) return file.length > 0 && magic.startsWith(text) ? 'damaged' : 'notAge';
  const end = text.indexOf('\n---');
  const stanzas = (end < 0 ? text : text.slice(0, end + 1)).split('\n').filter((line) => line.startsWith('-> '));
  const [first = '', ...others] = stanzas;
  if (end < 0) return 'damaged';
  const scrypt = /^-> scrypt \S+ ([1-9]\d*)$/.exec(first);
  if (!scrypt || others.length > 0) return 'foreign';
  return Number(scrypt[1]) > hardest ? 'foreign' : undefined;
}

/** log2 of N that age-encryption accepts at most: 1 GB of memory. */
const hardest = 20;

/** Latin-1, byte for byte: a header is ASCII, and nothing else may throw here. */
function beginning(file: Uint8Array): string {
  return Array.from(file.subarray(0, headerReach), (byte) => String.fromCharCode(byte)).join('');
}
