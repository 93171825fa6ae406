/** Draws on the pages and says of everything drawn which element of the structure it belongs to, or that it is an artifact. */
import type { PDFDocument, StructElement } from 'pdfkit';
import { ink } from '../sheet.ts';
import type { Face, Faces } from './faces.ts';
import type { Inline, Line, Run } from './lines.ts';
import { actionOf, type Link } from './link.ts';

export interface Pen {
  readonly document: PDFDocument;
  /** Opens a page; the one before is finished. Its number counts from 1. */
  page(): void;
  /** Finishes the last page. */
  end(): void;
  /** What is drawn next belongs to this element. */
  tag(element: StructElement): void;
  /** What `draw` draws is decoration, nobody reads it out. */
  artifact(draw: () => void, attached?: 'Top' | 'Bottom'): void;
  /** @param y of the baseline. */
  text(run: Pick<Run, 'text' | 'face' | 'width' | 'actual'>, size: number, colour: string, x: number, y: number): void;
  /** A line of text in a box as high as `leading`; `y` is the top of the box. Its links become elements of their own inside `element`. */
  line(line: Line, box: LineBox, element: StructElement): void;
  /** The element of a link on this page, inside `parent`. @param key what has one element only. */
  link(key: object, parent: StructElement): StructElement;
  /** Makes a rectangle lead where the link leads. */
  follow(link: Link, element: StructElement, box: Box): void;
  /** To be finished while its page is open: pdfkit notes the page of a link or field when the element ends. */
  endWithPage(element: StructElement): void;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface LineBox {
  x: number;
  y: number;
  size: number;
  leading: number;
}

export function createPen(document: PDFDocument, faces: Faces): Pen {
  let open: StructElement | undefined;
  let artifacts = 0;
  let ending: StructElement[] = [];
  let links = new Map<object, StructElement>();
  /** Lines under links, drawn at the end of the page so that they do not cut the text into pieces. */
  let underlines: { x: number; y: number; width: number; colour: string }[] = [];
  let started = false;

  const close = () => {
    if (open) document.endMarkedContent();
    open = undefined;
  };
  const finishPage = () => {
    if (underlines.length > 0) {
      pen.artifact(() => {
        for (const { x, y, width, colour } of underlines) {
          document
            .moveTo(x, y)
            .lineTo(x + width, y)
            .lineWidth(0.5)
            .stroke(colour);
        }
      });
    }
    close();
    for (const element of ending) element.end();
    ending = [];
    underlines = [];
    links = new Map();
  };

  const pen: Pen = {
    document,
    page() {
      if (started) finishPage();
      started = true;
      document.addPage();
    },
    end: finishPage,
    tag(element) {
      if (artifacts > 0 || open === element) return;
      close();
      open = element;
      element.add(document.markStructureContent(String(element.dictionary.data['S'])));
    },
    artifact(draw, attached) {
      close();
      if (artifacts === 0) {
        document.markContent('Artifact', attached ? { type: 'Pagination', attached: [attached] } : { type: 'Layout' });
      }
      artifacts++;
      draw();
      artifacts--;
      if (artifacts === 0) document.endMarkedContent();
    },
    text({ text, face, width, actual }, size, colour, x, y) {
      const told = artifacts === 0 ? actual : undefined;
      if (told !== undefined) document.markContent('Span', { actual: told });
      document.font(face).fontSize(size).fillColor(colour);
      document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', textWidth: width, wordCount: 1 });
      if (told !== undefined) document.endMarkedContent();
    },
    line(line, { x: left, y, size, leading }, element) {
      const baseline = y + baselineIn(leading, size, faces);
      const stretches = stretchesOf(line, left, ({ face }) => faces.width(face, ' ', size));
      for (const { inline, x, width } of stretches) {
        if (!inline.code) continue;
        pen.artifact(() => document.rect(x - 1.5, y + 1, width + 3, leading - 2).fill(ink.tint));
      }
      for (const { inline, x, width, runs } of stretches) {
        const link = artifacts === 0 ? inline.link : undefined;
        const owner = link ? pen.link(inline, element) : element;
        pen.tag(owner);
        let at = x;
        for (const run of runs) {
          pen.text(run, size, inline.colour, at, baseline);
          at += run.width;
        }
        if (!link) continue;
        pen.follow(link, owner, { x, y, width, height: leading });
        underlines.push({ x, y: baseline + size * 0.14, width, colour: inline.colour });
      }
    },
    link(key, parent) {
      const known = links.get(key);
      if (known) return known;
      const element = document.struct('Link');
      parent.add(element);
      links.set(key, element);
      pen.endWithPage(element);
      return element;
    },
    follow(link, element, { x, y, width, height }) {
      document.annotate(x, y, width, height, {
        Subtype: 'Link',
        Contents: new String(link.contents),
        A: actionOf(link, document),
        structParent: element,
      });
    },
    endWithPage(element) {
      ending.push(element);
    },
  };
  return pen;
}

/** Where the baseline lies in a line box, as CSS has it: half of the spare height above the letters. */
export function baselineIn(leading: number, size: number, faces: Faces, face: Face = 'regular'): number {
  const { ascender, descender } = faces.font(face);
  return (leading - ((ascender - descender) * size) / 1000) / 2 + (ascender * size) / 1000;
}

interface Stretch {
  inline: Inline;
  x: number;
  /** Without the space at the end of the line. */
  width: number;
  runs: readonly Run[];
}

/** The runs of a line by their looks. */
function stretchesOf(line: Line, left: number, space: (run: Run) => number): Stretch[] {
  const stretches: (Stretch & { runs: Run[] })[] = [];
  let x = left;
  line.forEach((run, index) => {
    const width = run.width - (index === line.length - 1 && run.text.endsWith(' ') ? space(run) : 0);
    const last = stretches.at(-1);
    if (last && last.inline === run.inline) {
      last.runs.push(run);
      last.width += width;
    } else {
      stretches.push({ inline: run.inline, x, width, runs: [run] });
    }
    x += run.width;
  });
  return stretches;
}
