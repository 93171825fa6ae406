/** A site that has been unlocked: reads its files blob by blob. Where blobs come from is handed in. */
import { type Bytes, textOf } from '../bytes.ts';
import { openFile } from '../cipher.ts';
import { blobName, type GateHeader } from '../header.ts';
import { fileAt, type Manifest, manifestPath } from '../manifest.ts';

/** Why something cannot be read: not there (a new upload?), not what it should be, no connection. */
export type Trouble = 'gone' | 'damaged' | 'unreachable';

/** Fetches a blob by its name. */
export type BlobSource = (name: string) => Promise<Bytes | Trouble>;

/** One build of the site and the key to it. */
export interface OpenedSite {
  key: CryptoKey;
  header: GateHeader;
  manifest: Manifest;
}

/** Opens the table of contents that a header names. */
export async function openSite(key: CryptoKey, header: GateHeader, blobs: BlobSource): Promise<OpenedSite | Trouble> {
  const content = await read(key, header, header.manifest, manifestPath, blobs);
  if (typeof content === 'string') return content;
  // Whoever could seal it holds the key: what opens is what the build wrote.
  const manifest: Manifest = JSON.parse(textOf(content));
  return manifest.build === header.build ? { key, header, manifest } : 'damaged';
}

/** The content of a file by its path below the base. */
export async function readFile(site: OpenedSite, path: string, blobs: BlobSource): Promise<Bytes | Trouble> {
  const held = fileAt(site.manifest, path);
  return held ? read(site.key, site.header, held.name, path, blobs) : 'gone';
}

async function read(
  key: CryptoKey,
  { keyId, build }: GateHeader,
  name: string,
  path: string,
  blobs: BlobSource,
): Promise<Bytes | Trouble> {
  if (!blobName.test(name)) return 'damaged';
  const blob = await blobs(name);
  if (typeof blob === 'string') return blob;
  return (await openFile(key, { keyId, build, name, path }, blob)) ?? 'damaged';
}
