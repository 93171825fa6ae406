/** Pictures arrive with their colours, and broken ones harm nobody. */
import { unzlibSync, zlibSync } from 'fflate';
import { PDFDocument, type PdfReference } from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { imageOf } from '../../../src/export/pdf/png.ts';
import { bytesOf } from '../reading.ts';

/** The pixels of an image whose rows are differences to the row above. */
function imagePixels(png: Uint8Array): { data: Record<string, unknown>; rows: number[][] } {
  const document = new PDFDocument({ autoFirstPage: false, font: null });
  const written: Uint8Array[] = [];
  const made = document.ref.bind(document);
  document.ref = (data?: Record<string, unknown>): PdfReference => {
    const reference = made(data);
    const end = reference.end.bind(reference);
    reference.end = (chunk) => {
      if (chunk instanceof Uint8Array) written.push(chunk);
      end(chunk);
    };
    return reference;
  };
  const image = imageOf(document, png);
  if (!image) throw new Error('no image');
  const width = Number(image.data['Width']) * 3 + 1;
  const bytes = Array.from(unzlibSync(written.at(-1) ?? new Uint8Array()));
  const rows = Array.from({ length: bytes.length / width }, (_, row) => bytes.slice(row * width, (row + 1) * width));
  return { data: image.data, rows };
}

function png({ width, height, colour, rows }: { width: number; height: number; colour: number; rows: number[] }) {
  const chunk = (kind: string, body: Uint8Array): number[] => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, body.length);
    return [...length, ...new TextEncoder().encode(kind), ...body, 0, 0, 0, 0];
  };
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  head.set([8, colour], 8);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const pixels = zlibSync(Uint8Array.from(rows));
  return Uint8Array.from([
    ...signature,
    ...chunk('IHDR', head),
    ...chunk('IDAT', pixels),
    ...chunk('IEND', new Uint8Array()),
  ]);
}

describe('a picture', () => {
  test('with transparent parts is laid on white', () => {
    // Red, opaque; red, half; anything, not at all. The second row repeats the first through the filter „up“.
    const rows = [0, 255, 0, 0, 255, 255, 0, 0, 128, 1, 2, 3, 0, 2, ...Array.from({ length: 12 }, () => 0)];
    const image = imagePixels(png({ width: 3, height: 2, colour: 6, rows }));
    expect(image.data).toMatchObject({ Width: 3, Height: 2, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 });
    expect(image.rows).toEqual([
      [2, 255, 0, 0, 255, 127, 127, 255, 255, 255],
      [2, ...Array.from({ length: 9 }, () => 0)],
    ]);
  });

  test('of every filter comes out right', () => {
    const grey = (filter: number, ...values: number[]) => [filter, ...values.flatMap((value) => [value, 255])];
    // 10 20, and in each further row the same two greys, written as differences to the left, above, the mean, and Paeth's guess.
    const left = [1, 10, 255, 10, 0];
    const up = [2, 0, 0, 0, 0];
    const mean = [3, 5, 128, 5, 0];
    const paeth = [4, 0, 0, 0, 0];
    const rows = [...grey(0, 10, 20), ...left, ...up, ...mean, ...paeth];
    const image = imagePixels(png({ width: 2, height: 5, colour: 4, rows }));
    expect(image.rows[0]).toEqual([2, 10, 10, 10, 20, 20, 20]);
    expect(
      image.rows
        .slice(1)
        .flat()
        .filter((value) => value !== 0),
    ).toEqual([2, 2, 2, 2]);
  });

  test('of a palette keeps its palette', async () => {
    const document = new PDFDocument({ autoFirstPage: false, font: null });
    const image = imageOf(document, await bytesOf('content/diagramme/zwei-formen.png'));
    expect(image?.data['ColorSpace']).toEqual(['Indexed', 'DeviceRGB', expect.any(Number), expect.anything()]);
  });

  test('that is cut off, or none at all, is no picture', () => {
    const document = new PDFDocument({ autoFirstPage: false, font: null });
    const whole = png({ width: 1, height: 1, colour: 2, rows: [0, 1, 2, 3] });
    expect(imageOf(document, whole)).toBeDefined();
    for (let length = 0; length < whole.length - 16; length++) {
      expect(imageOf(document, whole.subarray(0, length)), String(length)).toBeUndefined();
    }
    expect(imageOf(document, new TextEncoder().encode('<svg/>'))).toBeUndefined();
  });
});
