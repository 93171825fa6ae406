/** `gate.json`: all that a stranger sees. Its fields are bound to every key slot, so that none can be changed without locking everybody out. */
import { type Bytes, bytesOf, fromBase64 } from './bytes.ts';

/** Argon2id (RFC 9106): memory in KiB, passes, lanes. */
export interface Kdf {
  algorithm: 'argon2id';
  memory: number;
  passes: number;
  lanes: number;
}

/** 64 MiB and three passes: a third of a second on an office machine, the same for every guess of an attacker. */
export const usualKdf: Kdf = { algorithm: 'argon2id', memory: 65_536, passes: 3, lanes: 1 };

/** Slots of every header, used or not: their number tells nothing. */
export const slotCount = 8;

/** The header. `salt` (16 bytes) and `slots` (60 bytes each) are base64url. */
export interface GateHeader {
  format: 'sgh-gate';
  version: 1;
  /** Names the content key without telling anything of it. */
  keyId: string;
  /** Another for every build. */
  build: string;
  /** Name of the encrypted manifest. */
  manifest: string;
  /** Folder of the site, with a slash at both ends. */
  base: string;
  kdf: Kdf;
  salt: string;
  slots: string[];
}

/** How many bytes nonce, wrapped key and tag take. */
const slotBytes = 12 + 32 + 16;

/**
 * Checks what came over the line before any work is done with it: a swapped header may neither make guessing cheap nor bring the
 * reader's machine to its knees.
 * @returns undefined for anything that this version would not have written.
 */
export function parseHeader(json: unknown): GateHeader | undefined {
  if (!isRecord(json)) return undefined;
  const { format, version, keyId, build, manifest, base, salt, slots } = json;
  const kdf = parseKdf(json['kdf']);
  if (format !== 'sgh-gate' || version !== 1 || !kdf) return undefined;
  if (!isName(keyId, /^[\w-]{12}$/) || !isName(build, /^[\w-]{12}$/) || !isName(manifest, blobName)) return undefined;
  if (typeof base !== 'string' || !/^\/([^?#]*\/)?$/.test(base)) return undefined;
  if (typeof salt !== 'string' || fromBase64(salt)?.length !== 16) return undefined;
  if (!Array.isArray(slots) || slots.length !== slotCount) return undefined;
  const known = slots.filter(
    (slot): slot is string => typeof slot === 'string' && fromBase64(slot)?.length === slotBytes,
  );
  if (known.length !== slotCount) return undefined;
  return { format, version, keyId, build, manifest, base, kdf, salt, slots: known };
}

/** What of a passphrase function lies within the bounds: dear enough for an attacker, bearable for an office machine. */
export function parseKdf(json: unknown): Kdf | undefined {
  if (!isRecord(json)) return undefined;
  const { algorithm, memory, passes, lanes } = json;
  if (algorithm !== 'argon2id' || lanes !== 1) return undefined;
  if (!isBetween(memory, 19_456, 262_144) || !isBetween(passes, 2, 10)) return undefined;
  return { algorithm, memory, passes, lanes };
}

/** How blobs are called: half an HMAC-SHA-256, in hexadecimal. */
export const blobName = /^[0-9a-f]{32}$/;

/** The additional data of every slot: all fields but the slots themselves, in one fixed order. */
export function boundTo(header: Omit<GateHeader, 'slots'>): Bytes {
  const { format, version, keyId, build, manifest, base, kdf, salt } = header;
  const { algorithm, memory, passes, lanes } = kdf;
  return bytesOf(
    JSON.stringify([format, version, keyId, build, manifest, base, algorithm, memory, passes, lanes, salt]),
  );
}

function isName(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value);
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
