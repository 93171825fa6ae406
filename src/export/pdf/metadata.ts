/** What a file says about itself: its title and that it is PDF/UA. Nothing about who made it, when, or with what. */
import type { PDFDocument } from 'pdfkit';
import { xmlText } from './characters.ts';

/** Before the document is ended. */
export function writeMetadata(document: PDFDocument, title: string): void {
  // pdfkit would add its own name and the time, and put texts into XML unescaped: one "&" breaks the whole packet.
  document.info = { Title: title };
  document._addInfo = () => undefined;
  document.appendXML(`
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`);
}
