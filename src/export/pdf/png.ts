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
    const raster = read(png);
    if (!raster) return undefined;
    const image = document.ref({
      Type: 'XObject',
      Subtype: 'Image',
      Width: raster.width,
      Height: raster.height,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceRGB',
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: raster.width },
    });
    image.end(zlibSync(filtered(raster), { level: 6 }));
    return image;
  } catch {
    return undefined;
  }
}

interface Raster {
  width: number;
  height: number;
  /** Three bytes for each pixel. */
  rgb: Uint8Array;
}

interface Format {
  width: number;
  height: number;
  depth: number;
  colour: number;
}

const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A side of more pixels than any paper shows. */
const mostPixels = 20_000;

function read(png: Uint8Array): Raster | undefined {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(0) !== 0x89504e47) return undefined;
  let format: Format | undefined;
  let palette = new Uint8Array();
  let alphas = new Uint8Array();
  const packed: Uint8Array[] = [];
  for (let at = 8; at + 8 <= png.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const chunk = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      if (view.getUint8(at + 20) !== 0) return undefined;
      format = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        depth: view.getUint8(at + 16),
        colour: view.getUint8(at + 17),
      };
    } else if (kind === 'PLTE') palette = new Uint8Array(chunk);
    else if (kind === 'tRNS') alphas = new Uint8Array(chunk);
    else if (kind === 'IDAT') packed.push(chunk);
    at += length + 12;
  }
  if (!format || !(format.colour in samplesOf) || ![1, 2, 4, 8, 16].includes(format.depth)) return undefined;
  if (format.width < 1 || format.height < 1 || Math.max(format.width, format.height) > mostPixels) return undefined;
  return coloured(unfiltered(unzlibSync(joined(packed)), format), format, palette, alphas);
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

const bitsOf = ({ depth, colour }: Format) => depth * (samplesOf[colour] ?? 1);
const bytesPerRow = (format: Format) => Math.ceil((format.width * bitsOf(format)) / 8);

/** Undoes the filters of the rows (W3C, PNG, 9.2). @throws RangeError where pixels are missing. */
function unfiltered(bytes: Uint8Array, format: Format): Uint8Array {
  const row = bytesPerRow(format);
  const back = Math.max(1, bitsOf(format) >> 3);
  if (bytes.length < format.height * (row + 1)) throw new RangeError('The picture is not complete.');
  const pixels = new Uint8Array(format.height * row);
  for (let y = 0; y < format.height; y++) {
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

/** Pixels of any kind as red, green and blue on white paper. */
function coloured(pixels: Uint8Array, format: Format, palette: Uint8Array, alphas: Uint8Array): Raster {
  const { width, height, depth, colour } = format;
  const samples = samplesOf[colour] ?? 1;
  const row = bytesPerRow(format);
  const most = depth < 8 ? (1 << depth) - 1 : 255;
  const rgb = new Uint8Array(width * height * 3);
  const sample = (x: number, y: number, index: number): number => {
    const bit = (x * samples + index) * depth;
    const byte = pixels[y * row + (bit >> 3)] ?? 0;
    return depth < 8 ? (byte >> (8 - depth - (bit & 7))) & most : byte;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const first = sample(x, y, 0);
      const grey = colour === 0 || colour === 4;
      const alpha = colour === 3 ? (alphas[first] ?? 255) : colour > 3 ? sample(x, y, samples - 1) : 255;
      for (let index = 0; index < 3; index++) {
        const value =
          colour === 3 ? (palette[3 * first + index] ?? 0) : grey ? (first * 255) / most : sample(x, y, index);
        rgb[(y * width + x) * 3 + index] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
      }
    }
  }
  return { width, height, rgb };
}

/** Rows as differences to the row above, which packs drawings well. */
function filtered({ width, height, rgb }: Raster): Uint8Array {
  const row = width * 3;
  const out = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) {
    out[y * (row + 1)] = 2;
    for (let x = 0; x < row; x++) {
      out[y * (row + 1) + 1 + x] = (rgb[y * row + x] ?? 0) - (y === 0 ? 0 : (rgb[(y - 1) * row + x] ?? 0));
    }
  }
  return out;
}
