/**
 * PNG (W3C Recommendation, 3rd edition) for drawings: few colours, so a palette, which is a third of what a browser writes. Without a
 * transparent channel, which PDF would have to keep as a second picture.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * Writes the same picture with a palette of at most 256 colours.
 * @param png 8-bit RGB or RGBA without interlacing, opaque, as Chromium takes screenshots.
 * @param note kept inside as text: keyword and value, both Latin-1.
 */
export function withPalette(png: Uint8Array, note: { keyword: string; text: string }): Uint8Array {
  const { width, height, pixels } = decode(png);
  const palette = frequentColours(pixels);
  const indexes = indexesIn(palette, pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('tEXt', Buffer.from(`${note.keyword}\0${note.text}`, 'latin1')),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Pixels as 0xRRGGBB. */
function decode(png: Uint8Array): { width: number; height: number; pixels: Uint32Array } {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = file[25] === 6 ? 4 : 3;
  if (file[24] !== 8 || (file[25] !== 2 && file[25] !== 6) || file[28] !== 0) throw new Error('An unexpected PNG.');
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => {
    const at = index * channels;
    return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  });
  return { width, height, pixels };
}

/** Takes the filter of each row back (section 9 of the Recommendation). `step` is the bytes of a pixel. */
function unfiltered(rows: Uint8Array, rowLength: number, height: number, step: number): Uint8Array {
  const bytes = new Uint8Array(rowLength * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowLength + 1)];
    for (let x = 0; x < rowLength; x += 1) {
      const at = y * rowLength + x;
      const left = x < step ? 0 : (bytes[at - step] ?? 0);
      const above = y === 0 ? 0 : (bytes[at - rowLength] ?? 0);
      const corner = x < step || y === 0 ? 0 : (bytes[at - rowLength - step] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter ?? 0] ?? 0;
      bytes[at] = (rows[y * (rowLength + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return bytes;
}

/** Paeth's predictor. */
function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The colours that most pixels have; what letters' soft edges mix is close enough to one of them. */
function frequentColours(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [...counts]
    .sort(([a, often], [b, rarely]) => rarely - often || a - b)
    .slice(0, 256)
    .map(([colour]) => colour);
}

function indexesIn(palette: number[], pixels: Uint32Array): Uint8Array {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return Uint8Array.from(pixels, (pixel) => {
    let index = known.get(pixel);
    if (index === undefined) {
      const distances = palette.map((colour) => distance(colour, pixel));
      index = distances.indexOf(Math.min(...distances));
      known.set(pixel, index);
    }
    return index;
  });
}

function distance(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
}
