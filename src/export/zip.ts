/** Packages of office files: a zip archive that says nothing about when and where it was made. */
import { strToU8, type Zippable, zipSync } from 'fflate';

/** Path in the package → its content. Paths keep their order. */
export type Parts = Readonly<Record<string, Uint8Array | string>>;

/** @param stored paths that are not compressed; ODF wants it of `mimetype`, and PNG is compressed already. */
export function zip(parts: Parts, stored: readonly string[] = []): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    files[path] = [bytes, { level: stored.includes(path) ? 0 : 9 }];
  }
  // fflate writes local time; a date made of local parts gives the same bytes in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
