/** The end of an address that carries a session plan into the workbook. */
import { expect, test } from 'vitest';
import { planHash, planOrderOf } from '../../src/ui/plan-order.ts';

const plans = ['kennenlernen', 'selbstverstaendnis-1'];

test('what a plan page writes, the workbook reads', () => {
  expect(planOrderOf(planHash('selbstverstaendnis-1', '18:30'), plans)).toEqual({
    plan: 'selbstverstaendnis-1',
    start: '18:30',
  });
  expect(planOrderOf(planHash('kennenlernen'), plans)).toEqual({ plan: 'kennenlernen', start: '09:00' });
});

test('anything else orders nothing', () => {
  for (const hash of [
    '',
    '#',
    '#weg',
    '#plan-',
    '#plan-zaubern',
    '#plan-kennenlernen@25:00',
    '#plan-kennenlernen@',
    '#plan-<b>',
  ])
    expect(planOrderOf(hash, plans), hash).toBeUndefined();
});
