/** Makes up pages: strips go one under the other, and a page ends where the next ones do not fit. */
import { room } from '../sheet.ts';
import type { Pen } from './pen.ts';

/** What stands on a page in one piece, as wide as the room. Lengths in points. */
export interface Strip {
  height: number;
  /** Distances to what comes before and after; between two strips stands the larger one, at the top of a page none. */
  before: number;
  after: number;
  /** Not parted from the next strip by the end of a page. */
  keep: boolean;
  /** @param y of its top edge, on the page that is open. */
  draw(pen: Pen, y: number): void;
  /** Drawn behind all strips of the same frame that stand together on a page. */
  frame?: Frame;
  /** Stands once more above this strip where a page begins with it: the head of a table. */
  repeat?: { height: number; draw(pen: Pen, y: number): void };
  /** Is told its page, from 1, before anything is drawn. */
  place?(page: number): void;
}

interface Frame {
  draw(pen: Pen, top: number, bottom: number): void;
}

/** The next strip begins a page, unless nothing stands on this one yet. */
export const pageBreak = 'pageBreak';

export type Flow = readonly (Strip | typeof pageBreak)[];

/** A strip and the y of its top edge, measured from the top of the room. */
interface Placed {
  strip: Pick<Strip, 'height' | 'draw' | 'frame'>;
  y: number;
}

export type Page = readonly Placed[];

/** At least one page, also where there is nothing to put on it. @param height of the room on a page. */
export function makeUp(flow: Flow, height: number = room.height): readonly Page[] {
  const pages: Placed[][] = [[]];
  let page: Placed[] = [];
  pages[0] = page;
  let y = 0;
  let after = 0;
  const turn = () => {
    page = [];
    pages.push(page);
    y = 0;
    after = 0;
  };
  const put = (strip: Strip) => {
    if (page.length > 0) {
      y += Math.max(after, strip.before);
    } else if (strip.repeat) {
      page.push({ strip: strip.repeat, y });
      y += strip.repeat.height;
    }
    page.push({ strip, y });
    strip.place?.(pages.length);
    y += strip.height;
    after = strip.after;
  };
  for (const group of groupsOf(flow)) {
    const first = group[0];
    if (!first) {
      if (page.length > 0) turn();
      continue;
    }
    if (page.length > 0 && y + Math.max(after, first.before) + heightOf(group) > height) turn();
    for (const strip of group) {
      // A group higher than a page breaks where it must.
      if (page.length > 0 && y + Math.max(after, strip.before) + strip.height > height) turn();
      put(strip);
    }
  }
  if (page.length === 0 && pages.length > 1) pages.pop();
  return pages;
}

/** Strips that stay together; an empty group is a page break. */
function groupsOf(flow: Flow): Strip[][] {
  const groups: Strip[][] = [];
  let group: Strip[] = [];
  const finish = () => {
    if (group.length > 0) groups.push(group);
    group = [];
  };
  for (const strip of flow) {
    if (strip === pageBreak) {
      finish();
      groups.push([]);
    } else {
      group.push(strip);
      if (!strip.keep) finish();
    }
  }
  finish();
  return groups;
}

function heightOf(group: readonly Strip[]): number {
  return group.reduce((sum, { height, before }, index) => {
    const gap = index === 0 ? 0 : Math.max(group[index - 1]?.after ?? 0, before);
    return sum + gap + height;
  }, 0);
}

/** Draws a page below `top`: frames first, then what stands in them. */
export function drawPage(page: Page, pen: Pen, top: number): void {
  for (let start = 0; start < page.length; start++) {
    const frame = page[start]?.strip.frame;
    if (!frame || page[start - 1]?.strip.frame === frame) continue;
    let end = start;
    while (page[end + 1]?.strip.frame === frame) end++;
    const [first, last] = [page[start], page[end]];
    if (first && last) pen.artifact(() => frame.draw(pen, top + first.y, top + last.y + last.strip.height));
  }
  for (const { strip, y } of page) strip.draw(pen, top + y);
}
