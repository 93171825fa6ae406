/** Drawing → SVG, and what every exporter has to know to draw the same. Lengths in millimetres, as in the drawing. */
import type { Drawing, Shape, Tone } from '../model/document.ts';
import { ink } from './sheet.ts';
import { element, type XmlElement, xml } from './xml.ts';

/** A picture that stands alone: no links, no fonts, no styles from outside. Its alternative text is the `title`. */
export function toSvg(drawing: Drawing): string {
  const { width, height, alt, shapes } = drawing;
  return xml(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: `${round(width)}mm`,
        height: `${round(height)}mm`,
        viewBox: `0 0 ${round(width)} ${round(height)}`,
        role: 'img',
      },
      element('title', {}, alt),
      ...shapes.flatMap((shape, index) => svgShape(shape, shapes, index)),
    ),
  );
}

/** Fill and outline of a tone. */
export const tones: Readonly<Record<Tone, { fill: string; stroke: string }>> = {
  plain: { fill: '#ffffff', stroke: ink.text },
  soft: { fill: ink.tint, stroke: ink.accent },
  strong: { fill: ink.accent, stroke: ink.accent },
  lane: { fill: '#ffffff', stroke: '#b9c3cc' },
  otherLane: { fill: '#f3f5f7', stroke: '#b9c3cc' },
};

/** Width of every outline, and of the dashes of a dashed one. */
export const stroke = { width: 0.35, dash: 1.6, gap: 1.2, colour: ink.text } as const;

/** From one line of text to the next, as a multiple of its size. */
export const lineStep = 1.25;

/** Points in a millimetre. */
export const pointsPerMillimetre = 72 / 25.4;

export type Point = readonly [number, number];

/** The head of an arrow at the end of a line, as a triangle; nothing for a line without length. */
export function arrowHead(points: readonly Point[]): readonly Point[] {
  const [end, ...before] = points.toReversed();
  const start = end && before.find(([x, y]) => x !== end[0] || y !== end[1]);
  if (!end || !start) return [];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const [long, half] = [Math.min(2.6, length), 1];
  const [footX, footY] = [end[0] - ux * long, end[1] - uy * long];
  return [end, [footX - uy * half, footY + ux * half], [footX + uy * half, footY - ux * half]];
}

/** The colour of a text: white where the uppermost area under it is a strong one. @param below shapes drawn before the text. */
export function textInk(x: number, y: number, below: readonly Shape[]): string {
  const ground = below.findLast((shape) => covers(shape, x, y));
  return ground && 'tone' in ground && ground.tone === 'strong' ? '#ffffff' : ink.text;
}

function covers(shape: Shape, x: number, y: number): boolean {
  switch (shape.shape) {
    case 'rectangle':
    case 'ellipse':
      return x >= shape.x && x <= shape.x + shape.width && y >= shape.y && y <= shape.y + shape.height;
    case 'line':
    case 'text':
      return false;
  }
}

/** LibreOffice measures letters in whole units, and sets a text of two or three units beside its middle: so text has finer ones. */
const textScale = 10;

function svgShape(shape: Shape, all: readonly Shape[], index: number): XmlElement[] {
  switch (shape.shape) {
    case 'rectangle': {
      const { x, y, width, height, radius } = shape;
      const place = { x: round(x), y: round(y), width: round(width), height: round(height) };
      return [element('rect', { ...place, rx: radius === undefined ? undefined : round(radius), ...area(shape) })];
    }
    case 'ellipse': {
      const [rx, ry] = [shape.width / 2, shape.height / 2];
      const place = { cx: round(shape.x + rx), cy: round(shape.y + ry), rx: round(rx), ry: round(ry) };
      return [element('ellipse', { ...place, ...area(shape) })];
    }
    case 'line':
      return [
        element('polyline', { points: pairs(shape.points), fill: 'none', ...outline(stroke.colour, shape.dashed) }),
        ...(shape.arrow ? [element('polygon', { points: pairs(arrowHead(shape.points)), fill: stroke.colour })] : []),
      ];
    case 'text': {
      const size = shape.size / pointsPerMillimetre;
      const fine = (length: number) => round(length * textScale);
      const look = {
        transform: `scale(${1 / textScale})`,
        'font-family': "Arial, 'Liberation Sans', sans-serif",
        'font-size': fine(size),
        'font-weight': shape.strong ? 'bold' : undefined,
        'text-anchor': 'middle',
        fill: textInk(shape.x, shape.y, all.slice(0, index)),
      };
      // Arial's capitals are 0.72 em high: 0.36 em below the middle stands the baseline. `dominant-baseline` is unknown to office programs.
      return shape.lines.map((line, index) =>
        element('text', { x: fine(shape.x), y: fine(shape.y + size * (0.36 + index * lineStep)), ...look }, line),
      );
    }
  }
}

function area({ tone, dashed }: { tone: Tone; dashed?: boolean }) {
  return { fill: tones[tone].fill, ...outline(tones[tone].stroke, dashed) };
}

function outline(colour: string, dashed: boolean | undefined) {
  return {
    stroke: colour,
    'stroke-width': stroke.width,
    'stroke-dasharray': dashed ? `${stroke.dash} ${stroke.gap}` : undefined,
  };
}

function pairs(points: readonly Point[]): string {
  return points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
}

/** Hundredths are finer than any printer. */
function round(length: number): number {
  return Math.round(length * 100) / 100;
}
