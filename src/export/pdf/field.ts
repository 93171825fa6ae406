/** Entries and check marks: as text in a draft, as places to write in a blank form. */
import type { Block, Check, Entry } from '../../model/document.ts';
import { indent, ink, room, type Type, type } from '../sheet.ts';
import { answerParagraphs, entryLabel, openAnswer, spokenChoice, spokenLabel } from '../words.ts';
import { clean, cleanLine } from './characters.ts';
import type { Form } from './form.ts';
import type { Inline } from './lines.ts';
import { type Flow, pageBreak, type Strip } from './pages.ts';
import { type Box, baselineIn, type Pen } from './pen.ts';
import { type Column, child, kept, lineStrips, linesOf, type Setting } from './setting.ts';

/** Height of a line to write on. */
const writingLine = 18;

const afterField = type.entry.after + 3;

/** The look of a place to write. */
function fieldBox({ document }: Pen, { x, y, width, height }: Box): void {
  document.lineWidth(0.75).rect(x, y, width, height).fillAndStroke('#ffffff', ink.line);
}

export function entryStrips(entry: Entry, column: Column, setting: Setting): Strip[] {
  const [first, ...more] = answerParagraphs(clean(entry.text));
  if (first === undefined && setting.form) return blankEntry(entry, column, setting, setting.form);
  const plain = (text: string): Inline => ({ text, bold: false, colour: ink.text });
  const label: Inline = { text: `${entryLabel(entry.label)} `, bold: true, colour: ink.text };
  const answer: Inline = first === undefined ? { text: openAnswer, bold: false, colour: ink.muted } : plain(first);
  return [[label, answer], ...more.map((text) => [plain(text)])].flatMap((inlines) => {
    const lines = linesOf(inlines, type.entry, column.width, setting);
    return lines.length === 0 ? [] : lineStrips(lines, type.entry, column.x, child(setting, column.parent, 'P'));
  });
}

/** Label, aid, box; never parted. */
function blankEntry(entry: Entry, column: Column, setting: Setting, form: Form): Strip[] {
  const line = (text: string, style: Type, look: Omit<Inline, 'text'>): Strip[] => {
    const lines = linesOf([{ text: cleanLine(text), ...look }], style, column.width, setting);
    if (lines.length === 0) return [];
    return kept(lineStrips(lines, { ...style, after: 1 }, column.x, child(setting, column.parent, 'P')));
  };
  const label = line(entry.label, { ...type.entry, before: 6 }, { bold: true, colour: ink.text });
  const help = line(entry.help ?? '', type.small, { bold: false, colour: ink.muted });
  const lines = Math.max(1, Math.floor(entry.lines) || 1);
  const height = Math.min(lines * writingLine, room.height - 6 * type.entry.leading);
  const element = child(setting, column.parent, 'Form');
  const field: Strip = {
    height,
    before: 2,
    after: afterField,
    keep: false,
    draw(pen, y) {
      const box = { x: column.x, y, width: column.width, height };
      pen.artifact(() => fieldBox(pen, box));
      form.text(pen, element, inside(box), { name: entry.id, label: spokenLabel(entry), size: type.entry.size, lines });
    },
  };
  return [...label, ...help, field];
}

const box = 9.5;

/** An empty box to tick, drawn. @param at its top left corner. */
export function tickBox(pen: Pen, at: { x: number; y: number }): Box {
  const place = { ...at, width: box, height: box };
  pen.artifact(() => fieldBox(pen, place));
  return place;
}

/** The box stands where a list has its marks. */
export function checkStrips(check: Check, column: Column, setting: Setting): Strip[] {
  const { form, faces } = setting;
  const style = type.check;
  const inlines: Inline[] = [{ text: check.label, bold: false, colour: ink.text }];
  const lines = linesOf(inlines, style, column.width - indent - 2, setting);
  const element = child(setting, column.parent, 'P');
  const mark = form
    ? child(setting, element, 'Form')
    : child(setting, element, 'Span', { alt: check.checked ? 'Angekreuzt:' : 'Nicht angekreuzt:' });
  const strips = lineStrips(lines.length > 0 ? lines : [[]], style, column.x + indent + 2, element);
  const first = strips[0];
  if (!first) return strips;
  const { draw } = first;
  first.draw = (pen, y) => {
    const bottom = y + baselineIn(style.leading, style.size, faces) + 1.2;
    const place = { x: column.x + 0.5, y: bottom - box, width: box, height: box };
    if (form) {
      pen.artifact(() => fieldBox(pen, place));
      form.check(pen, mark, place, {
        name: check.id,
        label: spokenChoice(check),
        checked: check.checked,
      });
    } else {
      pen.tag(mark);
      fieldBox(pen, place);
      if (check.checked) tick(pen, place);
    }
    draw(pen, y);
  };
  return strips;
}

/** More checks than these are a list, which may run over pages. */
const fewChecks = 7;

/**
 * A few checks in a row are answers to one question: they stay together, with the paragraph that asks. On a form a distance follows them
 * as after any field.
 * @param flows the strips of each block.
 */
export function choicesTogether(blocks: readonly Block[], flows: readonly Flow[], form: boolean): readonly Flow[] {
  const isCheck = (index: number) => blocks[index]?.kind === 'check';
  return flows.map((flow, index) => {
    const asks = blocks[index]?.kind === 'paragraph';
    if (!isCheck(index) && !asks) return flow;
    if (isCheck(index + 1)) {
      let first = index + 1;
      while (isCheck(first - 1)) first--;
      let end = index + 1;
      while (isCheck(end)) end++;
      return end - first > fewChecks
        ? flow
        : flow.map((strip) => (strip === pageBreak ? strip : { ...strip, keep: true }));
    }
    const last = flow.at(-1);
    if (asks || !form || !last || last === pageBreak) return flow;
    return [...flow.slice(0, -1), { ...last, after: afterField }];
  });
}

function tick({ document }: Pen, { x, y, width, height }: Box): void {
  document
    .moveTo(x + 0.22 * width, y + 0.5 * height)
    .lineTo(x + 0.42 * width, y + 0.74 * height)
    .lineTo(x + 0.8 * width, y + 0.24 * height)
    .lineWidth(1.3)
    .stroke(ink.text);
}

/** A field leaves the line of its box free. */
export function inside({ x, y, width, height }: Box): Box {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}
