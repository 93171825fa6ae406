/** The table of contents, with the real numbers of the pages, and the bookmarks beside the pages. */
import type { PDFDocument, StructElement } from 'pdfkit';
import type { Contents } from '../../model/document.ts';
import { blockGap, indent, ink, type } from '../sheet.ts';
import { pageWords } from '../words.ts';
import { widthOf } from './lines.ts';
import type { Target } from './link.ts';
import type { Strip } from './pages.ts';
import { baselineIn, type Pen } from './pen.ts';
import { headingStrips } from './prose.ts';
import { type Column, child, inlinesOf, linesOf, type Setting } from './setting.ts';

/** Room for the number of a page: known only when all is set, so every entry leaves the same. */
const numberWidth = 30;
/** From dot to dot of the leaders; they stand in columns. */
const dots = 4;

const style = { ...type.text, after: 1.5 };

/** @param targets all headings of the document, in order. */
export function contentsStrips(
  { title, depth }: Contents,
  role: () => string,
  targets: readonly Target[],
  column: Column,
  setting: Setting,
): Strip[] {
  const heading = headingStrips(title, type.heading2, role, column, setting);
  const listed = targets.filter(({ level, title }) => level <= depth && title !== '');
  if (listed.length === 0) return heading;
  const list = child(setting, column.parent, 'TOC');
  const strips = listed.flatMap((target) => entryStrips(target, depth, list, column, setting));
  const last = strips.at(-1);
  if (last) last.after = blockGap;
  return [...heading, ...strips];
}

function entryStrips(target: Target, depth: number, list: StructElement, column: Column, setting: Setting): Strip[] {
  const inset = (target.level - 2) * indent;
  const bold = target.level === 2 && depth > 2;
  const width = column.width - inset - numberWidth;
  const lines = linesOf(inlinesOf(target.title, setting, { bold }), style, width, setting);
  const reference = child(setting, child(setting, list, 'TOCI'), 'Reference');
  const x = column.x + inset;
  const key = {};
  return lines.map((line, index) => ({
    height: style.leading,
    before: index === 0 && bold ? 4 : 0,
    after: index === lines.length - 1 ? style.after : 0,
    keep: index < lines.length - 1,
    draw(pen, y) {
      const link = {
        contents: `${target.title}, ${pageWords.page} ${target.page}`,
        to: { target },
      };
      const element = pen.link(key, reference);
      pen.follow(link, element, { x, y, width: column.x + column.width - x, height: style.leading });
      pen.line(line, { x, y, size: style.size, leading: style.leading }, element);
      if (index < lines.length - 1) return;
      drawNumber(pen, { from: x + widthOf(line), to: column.x + column.width, y, bold }, target, setting);
    },
  }));
}

function drawNumber(
  pen: Pen,
  { from, to, y, bold }: { from: number; to: number; y: number; bold: boolean },
  target: Target,
  { faces }: Setting,
): void {
  const face = bold ? 'bold' : 'regular';
  const text = String(target.page);
  const width = faces.width(face, text, style.size);
  const space = faces.width(face, ' ', style.size);
  const baseline = y + baselineIn(style.leading, style.size, faces);
  pen.text({ text: ' ', face, width: space }, style.size, ink.text, from, baseline);
  pen.text({ text, face, width }, style.size, ink.text, to - width, baseline);
  // The dots stand on one grid, counted from the right edge.
  const last = to - dots * Math.ceil((width + space) / dots);
  const first = to - dots * Math.floor((to - from - 2 * space) / dots);
  if (first >= last) return;
  pen.artifact(() => {
    const { document } = pen;
    document
      .save()
      .lineWidth(0.8)
      .lineCap('round')
      .dash(0.01, { space: dots - 0.01 });
    document.moveTo(first, baseline - 0.5).lineTo(last + 0.1, baseline - 0.5);
    document.stroke(ink.muted).restore();
  });
}

/** The bookmarks: all headings, nested by their levels. To be called when all is drawn. */
export function writeOutline(document: PDFDocument, targets: readonly Target[]): void {
  const path = [{ level: 1, item: document.outline }];
  for (const { level, title, destination } of targets) {
    if (title === '' || !destination) continue;
    while (path.length > 1 && (path.at(-1)?.level ?? 0) >= level) path.pop();
    const parent = path.at(-1)?.item ?? document.outline;
    const item = parent.addItem(title);
    // pdfkit would jump to the page that happens to be open.
    item.outlineData['Dest'] = destination;
    path.push({ level, item });
  }
}
