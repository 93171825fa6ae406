/** What is fetched from the host: the header, never from a cache, and blobs. */
import { parseEdition } from '../../offline/edition.ts';
import type { Bytes } from '../bytes.ts';
import { type GateHeader, parseHeader } from '../header.ts';
import type { Trouble } from './opened.ts';

/**
 * The header as it lies on the host now.
 * @param patience milliseconds after which a line that neither works nor fails counts as none.
 */
export async function fetchHeader(base: string, patience = 20_000): Promise<GateHeader | Trouble> {
  try {
    const response = await fetch(`${base}gate.json`, { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    if (!response.ok) return response.status === 404 ? 'damaged' : 'unreachable';
    const header = parseHeader(await response.json());
    return header?.base === base ? header : 'damaged';
  } catch (error) {
    return error instanceof SyntaxError ? 'damaged' : 'unreachable';
  }
}

/** A blob as it lies on the host now, or in the browser's own cache: a name never gets another content. */
export async function fetchBlob(base: string, name: string): Promise<Bytes | Trouble> {
  try {
    const response = await fetch(blobAddress(base, name));
    if (!response.ok) return response.status === 404 ? 'gone' : 'unreachable';
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return 'unreachable';
  }
}

/** Whether the gate was taken away: there is no header any more, but the list that only a plain build of the website writes. */
export async function isPlain(base: string): Promise<boolean> {
  try {
    const header = await fetch(`${base}gate.json`, { cache: 'no-store' });
    if (header.status !== 404) return false;
    const list = await fetch(`${base}offline.json`, { cache: 'no-store' });
    return list.ok && parseEdition(await list.json()) !== undefined;
  } catch {
    return false;
  }
}

/** Where a blob lies. */
function blobAddress(base: string, name: string): string {
  return `${base}c/${name}.bin`;
}
