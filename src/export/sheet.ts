/**
 * The printed sheet: measures and type that the PDF and the preview on the screen share, so that the preview breaks its lines where the
 * PDF breaks them. Lengths in points (1/72 inch) unless the name says otherwise. Margins follow DIN 5008 (25 mm left, 20 mm right).
 */
export const page = {
  width: 595.28,
  height: 841.89,
  margin: { top: 68, right: 56.69, bottom: 62, left: 70.87 },
  /** Baseline area of the running header and footer, measured from the edge of the paper. */
  header: 34,
  footer: 34,
} as const;

/** Width and height of what a page can hold. */
export const room = {
  width: page.width - page.margin.left - page.margin.right,
  height: page.height - page.margin.top - page.margin.bottom,
} as const;

/**
 * One kind of paragraph. `leading` is the height of a line. Between two blocks stands the larger of the first one's `after` and the second
 * one's `before` (as margins collapse in CSS); at the top of a page nothing stands before.
 */
export interface Type {
  size: number;
  leading: number;
  before: number;
  after: number;
  bold?: boolean;
}

export const type = {
  title: { size: 20, leading: 25, before: 0, after: 6, bold: true },
  status: { size: 10, leading: 14, before: 0, after: 6, bold: true },
  heading2: { size: 13, leading: 17, before: 12, after: 3, bold: true },
  heading3: { size: 11, leading: 15, before: 11, after: 3, bold: true },
  heading4: { size: 10, leading: 14, before: 9, after: 2, bold: true },
  heading5: { size: 10, leading: 14, before: 7, after: 2, bold: true },
  text: { size: 10, leading: 14, before: 0, after: 5 },
  lead: { size: 11.5, leading: 16, before: 0, after: 7 },
  small: { size: 8.5, leading: 12, before: 0, after: 4 },
  item: { size: 10, leading: 14, before: 0, after: 2 },
  entry: { size: 10, leading: 14, before: 0, after: 4 },
  check: { size: 10, leading: 14, before: 0, after: 3 },
  cell: { size: 9, leading: 12.5, before: 0, after: 0 },
  caption: { size: 8.5, leading: 12, before: 0, after: 6 },
  tlpMark: { size: 12, leading: 15, before: 0, after: 0, bold: true },
  running: { size: 8, leading: 11, before: 0, after: 0 },
} as const satisfies Record<string, Type>;

/** Indent of a list's text from its mark, and space inside table cells and asides. */
export const indent = 14;
export const cellPadding = 4;
export const asidePadding = 8;

/** Colours on paper; the contrast of each with white is at least 4.5 : 1. */
export const ink = {
  text: '#1a1a1a',
  heading: '#00375f',
  muted: '#555555',
  line: '#767676',
  tint: '#eef3f7',
  accent: '#00508c',
} as const;

/** The tables and lists keep a distance to what follows. */
export const blockGap = 7;
