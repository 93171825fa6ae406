import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, berlin, formatDay, isDay, isTime } from '../../src/model/time.ts';

describe('days', () => {
  test('exist or do not', () => {
    expect(['2028-02-29', '2027-12-31', '2000-02-29'].map(isDay)).toEqual([true, true, true]);
    expect(
      ['2027-02-29', '2027-13-01', '2027-00-10', '2027-1-1', '', '1899-12-31', '2027-04-31', 'x'].map(isDay),
    ).toEqual(Array(8).fill(false));
  });

  test('nine months later is clamped to the end of the month', () => {
    expect(addMonths('2027-01-12', 9)).toBe('2027-10-12');
    expect(addMonths('2027-05-31', 9)).toBe('2028-02-29');
    expect(addMonths('2026-05-31', 9)).toBe('2027-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('', 9)).toBe('');
  });

  test('always lead to a day that exists', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (at, months) =>
        isDay(addMonths(at.toISOString().slice(0, 10), months)),
      ),
    );
  });

  test('are counted across the change of the clocks and of the year', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
  });

  test('are read in German', () => {
    expect(formatDay('2027-03-01')).toBe('1. März 2027');
    expect(formatDay('kein Tag')).toBe('kein Tag');
  });

  test('of an instant are those of Berlin, in summer and in winter', () => {
    expect(berlin(new Date('2027-07-01T22:30:00Z'))).toEqual({ day: '2027-07-02', minute: '2027-07-02-0030' });
    expect(berlin(new Date('2027-01-01T22:30:00Z')).minute).toBe('2027-01-01-2330');
  });
});

test('times of day exist or do not', () => {
  expect(['00:00', '23:59', '24:00', '9:00', '12:60', ''].map(isTime)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
