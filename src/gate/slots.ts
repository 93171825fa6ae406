/** Key slots as in LUKS: the content key, wrapped once for every passphrase; unused slots hold chance. */
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { decrypt, encrypt, wrappingKey } from './cipher.ts';
import { boundTo, type GateHeader, slotCount } from './header.ts';

/**
 * The header with its slots filled: one for each stretched passphrase, chance in the others, in an order that tells nothing.
 * @throws Error where there are more passphrases than slots, or none.
 */
export async function withSlots(
  header: Omit<GateHeader, 'slots'>,
  contentKey: Bytes,
  stretched: readonly Bytes[],
): Promise<GateHeader> {
  if (stretched.length === 0 || stretched.length > slotCount) throw new Error('A header holds one to eight slots.');
  const bound = boundTo(header);
  const used = await Promise.all(stretched.map(async (bytes) => encrypt(await wrappingKey(bytes), contentKey, bound)));
  const unused = Array.from({ length: slotCount - used.length }, () => crypto.getRandomValues(new Uint8Array(60)));
  // Nonces are chance: sorting by them shuffles.
  return { ...header, slots: [...used, ...unused].map(toBase64).sort() };
}

/** The content key from whichever slot this passphrase opens; undefined where it opens none. */
export async function openSlots(header: GateHeader, stretched: Bytes): Promise<Bytes | undefined> {
  const key = await wrappingKey(stretched);
  const bound = boundTo(header);
  for (const slot of header.slots) {
    const bytes = fromBase64(slot);
    const contentKey = bytes && (await decrypt(key, bytes, bound));
    if (contentKey?.length === 32) return contentKey;
  }
  return undefined;
}
