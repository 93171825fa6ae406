/** The empty file that every PDF of ours begins with. */
import { PDFDocument } from 'pdfkit';
import { page } from '../sheet.ts';

/** Tagged, German, A4, without a page yet; the same title gives the same file id. */
export function openFile(title: string): PDFDocument {
  return new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    autoFirstPage: false,
    // Without this pdfkit loads Helvetica, which its browser build does not have.
    font: null,
    // pdfkit makes the file's ID of these.
    info: { Title: title, CreationDate: new Date(0) },
  });
}
