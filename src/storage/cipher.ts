/** How a text lies in a vault: sealed by a key, or plain with a checksum. Both notice every changed byte. */

/** `about` says what the text is and where it belongs; bytes written about one thing never open as another. */
export interface Cipher {
  seal(text: string, about: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Undefined where the bytes are not what was written about this. */
  open(bytes: Uint8Array<ArrayBuffer>, about: string): Promise<string | undefined>;
}

/** AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D: safe for 2^32 texts). @param raw 32 bytes, overwritten with zeros. */
export async function sealingCipher(raw: Uint8Array<ArrayBuffer>): Promise<Cipher> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return {
    async seal(text, about) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(about) }, key, utf8(text));
      return joined(iv, new Uint8Array(sealed));
    },
    async open(bytes, about) {
      const iv = bytes.subarray(0, nonceBytes);
      try {
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: utf8(about) },
          key,
          bytes.subarray(nonceBytes),
        );
        return new TextDecoder().decode(plain);
      } catch {
        return undefined;
      }
    },
  };
}

/** Readable by anybody; the checksum (SHA-256) is against faults of a disk, not against people. */
export const plainCipher: Cipher = {
  async seal(text, about) {
    const plain = utf8(text);
    return joined(plain, await checksum(plain, about));
  },
  async open(bytes, about) {
    const end = bytes.length - checksumBytes;
    if (end < 0) return undefined;
    const plain = bytes.subarray(0, end);
    const sum = await checksum(plain, about);
    return sum.every((byte, index) => byte === bytes[end + index]) ? new TextDecoder().decode(plain) : undefined;
  },
};

/** The end of what a cipher wrote (tag or checksum) tells one writing from every other one. */
export function markOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(-16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const nonceBytes = 12;
const checksumBytes = 32;

async function checksum(plain: Uint8Array<ArrayBuffer>, about: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(utf8(`${about}\n`), plain)));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
