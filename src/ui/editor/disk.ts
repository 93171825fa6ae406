/** Files in and out of this tab: bytes to a download, a chosen file to text. Nothing is kept. */
import { type FileProblem, largestFile } from '../../model/file.ts';

/** Offers bytes as a download. */
export function download(name: string, bytes: Uint8Array | string, mime: string): void {
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([part], { type: mime }));
  link.download = name;
  link.click();
  // The browser has begun to copy by then; a slow one still reads for a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The text of a file. Too large a file is refused before a byte is read; one that cannot be read gives undefined. */
export async function textOf(file: File): Promise<string | FileProblem | undefined> {
  if (file.size > largestFile) return { problem: 'tooLarge' };
  try {
    return await file.text();
  } catch {
    return undefined;
  }
}

/** A title as the beginning of a file name: small letters, digits and hyphens, umlauts spelled out. */
export function fileName(title: string): string {
  const spelled = title
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return spelled.slice(0, 60) || 'datei';
}
