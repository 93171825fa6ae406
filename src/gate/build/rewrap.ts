import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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
  const written = Buffer.from(JSON.stringify(next));
  for (const [ending, content] of [
    ['.br', brotliCompressSync(written)],
    ['.gz', gzipSync(written, { level: 9 })],
    ['', written],
  ] as const) {
    writeFileSync(`${path}${ending}.new`, content);
    renameSync(`${path}${ending}.new`, path + ending);
  }
  return true;
}
