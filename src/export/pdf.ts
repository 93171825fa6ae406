/** Document → PDF that everybody can read: tagged, PDF/UA-1, with real form fields where the document is a blank form. */
import { toBytes } from 'pdfkit/output';
import type { Document } from '../model/document.ts';
import { flowOf, headingsOf } from './pdf/blocks.ts';
import { cleanLine } from './pdf/characters.ts';
import { writeOutline } from './pdf/contents.ts';
import { facesOf, type PdfFonts } from './pdf/faces.ts';
import { openFile } from './pdf/file.ts';
import { createForm } from './pdf/form.ts';
import { formFont } from './pdf/form-font.ts';
import { endActions } from './pdf/link.ts';
import { writeMetadata } from './pdf/metadata.ts';
import { drawPage, makeUp, type Strip } from './pdf/pages.ts';
import { createPen } from './pdf/pen.ts';
import { headingStrips, paragraphStrips, textStrips } from './pdf/prose.ts';
import { drawRunning } from './pdf/running.ts';
import type { Column, Setting } from './pdf/setting.ts';
import { page, room, type } from './sheet.ts';
import { levelLine } from './words.ts';

export type { PdfFonts } from './pdf/faces.ts';

/**
 * The bytes of a PDF 1.7 file; the same document gives the same bytes. Runs in Node and in the browser.
 *
 * On the first page stand, in this order: the title (H1), the status, the TLP level with its meaning (small), then the blocks.
 */
export async function toPdf(document: Document, fonts: PdfFonts): Promise<Uint8Array> {
  const name = cleanLine(document.name) || cleanLine(document.title) || 'Dokument';
  const file = openFile(name);
  const bytes = toBytes(file);
  const faces = facesOf(file, fonts);
  const parent = file.struct('Document');
  file.addStructure(parent);
  const headings = headingsOf(document.blocks);
  const setting: Setting = {
    document: file,
    faces,
    targets: headings.byId,
    ...(document.fillable ? { form: createForm(file, formFont(file, fonts.regular, faces.font('regular'))) } : {}),
  };
  const column: Column = { x: page.margin.left, width: room.width, parent };
  const pages = makeUp([
    ...openingStrips(document, name, column, setting),
    ...flowOf(document.blocks, headings, column, setting),
  ]);
  const pen = createPen(file, faces);
  pages.forEach((made, index) => {
    pen.page();
    drawPage(made, pen, page.margin.top);
    drawRunning(pen, faces, { ...document, name, page: index + 1, pages: pages.length });
  });
  pen.end();
  endActions(headings.all);
  if (document.blocks.some(({ kind }) => kind === 'contents')) writeOutline(file, headings.all);
  parent.end();
  writeMetadata(file, name);
  file.end();
  return bytes;
}

/** The first lines of every document. */
function openingStrips({ title, status, tlp }: Document, name: string, column: Column, setting: Setting): Strip[] {
  return [
    ...headingStrips(cleanLine(title) || name, type.title, () => 'H1', column, setting),
    ...(status ? textStrips([{ text: status, strong: true }], type.status, column, setting) : []),
    ...(tlp ? paragraphStrips({ kind: 'paragraph', text: levelLine(tlp), style: 'small' }, column, setting) : []),
  ];
}
