/** The content key between builds. With the same key, devices that remember stay unlocked. */
import { type Bytes, fromBase64, toBase64 } from '../bytes.ts';
import { GateRefusal } from './refusal.ts';
import { readSecret, writeSecret } from './secret-file.ts';

/** The key in a file; a new one, written there, where the file is missing. Without a path: a new one for this build only. */
export function contentKeyAt(path: string | undefined): Bytes {
  if (!path) return crypto.getRandomValues(new Uint8Array(32));
  const written = readSecret(path);
  if (written === undefined) return newKeyAt(path);
  const key = fromBase64(/^sgh-gate-key ([\w-]{43})\s*$/.exec(written)?.[1] ?? '');
  if (key?.length !== 32) throw new GateRefusal(`Die Datei ${path} enthält keinen Schlüssel dieser Website.`);
  return key;
}

/** Replaces the key: whoever knew the old one reads nothing that is built from now on. */
export function newKeyAt(path: string): Bytes {
  const key = crypto.getRandomValues(new Uint8Array(32));
  writeSecret(path, `sgh-gate-key ${toBase64(key)}\n`);
  return key;
}
