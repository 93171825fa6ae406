/** The font of the fields: what a person types is set with it, so it is embedded whole and in the one encoding all viewers can write in. */
import type { EmbeddedFont, PDFDocument, PdfReference } from 'pdfkit';
import { unpackedWoff } from './woff.ts';

/**
 * A simple TrueType font with WinAnsi encoding.
 * @param woff the font's file. @param opened the same font as pdfkit has it, for its measures.
 */
export function formFont(document: PDFDocument, woff: Uint8Array, opened: EmbeddedFont): PdfReference {
  const { font } = opened;
  const program = unpackedWoff(woff, needed);
  const file = document.ref({ Length1: program.length });
  file.end(program);
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: nonsymbolic,
    FontBBox: [minX, minY, maxX, maxY],
    ItalicAngle: 0,
    Ascent: opened.ascender,
    Descent: opened.descender,
    CapHeight: font.capHeight,
    XHeight: font.xHeight,
    StemV: 84,
    FontFile2: file,
  });
  descriptor.end();
  const reference = document.ref({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: name,
    FirstChar: 32,
    LastChar: 255,
    Widths: Array.from({ length: 224 }, (_, index) => font.glyphForCodePoint(winAnsi(index + 32)).advanceWidth),
    Encoding: 'WinAnsiEncoding',
    FontDescriptor: descriptor,
  });
  reference.end();
  return reference;
}

const name = 'FiraSans-Regular';
const nonsymbolic = 1 << 5;

/** Windows-1252 from 0x80 to 0x9f; codes without a character count as bullets (ISO 32000-1, annex D). */
const upper = '€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ';

function winAnsi(code: number): number {
  if (code === 0x7f) return 0x2022;
  if (code >= 0x80 && code <= 0x9f) return upper.codePointAt(code - 0x80) ?? 0x2022;
  return code;
}

/** What a viewer needs to draw letters; the rest (kerning, names of features) would only make the file larger. */
const needed = ['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'OS/2', 'post', 'prep'];
