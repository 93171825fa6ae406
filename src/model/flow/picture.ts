/**
 * A flow as a picture, drawn by ourselves so that browser, build and every export show the same. The list is the master: every step is a
 * row in the order of the list, every lane a column with its own band, so nothing ever lies over anything else.
 */
import type { Drawing, Shape } from '../document.ts';
import { type Edge, edgesOf, type Flow } from '../flow.ts';
import { type Box, jumpOf, type Layout, layoutsOf, measure, textWidth } from './layout.ts';
import { isStraight } from './routes.ts';

/** The pictures of a flow: one, or several where a page could not hold it. An empty flow has none. @param height the most that one may be high. */
export function drawFlow(flow: Flow, title: string, height: number = measure.height): Drawing[] {
  if (flow.steps.length === 0) return [];
  const layouts = layoutsOf(flow, height);
  return layouts.map((layout, index) => {
    const part = layouts.length === 1 ? '' : `, Teil ${index + 1} von ${layouts.length}`;
    const lanes = layout.lanes.map(({ label }) => label);
    return {
      kind: 'drawing',
      width: measure.width,
      height: layout.height,
      alt: `${title}${part}: Ablauf in ${flow.steps.length} Schritten über ${lanes.length} Spuren (${lanes.join(', ')}). Dieselben Schritte stehen als Liste daneben.`,
      caption: `${title}${part}`,
      shapes: [...bands(layout), ...ways(flow, layout), ...layout.boxes.flatMap((box) => drawn(flow, box))],
    };
  });
}

function bands({ lanes, head, height }: Layout): Shape[] {
  return lanes.flatMap(({ left, right, head: lines }, index): Shape[] => {
    const [x, width] = [Math.max(left, 0.2), Math.min(right, measure.width - 0.2) - Math.max(left, 0.2)];
    return [
      { shape: 'rectangle', x, y: 0.2, width, height: height - 0.4, tone: index % 2 === 0 ? 'lane' : 'otherLane' },
      { shape: 'rectangle', x, y: 0.2, width, height: head - 0.2, tone: 'soft' },
      text((left + right) / 2, head / 2 - ((lines.length - 1) * measure.line) / 2, lines, true),
    ];
  });
}

function drawn(flow: Flow, { index, x, y, width, height, lines }: Box): Shape[] {
  const step = flow.steps[index];
  const asks = step?.kind === 'decision';
  const tone = step ? (asks ? 'soft' : 'plain') : 'strong';
  const radius = step ? (asks ? Math.min(4, height / 2) : 0.8) : height / 2;
  return [
    { shape: 'rectangle', x, y: y, width, height, tone, radius },
    text(x + width / 2, y + measure.padding + measure.line / 2, lines, asks),
  ];
}

function ways(flow: Flow, layout: Layout): Shape[] {
  const boxOf = (index: number) => layout.boxes.find((box) => box.index === index);
  return edgesOf(flow).flatMap((edge): Shape[] => {
    const from = boxOf(edge.from);
    if (!from) return [];
    const to = boxOf(edge.to);
    if (!to) return onward(from, edge, edge.to === flow.steps.length ? 'Ende' : `Schritt ${edge.to + 1}`);
    const jump = jumpOf(layout, edge);
    return jump ? along(from, to, jump) : straight(from, to, edge);
  });
}

/** From one row to the next, through the gap between them. */
function straight(from: Box, to: Box, { label }: Edge): Shape[] {
  const [x, toX] = [from.x + from.width / 2, to.x + to.width / 2];
  const [start, stop] = [from.y + from.height, to.y];
  const middle = stop - measure.gap / 2;
  const bend =
    Math.abs(x - toX) < 0.01
      ? []
      : ([
          [x, middle],
          [toX, middle],
        ] as const);
  const said = textWidth(label, true) / 2 + 1;
  return [
    { shape: 'line', points: [[x, start], ...bend, [toX, stop]], arrow: true },
    ...(label === '' ? [] : [text(toX < x ? x + said : x - said, start + 1.8, [label], true)]),
  ];
}

/** A jump: out at a side, along its track, in at a side. */
function along(from: Box, to: Box, { x, label, from: start, to: stop }: Edge & { x: number }): Shape[] {
  const side = (box: Box) => (x > box.x + box.width / 2 ? box.x + box.width : box.x);
  const y = from.y + leaves(from, label);
  const toY = to.y + Math.min(1.7, to.height / 3);
  const out = x > from.x + from.width / 2 ? 1 : -1;
  const said = out * (textWidth(label, true) / 2 + 0.8);
  return [
    {
      shape: 'line',
      points: [
        [side(from), y],
        [x, y],
        [x, toY],
        [side(to), toY],
      ],
      arrow: true,
    },
    // Beside the box, on that side of the line to which it does not turn.
    ...(label === '' ? [] : [text(side(from) + said, stop > start ? y - 1.6 : y + 1.7, [label], true)]),
  ];
}

/** Height at which a jump leaves its box. */
function leaves({ height }: Box, label: Edge['label']): number {
  return height * (label === 'ja' ? 0.5 : 0.72);
}

/** A way that goes on in another picture, said in words: under the row, or where it would jump, beside it. */
function onward(from: Box, edge: Edge, place: string): Shape[] {
  const words = `${edge.label === '' ? 'weiter' : edge.label}: ${place}`;
  if (isStraight(edge)) {
    const [middle, below] = [from.x + from.width / 2, from.y + from.height];
    return [
      {
        shape: 'line',
        points: [
          [middle, below],
          [middle, below + 2.6],
        ],
        arrow: true,
      },
      text(within(middle, words), below + 4.6, [words], true),
    ];
  }
  const wide = textWidth(words, true);
  const y = from.y + leaves(from, edge.label);
  // In the outermost lane there is no room at the right; the left is as free.
  const out = from.x + from.width + 4 + wide < measure.width ? 1 : -1;
  const side = out === 1 ? from.x + from.width : from.x;
  return [
    {
      shape: 'line',
      points: [
        [side, y],
        [side + out * 2.6, y],
      ],
      arrow: true,
    },
    text(side + out * (3.2 + wide / 2), y, [words], true),
  ];
}

/** The middle of a line of text, moved so that the line keeps the paper. */
function within(middle: number, words: string): number {
  const half = textWidth(words, true) / 2 + 0.5;
  return Math.min(Math.max(middle, half), measure.width - half);
}

function text(x: number, y: number, lines: readonly string[], strong = false): Shape {
  return { shape: 'text', x, y, lines, size: measure.size, strong };
}
