/** The encrypted table of contents: which blob holds which file. */

/** One file of the site. */
export interface Held {
  /** Name of its blob. */
  name: string;
  /** Bytes of its blob. */
  bytes: number;
  type: string;
  /** The page's own policy, sent as a header too. */
  policy?: string;
  /** To be saved rather than shown. */
  saved?: true;
  /** Left out of the offline edition. */
  onlineOnly?: true;
}

/** Files by their path below the base (`leitfaden/index.html`). */
export interface Manifest {
  build: string;
  files: Record<string, Held>;
}

/** What the manifest's own blob is bound to in place of a path: no file can be called that. */
export const manifestPath = '\0manifest';

/** Where an address leads. */
export type Route =
  | { kind: 'file'; path: string; held: Held; status: 200 | 404 }
  | { kind: 'folder' }
  | { kind: 'nothing' };

/** Finds the file behind a path below the base, as a plain static host would. Only a page request is answered with the page for 404. */
export function routeOf(manifest: Manifest, below: string, isPage: boolean): Route {
  const path = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  const held = fileAt(manifest, path);
  if (held) return { kind: 'file', path, held, status: 200 };
  if (fileAt(manifest, `${path}/index.html`)) return { kind: 'folder' };
  const lost = isPage ? fileAt(manifest, '404.html') : undefined;
  return lost ? { kind: 'file', path: '404.html', held: lost, status: 404 } : { kind: 'nothing' };
}

/** A file by its path; the names that every object knows are none. */
export function fileAt(manifest: Manifest, path: string): Held | undefined {
  return Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined;
}
