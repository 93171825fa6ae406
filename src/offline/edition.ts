/** One state of the website, as it can be kept on a device. */
export interface Edition {
  /** Another for every content; letters, digits, `-` and `_`. */
  version: string;
  files: readonly KeptFile[];
}

/** One file of it. */
export interface KeptFile {
  /** Address below the base. */
  path: string;
  /** Tells one content from another: the same mark, the same bytes. */
  mark: string;
  bytes: number;
}

/** Reads `offline.json`. @returns undefined for anything else. */
export function parseEdition(json: unknown): Edition | undefined {
  if (!isRecord(json) || typeof json['version'] !== 'string' || !/^[\w-]+$/.test(json['version'])) return undefined;
  if (!Array.isArray(json['files'])) return undefined;
  const files: KeptFile[] = [];
  for (const entry of json['files']) {
    if (!Array.isArray(entry)) return undefined;
    const [path, mark, bytes] = entry;
    if (typeof path !== 'string' || typeof mark !== 'string' || typeof bytes !== 'number') return undefined;
    files.push({ path, mark, bytes });
  }
  return { version: json['version'], files };
}

/** The other way: what {@link parseEdition} reads. */
export function writeEdition({ version, files }: Edition): string {
  return JSON.stringify({ version, files: files.map(({ path, mark, bytes }) => [path, mark, bytes]) });
}

/** Bytes of the whole edition. */
export function weightOf({ files }: Edition): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
