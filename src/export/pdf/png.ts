/**
 * Pixels from PNG to PDF. pdfkit's own way unpacks pictures with alpha in the background: a broken one would end the program, and two of
 * them would stand in the file in the order of luck.
 */
import { unzlibSync, zlibSync } from 'fflate';
import type { PDFDocument, PdfReference } from 'pdfkit';

/**
 * The picture as an image object; transparency is laid on white.
 * @returns undefined for what is no PNG, is broken, or is interlaced (which nothing here makes).
 */
export function imageOf(document: PDFDocument, png: Uint8Array): PdfReference | undefined {
  try {
    const picture = read(png);
    const pixels = unzlibSync(picture.packed);
    if (pixels.length < picture.height * (bytesPerRow(picture) + 1)) return undefined;
    const opaque = picture.colour < 4;
    const colours = opaque ? (samplesOf[picture.colour] ?? 1) : 3;
    const depth = opaque ? picture.depth : 8;
    const image = document.ref({
      Type: 'XObject',
      Subtype: 'Image',
      Width: picture.width,
      Height: picture.height,
      BitsPerComponent: depth,
      ColorSpace: colourSpace(picture, document),
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: depth, Columns: picture.width },
    });
    // PDF unpacks rows as PNG packs them.
    image.end(opaque ? picture.packed : zlibSync(onWhite(pixels, picture)));
    return image;
  } catch {
    return undefined;
  }
}

interface Picture {
  width: number;
  height: number;
  /** Bits of a sample. */
  depth: number;
  /** As PNG counts kinds: 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  colour: number;
  palette: Uint8Array;
  /** Of the colours of the palette. */
  alphas: Uint8Array;
  packed: Uint8Array;
}

const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A side of more pixels than any paper shows. */
const mostPixels = 20_000;

/** @throws Error for everything but a complete PNG. */
function read(png: Uint8Array): Picture {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(0) !== 0x89504e47) throw new Error('This is no PNG.');
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, interlaced] = [view.getUint8(24), view.getUint8(25), view.getUint8(28)];
  if (!(colour in samplesOf) || ![1, 2, 4, 8, 16].includes(depth) || interlaced) throw new Error('Of an unknown kind.');
  if (Math.min(width, height) < 1 || Math.max(width, height) > mostPixels) throw new Error('Of an odd size.');
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 8 <= png.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.set(kind, [...(chunks.get(kind) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const chunk = (kind: string) => joined(chunks.get(kind) ?? []);
  return { width, height, depth, colour, palette: chunk('PLTE'), alphas: chunk('tRNS'), packed: chunk('IDAT') };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function colourSpace({ colour, palette, alphas }: Picture, document: PDFDocument): unknown {
  if (colour === 0) return 'DeviceGray';
  if (colour !== 3) return 'DeviceRGB';
  const colours = document.ref();
  colours.end(palette.map((value, index) => blended(value, alphas[Math.floor(index / 3)] ?? 255)));
  return ['Indexed', 'DeviceRGB', Math.max(0, palette.length / 3 - 1), colours];
}

function blended(value: number, alpha: number): number {
  return Math.round((value * alpha + 255 * (255 - alpha)) / 255);
}

function bytesPerRow({ width, depth, colour }: Picture): number {
  return Math.ceil((width * depth * (samplesOf[colour] ?? 1)) / 8);
}

/** Pixels with alpha as red, green and blue, in rows that hold differences to the row above. */
function onWhite(bytes: Uint8Array, picture: Picture): Uint8Array {
  const { width, height, depth, colour } = picture;
  const pixels = unfiltered(bytes, picture);
  const step = depth >> 3;
  const samples = samplesOf[colour] ?? 1;
  const row = width * 3;
  const out = new Uint8Array(height * (row + 1));
  let above = new Uint8Array(row);
  for (let y = 0; y < height; y++) {
    const line = new Uint8Array(row);
    out[y * (row + 1)] = 2;
    for (let x = 0; x < width; x++) {
      // Of samples with 16 bits the upper eight.
      const at = (y * width + x) * samples * step;
      const alpha = pixels[at + (samples - 1) * step] ?? 255;
      for (let index = 0; index < 3; index++) {
        const value = blended(pixels[at + (colour === 4 ? 0 : index * step)] ?? 0, alpha);
        line[3 * x + index] = value;
        out[y * (row + 1) + 1 + 3 * x + index] = value - (above[3 * x + index] ?? 0);
      }
    }
    above = line;
  }
  return out;
}

/** Undoes the filters of the rows (W3C, PNG, 9.2). */
function unfiltered(bytes: Uint8Array, picture: Picture): Uint8Array {
  const row = bytesPerRow(picture);
  const back = row / picture.width;
  const pixels = new Uint8Array(picture.height * row);
  for (let y = 0; y < picture.height; y++) {
    const filter = bytes[y * (row + 1)];
    const start = y * row;
    for (let x = 0; x < row; x++) {
      const left = x < back ? 0 : (pixels[start + x - back] ?? 0);
      const above = y === 0 ? 0 : (pixels[start + x - row] ?? 0);
      const corner = y === 0 || x < back ? 0 : (pixels[start + x - row - back] ?? 0);
      pixels[start + x] = (bytes[y * (row + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return pixels;
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
    default:
      return 0;
  }
}
