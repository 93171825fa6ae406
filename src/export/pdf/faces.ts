/** The four fonts of a PDF: which of them draws a character, and how wide a text runs. */
import type { EmbeddedFont, PDFDocument } from 'pdfkit';
import { drawable } from './characters.ts';
import { unpackedWoff } from './woff.ts';

/** Fira Sans in two weights, each in two cuts: Latin, and the rest of the Latin alphabets (ş, ğ, ć, ł). WOFF, not WOFF2. */
export interface PdfFonts {
  regular: Uint8Array;
  bold: Uint8Array;
  regularExtended: Uint8Array;
  boldExtended: Uint8Array;
}

export type Face = keyof PdfFonts;

/** What one face draws in one go. */
export interface Glyphs {
  text: string;
  face: Face;
  /** What is meant, where a stand-in is drawn. */
  actual?: string;
}

export interface Faces {
  /** Width in points, with kerning. */
  width(face: Face, text: string, size: number): number;
  /** A text without spaces at a break, in the order of drawing. */
  split(text: string, bold: boolean): readonly Glyphs[];
  font(face: Face): EmbeddedFont;
}

/** Makes the fonts known to a document under the names of the faces. */
export function facesOf(document: PDFDocument, fonts: PdfFonts): Faces {
  const open = (face: Face): EmbeddedFont => document.registerFont(face, unpackedWoff(fonts[face])).font(face)._font;
  const opened: Record<Face, EmbeddedFont> = {
    regular: open('regular'),
    bold: open('bold'),
    regularExtended: open('regularExtended'),
    boldExtended: open('boldExtended'),
  };
  // Both weights of a cut hold the same characters.
  const latin = new Set(opened.regular.font.characterSet);
  const extended = new Set(opened.regularExtended.font.characterSet);
  const inLatin = (text: string) => every(text, latin);
  return {
    width: (face, text, size) => opened[face].widthOfString(text, size),
    split: (text, bold) => {
      const plain = bold ? 'bold' : 'regular';
      if (simple.test(text) && inLatin(text)) return [{ text, face: plain }];
      const glyphs: Glyphs[] = [];
      for (const { original, shown } of drawable(
        text,
        (codePoint) => latin.has(codePoint) || extended.has(codePoint),
      )) {
        if (shown === '') continue;
        const face = inLatin(shown) ? plain : bold ? 'boldExtended' : 'regularExtended';
        // A letter of one cut with an accent of the other can be drawn by neither.
        const broken = face !== plain && !every(shown, extended);
        add(glyphs, broken ? '?' : shown, broken ? plain : face, original);
      }
      return glyphs;
    },
    font: (face) => opened[face],
  };
}

/** Text without combining marks and joiners, where every code unit is one character. */
const simple = /^[\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u20ac\u2122]*$/;

function every(text: string, known: ReadonlySet<number>): boolean {
  for (const character of text) {
    if (!known.has(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}

/** Joins to the run before what is drawn alike. */
function add(glyphs: Glyphs[], shown: string, face: Face, original: string): void {
  const last = glyphs.at(-1);
  const actual = shown === original ? undefined : original;
  if (last && last.face === face && (last.actual === undefined) === (actual === undefined)) {
    last.text += shown;
    if (actual !== undefined) last.actual += actual;
  } else {
    glyphs.push(actual === undefined ? { text: shown, face } : { text: shown, face, actual });
  }
}
