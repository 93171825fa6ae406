/** The fonts of the sheet, in the browser: for the PDF as bytes, for the preview as faces that are surely there when a line is measured. */

import regular from '@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff?url';
import regularPreview from '@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2?url';
import bold from '@fontsource/fira-sans/files/fira-sans-latin-700-normal.woff?url';
import boldPreview from '@fontsource/fira-sans/files/fira-sans-latin-700-normal.woff2?url';
import regularExtended from '@fontsource/fira-sans/files/fira-sans-latin-ext-400-normal.woff?url';
import boldExtended from '@fontsource/fira-sans/files/fira-sans-latin-ext-700-normal.woff?url';
import type { PdfFonts } from '../../export/pdf.ts';

let loaded: Promise<PdfFonts> | undefined;

/** The fonts a PDF embeds, fetched once. A failed attempt is forgotten, so that the next click tries again. */
export function pdfFonts(): Promise<PdfFonts> {
  loaded ??= fetchAll().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchAll(): Promise<PdfFonts> {
  const bytes = async (url: string) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} for ${url}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const [first, second, third, fourth] = await Promise.all([regular, bold, regularExtended, boldExtended].map(bytes));
  if (!first || !second || !third || !fourth) throw new Error('A font is missing.');
  return { regular: first, bold: second, regularExtended: third, boldExtended: fourth };
}

/** Makes the faces of the sheet („Sheet“ in sheet-style.ts) available; the site's own face may still be the system's font. */
export async function previewFonts(): Promise<void> {
  const faces = [
    new FontFace('Sheet', `url(${regularPreview})`, { weight: '400' }),
    new FontFace('Sheet', `url(${boldPreview})`, { weight: '700' }),
  ];
  for (const face of faces) document.fonts.add(face);
  await Promise.allSettled(faces.map((face) => face.load()));
}
