/**
 * The ways of the jumps in a picture of a flow. Boxes stand in lanes, one to a row; between the lanes and at both edges run channels with
 * tracks. Each jump leaves its box at a side, follows one track and enters at a side. It takes the way with the fewest crossings, then the
 * shortest, as a person would draw it. Here all is counted in lanes and rows; `picture.ts` gives it millimetres.
 */
import type { Edge } from '../flow.ts';

export interface Route extends Edge {
  /** The channel to the left of the lane of this index; 0 and the number of lanes are the edges. */
  channel: number;
  /** Within the channel, from left to right; at the edges from the boxes outwards. */
  track: number;
}

/** Tracks between two lanes, and at an edge. */
const tracksBetween = 3;
const tracksAtEdge = 6;

/** Rounds in which each jump may find a better way, now that the others have theirs. */
const rounds = 2;

/** A line in the grid; those to the same step may run together. */
interface Line {
  at: number;
  from: number;
  to: number;
  target: number;
}

interface Way {
  route: Route;
  /** Where its „ja“ or „nein“ stands. */
  label: Line | undefined;
  side: 'left' | 'right';
  level: Line[];
  upright: Line;
}

/** @param lanes of every row, that of the end too. @param edges all ways; those to the next row are drawn straight and only stand in the way. */
export function routesOf(edges: readonly Edge[], lanes: readonly number[], count: number): Route[] {
  const jumps = edges.filter((edge) => !isStraight(edge)).sort((a, b) => span(a) - span(b));
  const straight = edges.filter(isStraight).flatMap(({ from }) => straightLine(from, lanes));
  const candidates = jumps.map((jump) => ({ jump, ways: waysOf(jump, lanes, count) }));
  const placed = new Map<Edge, Way>();
  // First without regard to labels: to get a line out of a label is worth a longer way, but no crossing.
  for (let round = 0; round <= rounds; round += 1) {
    let faults = 0;
    for (const { jump, ways } of candidates) {
      const others = [...placed].flatMap(([edge, way]) => (edge === jump ? [] : [way]));
      let best: { way: Way; cost: number } | undefined;
      for (const way of ways) {
        const least = wish(way, lanes, count);
        // Crossings only add to it.
        if (best && least >= best.cost) continue;
        const cost =
          least + crossings(way, others, straight) + (round === 0 ? 0 : unreadable * labelFaults(way, others));
        if (!best || cost < best.cost) best = { way, cost };
      }
      if (!best) continue;
      placed.set(jump, best.way);
      if (best.cost >= unreadable || labelFaults(best.way, others) > 0) faults += 1;
    }
    if (faults === 0) break;
  }
  return jumps.flatMap((jump) => placed.get(jump)?.route ?? []);
}

/** Whether it leads to the row below. */
export function isStraight({ from, to }: Edge): boolean {
  return to === from + 1;
}

function span({ from, to }: Edge): number {
  return Math.abs(to - from);
}

/** Inside its lane a box leaves this much free at each side; within a row it ends here. */
const inset = 0.2;
const foot = 0.6;

function waysOf(edge: Edge, lanes: readonly number[], count: number): Way[] {
  const [start, stop] = [lanes[edge.from] ?? 0, lanes[edge.to] ?? 0];
  const [out, into] = [edge.from + (edge.label === 'ja' ? 0.3 : 0.45), edge.to + 0.1];
  return Array.from({ length: count + 1 }, (_, channel) => channel).flatMap((channel) => {
    const isEdge = channel === 0 || channel === count;
    return Array.from({ length: isEdge ? tracksAtEdge : tracksBetween }, (_, track): Way => {
      const x = channel + (channel === 0 ? -0.05 : 0.05) * (isEdge ? track : track - 1);
      const target = edge.to;
      const side = (lane: number) => (channel > lane ? lane + 1 - inset : lane + inset);
      const level = (at: number, a: number, b: number): Line => ({
        at,
        from: Math.min(a, b),
        to: Math.max(a, b),
        target,
      });
      return {
        route: { ...edge, channel, track },
        side: channel > start ? 'right' : 'left',
        label:
          edge.label === ''
            ? undefined
            : level(out - 0.12, side(start), side(start) + (channel > start ? 0.35 : -0.35)),
        level: [level(out, side(start), x), level(into, x, side(stop))],
        upright: { at: x, from: Math.min(out, into), to: Math.max(out, into), target },
      };
    });
  });
}

const crossing = 100;

/** A line through a label, or both answers of a question at one side, one label over the other. */
const unreadable = 30;

/** The level part of a way to the row below; one within its lane has none. */
function straightLine(row: number, lanes: readonly number[]): Line[] {
  const [a, b] = [lanes[row] ?? 0, lanes[row + 1] ?? 0];
  if (a === b) return [];
  return [{ at: row + foot + 0.2, from: Math.min(a, b) + 0.5, to: Math.max(a, b) + 0.5, target: row + 1 }];
}

/** What it costs to lead a way through everything else. */
function crossings({ level, upright }: Way, others: readonly Way[], straight: readonly Line[]): number {
  let cost = 0;
  for (const line of straight) if (meets(line, upright)) cost += crossing;
  for (const other of others) {
    for (const line of level) if (meets(line, other.upright)) cost += crossing;
    for (const line of other.level) if (meets(line, upright)) cost += crossing;
    const lieOver =
      other.upright.at === upright.at && other.upright.from < upright.to && upright.from < other.upright.to;
    if (lieOver && other.upright.target !== upright.target) cost += 3 * crossing;
  }
  return cost;
}

/** How short a way is, and how it looks: of two alike the one at the right; the middle track before its neighbours, the inner before the outer. */
function wish({ route, level }: Way, lanes: readonly number[], count: number): number {
  const length = level.reduce((sum, { from, to }) => sum + to - from, 0);
  const isEdge = route.channel === 0 || route.channel === count;
  const taste =
    (route.channel <= (lanes[route.from] ?? 0) ? 0.2 : 0) +
    (isEdge ? 0.02 * route.track : 0.02 * Math.abs(route.track - 1));
  return length + taste;
}

/** How many others lie over its label or under it. */
function labelFaults(way: Way, others: readonly Way[]): number {
  return others.filter(
    (other) =>
      coversLabel(way, other) ||
      coversLabel(other, way) ||
      (other.route.from === way.route.from && other.side === way.side),
  ).length;
}

function coversLabel({ label }: Way, { upright }: Way): boolean {
  return label !== undefined && meets(label, upright);
}

function meets(level: Line, upright: Line): boolean {
  return level.from < upright.at && upright.at < level.to && upright.from < level.at && level.at < upright.to;
}
