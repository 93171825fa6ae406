/** Drawings as SVG. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrowHead, textInk, toSvg } from '../../src/export/drawing.ts';
import { ink } from '../../src/export/sheet.ts';
import type { Drawing } from '../../src/model/document.ts';
import { anyString } from './any-document.ts';
import { elements, textOf, xmlMistake } from './well-formed.ts';

const drawing: Drawing = {
  kind: 'drawing',
  width: 100,
  height: 40,
  alt: 'Von <links> nach "rechts" & zurück',
  shapes: [
    { shape: 'rectangle', x: 2, y: 2, width: 30, height: 12, radius: 2, tone: 'strong' },
    { shape: 'text', x: 17, y: 8, lines: ['Erste Zeile', 'a < b'], size: 10, strong: true },
    { shape: 'ellipse', x: 60, y: 2, width: 30, height: 12, tone: 'soft', dashed: true },
    { shape: 'text', x: 75, y: 8, lines: ['Ende'], size: 9 },
    {
      shape: 'line',
      points: [
        [32, 8],
        [60, 8],
      ],
      arrow: true,
      dashed: true,
    },
  ],
};

describe('an SVG', () => {
  const svg = toSvg(drawing);

  test('stands alone: measures, alternative text, nothing from outside', () => {
    expect(xmlMistake(svg)).toBeUndefined();
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="100mm" height="40mm" viewBox="0 0 100 40"/,
    );
    expect(textOf(elements(svg, 'title')[0]?.inner ?? '')).toBe('Von <links> nach "rechts" & zurück');
    expect(svg).not.toMatch(/href|url\(|style=|var\(/);
  });

  test('draws text in Arial, centred, in lines under each other', () => {
    const lines = elements(svg, 'text');
    expect(lines.map(({ inner }) => textOf(inner))).toEqual(['Erste Zeile', 'a < b', 'Ende']);
    expect(lines.every(({ attributes }) => attributes['text-anchor'] === 'middle')).toBe(true);
    expect(lines[0]?.attributes['font-family']).toContain('Arial');
    // In units as small as these letters LibreOffice would set them beside the middle.
    expect(Number(lines[0]?.attributes['font-size'])).toBeGreaterThan(20);
    expect(lines[0]?.attributes['transform']).toBe('scale(0.1)');
    expect(Number(lines[0]?.attributes['x'])).toBe(170);
    expect(lines[0]?.attributes['font-weight']).toBe('bold');
    expect(Number(lines[1]?.attributes['y'])).toBeGreaterThan(Number(lines[0]?.attributes['y']));
  });

  test('writes white on the accent colour and dark elsewhere', () => {
    expect(elements(svg, 'text').map(({ attributes }) => attributes['fill'])).toEqual(['#ffffff', '#ffffff', ink.text]);
    expect(textInk(17, 8, [])).toBe(ink.text);
  });

  test('ends arrows in a head that points where the line ends', () => {
    const [tip, left, right] = arrowHead([
      [0, 0],
      [10, 0],
    ]);
    expect(tip).toEqual([10, 0]);
    expect([left?.[1], right?.[1]]).toEqual([1, -1]);
    expect(elements(svg, 'polygon')).toHaveLength(1);
    expect(elements(svg, 'polyline')[0]?.attributes['stroke-dasharray']).toBeDefined();
  });

  test('bears a line without length', () => {
    expect(
      arrowHead([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual([]);
    expect(arrowHead([])).toEqual([]);
  });

  test('is well-formed whatever is written in it', () => {
    fc.assert(
      fc.property(anyString, anyString, (alt, line) => {
        const shapes = [{ shape: 'text', x: 1, y: 1, lines: [line], size: 10 }] as const;
        expect(xmlMistake(toSvg({ ...drawing, alt, shapes }))).toBeUndefined();
      }),
    );
  });
});
