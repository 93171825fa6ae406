/**
 * What the build encrypts with and the browser decrypts with: AES-256-GCM (NIST SP 800-38D), keys by HKDF-SHA-256 (RFC 5869).
 * A blob is nonce (12 bytes), ciphertext, tag. Its plaintext is a flag (1: deflated), the length (4 bytes, big endian), the content, zeros.
 */
import { type Bytes, bytesOf, toBase64, toHex } from './bytes.ts';
import { paddedLength } from './padding.ts';

/** What a content key opens. Neither of the two can be read out again. */
export interface ContentKeys {
  /** Names the content key; 12 signs. */
  keyId: string;
  file: CryptoKey;
  name: CryptoKey;
}

/** Where a blob belongs. All of it is bound: swapped, renamed or old blobs do not open. */
export interface Place {
  keyId: string;
  build: string;
  name: string;
  path: string;
}

/** Keys from the 32 bytes that the slots hold. */
export async function contentKeys(contentKey: Bytes): Promise<ContentKeys> {
  const root = await crypto.subtle.importKey('raw', contentKey, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const id = await crypto.subtle.deriveBits(derived('key id'), root, 72);
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return {
    keyId: toBase64(new Uint8Array(id)),
    file: await crypto.subtle.deriveKey(derived('file'), root, aes, false, ['encrypt', 'decrypt']),
    name: await crypto.subtle.deriveKey(derived('name'), root, hmac, false, ['sign']),
  };
}

/** The name of a blob: says nothing of path or content, and changes with both and with the build. */
export async function nameOf(keys: ContentKeys, build: string, path: string, content: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  const signed = await crypto.subtle.sign('HMAC', keys.name, bytesOf(`${build}\0${path}\0${toHex(digest)}`));
  return toHex(new Uint8Array(signed).subarray(0, 16));
}

/** Encrypts content, deflated before where that was said, padded so that its length tells little. */
export async function sealFile(
  key: CryptoKey,
  place: Place,
  { payload, deflated }: { payload: Uint8Array; deflated: boolean },
): Promise<Bytes> {
  const plain = new Uint8Array(paddedLength(5 + payload.length));
  plain[0] = deflated ? 1 : 0;
  new DataView(plain.buffer).setUint32(1, payload.length);
  plain.set(payload, 5);
  return encrypt(key, plain, additional(place));
}

/** The content of a blob; undefined where blob, key or place do not belong together, or a bit has changed. */
export async function openFile(key: CryptoKey, place: Place, blob: Bytes): Promise<Bytes | undefined> {
  const plain = await decrypt(key, blob, additional(place));
  if (!plain || plain.length < 5) return undefined;
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(1);
  const payload = plain.subarray(5, 5 + length);
  if (payload.length !== length) return undefined;
  if (plain[0] !== 1) return payload;
  const inflated = new Blob([payload]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/** A key that wraps content keys, from what the passphrase function gave (32 bytes). */
export async function wrappingKey(stretched: Bytes): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(derived('slot'), root, aes, false, ['encrypt', 'decrypt']);
}

/** Encrypts under additional data. */
export async function encrypt(key: CryptoKey, plain: Bytes, additionalData: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  const whole = new Uint8Array(12 + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), 12);
  return whole;
}

/** Decrypts what {@link encrypt} wrote; undefined where anything does not fit. */
export async function decrypt(key: CryptoKey, whole: Bytes, additionalData: Bytes): Promise<Bytes | undefined> {
  if (whole.length < 28) return undefined;
  try {
    const iv = whole.subarray(0, 12);
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, whole.subarray(12)),
    );
  } catch {
    return undefined;
  }
}

const aes = { name: 'AES-GCM', length: 256 };

function derived(purpose: string) {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytesOf(`sgh-gate 1 ${purpose}`) };
}

function additional({ keyId, build, name, path }: Place): Bytes {
  return bytesOf(JSON.stringify(['sgh-gate', 1, keyId, build, name, path]));
}
