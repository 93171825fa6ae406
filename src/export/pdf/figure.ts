/** Pictures and drawings: one figure each, with its words for those who do not see it. */
import type { PDFDocument } from 'pdfkit';
import type { Drawing, Picture, Shape } from '../../model/document.ts';
import { arrowHead, lineStep, pointsPerMillimetre, stroke, textInk, tones } from '../drawing.ts';
import { blockGap, ink, page, room, type } from '../sheet.ts';
import { clean, cleanLine } from './characters.ts';
import { breakLines, widthOf } from './lines.ts';
import type { Strip } from './pages.ts';
import type { Box, Pen } from './pen.ts';
import { imageOf } from './png.ts';
import { type Column, child, inlinesOf, lineStrips, linesOf, type Setting, setAttributes } from './setting.ts';

/** Room that a figure as high as a page leaves to its caption and to a heading before it. */
const leftFree = 60;
/** Between a figure and its caption. */
const gap = 4;

export function pictureStrips(picture: Picture, column: Column, setting: Setting): Strip[] {
  const image = imageOf(setting.document, picture.png);
  return figureStrips(picture, column, setting, (pen, box) => {
    if (!image) {
      placeholder(picture.alt, box, pen, setting);
      return;
    }
    const { document } = pen;
    const name = Object.entries(document.page.xobjects).find(([, known]) => known === image)?.[0];
    const key = name ?? `Bild${Object.keys(document.page.xobjects).length + 1}`;
    document.page.xobjects[key] = image;
    const numbers = [box.width, 0, 0, -box.height, box.x, box.y + box.height].map((number) => number.toFixed(3));
    document.addContent(`q ${numbers.join(' ')} cm /${key} Do Q`);
  });
}

export function drawingStrips(drawing: Drawing, column: Column, setting: Setting): Strip[] {
  return figureStrips(drawing, column, setting, (pen, box) => {
    const scale = box.width / (positive(drawing.width) * pointsPerMillimetre);
    drawing.shapes.forEach((shape, index) => {
      drawShape(shape, drawing.shapes.slice(0, index), { pen, box, scale, setting });
    });
  });
}

function figureStrips(
  { width, height, alt, caption = '' }: Pick<Picture | Drawing, 'width' | 'height' | 'alt' | 'caption'>,
  column: Column,
  setting: Setting,
  draw: (pen: Pen, box: Box) => void,
): Strip[] {
  const asked = { width: positive(width) * pointsPerMillimetre, height: positive(height) * pointsPerMillimetre };
  const share = Math.min(1, column.width / asked.width, (room.height - leftFree) / asked.height);
  const size = { width: asked.width * share, height: asked.height * share };
  const words = cleanLine(alt) || cleanLine(caption) || 'Abbildung';
  const element = child(setting, column.parent, 'Figure', { alt: words });
  const lines = linesOf(inlinesOf(caption, setting), type.caption, column.width, setting);
  const figure: Strip = {
    height: size.height,
    before: 0,
    after: lines.length > 0 ? gap : blockGap,
    keep: lines.length > 0,
    draw(pen, y) {
      const box = { x: column.x, y, ...size };
      const [bottom, top] = [page.height - y - size.height, page.height - y];
      setAttributes(element, { O: 'Layout', Placement: 'Block', BBox: [box.x, bottom, box.x + size.width, top] });
      pen.tag(element);
      draw(pen, box);
    },
  };
  if (lines.length === 0) return [figure];
  return [figure, ...lineStrips(lines, type.caption, column.x, child(setting, column.parent, 'P'))];
}

/** Lengths beyond this are nonsense, and would become infinite when they are multiplied. */
const longest = 100_000;

function positive(length: number): number {
  return length > 0 && length <= longest ? length : 1;
}

/** What is drawn for a picture that cannot be read: its words in a frame. */
function placeholder(alt: string, box: Box, pen: Pen, { faces }: Setting): void {
  const { size, leading } = type.small;
  const inline = { text: alt, bold: false, colour: ink.muted };
  pen.document.lineWidth(0.5).rect(box.x, box.y, box.width, box.height).stroke(ink.line);
  breakLines([inline], size, box.width - 16, faces)
    .slice(0, Math.max(0, Math.floor((box.height - 8) / leading)))
    .forEach((line, index) => {
      let x = box.x + 8;
      for (const run of line) {
        pen.text(run, size, ink.muted, x, box.y + 4 + (index + 0.75) * leading);
        x += run.width;
      }
    });
}

interface Board {
  pen: Pen;
  box: Box;
  /** Size on paper for the size asked for. */
  scale: number;
  setting: Setting;
}

function drawShape(shape: Shape, below: readonly Shape[], board: Board): void {
  const { box, scale } = board;
  const { document } = board.pen;
  // pdfkit throws at what is no number.
  const long = (millimetres: number) =>
    Math.abs(millimetres) <= longest ? millimetres * pointsPerMillimetre * scale : 0;
  const place = ([x, y]: readonly [number, number]): [number, number] => [box.x + long(x), box.y + long(y)];
  const outline = (dashed: boolean | undefined) => {
    document.lineWidth(long(stroke.width));
    if (dashed) document.dash(long(stroke.dash), { space: long(stroke.gap) });
  };
  document.save();
  switch (shape.shape) {
    case 'rectangle': {
      const [x, y] = place([shape.x, shape.y]);
      outline(shape.dashed);
      const radius = Math.min(long(shape.radius ?? 0), long(shape.width) / 2, long(shape.height) / 2);
      if (radius > 0) document.roundedRect(x, y, long(shape.width), long(shape.height), radius);
      else document.rect(x, y, long(shape.width), long(shape.height));
      document.fillAndStroke(tones[shape.tone].fill, tones[shape.tone].stroke);
      break;
    }
    case 'ellipse': {
      const [x, y] = place([shape.x + shape.width / 2, shape.y + shape.height / 2]);
      outline(shape.dashed);
      document.ellipse(x, y, long(shape.width) / 2, long(shape.height) / 2);
      document.fillAndStroke(tones[shape.tone].fill, tones[shape.tone].stroke);
      break;
    }
    case 'line': {
      drawPath(document, shape.points.map(place), () => outline(shape.dashed));
      const head = shape.arrow ? arrowHead(shape.points).map(place) : [];
      if (head.length > 0) document.polygon(...head).fill(stroke.colour);
      break;
    }
    case 'text':
      shape.lines.forEach((line, index) => {
        const size = long(shape.size / pointsPerMillimetre);
        const middle = place([shape.x, shape.y]);
        centred(line, { x: middle[0], y: middle[1] + index * size * lineStep, size }, shape.strong === true, board, {
          colour: textInk(shape.x, shape.y, below),
        });
      });
      break;
  }
  document.restore();
}

function drawPath(document: PDFDocument, points: readonly (readonly [number, number])[], outline: () => void): void {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return;
  outline();
  document.moveTo(first[0], first[1]);
  for (const [x, y] of rest) document.lineTo(x, y);
  document.stroke(stroke.colour).undash();
}

/** A line of text around a point. */
function centred(
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
  bold: boolean,
  { pen, setting: { faces } }: Board,
  { colour }: { colour: string },
): void {
  if (!(size > 0)) return;
  const [line = []] = breakLines(
    [{ text: clean(text).replaceAll('\n', ' '), bold, colour }],
    size,
    Number.POSITIVE_INFINITY,
    faces,
  );
  // Capitals of Fira Sans are 0.69 em high.
  let at = x - widthOf(line) / 2;
  for (const run of line) {
    pen.text(run, size, colour, at, y + 0.345 * size);
    at += run.width;
  }
}
