/** Header and footer of every page. */
import { type Tlp, tlpLabels } from '../../model/tlp.ts';
import { ink, page, type } from '../sheet.ts';
import { pageWords } from '../words.ts';
import type { Face, Faces } from './faces.ts';
import type { Pen } from './pen.ts';

interface Running {
  name: string;
  tlp?: Tlp;
  page: number;
  pages: number;
}

/**
 * Name and TLP label above; number and TLP label below: FIRST wants the label in the header and footer of each page, at the right
 * in capitals of at least 12 pt (https://www.first.org/tlp/, „How to use TLP in documents“).
 */
export function drawRunning(pen: Pen, faces: Faces, running: Running): void {
  const { header, footer } = page;
  const label = running.tlp ? tlpLabels[running.tlp] : '';
  const labelWidth = label === '' ? 0 : faces.width('bold', label, labelSize) + 12;
  const number = `${pageWords.page} ${running.page} ${pageWords.of} ${running.pages}`;
  pen.artifact(() => {
    left(pen, faces, shortened(running.name, right - page.margin.left - labelWidth, faces), header);
    atRight(pen, faces, label, header);
  }, 'Top');
  pen.artifact(() => {
    left(pen, faces, number, page.height - footer);
    atRight(pen, faces, label, page.height - footer);
  }, 'Bottom');
}

const { size } = type.running;
const labelSize = type.tlpMark.size;
const right = page.width - page.margin.right;

function left(pen: Pen, faces: Faces, text: string, y: number): void {
  write(pen, faces, text, false, size, page.margin.left, y, ink.muted);
}

function atRight(pen: Pen, faces: Faces, text: string, y: number): void {
  write(pen, faces, text, true, labelSize, right - faces.width('bold', text, labelSize), y, ink.text);
}

/** Words on one line, as decoration. @param y of the baseline. */
export function write(
  pen: Pen,
  faces: Faces,
  text: string,
  bold: boolean,
  size: number,
  x: number,
  y: number,
  colour: string,
): void {
  let at = x;
  for (const glyphs of faces.split(text, bold)) {
    const width = faces.width(glyphs.face, glyphs.text, size);
    pen.text({ ...glyphs, width }, size, colour, at, y);
    at += width;
  }
}

/** A name on one line, with an ellipsis where it is too long. */
function shortened(name: string, width: number, faces: Faces): string {
  const measure = (text: string) =>
    faces.split(text, false).reduce((sum, { face, text }) => sum + faces.width(face satisfies Face, text, size), 0);
  const letters = Array.from(name).slice(0, 300);
  if (letters.length === Array.from(name).length && measure(name) <= width) return name;
  let end = letters.length;
  while (end > 0 && measure(`${letters.slice(0, end).join('')}…`) > width)
    end = Math.min(end - 1, Math.floor(end * 0.98));
  return `${letters.slice(0, end).join('').trimEnd()}…`;
}
