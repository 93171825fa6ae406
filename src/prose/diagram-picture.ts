/** A process drawing on paper: how large it is and what it says to somebody who does not see it. */
import type { DiagramPicture } from './surroundings.ts';

/** 0.2 mm for a pixel of the page makes the labels (15 px) 8.5 pt high, a little smaller than the text; the PNG is twice as fine. */
const millimetres = 0.2 / 2;
/** So high a picture still fits on a page together with a heading, and so wide the columns are (DIN 5008 margins). */
const largest = { width: 165, height: 215 };

/**
 * @param source Mermaid text with `accTitle:` and `accDescr:`.
 * @param png drawn from it by `npm run diagrams`: two pixels for each pixel of the page.
 */
export function diagramPicture(source: string, png: Uint8Array): DiagramPicture {
  // The header of a PNG has a fixed place: width and height follow its name.
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [header.getUint32(16) * millimetres, header.getUint32(20) * millimetres];
  const scale = Math.min(1, largest.width / width, largest.height / height);
  const [title, description] = ['accTitle', 'accDescr'].map(
    (key) => new RegExp(`^\\s*${key}:[ \\t]*(.+?)\\s*$`, 'm').exec(source)?.[1],
  );
  return { png, width: width * scale, height: height * scale, alt: `${title}. ${description}` };
}
