/** The formats a Document can be taken away in. Each writer is loaded when somebody asks for it. */
import type { Document } from '../model/document.ts';
import type { PdfFonts } from './pdf.ts';

export type FormatId = 'odt' | 'pdf' | 'docx' | 'md';

export interface Format {
  id: FormatId;
  /** The name of its button: „Als … herunterladen“. */
  name: string;
  extension: string;
  mime: string;
  /** @param fonts loads the fonts that a PDF embeds; called by formats that need them only. */
  write(document: Document, fonts: () => Promise<PdfFonts>): Promise<Uint8Array>;
}

export const formats: readonly Format[] = [
  {
    id: 'odt',
    name: 'ODT',
    extension: 'odt',
    mime: 'application/vnd.oasis.opendocument.text',
    write: async (document) => (await import('./odt.ts')).toOdt(document),
  },
  {
    id: 'pdf',
    name: 'PDF',
    extension: 'pdf',
    mime: 'application/pdf',
    write: async (document, fonts) => {
      const [{ toPdf }, loaded] = await Promise.all([import('./pdf.ts'), fonts()]);
      return toPdf(document, loaded);
    },
  },
  {
    id: 'docx',
    name: 'Word-Datei',
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (document) => (await import('./docx.ts')).toDocx(document),
  },
  {
    id: 'md',
    name: 'Markdown',
    extension: 'md',
    mime: 'text/markdown',
    write: async (document) => new TextEncoder().encode((await import('./markdown.ts')).toMarkdown(document)),
  },
];
