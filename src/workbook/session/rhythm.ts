/** The charter says in words how often the group meets; a series follows from that. */
import { addDays, addMonths, isDay } from '../../model/time.ts';

export interface Rhythm {
  unit: 'week' | 'month';
  count: number;
}

const numbers: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
};

const words: readonly (readonly [RegExp, Rhythm])[] = [
  [/halbjähr|jedes halbe jahr/, { unit: 'month', count: 6 }],
  [/vierteljähr|quartal/, { unit: 'month', count: 3 }],
  [/(?:zweimonat|zwei-monat)/, { unit: 'month', count: 2 }],
  [/vierzehntäg|14-tägig|14 tage|zweiwöch/, { unit: 'week', count: 2 }],
  [/monatlich|(?:jeden|einmal im|pro|im) monat|des monats/, { unit: 'month', count: 1 }],
  [/wöchentlich|jede woche/, { unit: 'week', count: 1 }],
  [/jährlich|jedes jahr/, { unit: 'month', count: 12 }],
];

/** „alle zwei Monate“, „monatlich“, „alle 6 Wochen“; undefined where the text says something else, and a person chooses. */
export function rhythmOf(interval: string): Rhythm | undefined {
  const text = interval.toLowerCase();
  const [, number = '', unit = ''] = /alle\s+(\d{1,2}|\p{L}+)\s+(woche|monat)/u.exec(text) ?? [];
  const count = /^\d+$/.test(number) ? Number(number) : numbers[number];
  if (count !== undefined && count > 0) return { unit: unit === 'woche' ? 'week' : 'month', count };
  return words.find(([pattern]) => pattern.test(text))?.[1];
}

/**
 * The days of a series. By months, the place in the month stays: the second Tuesday remains the second Tuesday; a fifth becomes the last.
 * @param first `YYYY-MM-DD`, the first day.
 */
export function seriesDays(first: string, { unit, count }: Rhythm, times: number): string[] {
  if (!isDay(first)) return [];
  return Array.from({ length: times }, (_, index) =>
    unit === 'week' ? addDays(first, 7 * count * index) : sameWeekday(first, count * index),
  );
}

function sameWeekday(day: string, months: number): string {
  const date = Number(day.slice(8));
  const place = Math.ceil(date / 7);
  const begin = addMonths(`${day.slice(0, 8)}01`, months);
  const days = (weekdayOf(day) - weekdayOf(begin) + 7) % 7;
  const found = addDays(begin, days + 7 * (place - 1));
  return found.slice(0, 7) === begin.slice(0, 7) ? found : addDays(found, -7);
}

/** 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** The longest time without a meeting that the rhythm still allows, in days. */
export function daysBetween({ unit, count }: Rhythm): number {
  return unit === 'week' ? count * 7 : count * 31;
}
