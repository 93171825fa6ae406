/** Files out of the planning: every one is named after the neutral title and its minute. */
import type { Format } from '../../export/index.ts';
import type { Document } from '../../model/document.ts';
import { berlin } from '../../model/time.ts';
import { download, fileName } from '../editor/disk.ts';
import { pdfFonts } from '../editor/fonts.ts';
import { downloaded, exportFailed } from '../text.ts';

/** @param part what kind of file it is, for its name; nothing that tells what the session is about. */
export function nameOfFile(neutral: string, part: string, extension: string): string {
  return `${fileName(neutral)}${part === '' ? '' : `-${part}`}-${berlin(new Date()).minute}.${extension}`;
}

/** Offers a document as a file. @returns a sentence for the person, of success or of failure. */
export async function takeDocument(document: Document, format: Format, neutral: string, part: string): Promise<string> {
  try {
    const name = nameOfFile(neutral, part, format.extension);
    download(name, await format.write(document, pdfFonts), format.mime);
    return downloaded(name, format.id, document);
  } catch {
    return exportFailed;
  }
}
