/** The picture of a flow: every step is in it, nothing lies over anything, nothing leaves the paper, whatever the flow says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../../src/model/document.ts';
import { wrapped } from '../../src/model/flow/letters.ts';
import { drawFlow } from '../../src/model/flow/picture.ts';
import { edgesOf, endless, type Flow, type FlowStep, unreachable } from '../../src/model/flow.ts';
import { boxesOf, crossings, linesOf, piecesOf } from './picture.ts';

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

describe('the picture', () => {
  test('holds every step once, in the lane that it belongs to, keeps the paper and lets nothing lie over anything', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const drawings = drawFlow(flow, 'Probe');
        let boxes = 0;
        for (const drawing of drawings) {
          const own = boxesOf(drawing);
          boxes += own.length;
          const grounds = drawing.shapes.filter(
            (shape): shape is Box => shape.shape === 'rectangle' && /lane/i.test(shape.tone),
          );
          for (const [index, a] of own.entries()) {
            expect(
              grounds.filter((lane) => a.x >= lane.x - 0.2 && a.x + a.width <= lane.x + lane.width + 0.2),
            ).toHaveLength(1);
            expect(a.y + a.height).toBeLessThanOrEqual(drawing.height + 0.01);
            for (const b of own.slice(index + 1)) expect(a.y + a.height).toBeLessThanOrEqual(b.y);
          }
          for (const { points } of linesOf(drawing)) {
            for (const [x, y] of points) {
              expect(x).toBeGreaterThanOrEqual(0);
              expect(x).toBeLessThanOrEqual(drawing.width);
              expect(y).toBeLessThanOrEqual(drawing.height);
            }
          }
        }
        // The steps and the end.
        expect(boxes).toBe(flow.steps.length + 1);
      }),
      { numRuns: 40 },
    );
  });

  test('lets no line run through a box', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        for (const drawing of drawFlow(flow, 'Probe')) {
          const boxes = boxesOf(drawing);
          for (const { left, right, top, bottom } of linesOf(drawing).flatMap(piecesOf)) {
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
      }),
      { numRuns: 40 },
    );
  });

  /** Nine shapes that scenarios have; all of them have been looked at. A person would draw each without a crossing. */
  const shapes: Record<string, FlowStep[]> = {
    'one after another': ['A', 'B', 'A', 'C'].map((lane, index) => step(`s${index}`, { lane })),
    'a branch that joins': [
      step('s0', { kind: 'decision', otherwise: 's2' }),
      step('s1', { lane: 'B' }),
      step('s2', { lane: 'C' }),
    ],
    'two branches that join at the same step': [
      step('s0', { kind: 'decision', otherwise: 's4' }),
      step('s1', { lane: 'B', kind: 'decision', otherwise: 's4' }),
      step('s2', { lane: 'B' }),
      step('s3', { lane: 'C' }),
      step('s4'),
    ],
    'either this or that': [
      step('s0', { kind: 'decision', otherwise: 's2' }),
      step('s1', { next: 's3' }),
      step('s2'),
      step('s3', { lane: 'B' }),
    ],
    'two ways that overlap': [
      step('s0', { lane: 'B', kind: 'decision', otherwise: 's3' }),
      step('s1', { lane: 'C', kind: 'decision', otherwise: 's4' }),
      step('s2', { lane: 'C', next: 'ende' }),
      step('s3', { next: 'ende' }),
      step('s4', { lane: 'D' }),
    ],
    'a way back': [step('s0'), step('s1', { lane: 'B' }), step('s2', { kind: 'decision', lane: 'B', otherwise: 's0' })],
    'an end in the middle': [
      step('s0', { kind: 'decision', otherwise: 'ende' }),
      step('s1', { lane: 'B' }),
      step('s2'),
    ],
    'both answers lead away': [
      step('s0', { kind: 'decision', next: 's3', otherwise: 's2' }),
      step('s1', { lane: 'B' }),
      step('s2', { lane: 'B', next: 's1' }),
      step('s3', { lane: 'C' }),
    ],
    'a question within a question': [
      step('s0', { kind: 'decision', otherwise: 's5' }),
      step('s1', { kind: 'decision', lane: 'B', otherwise: 's3' }),
      step('s2', { lane: 'C', next: 's4' }),
      step('s3', { lane: 'B' }),
      step('s4', { lane: 'C' }),
      step('s5'),
    ],
  };
  test.each(Object.entries(shapes))('has no crossing: %s', (_, steps) => {
    const drawings = drawFlow({ lanes: [...new Set(steps.map(({ lane }) => lane))], steps }, 'Probe');
    expect(drawings.map(crossings)).toEqual([0]);
  });

  test('says where a way goes on in another picture, and shows there only the lanes that are used', () => {
    const steps = Array.from({ length: 24 }, (_, index) =>
      step(`s${index}`, {
        lane: index < 12 ? 'Erste' : 'Zweite',
        text: 'tut, was vereinbart ist, und sagt es weiter',
        ...(index === 2 ? { kind: 'decision', otherwise: 's23' } : {}),
      }),
    );
    const drawings = drawFlow({ lanes: ['Erste', 'Zweite'], steps }, 'Probe');
    const words = drawings.map(({ shapes }) => shapes.flatMap((shape) => (shape.shape === 'text' ? shape.lines : [])));
    expect(drawings).toHaveLength(2);
    expect(words[0]).toContain('nein: Schritt 24');
    expect(words[0]).toContain('weiter: Schritt 13');
    expect(words.map((lines) => lines.filter((line) => /^(Erste|Zweite)$/.test(line)))).toEqual([
      ['Erste'],
      ['Zweite'],
    ]);
  });

  const saidIn = (steps: FlowStep[]) =>
    drawFlow({ lanes: [...new Set(steps.map(({ lane }) => lane))], steps }, 'Probe').map(({ shapes }) =>
      shapes.flatMap((shape) => (shape.shape === 'text' && /^(ja|nein)/.test(shape.lines[0] ?? '') ? [shape] : [])),
    );

  test('writes both answers where both lead below, not one over the other', () => {
    const [only = []] = saidIn([step('s0', { kind: 'decision', otherwise: 's1' }), step('s1', { lane: 'B' })]);
    expect(only.map(({ lines }) => lines)).toEqual([['ja, nein']]);
  });

  test('keeps two answers apart that both go on in another picture, or one of them', () => {
    const rows = (next: string) =>
      Array.from({ length: 24 }, (_, index) =>
        step(`s${index}`, {
          text: 'tut, was vereinbart ist, und sagt es weiter',
          ...(index === 2 ? { kind: 'decision', next, otherwise: 's22' } : {}),
        }),
      );
    expect(saidIn(rows('s23')).map((texts) => texts.map(({ lines }) => lines))[0]).toEqual([
      ['ja: Schritt 24', 'nein: Schritt 23'],
    ]);
    const [ja, nein] = saidIn(rows('s5'))[0] ?? [];
    expect([ja?.lines, nein?.lines]).toEqual([['ja'], ['nein: Schritt 23']]);
    // One at the left of the box in the middle of its lane, one at the right.
    expect(Math.sign((ja?.x ?? 0) - 82.5)).toBe(-Math.sign((nein?.x ?? 0) - 82.5));
  });

  test('breaks long words where German words break', () => {
    expect(wrapped('Personalstelle', 5)).toEqual(['Personal-', 'stelle']);
    expect(wrapped('Geschäftsführung', 7)).toEqual(['Geschäfts-', 'führung']);
    expect(wrapped('Polizei-Leitstelle', 7)[0]).toBe('Polizei-');
    expect(wrapped('👩🏽‍🚒'.repeat(3), 2).join('')).toContain('👩');
  });
});
