/** Drawing → a group of DrawingML shapes with real text, as Word 2010 and later and LibreOffice draw them. */
import type { Drawing, Shape } from '../../model/document.ts';
import { arrowHead, lineStep, type Point, pointsPerMillimetre, stroke, textInk, tones } from '../drawing.ts';
import { fitted } from '../measures.ts';
import { element, type XmlAttributes, type XmlElement } from '../xml.ts';
import { emus, hex, paragraph, value } from './names.ts';
import { inlineDrawing } from './picture.ts';
import { freeId, type Writing } from './writing.ts';

/** A run with the group; its alternative text is the one of the drawing. */
export function drawingRun(drawing: Drawing, writing: Writing): XmlElement {
  const { shapes, alt } = drawing;
  const { width, height, scale } = fitted(drawing);
  const size = { cx: emus(width), cy: emus(height) };
  const share = scale / pointsPerMillimetre;
  const place = { x: 0, y: 0, ...size };
  const group = element(
    'wpg:wgp',
    {},
    element('wpg:cNvGrpSpPr'),
    element('wpg:grpSpPr', {}, transform(place, [element('a:chOff', { x: 0, y: 0 }), element('a:chExt', size)])),
    // Without an area of the whole size LibreOffice would cut off the empty edges of the drawing and stretch the rest.
    wordShape(place, [preset('rect'), element('a:noFill'), noLine], alt, writing),
    ...shapes.flatMap((shape, index) => shapeElements(shape, { share, below: shapes.slice(0, index), writing })),
  );
  return inlineDrawing(size, alt, 'Zeichnung', namespace('wordprocessingGroup'), group, writing);
}

interface Sketch {
  /** Of the drawing's size, because it was too large for the page. */
  share: number;
  below: readonly Shape[];
  writing: Writing;
}

interface Place {
  x: number;
  y: number;
  cx: number;
  cy: number;
}

function shapeElements(shape: Shape, sketch: Sketch): XmlElement[] {
  switch (shape.shape) {
    case 'rectangle': {
      const { radius } = shape;
      if (!radius) return [area(shape, preset('rect'), sketch)];
      const corner = Math.round((radius / Math.min(shape.width, shape.height)) * 100_000);
      return [area(shape, preset('roundRect', Math.min(50_000, Math.max(0, corner))), sketch)];
    }
    case 'ellipse':
      return [area(shape, preset('ellipse'), sketch)];
    case 'line':
      return shape.points.length > 1 ? [line(shape, sketch)] : [];
    case 'text':
      return [text(shape, sketch)];
  }
}

function area(
  shape: Extract<Shape, { shape: 'rectangle' | 'ellipse' }>,
  geometry: XmlElement,
  sketch: Sketch,
): XmlElement {
  const { fill, stroke: colour } = tones[shape.tone];
  const look = [geometry, solid(fill), outline(colour, shape.dashed)];
  return wordShape(placeOf(shape.x, shape.y, shape.width, shape.height, sketch), look, 'Fläche', sketch.writing);
}

/** A box in the middle of the text, wide enough for any letters. */
function text(shape: Extract<Shape, { shape: 'text' }>, sketch: Sketch): XmlElement {
  const { x, y, lines, size, strong } = shape;
  const letter = size / pointsPerMillimetre;
  const longest = Math.max(1, ...lines.map((line) => [...line].length));
  const [width, step] = [letter * (longest * 0.75 + 1), letter * lineStep];
  const height = step * lines.length;
  const points = Math.max(2, Math.round(size * sketch.share * 2));
  const look = [
    ...(strong ? [element('w:b'), element('w:bCs')] : []),
    ...[value('color', hex(textInk(x, y, sketch.below))), value('sz', points), value('szCs', points)],
  ];
  const paragraphs = (lines.length > 0 ? lines : ['']).map((line) =>
    paragraph('shapeText', [element('w:r', {}, element('w:rPr', {}, ...look), element('w:t', preserve, line))]),
  );
  return wordShape(
    placeOf(x - width / 2, y - step / 2, width, height, sketch),
    [preset('rect'), element('a:noFill'), noLine],
    lines.join(' ') || 'Text',
    sketch.writing,
    element('wps:txbx', {}, element('w:txbxContent', {}, ...paragraphs)),
  );
}

const preserve = { 'xml:space': 'preserve' };
const noLine = element('a:ln', {}, element('a:noFill'));

/** A line and the head of its arrow as two paths of one shape. Paths count from the corner of their frame. */
function line(shape: Extract<Shape, { shape: 'line' }>, sketch: Sketch): XmlElement {
  const head = shape.arrow ? arrowHead(shape.points) : [];
  const all = [...shape.points, ...head];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const place = placeOf(left, top, Math.max(...xs) - left, Math.max(...ys) - top, sketch);
  const unit = (length: number) => emus(length * pointsPerMillimetre * sketch.share);
  const path = (points: readonly Point[], look: XmlAttributes, ...end: readonly XmlElement[]) =>
    element(
      'a:path',
      { w: place.cx, h: place.cy, ...look },
      ...points.map(([x, y], index) =>
        element(index === 0 ? 'a:moveTo' : 'a:lnTo', {}, element('a:pt', { x: unit(x - left), y: unit(y - top) })),
      ),
      ...end,
    );
  const paths = [
    path(shape.points, { fill: 'none' }),
    ...(head.length > 0 ? [path(head, { stroke: 0 }, element('a:close'))] : []),
  ];
  const geometry = element(
    'a:custGeom',
    {},
    ...['avLst', 'gdLst', 'ahLst', 'cxnLst'].map((name) => element(`a:${name}`)),
    ...[element('a:rect', { l: 0, t: 0, r: 'r', b: 'b' }), element('a:pathLst', {}, ...paths)],
  );
  const look = [geometry, solid(stroke.colour), outline(stroke.colour, shape.dashed)];
  return wordShape(place, look, shape.arrow ? 'Pfeil' : 'Linie', sketch.writing);
}

/** @param alt Word reads out the one of the whole group, LibreOffice (tried: 7.4) wants one of every shape. */
function wordShape(
  place: Place,
  look: readonly XmlElement[],
  alt: string,
  writing: Writing,
  box?: XmlElement,
): XmlElement {
  const id = freeId(writing);
  const insets = { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 'ctr', anchorCtr: 0 };
  return element(
    'wps:wsp',
    {},
    element('wps:cNvPr', { id, name: `Form ${id}`, descr: alt }),
    element('wps:cNvSpPr', box ? { txBox: 1 } : {}),
    element('wps:spPr', {}, transform(place, []), ...look),
    ...(box ? [box] : []),
    element('wps:bodyPr', insets, element('a:noAutofit')),
  );
}

function placeOf(x: number, y: number, width: number, height: number, { share }: Sketch): Place {
  const unit = (length: number) => emus(length * pointsPerMillimetre * share);
  return { x: unit(x), y: unit(y), cx: Math.max(0, unit(width)), cy: Math.max(0, unit(height)) };
}

function transform({ x, y, cx, cy }: Place, inner: readonly XmlElement[]): XmlElement {
  return element('a:xfrm', {}, element('a:off', { x, y }), element('a:ext', { cx, cy }), ...inner);
}

function preset(name: string, corner?: number): XmlElement {
  const adjusted = corner === undefined ? [] : [element('a:gd', { name: 'adj', fmla: `val ${corner}` })];
  return element('a:prstGeom', { prst: name }, element('a:avLst', {}, ...adjusted));
}

function solid(colour: string): XmlElement {
  return element('a:solidFill', {}, element('a:srgbClr', { val: hex(colour) }));
}

function outline(colour: string, dashed: boolean | undefined): XmlElement {
  return element(
    'a:ln',
    { w: emus(stroke.width * pointsPerMillimetre) },
    solid(colour),
    ...(dashed ? [element('a:prstDash', { val: 'dash' })] : []),
  );
}

function namespace(name: string): string {
  return `http://schemas.microsoft.com/office/word/2010/${name}`;
}
