/** Where everything in a picture of a flow lies, in millimetres: channels and lanes across, rows down, and which rows share a picture. */
import { type Edge, edgesOf, type Flow } from '../flow.ts';
import { longestWord, widthOf, wrapped } from './letters.ts';
import { isStraight, type Route, routesOf } from './routes.ts';

/** Lengths in millimetres, type in points. */
export const measure = {
  width: 165,
  /** The most that one picture may be high, so that it stands on one page with its caption. */
  height: 225,
  /** Under the heads of the lanes. */
  under: 4,
  gap: 7,
  padding: 1.6,
  line: 3.3,
  size: 7.5,
  /** Between two tracks, and from the outermost one to a box: an arrow has to fit. */
  track: 1.4,
  arrow: 2.6,
  /** No box becomes wider, or a line is long to read. */
  widest: 60,
  /** A channel without a track; at an edge with one there has to be room for a label. */
  free: 2.4,
  edge: 7.4,
} as const;

/** Points in a millimetre, times the size of the type: what a width in ems is in millimetres. */
const em = (measure.size * 25.4) / 72;

export interface Box {
  index: number;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly string[];
}

interface Lane {
  label: string;
  /** Of the band, from border to border. */
  left: number;
  right: number;
  /** Of the boxes in it. */
  x: number;
  width: number;
  head: readonly string[];
}

export interface Layout {
  lanes: readonly Lane[];
  head: number;
  /** Steps of this picture, in their order; after the last step of the flow the end. */
  boxes: readonly Box[];
  /** Jumps that stay in this picture, with where their track runs. */
  jumps: readonly (Route & { x: number })[];
  height: number;
}

/** Width of a line of text. */
export function textWidth(text: string, strong = false): number {
  return widthOf(text, strong) * em;
}

/** One picture, or as few as it takes for none to be higher than this. Each has only the lanes that it uses: so there is room for words. */
export function layoutsOf(flow: Flow, height: number): Layout[] {
  const edges = edgesOf(flow);
  for (let count = 1; ; count += 1) {
    const isLast = count >= flow.steps.length;
    const ranges = rangesOf(edges, flow.steps.length, count);
    const isLow = (layout: Layout) => layout.height <= height;
    // Jumps take room. What is too high without them need not be routed, and after one that is too high none need be laid out.
    if (!isLast && !ranges.every(([first, last]) => isLow(layoutOf(flow, [], first, last)))) continue;
    const routed = ranges.map(([first, last]) => layoutOf(flow, edges, first, last));
    if (isLast || routed.every(isLow)) return routed;
  }
}

/** So many runs of steps, about equally long, parted where few jumps cross. */
function rangesOf(edges: readonly Edge[], steps: number, count: number): [first: number, last: number][] {
  const share = steps / count;
  const crossing = (start: number) =>
    edges.filter((edge) => !isStraight(edge) && edge.from < start !== edge.to < start).length;
  const starts = Array.from({ length: count - 1 }, (_, index) => {
    const fair = Math.round(share * (index + 1));
    const near = share < 5 ? [fair] : [fair, fair - 1, fair + 1];
    return near.reduce((best, start) => (crossing(start) < crossing(best) ? start : best));
  });
  return [0, ...starts].map((start, index) => [start, (starts[index] ?? steps) - 1]);
}

/** Steps from the first to the last of these; after the last of all the end. */
function layoutOf(flow: Flow, all: readonly Edge[], first: number, last: number): Layout {
  const steps = flow.steps.slice(first, last + 1);
  const isEnding = last === flow.steps.length - 1;
  const bottom = isEnding ? last + 1 : last;
  const own = { steps, lanes: flow.lanes.filter((label) => steps.some(({ lane }) => lane === label)) };
  const inside = ({ from, to }: Edge) => from >= first && from <= last && to >= first && to <= bottom;
  const edges = all.filter(inside).map((edge) => ({ ...edge, from: edge.from - first, to: edge.to - first }));
  const laid = across(own, edges, first, isEnding);
  const under = laid.boxes.at(-1);
  return {
    ...laid,
    jumps: laid.jumps.map((jump) => ({ ...jump, from: jump.from + first, to: jump.to + first })),
    height: under ? under.y + under.height + (isEnding ? 3 : measure.gap) : 0,
  };
}

function across(flow: Flow, edges: readonly Edge[], first: number, isEnding: boolean) {
  const laneOf = flow.steps.map(({ lane }) => Math.max(0, flow.lanes.indexOf(lane)));
  const rows = [...laneOf, laneOf.at(-1) ?? 0];
  const routes = routesOf(edges, rows, flow.lanes.length);
  const used = Array.from({ length: flow.lanes.length + 1 }, (_, channel) =>
    [...new Set(routes.flatMap((route) => (route.channel === channel ? [route.track] : [])))].sort((a, b) => a - b),
  );
  const room = used.map((tracks, channel) => {
    const isEdge = channel === 0 || channel === flow.lanes.length;
    if (tracks.length === 0) return isEdge ? measure.free / 2 : measure.free;
    const wide = (tracks.length - 1) * measure.track;
    return wide + (isEdge ? measure.edge : 2 * measure.arrow);
  });
  const free = measure.width - room.reduce((sum, width) => sum + width, 0);
  const widths = laneWidths(flow, Math.max(free, flow.lanes.length * 2));
  let x = 0;
  const lanes = flow.lanes.map((label, index): Lane => {
    const [before, after, width] = [room[index] ?? 0, room[index + 1] ?? 0, widths[index] ?? 0];
    const left = index === 0 ? 0 : x + before / 2;
    x += before + width;
    const right = index === flow.lanes.length - 1 ? x + after : x + after / 2;
    return { label, left, right, x: x - width, width, head: wrapped(label, (right - left - 2) / em, true) };
  });
  const trackX = ({ channel, track }: Route) => {
    const rank = (used[channel] ?? []).indexOf(track);
    if (channel === 0) return (lanes[0]?.x ?? 0) - measure.arrow - rank * measure.track;
    const before = lanes[channel - 1];
    return (before ? before.x + before.width : 0) + measure.arrow + rank * measure.track;
  };
  const texts = [
    ...flow.steps.map(({ text, kind }, index) => ({
      text: `${first + index + 1} ${text}`,
      strong: kind === 'decision',
      most: measure.widest,
    })),
    ...(isEnding ? [{ text: 'Ende', strong: false, most: 16 }] : []),
  ];
  const head = Math.max(1, ...lanes.map(({ head }) => head.length)) * measure.line + 2 * measure.padding;
  let y = head + measure.under;
  const boxes = texts.map(({ text, strong, most }, index): Box => {
    const lane = lanes[rows[index] ?? 0] ?? { x: 0, width: measure.width };
    const width = Math.min(lane.width, most);
    const lines = wrapped(text, (width - 2 * measure.padding) / em, strong);
    const height = lines.length * measure.line + 2 * measure.padding;
    const box = { index: first + index, x: lane.x + (lane.width - width) / 2, y, width, height, lines };
    y += height + measure.gap;
    return box;
  });
  return { lanes, head, boxes, jumps: routes.map((route) => ({ ...route, x: trackX(route) })) };
}

/** Each lane at least as wide as its longest word, if they all can be; the more is said in it, the wider, so that the whole becomes low. */
function laneWidths({ lanes, steps }: Flow, free: number): number[] {
  const even = free / Math.max(1, lanes.length);
  const wants = lanes.map((label) => {
    const own = steps.filter(({ lane }) => lane === label);
    const words = [longestWord(label, true), ...own.map(({ text, kind }) => longestWord(text, kind === 'decision'))];
    const least = Math.min(Math.max(...words) * em + 2 * measure.padding + 0.4, 1.3 * even);
    return { least, weight: Math.sqrt(own.reduce((sum, { text }) => sum + Math.min(text.length, 300), 20)) };
  });
  const widths = (share: number) => wants.map(({ least, weight }) => Math.max(least, weight * share));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const least = sum(widths(0));
  if (least >= free) return widths(0).map((width) => (width / least) * free);
  let [low, high] = [0, free];
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (sum(widths(middle)) > free) high = middle;
    else low = middle;
  }
  return widths(low);
}

/** Whether a way is drawn as a jump. */
export function jumpOf({ jumps }: Layout, edge: Edge): (Route & { x: number }) | undefined {
  if (isStraight(edge)) return undefined;
  return jumps.find(({ from, to, label }) => from === edge.from && to === edge.to && label === edge.label);
}
