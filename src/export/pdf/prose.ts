/** Paragraphs, headings, lists, asides and quotes. */
import type { StructElement } from 'pdfkit';
import {
  type Aside,
  type Heading,
  type List,
  type Paragraph,
  plain,
  type Quote,
  type Text,
} from '../../model/document.ts';
import { staysWhole } from '../layout.ts';
import { asidePadding, blockGap, indent, ink, page, type Type, type } from '../sheet.ts';
import { asideTitle } from '../words.ts';
import { cleanLine } from './characters.ts';
import { widthOf } from './lines.ts';
import type { Target } from './link.ts';
import type { Strip } from './pages.ts';
import { baselineIn } from './pen.ts';
import { type Column, child, inlinesOf, kept, lineStrips, linesOf, type Setting, setAttributes } from './setting.ts';

export function paragraphStrips({ text, style }: Paragraph, column: Column, setting: Setting): Strip[] {
  return textStrips(text, type[style ?? 'text'], column, setting, style === 'small' ? ink.muted : ink.text);
}

/** A paragraph in any type. */
export function textStrips(text: Text, style: Type, column: Column, setting: Setting, colour?: string): Strip[] {
  const lines = linesOf(inlinesOf(text, setting, colour ? { colour } : {}), style, column.width, setting);
  return lines.length === 0 ? [] : lineStrips(lines, style, column.x, child(setting, column.parent, 'P'));
}

/**
 * @param role H1 to H6; asked only where there is something to draw.
 * @param target is told where the heading stands.
 */
export function headingStrips(
  text: string,
  style: Type,
  role: () => string,
  column: Column,
  setting: Setting,
  target?: Target,
): Strip[] {
  const lines = linesOf(inlinesOf(text, setting, { bold: true, colour: ink.heading }), style, column.width, setting);
  if (lines.length === 0) return [];
  const strips = kept(lineStrips(lines, style, column.x, child(setting, column.parent, role())));
  const first = strips[0];
  if (!first || !target) return strips;
  const { draw } = first;
  first.place = (number) => {
    target.page = number;
  };
  first.draw = (pen, y) => {
    // A little above the letters; PDF counts from the bottom of the paper.
    target.destination = [pen.document.page.dictionary, 'XYZ', null, page.height - y + 4, null];
    draw(pen, y);
  };
  return strips;
}

export const headingType: Record<Heading['level'], Type> = {
  2: type.heading2,
  3: type.heading3,
  4: type.heading4,
  5: type.heading5,
};

export function listStrips(list: List, column: Column, setting: Setting): Strip[] {
  const strips = itemStrips(list, column, setting, true);
  const last = strips.at(-1);
  if (last) last.after = blockGap;
  return strips;
}

function itemStrips(list: List, column: Column, setting: Setting, outermost: boolean): Strip[] {
  if (isEmpty(list)) return [];
  const element = child(setting, column.parent, 'L');
  setAttributes(element, { O: 'List', ListNumbering: list.ordered ? 'Decimal' : 'Disc' });
  const inner = { x: column.x + indent, width: column.width - indent };
  const items = list.items.map((item, index): Strip[] => {
    const lines = linesOf(inlinesOf(item.text, setting), type.item, inner.width, setting);
    const below = item.list && !isEmpty(item.list) ? item.list : undefined;
    if (lines.length === 0 && !below) return [];
    const entry = child(setting, element, 'LI');
    const label = child(setting, entry, 'Lbl');
    const body = child(setting, entry, 'LBody');
    const mark = list.ordered ? `${(list.start ?? 1) + index}.` : outermost ? '•' : '–';
    // An item without words of its own still has its mark, on a line of its own.
    // The words get an element before the list below them does: what is drawn comes after the elements that are there already.
    const words = below ? child(setting, body, 'P') : body;
    const strips = lineStrips(lines.length > 0 ? lines : [[]], type.item, inner.x, words);
    const first = strips[0];
    if (first) strips[0] = marked(first, mark, inner.x, label, setting);
    const last = strips.at(-1);
    if (below && last) last.keep = true;
    return [...strips, ...(below ? itemStrips(below, { ...inner, parent: body }, setting, false) : [])];
  });
  // Neither the first nor the last item stands alone on a page.
  for (const item of outermost && items.length > 2 ? [items[0], items.at(-2)] : []) {
    const last = item?.at(-1);
    if (last) last.keep = true;
  }
  return items.flat();
}

function isEmpty({ items }: List): boolean {
  return items.every(({ text, list }) => isBlank(text) && (!list || isEmpty(list)));
}

function isBlank(text: Text): boolean {
  return cleanLine(plain(text)) === '';
}

/** Puts the mark of an item before its first line, right against the text, as browsers do. */
function marked(strip: Strip, mark: string, x: number, label: StructElement, { faces }: Setting): Strip {
  const { size, leading } = type.item;
  const runs = faces
    .split(`${mark} `, false)
    .map((glyphs) => ({ ...glyphs, width: faces.width(glyphs.face, glyphs.text, size) }));
  const inline = { text: mark, bold: false, colour: ink.text };
  const width = widthOf(runs.map((run) => ({ ...run, inline })));
  return {
    ...strip,
    draw(pen, y) {
      pen.tag(label);
      let at = x - width - 2;
      for (const run of runs) {
        pen.text(run, size, ink.text, at, y + baselineIn(leading, size, faces));
        at += run.width;
      }
      strip.draw(pen, y);
    },
  };
}

const bar = 3;

/** A note beside the text: a bar, a tint, the title in bold. */
export function asideStrips(aside: Aside, column: Column, setting: Setting): Strip[] {
  const parent = child(setting, column.parent, 'Sect');
  const inner = {
    x: column.x + bar + asidePadding,
    width: column.width - bar - 2 * asidePadding,
    parent,
  };
  const title: Paragraph = { kind: 'paragraph', text: [{ text: asideTitle(aside), strong: true }] };
  const strips = [...kept(paragraphStrips(title, inner, setting)), ...innerStrips(aside.blocks, inner, setting)];
  const { x, width } = column;
  const frame: Strip['frame'] = {
    draw({ document }, top, bottom) {
      document.rect(x, top, width, bottom - top).fill(ink.tint);
      document.rect(x, top, bar, bottom - top).fill(ink.accent);
    },
  };
  const first = strips[0];
  if (first)
    strips[0] = { ...first, before: 0, height: first.height + asidePadding, draw: lowered(first, asidePadding) };
  const last = strips.at(-1);
  // The distance below the last paragraph counts as padding, as in the preview.
  if (last) {
    strips[strips.length - 1] = {
      ...last,
      height: last.height + last.after + asidePadding - type.text.after,
      after: blockGap,
    };
  }
  const whole = staysWhole(aside);
  return strips.map((strip, index) => ({
    ...strip,
    keep: strip.keep || (whole && index < strips.length - 1),
    frame,
  }));
}

/** A quotation: a line at its left. */
export function quoteStrips(quote: Quote, column: Column, setting: Setting): Strip[] {
  if (areBlank(quote.blocks)) return [];
  const parent = child(setting, column.parent, 'BlockQuote');
  const line = 2;
  const inner = { x: column.x + line + indent, width: column.width - line - indent, parent };
  const frame: Strip['frame'] = {
    draw({ document }, top, bottom) {
      document.rect(column.x, top, line, bottom - top).fill(ink.line);
    },
  };
  return innerStrips(quote.blocks, inner, setting).map((strip) => ({ ...strip, frame }));
}

function areBlank(blocks: readonly (Paragraph | List)[]): boolean {
  return blocks.every((block) => (block.kind === 'list' ? isEmpty(block) : isBlank(block.text)));
}

function innerStrips(blocks: readonly (Paragraph | List)[], column: Column, setting: Setting): Strip[] {
  const stripsOf = (block: Paragraph | List): Strip[] => {
    switch (block.kind) {
      case 'paragraph':
        return paragraphStrips(block, column, setting);
      case 'list':
        return listStrips(block, column, setting);
    }
  };
  return blocks.flatMap(stripsOf);
}

function lowered({ draw }: Strip, by: number): Strip['draw'] {
  return (pen, y) => draw(pen, y + by);
}
