/** The picture of a flow: every step is in it, nothing lies over anything, nothing leaves the paper, whatever the flow says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Drawing, Shape } from '../../src/model/document.ts';
import { drawFlow, edgesOf, endless, type Flow, type FlowStep, unreachable } from '../../src/model/flow.ts';

const step = (id: string, more: Partial<FlowStep> = {}): FlowStep => ({
  id,
  lane: 'A',
  text: id,
  kind: 'step',
  next: '',
  otherwise: '',
  ...more,
});

describe('ways', () => {
  const flow: Flow = {
    lanes: ['A', 'B'],
    steps: [
      step('a'),
      step('b', { kind: 'decision', otherwise: 'd' }),
      step('c', { next: 'ende' }),
      step('d', { next: 'a' }),
      step('e'),
    ],
  };

  test('lead on to the row below, to another step or to the end', () => {
    expect(edgesOf(flow)).toEqual([
      { from: 0, to: 1, label: '' },
      { from: 1, to: 2, label: 'ja' },
      { from: 1, to: 3, label: 'nein' },
      { from: 2, to: 5, label: '' },
      { from: 3, to: 0, label: '' },
      { from: 4, to: 5, label: '' },
    ]);
  });

  test('that reach nowhere or never end are found', () => {
    expect(unreachable(flow)).toEqual([4]);
    expect(endless(flow)).toEqual([]);
    expect(endless({ lanes: ['A'], steps: [step('a'), step('b', { next: 'a' })] })).toEqual([0, 1]);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    '"]-->|x|<script>alert(1)</script>',
    'x'.repeat(10_000),
    '🙂'.repeat(50),
    'مرحبا بالعالم',
    '',
    'Donaudampfschifffahrtsgesellschaft '.repeat(9),
  ),
);
const flows = fc
  .record({
    lanes: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 }),
    count: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ lanes, count }) => {
    const reference = fc.oneof(
      fc.constantFrom('', 'ende'),
      fc.nat(count - 1).map((index) => `s${index}`),
    );
    return fc
      .tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.record({
            id: fc.constant(`s${index}`),
            lane: fc.constantFrom(...lanes),
            text: hostile,
            kind: fc.constantFrom('step' as const, 'decision' as const),
            next: reference,
            otherwise: reference,
          }),
        ),
      )
      .map((steps): Flow => ({ lanes, steps }));
  });

type Box = Extract<Shape, { shape: 'rectangle' }>;
const boxesOf = ({ shapes }: Drawing) => shapes.filter((shape): shape is Box => shape.shape === 'rectangle');

describe('the picture', () => {
  test('holds every step once, keeps the paper and lets nothing lie over anything', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const drawings = drawFlow(flow, 'Probe');
        let boxes = 0;
        for (const drawing of drawings) {
          const own = boxesOf(drawing);
          boxes += own.length - flow.lanes.length;
          for (const [index, a] of own.entries()) {
            expect(a.x).toBeGreaterThanOrEqual(0);
            expect(a.x + a.width).toBeLessThanOrEqual(drawing.width + 0.01);
            expect(a.y + a.height).toBeLessThanOrEqual(drawing.height + 0.01);
            for (const b of own.slice(index + 1)) {
              const apart =
                a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
              expect(apart).toBe(true);
            }
          }
          for (const shape of drawing.shapes) {
            if (shape.shape === 'line') for (const [x] of shape.points) expect(x).toBeLessThanOrEqual(drawing.width);
          }
        }
        // The steps and the end.
        expect(boxes).toBe(flow.steps.length + 1);
      }),
      { numRuns: 60 },
    );
  });

  test('lets no line run through a box of another step', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        for (const drawing of drawFlow(flow, 'Probe')) {
          const boxes = boxesOf(drawing)
            .slice(flow.lanes.length)
            .concat(boxesOf(drawing).filter((box) => box.y > 0));
          for (const shape of drawing.shapes) {
            if (shape.shape !== 'line' || shape.dashed) continue;
            for (const [index, [x, y]] of shape.points.entries()) {
              const after = shape.points[index + 1];
              if (!after) continue;
              const [left, right, top, bottom] = [
                Math.min(x, after[0]),
                Math.max(x, after[0]),
                Math.min(y, after[1]),
                Math.max(y, after[1]),
              ];
              const through = boxes.filter(
                (box) =>
                  left < box.x + box.width - 0.01 &&
                  right > box.x + 0.01 &&
                  top < box.y + box.height - 0.01 &&
                  bottom > box.y + 0.01,
              );
              expect(through).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
