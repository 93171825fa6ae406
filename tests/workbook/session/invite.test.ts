/** Calendar files, read by a parser that is not ours, and invitations that give nothing away. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { toIcs } from '../../../src/export/ics.ts';
import { cancel, eventOf, invitationText, isOutdated, sent } from '../../../src/workbook/session/invite.ts';
import { rhythmOf, seriesDays, weekdayOf } from '../../../src/workbook/session/rhythm.ts';
import { emptySession, type Session } from '../../../src/workbook/session/session.ts';
import { counting } from './arbitrary.ts';

const now = new Date('2027-01-05T12:00:00Z');
const neutralTitle = 'Abstimmungstermin';

function read(session: Session, title = neutralTitle) {
  const event = eventOf(session, title);
  const text = toIcs(event ? [event] : [], now);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event');
  return { text, calendar, component, event: new ICAL.Event(component) };
}

const session = (frame: Partial<Session>) =>
  emptySession(counting('zufall'), { day: '2027-10-12', start: '10:00', minutes: 120, ...frame });

describe('a calendar entry', () => {
  test('means the same instant at both changes of the clock', () => {
    const utc = (frame: Partial<Session>) => read(session(frame)).event.startDate.toJSDate().toISOString();
    expect(utc({ day: '2027-03-27' })).toBe('2027-03-27T09:00:00.000Z');
    expect(utc({ day: '2027-03-28' })).toBe('2027-03-28T08:00:00.000Z');
    expect(utc({ day: '2027-10-30' })).toBe('2027-10-30T08:00:00.000Z');
    expect(utc({ day: '2027-10-31' })).toBe('2027-10-31T09:00:00.000Z');
  });

  test('has neutral words, nobody’s address, and is confidential', () => {
    const { text, calendar, component, event } = read(
      session({
        title: 'KANARIE Vorfall',
        goal: 'KANARIE Ziel',
        guests: 'KANARIE Gast',
        online: true,
        place: 'KANARIE',
      }),
    );
    expect(text).not.toContain('KANARIE');
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|Strategiegruppe/i);
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(component.getFirstPropertyValue('class')).toBe('CONFIDENTIAL');
    expect(event.summary).toBe(neutralTitle);
    expect(event.duration.toSeconds()).toBe(7200);
  });

  test('rises in sequence with each change that goes out, and only then', () => {
    let current = sent(session({}), neutralTitle, '2027-01-05');
    expect(read(current).event.sequence).toBe(0);
    current = sent(current, neutralTitle, '2027-01-06');
    expect(current.calendar).toMatchObject({ sequence: 0, invitedOn: '2027-01-05' });
    current = { ...current, start: '11:00' };
    expect(isOutdated(current, neutralTitle)).toBe(true);
    current = sent(current, neutralTitle, '2027-01-06');
    expect(current.calendar.sequence).toBe(1);
    const off = sent(cancel(current, true), neutralTitle, '2027-01-07');
    const { component, event } = read(off);
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event.sequence).toBe(2);
    expect(event.uid).toBe(current.calendar.uid);
    expect(event.description).toContain('löschen Sie');
    expect(invitationText(off, { neutralTitle, system: '' })).toContain('löschen Sie');
    expect(invitationText(off, { neutralTitle, system: '' })).toMatch(/Der Termin am .+ Uhr, findet nicht statt\./);
    expect(invitationText({ ...off, day: '' }, { neutralTitle, system: '' })).toContain(
      'Der Termin findet nicht statt.',
    );
  });

  test('stays valid with any text, in lines of 75 octets', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a\r\nATTENDEE:mailto:x@y',
        ';,\\n\\',
        '👩🏽‍🚒'.repeat(40),
        'BEGIN:VEVENT',
        '\u0000\u001f',
        'a\u2028BEGIN:VALARM\u0085b',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (title, place) => {
        const { text, calendar, event } = read(session({ place }), title || 'x');
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
        expect(calendar.getAllSubcomponents('vevent')[0]?.getAllProperties('attendee')).toEqual([]);
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const lines = (from: string) => from.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what RFC 5545 has no place for
        const clean = (from: string) => lines(from).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        if (clean(title).isWellFormed()) expect(event.summary).toBe(clean(title || 'x'));
      }),
      { numRuns: 100 },
    );
  });
});

describe('an invitation', () => {
  test('says when and where, and nothing else', () => {
    const secret = { title: 'KANARIE', goal: 'KANARIE', guests: 'KANARIE' };
    for (const kind of ['regular', 'special'] as const) {
      const text = invitationText(session({ ...secret, kind, place: 'Rathaus, Raum 3' }), { neutralTitle, system: '' });
      expect(text).not.toContain('KANARIE');
      expect(text).toContain('12. Oktober 2027, 10:00 bis 12:00 Uhr');
      expect(text).toContain('Rathaus, Raum 3');
      expect(text.includes('rufen Sie mich kurz zurück')).toBe(kind === 'special');
    }
  });
});

describe('a series', () => {
  test('follows the words of the charter', () => {
    const rhythms = [
      ['alle zwei Monate', 'month', 2],
      ['alle 6 Wochen', 'week', 6],
      ['Monatlich, außer im August', 'month', 1],
      ['vierteljährlich', 'month', 3],
      ['einmal im Quartal', 'month', 3],
      ['jeden zweiten Dienstag im Monat', 'month', 1],
      ['halbjährlich', 'month', 6],
    ] as const;
    for (const [text, unit, count] of rhythms) expect([text, rhythmOf(text)]).toEqual([text, { unit, count }]);
    expect(rhythmOf('nach Bedarf')).toBeUndefined();
    expect(rhythmOf('')).toBeUndefined();
  });

  test('keeps the weekday, and its place in the month as far as the month goes', () => {
    expect(seriesDays('2027-01-12', { unit: 'month', count: 2 }, 3)).toEqual([
      '2027-01-12',
      '2027-03-09',
      '2027-05-11',
    ]);
    expect(seriesDays('2027-01-29', { unit: 'month', count: 1 }, 2)).toEqual(['2027-01-29', '2027-02-26']);
    expect(seriesDays('2027-12-28', { unit: 'week', count: 2 }, 2)).toEqual(['2027-12-28', '2028-01-11']);
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (date, count) => {
        const first = date.toISOString().slice(0, 10);
        const series = seriesDays(first, { unit: 'month', count }, 12);
        expect(series[0]).toBe(first);
        expect(new Set(series.map((day) => day.slice(0, 7))).size).toBe(12);
        for (const day of series) expect(weekdayOf(day)).toBe(weekdayOf(first));
      }),
    );
  });
});
