/** A session plan as a file whose clock begins when the reader chose. Loaded on a click. */
import { formats } from '../export/index.ts';
import { planDocument } from '../library/plan-document.ts';
import { download } from './editor/disk.ts';
import { pdfFonts } from './editor/fonts.ts';
import { planningLibrary } from './session/library.ts';
import { planFileFailed } from './text.ts';

/**
 * Offers the file for download.
 * @param start `HH:mm`
 * @returns a sentence for the reader.
 */
export async function takePlan(id: string, format: string, start: string): Promise<string> {
  const { plans, methods } = planningLibrary();
  const plan = plans.find((each) => each.id === id);
  const writer = formats.find((each) => each.id === format);
  if (!plan || !writer) return planFileFailed;
  const titles = new Map(methods.map(({ id: method, title }) => [method, title]));
  try {
    const document = planDocument(plan, start, (method) => titles.get(method) ?? method);
    const name = `sitzung-${id}.${writer.extension}`;
    download(name, await writer.write(document, pdfFonts), writer.mime);
    return `Heruntergeladen: ${name}, mit Beginn um ${start} Uhr.`;
  } catch {
    return planFileFailed;
  }
}
