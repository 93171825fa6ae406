/** The lock of a vault: closes texts into bytes and opens them again, each bound to a place. */
import { argon2id } from 'hash-wasm';

export interface Lock {
  /** @param place what the bytes are bound to: opened for another place they are refused. */
  close(text: string, place: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws where the bytes were not closed by this lock for this place, or changed since. */
  open(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<string>;
}

/** The key, wrapped by a passphrase. */
export interface Wrap {
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  key: Uint8Array<ArrayBuffer>;
}

/** No lock at all: texts lie there as they are. */
export const unlocked: Lock = {
  close: async (text) => bytesOf(text),
  open: async (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
};

/** A lock with a new random key. @param name of the vault; a wrap moved to another name does not open. */
export async function newLock(name: string, passphrase: string): Promise<{ lock: Lock; wrap: Wrap }> {
  const salt = random(16);
  const iv = random(12);
  const raw = random(32);
  const outer = await wrappingKey(passphrase, salt);
  const parameters = { name: 'AES-GCM', iv, additionalData: bytesOf(name) };
  const key = new Uint8Array(await crypto.subtle.encrypt(parameters, outer, raw));
  return { lock: await lockOf(raw), wrap: { salt, iv, key } };
}

/** The lock again; undefined where the passphrase does not fit. */
export async function openLock(name: string, passphrase: string, { salt, iv, key }: Wrap): Promise<Lock | undefined> {
  const outer = await wrappingKey(passphrase, salt);
  try {
    const parameters = { name: 'AES-GCM', iv, additionalData: bytesOf(name) };
    return await lockOf(new Uint8Array(await crypto.subtle.decrypt(parameters, outer, key)));
  } catch {
    return undefined;
  }
}

async function lockOf(raw: Uint8Array<ArrayBuffer>): Promise<Lock> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async close(text, place) {
      const iv = random(12);
      const parameters = { name: 'AES-GCM', iv, additionalData: bytesOf(place) };
      const cipher = new Uint8Array(await crypto.subtle.encrypt(parameters, key, bytesOf(text)));
      const whole = new Uint8Array(iv.length + cipher.length);
      whole.set(iv);
      whole.set(cipher, iv.length);
      return whole;
    },
    async open(whole, place) {
      const parameters = { name: 'AES-GCM', iv: whole.slice(0, 12), additionalData: bytesOf(place) };
      return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, whole.slice(12)));
    },
  };
}

/** Composed letters and their parts are the same passphrase, whatever keyboard typed them. */
async function wrappingKey(passphrase: string, salt: Uint8Array): Promise<CryptoKey> {
  const hash = await argon2id({
    password: passphrase.normalize('NFC'),
    salt,
    memorySize: 64 * 1024,
    iterations: 3,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', new Uint8Array(hash), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
