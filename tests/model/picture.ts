/** What tests see in the picture of a flow. */
import type { Drawing, Shape } from '../../src/model/document.ts';

type Box = Extract<Shape, { shape: 'rectangle' }>;
type Line = Extract<Shape, { shape: 'line' }>;

/** Steps and the end; the grounds and heads of the lanes have sharp corners. */
export const boxesOf = ({ shapes }: Drawing) =>
  shapes.filter((shape): shape is Box => shape.shape === 'rectangle' && shape.radius !== undefined);
/** Ways, one line each. */
export const linesOf = ({ shapes }: Drawing) => shapes.filter((shape): shape is Line => shape.shape === 'line');

/** The pieces of a line, from left to right and from top to bottom. */
export const piecesOf = ({ points }: Line) =>
  points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return { left: Math.min(x, fromX), right: Math.max(x, fromX), top: Math.min(y, fromY), bottom: Math.max(y, fromY) };
  });

/** How often two lines lie across each other. */
export const crossings = (drawing: Drawing) => {
  const pieces = linesOf(drawing).flatMap(piecesOf);
  const level = pieces.filter(({ top, bottom }) => bottom - top < 0.01);
  const upright = pieces.filter(({ left, right }) => right - left < 0.01);
  return level.flatMap((a) =>
    upright.filter(
      (b) => a.left < b.left - 0.01 && b.left + 0.01 < a.right && b.top < a.top - 0.01 && a.top + 0.01 < b.bottom,
    ),
  ).length;
};
