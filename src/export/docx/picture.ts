/** Pictures that stand in their paragraph like a letter. */
import type { Picture } from '../../model/document.ts';
import { fitted } from '../measures.ts';
import { element, type XmlElement } from '../xml.ts';
import { emus, namespaces } from './names.ts';
import { rawRun } from './text.ts';
import { freeId, type Writing } from './writing.ts';

/** A PNG with its alternative text, never wider or higher than the page. */
export function pictureRun(picture: Picture, writing: Writing): XmlElement {
  const count = writing.pictures.size + 1;
  const [path, id] = [`media/bild-${count}.png`, `bild${count}`];
  writing.pictures.set(path, { id, png: picture.png });
  const { width, height } = fitted(picture);
  const size = { cx: emus(width), cy: emus(height) };
  const content = element(
    'pic:pic',
    {},
    element('pic:nvPicPr', {}, element('pic:cNvPr', { id: count, name: `bild-${count}.png` }), element('pic:cNvPicPr')),
    element('pic:blipFill', {}, element('a:blip', { 'r:embed': id }), element('a:stretch', {}, element('a:fillRect'))),
    element(
      'pic:spPr',
      {},
      element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', size)),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
    ),
  );
  return inlineDrawing(size, picture.alt, 'Bild', namespaces['xmlns:pic'], content, writing);
}

/** @param uri says what kind of graphic `content` is. */
export function inlineDrawing(
  size: { cx: number; cy: number },
  alt: string,
  word: string,
  uri: string,
  content: XmlElement,
  writing: Writing,
): XmlElement {
  const id = freeId(writing);
  const drawing = element(
    'w:drawing',
    {},
    element(
      'wp:inline',
      { distT: 0, distB: 0, distL: 0, distR: 0 },
      element('wp:extent', size),
      element('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
      element('wp:docPr', { id, name: `${word} ${id}`, descr: alt }),
      element('wp:cNvGraphicFramePr'),
      element('a:graphic', {}, element('a:graphicData', { uri }, content)),
    ),
  );
  return rawRun([drawing]);
}
