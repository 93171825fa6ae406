import { globSync, readFileSync, statSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { withPalette } from '../../scripts/diagrams/png.ts';
import { diagramProblems, drawingColours, drawingsOf, fingerprint } from '../../src/ui/diagram.ts';

const sources = globSync('content/diagramme/*.mmd');
const source = 'flowchart TD\naccTitle: Titel\naccDescr: Was zu sehen ist.\nA["x"] --> B["y"]\n';
const drawn = {
  svg: `<svg data-source="${fingerprint(source)}"></svg>`,
  png: Buffer.from(`…tEXtdata-source\0${fingerprint(source)}…`),
};

describe('the committed drawings', () => {
  test.each(sources)('%s is drawn as it is written', (file) => {
    expect(diagramProblems(file, readFileSync(file, 'utf8'), drawingsOf(file))).toEqual([]);
  });

  test.each(sources)('%s can be read in dark mode and in print, and brings no script or other host', (file) => {
    const svg = readFileSync(file.replace(/\.mmd$/, '.svg'), 'utf8');
    expect(svg).toContain('var(--mm-fg)');
    expect(svg).toMatch(/role="img"/);
    expect(svg).toMatch(/<title [^>]*>[^<]+<\/title><desc [^>]*>[^<]+<\/desc>/);
    expect(svg).not.toMatch(/<script|foreignObject|@import|url\(http|rgb\(1, 2|#01020/);
  });

  test.each(sources)(
    '%s is a light picture for files: sharp on paper, small, without a transparent channel',
    (file) => {
      const path = file.replace(/\.mmd$/, '.png');
      const png = chunks(readFileSync(path));
      const header = png.find(({ type }) => type === 'IHDR')?.content ?? Buffer.alloc(13);
      const colourType = header[9];
      const width = header.readUInt32BE(0);
      const svgWidth = Number(
        /<svg[^>]* width="(\d+)"/.exec(readFileSync(file.replace(/\.mmd$/, '.svg'), 'utf8'))?.[1],
      );
      expect(width).toBe(svgWidth * 2);
      expect(colourType).toBe(3);
      expect(png.map(({ type }) => type)).toEqual(['IHDR', 'tEXt', 'PLTE', 'IDAT', 'IEND']);
      expect(statSync(path).size).toBeLessThan(80_000);
      const palette = png.find(({ type }) => type === 'PLTE')?.content ?? Buffer.alloc(0);
      // The commonest colour is the paper.
      expect([...palette.subarray(0, 3)]).toEqual([255, 255, 255]);
    },
  );

  test('show what the handbook promises', () => {
    const names = sources.map((file) => file.replace(/^.*[\\/]|\.mmd$/g, ''));
    expect(names).toEqual(expect.arrayContaining(['zwei-formen', 'gruendungsweg', 'informationsfluss', 'lebenslauf']));
  });

  test('each stand on a page', () => {
    const pages = globSync('content/**/*.mdx')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const names = sources.map((file) => file.replace(/^.*[\\/]|\.mmd$/g, ''));
    expect(names.filter((name) => !pages.includes(`<Diagramm name="${name}"`))).toEqual([]);
  });
});

describe('a drawing stops the build', () => {
  test('not when it fits', () => {
    expect(diagramProblems('x.mmd', source, drawn)).toEqual([]);
  });
  test('when it is missing or older than its source, in either format', () => {
    expect(diagramProblems('x.mmd', source, { ...drawn, svg: undefined })).toMatchObject([
      { file: 'x.mmd', line: 1, what: 'Die Zeichnung (SVG) zu dieser Datei fehlt.' },
    ]);
    expect(diagramProblems('x.mmd', source, { ...drawn, png: undefined })).toMatchObject([
      { file: 'x.mmd', line: 1, what: 'Die Zeichnung (PNG) zu dieser Datei fehlt.' },
    ]);
    const stale = diagramProblems('x.mmd', source.replace('"y"', '"z"'), drawn);
    expect(stale.map(({ what }) => what)).toEqual([
      expect.stringContaining('(SVG) ist älter'),
      expect.stringContaining('(PNG) ist älter'),
    ]);
    expect(stale[0]?.mend).toContain('npm run diagrams');
  });
  test('when a text alternative is missing or empty, with its line', () => {
    expect(diagramProblems('x.mmd', source.replace(/accTitle.*\n/, ''), drawn)[0]?.what).toContain('accTitle');
    expect(diagramProblems('x.mmd', source.replace('Was zu sehen ist.', ''), drawn)).toMatchObject([{ line: 3 }]);
  });
});

describe('a drawing is drawn again', () => {
  const css = readFileSync('src/theme/props.css', 'utf8');
  test('when a colour changes that it uses, however many steps away', () => {
    const lighter = css.replace(/(--kern-color-darkblue-025: )[^;]+/, '$1white');
    expect(lighter).not.toBe(css);
    expect(drawingColours(lighter)).not.toBe(drawingColours(css));
  });
  test('but not when only the type of the pages changes', () => {
    const larger = css.replace(/(--sl-text-base: )[^;]+/, '$12rem');
    expect(larger).not.toBe(css);
    expect(drawingColours(larger)).toBe(drawingColours(css));
  });
});

test('the PNG writer keeps the pixels where 256 colours suffice, and comes close where they do not', () => {
  const few = [0xffffff, 0x102030, 0xffffff, 0xff0000, 0xffffff, 0x102030];
  expect(pixelsOf(withPalette(rgb(3, few), { keyword: 'k', text: 't' }))).toEqual(few);
  const many = Array.from({ length: 600 }, (_, index) => (index < 300 ? index : 0x640000 + index - 300));
  const kept = pixelsOf(withPalette(rgb(20, many), { keyword: 'k', text: 't' }));
  expect(new Set(kept).size).toBeLessThanOrEqual(256);
  expect(kept).toHaveLength(600);
});

/** The parts of a PNG, each with a correct check sum. */
function chunks(png: Uint8Array): { type: string; content: Buffer }[] {
  const file = Buffer.from(png);
  const parts: { type: string; content: Buffer }[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    const end = at + 8 + file.readUInt32BE(at);
    expect(file.readUInt32BE(end)).toBe(crc32(file.subarray(at + 4, end)));
    parts.push({ type: file.toString('latin1', at + 4, at + 8), content: file.subarray(at + 8, end) });
  }
  return parts;
}

/** An unfiltered RGB PNG, as a browser might write it. */
function rgb(width: number, pixels: number[]): Buffer {
  const height = pixels.length / width;
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...pixels.slice(y * width, (y + 1) * width).flatMap((pixel) => [pixel >> 16, (pixel >> 8) & 255, pixel & 255]),
  ]);
  const part = (type: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
  };
  return Buffer.concat([Buffer.alloc(8), part('IHDR', size), part('IDAT', deflateSync(Buffer.from(rows.flat())))]);
}

/** The pixels of a PNG with a palette. */
function pixelsOf(png: Uint8Array): number[] {
  const parts = new Map(chunks(png).map(({ type, content }) => [type, content]));
  const [size, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((type) => parts.get(type) ?? Buffer.alloc(0));
  const width = size?.readUInt32BE(0) ?? 0;
  return [...inflateSync(data ?? '')]
    .filter((_, index) => index % (width + 1) !== 0)
    .map((index) => palette?.readUIntBE(index * 3, 3) ?? 0);
}
