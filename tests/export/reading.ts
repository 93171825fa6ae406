/** How tests read what exporters wrote. */
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfFonts } from '../../src/export/pdf.ts';

/** The fonts of the PDF, from the installed package. */
export async function testFonts(): Promise<PdfFonts> {
  const font = (name: string) => bytesOf(`node_modules/@fontsource/fira-sans/files/fira-sans-${name}-normal.woff`);
  const [regular, bold, regularExtended, boldExtended] = await Promise.all([
    font('latin-400'),
    font('latin-700'),
    font('latin-ext-400'),
    font('latin-ext-700'),
  ]);
  return { regular, bold, regularExtended, boldExtended };
}

/** All that stands on the pages of a PDF, headers and footers too. @param from the first page that counts, from 1. */
export async function pdfPageText(bytes: Uint8Array, from = 1): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages - from + 1 }, async (_, index) => {
      const { items } = await (await pdf.getPage(from + index)).getTextContent({ disableNormalization: true });
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  return pages.join(' ');
}

/** The words of a PDF, page after page. Headers, footers and lines, which no reader is read out, stay away. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
      const open: boolean[] = [];
      return items
        .map((item) => {
          if ('str' in item) return open.includes(true) ? '' : item.str;
          if (item.type === 'endMarkedContent') open.pop();
          else open.push('tag' in item && item.tag === 'Artifact');
          return '';
        })
        .join(' ');
    }),
  );
  return pages.join(' ');
}

/** Pages of a PDF. */
export async function pdfPages(bytes: Uint8Array): Promise<number> {
  return (await getDocument({ data: bytes.slice(), verbosity: 0 }).promise).numPages;
}

/** A file of the project as bytes. */
export async function bytesOf(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

/** What a PDF says about itself. */
export async function openPdf(bytes: Uint8Array): Promise<{ title: string; language: string; marked: boolean }> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  const text = (key: string) => (key in info ? String(Object.entries(info).find(([name]) => name === key)?.[1]) : '');
  const marks: unknown = await pdf.getMarkInfo();
  const marked = marks instanceof Map ? marks.get('Marked') === true : false;
  return { title: text('Title'), language: text('Language'), marked };
}

/** The roles of a PDF's structure, in reading order. */
export async function rolesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const walk = (node: object): string[] => [
    ...('role' in node ? [String(node.role)] : []),
    ...('children' in node && Array.isArray(node.children) ? node.children.flatMap(walk) : []),
  ];
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const tree = await (await pdf.getPage(index + 1)).getStructTree();
      return tree ? walk(tree) : [];
    }),
  );
  return pages.flat().filter((role) => !['Root', 'Document', 'Sect', 'Div', 'Part', 'NonStruct'].includes(role));
}
