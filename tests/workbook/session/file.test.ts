/** A session that travels alone: what goes along, what comes back, and what is never replaced unseen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/workbook/records.ts';
import {
  differences,
  parseSession,
  type Sending,
  type SentSession,
  takenOver,
  writeCollection,
  writeSession,
} from '../../../src/workbook/session/file.ts';
import { functionIn } from '../../../src/workbook/session/minutes.ts';
import { recordRules, sessionBook } from '../../../src/workbook/session/records.ts';
import { emptyDuty, emptyItem, type Session } from '../../../src/workbook/session/session.ts';
import { emptyTask } from '../../../src/workbook/session/task.ts';
import { methodFrom, planFrom } from '../../../src/workbook/session/template.ts';
import { anySession, counting, seat } from './arbitrary.ts';

const now = new Date('2027-10-12T12:00:00Z');
const seats = [seat('sitz-1', 'Leitung Ordnungsamt', 'Stadt Musterstadt'), seat('sitz-2', 'Opferberatung', 'Verein')];
const tasks = [{ id: 'aufgabe', value: emptyTask({ what: 'Raum klären', seat: 'sitz-2', session: 's' }) }];

const full = (session: Session): Session => ({
  ...session,
  participants: ['sitz-1'],
  items: [emptyItem('punkt', { text: 'KANARIE Beschluss', tlp: 'red' })],
  before: [emptyDuty('anruf', { kind: 'call', seat: 'sitz-1', note: 'KANARIE Vermerk' })],
});

const sending = (session: Session, withMinutes = true): Sending => ({
  session: { id: 's', value: session },
  tasks,
  seats,
  withMinutes,
});

function sent(session: Session): SentSession {
  const read = parseSession(writeSession(sending(session), now));
  if (!read.ok || read.kind !== 'session') throw new Error('not a session');
  return read;
}

describe('a session that travels', () => {
  test('comes back as it was, with its tasks and the words for its seats, and nobody’s name or number', () => {
    fc.assert(
      fc.property(anySession, (any) => {
        const session = full(any);
        const text = writeSession(sending(session), now);
        expect(text).not.toMatch(/Person-|0123-/);
        const read = sent(session);
        expect(read).toMatchObject({ id: 's', session, tasks, savedAt: now.toISOString() });
        expect(read.seats.map(({ function: name }) => name)).toContain('Opferberatung');
        expect(differences(read, session, tasks)).toEqual([]);
      }),
    );
  });

  test('as a plan only, without anything that was said, decided, agreed or noted', () => {
    fc.assert(
      fc.property(anySession, (any) => {
        const text = writeSession(sending(full(any), false), now);
        expect(text).not.toMatch(/KANARIE|Raum klären/);
        expect(parseSession(text)).toMatchObject({ ok: true, kind: 'session', tasks: [] });
      }),
    );
  });

  test('is readable where nobody knows its seats, and they never count as members there', () => {
    const [any] = fc.sample(anySession, 1);
    if (!any) throw new Error('no sample');
    const taken = takenOver(sent(full(any)), []);
    expect(recordRules.session?.(JSON.parse(JSON.stringify(taken)))).toBeUndefined();
    const book = sessionBook(new Map<string, Json>([['session/s', taken]]));
    expect(functionIn(taken, book.seats, 'sitz-1')).toBe('Leitung Ordnungsamt');
    expect(book.current).toEqual([]);
    // Back at home the Sitzplan speaks again.
    expect(takenOver(sent(taken), seats).labels).toBeUndefined();
  });

  test('says in which parts it differs, and does not bring back an older calendar entry', () => {
    const [any] = fc.sample(anySession, 1);
    if (!any) throw new Error('no sample');
    const here = full(any);
    const there = { ...here, goal: 'Neues Ziel', blocks: [], items: [] };
    expect(differences(sent(there), { ...here, blocks: full(any).blocks }, tasks)).toEqual([
      'Rahmen',
      ...(here.blocks.length > 0 ? ['Ablauf'] : []),
      'Beschlüsse und Notizen',
    ]);
    expect(differences(sent(here), here, [])).toEqual(['Aufgaben']);
    const later = { ...here, calendar: { ...here.calendar, sequence: 3, cancelled: true } };
    expect(takenOver(sent(here), seats, later).calendar).toEqual(later.calendar);
    expect(takenOver(sent(later), seats, here).calendar).toEqual(later.calendar);
  });

  test('is refused in one word where it is damaged, newer, or something else', () => {
    const text = writeSession(sending(full(fc.sample(anySession, 1)[0] as Session)), now);
    expect(parseSession(text.slice(0, -40))).toEqual({ ok: false, problem: 'broken' });
    expect(parseSession(text.replace('"version": 1', '"version": 2'))).toEqual({ ok: false, problem: 'newer' });
    expect(parseSession(text.replace('"sitzung"', '"arbeitsbuch"'))).toEqual({ ok: false, problem: 'notOurs' });
    expect(parseSession(text.replace('"kind": "regular"', '"kind": "x"'))).toEqual({ ok: false, problem: 'broken' });
    expect(parseSession('x'.repeat(5_000_001))).toEqual({ ok: false, problem: 'tooLarge' });
    fc.assert(
      fc.property(fc.json(), (other) => {
        expect(parseSession(other)).toEqual({ ok: false, problem: 'notOurs' });
      }),
    );
  });
});

test('own plans and methods travel as a file of their own', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const collection = {
        plans: [{ id: 'p', value: planFrom(session) }],
        methods: session.blocks.map((block) => ({ id: block.id, value: methodFrom(block) })),
      };
      const read = parseSession(writeCollection(collection, counting()(), now));
      expect(read).toEqual({ ok: true, kind: 'collection', ...collection });
    }),
  );
});
