/** The font of the fields: what a person types is set with it, so it is embedded whole and in the one encoding all viewers can write in. */
import { unzlibSync } from 'fflate';
import type { EmbeddedFont, PDFDocument, PdfReference } from 'pdfkit';

/**
 * A simple TrueType font with WinAnsi encoding.
 * @param woff the font's file. @param opened the same font as pdfkit has it, for its measures.
 */
export function formFont(document: PDFDocument, woff: Uint8Array, opened: EmbeddedFont): PdfReference {
  const { font } = opened;
  const program = sfnt(woff);
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
const needed = new Set(['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'OS/2', 'post', 'prep']);

/** The TrueType file inside a WOFF file (W3C, WOFF 1.0): the same tables, each unpacked. */
function sfnt(woff: Uint8Array): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  // Not packed at all: already the TrueType file.
  if (view.getUint32(0) !== 0x774f4646) return woff;
  const tables: { tag: number; checksum: number; bytes: Uint8Array }[] = [];
  for (let index = 0; index < view.getUint16(12); index++) {
    const at = 44 + 20 * index;
    const tag = view.getUint32(at);
    if (!needed.has(String.fromCharCode(tag >>> 24, (tag >>> 16) & 255, (tag >>> 8) & 255, tag & 255))) continue;
    const start = view.getUint32(at + 4);
    const packed = woff.subarray(start, start + view.getUint32(at + 8));
    const bytes = packed.length < view.getUint32(at + 12) ? unzlibSync(packed) : packed;
    tables.push({ tag, checksum: view.getUint32(at + 16), bytes });
  }
  const padded = (length: number) => (length + 3) & ~3;
  const start = 12 + 16 * tables.length;
  const program = new Uint8Array(tables.reduce((sum, { bytes }) => sum + padded(bytes.length), start));
  const out = new DataView(program.buffer);
  const power = Math.floor(Math.log2(tables.length));
  out.setUint32(0, view.getUint32(4));
  out.setUint16(4, tables.length);
  out.setUint16(6, 16 << power);
  out.setUint16(8, power);
  out.setUint16(10, 16 * tables.length - (16 << power));
  let offset = start;
  tables.forEach(({ tag, checksum, bytes }, index) => {
    [tag, checksum, offset, bytes.length].forEach((value, field) => {
      out.setUint32(12 + 16 * index + 4 * field, value);
    });
    program.set(bytes, offset);
    offset += padded(bytes.length);
  });
  return program;
}
