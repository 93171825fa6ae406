/**
 * A flow of steps over lanes, and its picture. The list is the master: every step is a row in the order of the list, every lane a column,
 * so nothing ever lies over anything else. Steps in a row are joined in the gaps between the rows, jumps run through a gutter at the right.
 */
import type { Drawing, Shape } from './document.ts';
import { end } from './rows.ts';

export interface FlowStep {
  id: string;
  /** Label of one of the lanes. */
  lane: string;
  text: string;
  kind: 'step' | 'decision';
  /** Id of a step, `end`, or '' for the step below; of a decision the way of „ja“. */
  next: string;
  /** Of a decision the way of „nein“; '' where it has none. */
  otherwise: string;
}

export interface Flow {
  lanes: readonly string[];
  steps: readonly FlowStep[];
}

export interface Edge {
  /** Index of the step. */
  from: number;
  /** Index of the step, or the number of steps for the end. */
  to: number;
  label: '' | 'ja' | 'nein';
}

/** All ways through a flow. A decision without a „nein“ has one way only. */
export function edgesOf({ steps }: Flow): Edge[] {
  const place = (id: string, below: number) => {
    if (id === end) return steps.length;
    const found = steps.findIndex((step) => step.id === id);
    return id === '' || found === -1 ? below : found;
  };
  return steps.flatMap(({ kind, next, otherwise }, from): Edge[] => {
    const to = place(next, from + 1);
    if (kind === 'step') return [{ from, to, label: '' }];
    return [
      { from, to, label: 'ja' },
      ...(otherwise === '' ? [] : [{ from, to: place(otherwise, from + 1), label: 'nein' } as const]),
    ];
  });
}

/** Indexes of steps that no way from the first one leads to. */
export function unreachable(flow: Flow): number[] {
  const edges = edgesOf(flow);
  const reached = new Set<number>(flow.steps.length > 0 ? [0] : []);
  for (const from of reached)
    for (const edge of edges) if (edge.from === from && edge.to < flow.steps.length) reached.add(edge.to);
  return flow.steps.flatMap((_, index) => (reached.has(index) ? [] : [index]));
}

/** Indexes of steps from which the end cannot be reached: circles without a way out. */
export function endless(flow: Flow): number[] {
  const edges = edgesOf(flow);
  const ending = new Set([flow.steps.length]);
  for (const to of ending) for (const edge of edges) if (edge.to === to) ending.add(edge.from);
  return flow.steps.flatMap((_, index) => (ending.has(index) ? [] : [index]));
}

/** Lengths in millimetres, type in points. */
const measure = {
  width: 165,
  head: 9,
  gap: 8,
  padding: 2.5,
  track: 3.5,
  line: 3.3,
  size: 7.5,
  letter: 1.38,
  mostLines: 12,
  /** Narrower, a sentence falls into single words. */
  readable: 30,
  height: 225,
};

/** The pictures of a flow: one, or several where a page could not hold it. An empty flow has none. */
export function drawFlow(flow: Flow, title: string): Drawing[] {
  if (flow.steps.length === 0) return [];
  const layout = layoutOf(flow);
  const parts = partsOf(layout.boxes);
  return parts.map((boxes, index) => {
    const part = parts.length === 1 ? '' : `, Teil ${index + 1} von ${parts.length}`;
    const first = boxes[0];
    const last = boxes.at(-1);
    if (!first || !last) throw new Error('A part of a flow is empty.');
    const down = measure.head + 3 - first.y;
    return {
      kind: 'drawing',
      width: measure.width,
      height: last.y + last.height + down + 6,
      alt: `${title}${part}: Ablauf in ${flow.steps.length} Schritten über ${flow.lanes.length} Spuren (${flow.lanes.join(', ')}). Dieselben Schritte stehen als Liste daneben.`,
      caption: `${title}${part}`,
      shapes: [...heads(flow.lanes, layout, last.y + last.height + down + 3), ...drawPart(flow, layout, boxes, down)],
    };
  });
}

interface Box {
  index: number;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly string[];
}

interface Layout {
  boxes: readonly Box[];
  jumps: readonly (Edge & { track: number })[];
  laneWidth: number;
}

function layoutOf(flow: Flow): Layout {
  const jumps = tracks(edgesOf(flow).filter(({ from, to }) => to !== from + 1));
  const gutter = jumps.length === 0 ? 0 : (Math.max(...jumps.map(({ track }) => track)) + 1) * measure.track + 3;
  const laneWidth = (measure.width - gutter) / Math.max(1, flow.lanes.length);
  // A row holds one step only, so in a narrow lane a box may reach over its edges; it stays in the middle of its lane where it can.
  const width = Math.max(laneWidth - 4, Math.min(measure.readable, measure.width - gutter));
  const letters = Math.max(6, Math.floor((width - 2 * measure.padding) / measure.letter));
  let y = 0;
  const lastLane = flow.steps.at(-1)?.lane ?? '';
  const rows = [
    ...flow.steps.map(({ lane, text }, index) => ({ lane, text: `${index + 1} ${text}` })),
    { lane: lastLane, text: 'Ende' },
  ];
  const boxes = rows.map(({ lane, text }, index): Box => {
    const lines = wrapped(text, letters);
    const height = lines.length * measure.line + 2 * measure.padding;
    const middle = (Math.max(0, flow.lanes.indexOf(lane)) + 0.5) * laneWidth;
    const x = Math.min(Math.max(0.5, middle - width / 2), measure.width - gutter - width - 0.5);
    const box = { index, x, y, width, height, lines };
    y += height + measure.gap;
    return box;
  });
  return { boxes, jumps, laneWidth };
}

/** Each jump gets the innermost track that no other jump uses on its way. */
function tracks(jumps: readonly Edge[]): (Edge & { track: number })[] {
  const placed: (Edge & { track: number })[] = [];
  const span = ({ from, to }: Edge) => Math.abs(to - from);
  for (const jump of [...jumps].sort((a, b) => span(a) - span(b))) {
    const [top, bottom] = [Math.min(jump.from, jump.to), Math.max(jump.from, jump.to)];
    const taken = placed.filter(
      (other) => Math.min(other.from, other.to) <= bottom && Math.max(other.from, other.to) >= top,
    );
    let track = 0;
    while (taken.some((other) => other.track === track)) track += 1;
    placed.push({ ...jump, track });
  }
  return placed;
}

/** As many rows on one picture as a page holds. */
function partsOf(boxes: readonly Box[]): Box[][] {
  const parts: Box[][] = [];
  for (const box of boxes) {
    const part = parts.at(-1);
    const top = part?.[0]?.y ?? 0;
    // The end alone on a page would be a page for one word.
    if (part && (box.y + box.height - top <= measure.height || box.index === boxes.length - 1)) part.push(box);
    else parts.push([box]);
  }
  return parts;
}

function heads(lanes: readonly string[], { laneWidth }: Layout, bottom: number): Shape[] {
  return lanes.flatMap((lane, index): Shape[] => [
    { shape: 'rectangle', x: index * laneWidth + 0.5, y: 0, width: laneWidth - 1, height: measure.head, tone: 'soft' },
    text(
      index * laneWidth + laneWidth / 2,
      3.6,
      wrapped(lane, Math.floor((laneWidth - 3) / measure.letter)).slice(0, 2),
      true,
    ),
    ...(index === 0
      ? []
      : [
          {
            shape: 'line',
            points: [
              [index * laneWidth, 0],
              [index * laneWidth, bottom],
            ],
            dashed: true,
          } as const,
        ]),
  ]);
}

function drawPart(flow: Flow, { boxes, jumps }: Layout, part: readonly Box[], down: number): Shape[] {
  const [first, last] = [part[0]?.index ?? 0, part.at(-1)?.index ?? 0];
  const here = (index: number) => index >= first && index <= last;
  const edges = edgesOf(flow);
  const lines = edges.flatMap((edge): Shape[] => {
    const [from, to] = [boxes[edge.from], boxes[edge.to]];
    if (!from || !to) return [];
    const jump = jumps.find((each) => each.from === edge.from && each.to === edge.to && each.label === edge.label);
    if (here(edge.from) && here(edge.to)) return jump ? along(from, to, jump, down) : straight(from, to, edge, down);
    if (!here(edge.from)) return [];
    const place = edge.to === flow.steps.length ? 'Ende' : `Schritt ${edge.to + 1}`;
    return onward(
      from,
      `${edge.label === '' ? 'weiter' : edge.label}: ${place}`,
      jump !== undefined,
      edge.label === 'nein',
      down,
    );
  });
  const shapes = part.flatMap((box): Shape[] => {
    const step = flow.steps[box.index];
    const at = { x: box.x, y: box.y + down, width: box.width, height: box.height };
    const frame: Shape = step
      ? {
          shape: 'rectangle',
          ...at,
          tone: step.kind === 'decision' ? 'soft' : 'plain',
          radius: step.kind === 'decision' ? Math.min(4, box.height / 2) : 0.8,
        }
      : { shape: 'rectangle', ...at, tone: 'strong', radius: box.height / 2 };
    return [
      frame,
      text(box.x + box.width / 2, at.y + measure.padding + measure.line / 2, box.lines, step?.kind === 'decision'),
    ];
  });
  return [...lines, ...shapes];
}

/** From one row to the next, through the gap between them. */
function straight(from: Box, to: Box, { label }: Edge, down: number): Shape[] {
  const [x, toX] = [from.x + from.width / 2, to.x + to.width / 2];
  const [start, stop] = [from.y + from.height + down, to.y + down];
  const middle = stop - measure.gap / 2;
  const points: [number, number][] =
    x === toX
      ? [
          [x, start],
          [x, stop],
        ]
      : [
          [x, start],
          [x, middle],
          [toX, middle],
          [toX, stop],
        ];
  return [{ shape: 'line', points, arrow: true }, ...(label === '' ? [] : [text(x + 3, start + 1.9, [label], true)])];
}

/** A jump: out at the right, along its track, in at the right. */
function along(from: Box, to: Box, { track, label }: Edge & { track: number }, down: number): Shape[] {
  const x = measure.width - 2 - track * measure.track;
  const y = from.y + down + from.height * (label === 'ja' ? 0.3 : 0.6);
  const toY = to.y + down + Math.min(to.height - 1, 1.8 + track * 1.1);
  return [
    {
      shape: 'line',
      points: [
        [from.x + from.width, y],
        [x, y],
        [x, toY],
        [to.x + to.width, toY],
      ],
      arrow: true,
    },
    ...(label === '' ? [] : [text(from.x + from.width + 4, y - 1.6, [label], true)]),
  ];
}

/** A way that goes on in another picture, said in words: under the row, or where it would jump, beside it. */
function onward(from: Box, words: string, beside: boolean, second: boolean, down: number): Shape[] {
  const middle = from.x + from.width / 2;
  const below = from.y + from.height + down;
  if (!beside) {
    return [
      {
        shape: 'line',
        points: [
          [middle, below],
          [middle, below + 2.5],
        ],
        arrow: true,
      },
      text(middle, below + 4.2, [words], true),
    ];
  }
  const half = (words.length * measure.letter) / 2;
  const right = from.x + from.width + 2 + half;
  const y = from.y + down + from.height * (second ? 0.7 : 0.3);
  // In the outermost lane there is no room at the right; the left is as free.
  return [text(right + half > measure.width ? from.x - 2 - half : right, y, [words], true)];
}

function text(x: number, y: number, lines: readonly string[], strong = false): Shape {
  return { shape: 'text', x, y, lines, size: measure.size, strong };
}

/** Words in lines of so many letters; a longer word is cut, a text beyond all measure ends with „…“. */
function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Measured in letters as people see them, so that nothing is cut inside one.
  for (const word of words
    .slice(0, 2000)
    .split(/\s+/)
    .filter((each) => each !== '')) {
    let rest = [...word];
    if (line !== '' && [...line].length + 1 + rest.length <= letters) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > letters) {
      lines.push(`${rest.slice(0, letters - 1).join('')}-`);
      rest = rest.slice(letters - 1);
    }
    line = rest.join('');
  }
  if (line !== '') lines.push(line);
  return lines.length <= measure.mostLines ? lines : [...lines.slice(0, measure.mostLines - 1), '…'];
}
