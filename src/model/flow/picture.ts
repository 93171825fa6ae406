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
      alt: `${title}${part}: Ablauf in ${count(flow.steps.length, 'einem Schritt', 'Schritten')} über ${count(lanes.length, 'eine Spur', 'Spuren')} (${lanes.join(', ')}). Dieselben Schritte stehen als Liste daneben.`,
      caption: `${title}${part}`,
      shapes: [...bands(layout), ...ways(flow, layout), ...layout.boxes.flatMap((box) => drawn(flow, box))],
    };
  });
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? one : `${number} ${many}`;
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
  const edges = edgesOf(flow);
  return edges.flatMap((edge): Shape[] => {
    const from = boxOf(edge.from);
    if (!from) return [];
    const twin = edges.find((other) => other !== edge && other.from === edge.from);
    const to = boxOf(edge.to);
    const jump = jumpOf(layout, edge);
    // Both answers that lead below do so on one line, or one would lie over the other.
    const meet = twin?.to === edge.to && (isStraight(edge) || !to);
    if (meet && edge.label === 'nein') return [];
    const label = meet ? bothAnswers : edge.label;
    if (to) return jump ? along(from, to, jump) : straight(from, to, label);
    if (isStraight(edge)) return below(from, said(flow, edge, label));
    if (meet || !twin || isStraight(twin)) return beside(from, [said(flow, edge, label)], leaves(from, edge.label));
    // Of two answers that both lead away, one says it for both where neither has a line here; else each keeps to a side of its own.
    const other = jumpOf(layout, twin);
    if (other) return beside(from, [said(flow, edge, label)], leaves(from, edge.label), isRight(from, other) ? -1 : 1);
    if (edge.label === 'nein') return [];
    return beside(from, [said(flow, edge, label), said(flow, twin, twin.label)], leaves(from, edge.label));
  });
}

const bothAnswers = 'ja, nein';

/** „nein: Schritt 10“, of a way that goes on in another picture. */
function said({ steps }: Flow, { to }: Edge, label: string): string {
  return `${label === '' ? 'weiter' : label}: ${to === steps.length ? 'Ende' : `Schritt ${to + 1}`}`;
}

function isRight(from: Box, { x }: { x: number }): boolean {
  return x > from.x + from.width / 2;
}

/** From one row to the next, through the gap between them. */
function straight(from: Box, to: Box, label: string): Shape[] {
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
  const half = textWidth(label, true) / 2 + 1;
  return [
    { shape: 'line', points: [[x, start], ...bend, [toX, stop]], arrow: true },
    ...(label === '' ? [] : [text(toX < x ? x + half : x - half, start + 1.8, [label], true)]),
  ];
}

/** A jump: out at a side, along its track, in at a side. */
function along(from: Box, to: Box, { x, label, from: start, to: stop }: Edge & { x: number }): Shape[] {
  const side = (box: Box) => (isRight(box, { x }) ? box.x + box.width : box.x);
  const y = from.y + leaves(from, label);
  const toY = to.y + Math.min(1.7, to.height / 3);
  const out = isRight(from, { x }) ? 1 : -1;
  const half = out * (textWidth(label, true) / 2 + 0.8);
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
    ...(label === '' ? [] : [text(side(from) + half, stop > start ? y - 1.6 : y + 1.7, [label], true)]),
  ];
}

/** Height at which a jump leaves its box. */
function leaves({ height }: Box, label: Edge['label']): number {
  return height * (label === 'ja' ? 0.5 : 0.72);
}

/** The row below stands in another picture: said under this one. */
function below(from: Box, words: string): Shape[] {
  const [middle, under] = [from.x + from.width / 2, from.y + from.height];
  return [
    {
      shape: 'line',
      points: [
        [middle, under],
        [middle, under + 2.6],
      ],
      arrow: true,
    },
    text(within(middle, words), under + 4.6, [words], true),
  ];
}

/** A jump into another picture: said beside the box. @param wanted the side, where it matters; else the right, unless there is no room. */
function beside(from: Box, words: readonly string[], down: number, wanted: 1 | -1 = 1): Shape[] {
  const wide = Math.max(...words.map((each) => textWidth(each, true)));
  const [left, right] = [from.x, from.x + from.width];
  const fits = wanted === 1 ? right + 4 + wide < measure.width : left - 4 - wide > 0;
  const out = fits ? wanted : -wanted;
  const side = out === 1 ? right : left;
  const y = from.y + down;
  return [
    {
      shape: 'line',
      points: [
        [side, y],
        [side + out * 2.6, y],
      ],
      arrow: true,
    },
    text(side + out * (3.2 + wide / 2), y - ((words.length - 1) * measure.line) / 2, words, true),
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
