import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { precompress } from '../../build/precompress.ts';
import { type Bytes, toBase64 } from '../bytes.ts';
import { contentKeys } from '../cipher.ts';
import { parseHeader } from '../header.ts';
import { withSlots } from '../slots.ts';
import type { SlotsFile } from './slots-file.ts';

/** Gives a built site the slots of a file without encrypting anything anew. @returns whether key and site belong together. */
export async function rewrap(folder: string, contentKey: Bytes, file: SlotsFile): Promise<boolean> {
  const path = join(folder, 'gate.json');
  const header = existsSync(path) ? parseHeader(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
  if (!header || header.keyId !== (await contentKeys(contentKey)).keyId) return false;
  const { slots: _, ...rest } = header;
  const next = await withSlots(
    { ...rest, salt: toBase64(file.salt), kdf: file.kdf },
    contentKey,
    file.slots.map(({ stretched }) => stretched),
  );
  writeFileSync(`${path}.new`, JSON.stringify(next));
  renameSync(`${path}.new`, path);
  await precompress(folder, 'gate.json');
  return true;
}
