/** The style of the preview, from the very numbers that the PDF uses. */
import { asidePadding, blockGap, cellPadding, indent, ink, page, room, type Type, type } from '../export/sheet.ts';
import { type Tlp, tlpLabels, tlpLevels } from '../model/tlp.ts';

/** Lengths are multiples of `--pt`: a point on the sheet, a little more where the preview flows on a narrow screen. */
const length = (points: number) => `calc(${points} * var(--pt))`;

/** A style sheet for everything inside `.sheet`. */
export function sheetStyle(): string {
  const rules: Record<string, Type> = {
    h1: type.title,
    '.status': type.status,
    h2: type.heading2,
    h3: type.heading3,
    h4: type.heading4,
    h5: type.heading5,
    p: type.text,
    'p.lead': type.lead,
    'p.small': type.small,
    li: type.item,
    '.entry': type.entry,
    '.check': type.check,
    ':is(td, th)': type.cell,
    ':is(caption, figcaption)': type.caption,
  };
  return [
    `.sheet { --pt: 1pt; width: ${length(page.width)}; padding: ${length(page.margin.top)} ${length(page.margin.right)} ${length(page.margin.bottom)} ${length(page.margin.left)}; box-sizing: border-box; min-height: ${length(page.height)}; background: #fff; color: ${ink.text}; font-family: Sheet, 'Fira Sans', sans-serif; hyphens: manual; text-wrap: wrap; overflow-wrap: break-word; }`,
    `.sheet.flowing { --pt: 1.5px; width: auto; min-height: 0; padding: 1.25rem; }`,
    `.sheet .sheet-room { width: ${length(room.width)}; }`,
    `.sheet.flowing .sheet-room { width: auto; }`,
    `.sheet :is(h1, h2, h3, h4, h5, p, ul, ol, li, table, caption, th, td, figure, figcaption, blockquote, div) { margin: 0; padding: 0; border: 0; background: none; color: inherit; letter-spacing: 0; hyphens: inherit; text-wrap: inherit; min-width: 0; }`,
    ...Object.entries(rules).map(([selector, { size, leading, before, after, bold }]) => {
      return `.sheet ${selector} { font-size: ${length(size)}; line-height: ${length(leading)}; margin-block: ${length(before)} ${length(after)}; font-weight: ${bold ? 700 : 400}; }`;
    }),
    `.sheet :is(h1, h2, h3, h4, h5) { color: ${ink.heading}; }`,
    `.sheet .open, .sheet .small { color: ${ink.muted}; }`,
    `.sheet :is(ul, ol) { padding-inline-start: ${length(indent)}; margin-block: 0 ${length(blockGap)}; }`,
    `.sheet table { display: table; width: 100%; table-layout: fixed; border-collapse: collapse; margin-block: 0 ${length(blockGap)}; }`,
    // Columns too narrow to read are scrolled to instead.
    `@media screen { :is(.paper, dialog) .sheet.flowing table:has(th:nth-child(4)) { min-width: 34rem; } }`,
    `.sheet :is(td, th) { padding: ${length(cellPadding)}; border: ${length(0.5)} solid ${ink.line}; text-align: start; vertical-align: top; white-space: pre-line; }`,
    `.sheet th { background: ${ink.tint}; font-weight: 700; color: ${ink.heading}; }`,
    `.sheet caption { text-align: start; caption-side: top; font-weight: 700; }`,
    `.sheet .aside { padding: ${length(asidePadding)} ${length(asidePadding)} ${length(asidePadding - type.text.after)}; border-inline-start: ${length(3)} solid ${ink.accent}; background: ${ink.tint}; margin-block: 0 ${length(blockGap)}; }`,
    `.sheet blockquote { padding-inline-start: ${length(indent)}; border-inline-start: ${length(2)} solid ${ink.line}; }`,
    `.sheet { position: relative; }`,
    `.sheet .running { position: absolute; inset-inline: ${length(page.margin.left)} ${length(page.margin.right)}; display: flex; justify-content: space-between; align-items: baseline; gap: 1em; margin: 0; font-size: ${length(type.running.size)}; line-height: ${length(type.tlpMark.leading)}; color: ${ink.muted}; }`,
    `.sheet .running.top { inset-block-start: ${length(page.header - type.tlpMark.size)}; }`,
    `.sheet .running.bottom { inset-block-end: ${length(page.footer - (type.tlpMark.leading - type.tlpMark.size))}; justify-content: flex-end; }`,
    `.sheet .running span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }`,
    `.sheet .running b { margin-inline-start: auto; font-size: ${length(type.tlpMark.size)}; font-weight: 700; color: ${ink.text}; }`,
    `.sheet.flowing .running { display: none; }`,
    // Printed from the browser, the sheet may have more pages than one, and each says its level above and below; Firefox says it under the title alone.
    // Named on the body, as a name further in would begin a page of its own; the strictest level comes last and wins.
    ...tlpLevels
      .toReversed()
      .flatMap((level) => [
        `@page ${level} { @top-right { ${pageMark(level)} } @bottom-right { ${pageMark(level)} } }`,
        `@media print { body:has(.sheet.${level}:not(.workbench:not(.begun) .sheet)) { page: ${level}; } }`,
      ]),
    `@media print { .sheet :is(figure, .aside, .entry, li) { break-inside: avoid; } .sheet :is(h1, h2, h3, h4, h5, caption) { break-after: avoid; } .sheet figcaption { break-before: avoid; break-after: auto; } }`,
    // The outer line of a table lies half outside of it, where a printer cuts.
    `@media print { .sheet, .sheet.flowing { --pt: 1pt; zoom: 1; width: auto; min-height: 0; padding: 0; } .sheet .sheet-room { width: auto; padding-inline: ${length(0.5)}; } .sheet .running { display: none; } }`,
    `.sheet svg { display: block; max-width: 100%; height: auto; }`,
    // A drawing made as narrow as a phone could be read by nobody; the preview scrolls instead.
    `@media screen { .sheet.flowing svg { width: max(100%, 36rem); max-width: none; } }`,
  ].join('\n');
}

/** The level in the margin of a printed page. */
function pageMark(level: Tlp): string {
  return `content: '${tlpLabels[level]}'; font: 700 ${type.tlpMark.size}pt 'Fira Sans', Arial, sans-serif; color: ${ink.text};`;
}
