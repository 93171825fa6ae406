/** Events → an iCalendar file (RFC 5545) that calendars import: METHOD:PUBLISH, no organizer and no attendees, because calendars leak. */
import type { CalendarEvent } from '../model/event.ts';
import { addDays } from '../model/time.ts';

/**
 * @param now instant of writing, for DTSTAMP.
 * @returns the text of the file with CRLF line ends, folded to 75 octets.
 */
export function toIcs(events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    // The standard asks for a product; its name would tell every calendar what the date is about.
    'PRODID:-//Terminexport//Terminexport 1.0//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(events.some(({ time }) => time) ? berlinZone : []),
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** The rules of Central European Time since 1996. */
const berlinZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventLines(event: CalendarEvent, now: Date): string[] {
  const { uid, title, day, time, description, place, sequence = 0, cancelled, remindDays } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d{3}/g, '')}`,
    `SEQUENCE:${sequence}`,
    ...(time
      ? [`DTSTART;TZID=Europe/Berlin:${digits(day)}T${digits(time.start)}00`, `DURATION:PT${time.minutes}M`]
      : [`DTSTART;VALUE=DATE:${digits(day)}`, `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`]),
    `SUMMARY:${escaped(title)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    'CLASS:CONFIDENTIAL',
    ...(time ? [] : ['TRANSP:TRANSPARENT']),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    ...(remindDays
      ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-P${remindDays}D`, 'END:VALARM']
      : []),
    'END:VEVENT',
  ];
}

const digits = (text: string) => text.replace(/[-:]/g, '');

/** TEXT values, RFC 5545 section 3.3.11. Control characters have no place in them. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the standard forbids
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replace(/[\\;,]/g, (found) => `\\${found}`)
      .replace(/\n/g, '\\n')
  );
}

/** Lines of at most 75 octets (section 3.1), never cut inside a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, octets] = ['', 0];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
