/** What goes out before a session: a calendar entry and a text. Calendars and mailboxes leak, so both say nothing of the matter. */
import type { CalendarEvent } from '../../model/event.ts';
import { formatDay } from '../../model/time.ts';
import type { Session } from './session.ts';
import { clockOf, minutesOf } from './timing.ts';

/** Said at the button: a confidential entry is still read. */
export const calendarsLeak =
  'Der Eintrag ist als vertraulich markiert. Vertretungen, Sekretariate und die IT können ihn trotzdem lesen. Deshalb stehen darin nur der neutrale Titel, Zeit und Ort, nichts zur Sache.';

/** The calendar's view of a session; undefined while it has no day. @param neutralTitle of the profile. */
export function eventOf(session: Session, neutralTitle: string): CalendarEvent | undefined {
  const { day, start, minutes, calendar } = session;
  if (day === '') return undefined;
  return {
    uid: calendar.uid,
    title: calendar.cancelled ? `Entfällt: ${neutralTitle}` : neutralTitle,
    day,
    ...(start === '' ? {} : { time: { start, minutes: Math.max(1, minutes) } }),
    ...(calendar.cancelled
      ? {
          description:
            'Dieser Termin entfällt. Bitte löschen Sie den alten Eintrag selbst aus Ihrem Kalender: Nicht jedes Programm entfernt ihn.',
        }
      : {}),
    ...(session.place === '' || session.online ? {} : { place: session.place }),
    sequence: calendar.sequence,
    cancelled: calendar.cancelled,
  };
}

/** The session as it is once its calendar entry goes out: the number rises when something has changed since the last time. */
export function sent(session: Session, neutralTitle: string, today: string): Session {
  const sentAs = fingerprint(session, neutralTitle);
  const { calendar } = session;
  const isNew = calendar.sentAs === '';
  const sequence = isNew || calendar.sentAs === sentAs ? calendar.sequence : calendar.sequence + 1;
  return { ...session, calendar: { ...calendar, sequence, sentAs, invitedOn: calendar.invitedOn || today } };
}

/** Whether people hold an entry that no longer says what is planned. */
export function isOutdated(session: Session, neutralTitle: string): boolean {
  return session.calendar.sentAs !== '' && session.calendar.sentAs !== fingerprint(session, neutralTitle);
}

/** Calls the session off, or takes that back. Whoever has the entry needs a new file. */
export function cancel(session: Session, cancelled: boolean): Session {
  return { ...session, calendar: { ...session.calendar, cancelled } };
}

/** The text of the invitation. It names no matter, no members and no agenda. */
export function invitationText(
  session: Session,
  { neutralTitle, system }: { neutralTitle: string; system: string },
): string {
  const when = whenOf(session);
  const where = session.online
    ? `online${system === '' ? '' : ` (${system})`}. Den Zugang erhalten Sie getrennt`
    : session.place || 'wird noch mitgeteilt';
  if (session.calendar.cancelled) {
    const dated = session.day === '' ? '' : ` am ${when}${session.start === '' ? '' : ','}`;
    return [
      `${neutralTitle} entfällt`,
      '',
      `Der Termin${dated} findet nicht statt.`,
      'Bitte löschen Sie den alten Eintrag selbst aus Ihrem Kalender. Eine Absagedatei wird nicht von jedem Programm übernommen.',
    ].join('\n');
  }
  if (session.kind === 'special') {
    return [
      neutralTitle,
      '',
      'Bitte rufen Sie mich kurz zurück.',
      `Termin: ${when}`,
      `Ort: ${where}.`,
      '',
      'Bitte nicht weiterleiten und nicht per E-Mail antworten.',
    ].join('\n');
  }
  return [
    neutralTitle,
    '',
    `Termin: ${when}`,
    `Ort: ${where}.`,
    '',
    'Bitte sagen Sie kurz zu oder ab. Wer verhindert ist, fehlt; eine Vertretung ist nicht vorgesehen.',
    'Bitte nicht weiterleiten. Themen und Unterlagen gibt es in der Sitzung.',
  ].join('\n');
}

/** „12. Oktober 2027, 10:00 bis 12:00 Uhr“. */
export function whenOf({ day, start, minutes }: Session): string {
  if (day === '') return 'Tag noch offen';
  if (start === '') return formatDay(day);
  return `${formatDay(day)}, ${start} bis ${clockOf(minutesOf(start) + minutes)} Uhr`;
}

function fingerprint(session: Session, neutralTitle: string): string {
  const { day, start, minutes, place, online, calendar } = session;
  return JSON.stringify([neutralTitle, day, start, minutes, online ? '' : place, calendar.cancelled]).slice(0, 2000);
}
