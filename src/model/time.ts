/** Days and local times as the product stores them: days `YYYY-MM-DD`, times `HH:mm`, both in Europe/Berlin. Nothing here reads the clock. */

const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;

/** Whether a text is a day that exists, `2028-02-29` but not `2027-02-29`. Years have four digits and start at 1900. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether a text is a time of day, `00:00` to `23:59`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * The day some calendar months later, clamped to the end of the month: 31 May + 9 months is 28 (or 29) February.
 * @param day a valid day; anything else gives an empty text.
 */
export function addMonths(day: string, count: number): string {
  if (!isDay(day)) return '';
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)));
}

/** The day some days later (or earlier, with a negative count). An invalid day gives an empty text. */
export function addDays(day: string, count: number): string {
  if (!isDay(day)) return '';
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1, date + count));
  return dayOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** „12. Oktober 2027“; a text that is no day comes back as it is. */
export function formatDay(day: string): string {
  if (!isDay(day)) return day;
  const [year, month = 0, date] = day.split('-').map(Number);
  return `${date}. ${months[month - 1]} ${year}`;
}

/** The day, and the day and minute for file names (`2027-10-12-0904`), of an instant in Europe/Berlin. */
export function berlin(now: Date): { day: string; minute: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return { day, minute: `${day}-${part('hour')}${part('minute')}` };
}

/** „14:05 Uhr“ of an instant in Europe/Berlin; empty where there is no such instant. */
export function clockTime(at: Date): string {
  if (Number.isNaN(at.getTime())) return '';
  const time = new Intl.DateTimeFormat('de-DE', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${time.format(at)} Uhr`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayOf(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
