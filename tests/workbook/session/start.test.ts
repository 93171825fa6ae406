/** How sessions begin, what of them is kept, and what the Geschäftsführung sees. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../../src/export/markdown.ts';
import { library } from '../../../src/ui/library.ts';
import { charterFacts } from '../../../src/workbook/facts.ts';
import type { Json, Records } from '../../../src/workbook/records.ts';
import { cockpitOf, openingOf } from '../../../src/workbook/session/cockpit.ts';
import { toCsv } from '../../../src/workbook/session/csv.ts';
import { planRows } from '../../../src/workbook/session/plan-table.ts';
import { recordRules, sessionBook } from '../../../src/workbook/session/records.ts';
import { beginRun } from '../../../src/workbook/session/run.ts';
import { emptyItem, emptySession, sessionShape } from '../../../src/workbook/session/session.ts';
import { fits } from '../../../src/workbook/session/shape.ts';
import { callList, planSheet } from '../../../src/workbook/session/sheet.ts';
import { fromOwnPlan, fromPlan, sessionOf, specialSession, withCalls } from '../../../src/workbook/session/start.ts';
import { emptyTask } from '../../../src/workbook/session/task.ts';
import { blockOf, fittingOffers, offerOf, ownPlanShape, planFrom } from '../../../src/workbook/session/template.ts';
import { timingOf } from '../../../src/workbook/session/timing.ts';
import { anySession, counting, seat } from './arbitrary.ts';

const { plans, methods } = library();
const seats = [seat('sitz-1', 'Leitung Ordnungsamt', 'Stadt'), seat('sitz-2', 'Opferberatung', 'Verein')];

describe('a session begins', () => {
  test('with every ready plan: all blocks, all minutes, a record that opens again', () => {
    expect(plans.length).toBeGreaterThanOrEqual(12);
    for (const plan of plans) {
      const session = fromPlan(plan, counting(), { start: '10:00' });
      expect(timingOf(session)).toMatchObject({ planned: plan.minutes, overrun: 0, left: 0 });
      expect(session.blocks).toHaveLength(plan.blocks.length);
      expect(recordRules.session?.(JSON.parse(JSON.stringify(session)))).toBeUndefined();
    }
  });

  test('with a method: its timing and its steps', () => {
    for (const method of methods) {
      const block = blockOf(offerOf(method), counting());
      expect(block.minutes).toBe(method.steps.reduce((sum, { minutes }) => sum + minutes, 0));
      expect(block.course.split('\n')).toHaveLength(method.steps.length);
      expect(fits(sessionShape, emptySession(counting(), { blocks: [block] }))).toBe(true);
    }
    const all = methods.map(offerOf);
    const none = { purpose: '', phase: '', minutes: 0, people: 0, words: '' } as const;
    expect(fittingOffers(all, none)).toHaveLength(methods.length);
    const quick = fittingOffers(all, { ...none, minutes: 15, phase: 'einstieg' });
    expect(quick.length).toBeGreaterThan(0);
    for (const offer of quick) expect(offer.minutes.from).toBeLessThanOrEqual(15);
  });

  test('with all seats, and the special one without its telling title', () => {
    for (const plan of plans) {
      const session = sessionOf(plan, seats, counting(), { start: '18:30' });
      expect(session.participants).toEqual(seats.map(({ id }) => id));
      expect(session.start).toBe('18:30');
      expect(session.title).toBe(plan.id === 'sondersitzung' ? '' : plan.title);
    }
  });

  test('at once after an incident: everybody is called and nothing says why', () => {
    const plan = plans.find(({ id }) => id === 'sondersitzung');
    const session = specialSession(plan, seats, counting(), { day: '2027-10-12', start: '18:00' });
    expect(session).toMatchObject({ kind: 'special', title: '', participants: ['sitz-1', 'sitz-2'] });
    expect(session.before.filter(({ kind }) => kind === 'call').map(({ seat: id }) => id)).toEqual([
      'sitz-1',
      'sitz-2',
    ]);
    const list = toMarkdown(callList(session, seats, 'Abstimmungstermin'));
    expect(list).toContain('0123-sitz-1');
    expect(withCalls(session, counting()).before).toHaveLength(session.before.length);
  });

  test('with an own plan, which keeps the course and nobody in it', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const withPeople = {
          ...session,
          participants: ['sitz-1'],
          items: [emptyItem('i', { text: 'KANARIE' })],
          blocks: session.blocks.map((block) => ({ ...block, notes: 'KANARIE', absent: ['sitz-1'] })),
        };
        const plan = planFrom(withPeople);
        expect(fits(ownPlanShape, plan)).toBe(true);
        expect(JSON.stringify(plan)).not.toMatch(/KANARIE|sitz-1/);
        const again = fromOwnPlan(plan, counting('wieder'));
        const sum = (blocks: typeof session.blocks) =>
          timingOf({ ...session, blocks }).slots.reduce((all, { from, to }) => all + to - from, 0);
        expect(sum(again.blocks)).toBe(sum(session.blocks));
      }),
    );
  });
});

describe('records', () => {
  test('of any session pass the door; with a key too many, too few or of another kind they do not', () => {
    fc.assert(
      fc.property(anySession, fc.constantFrom('title', 'blocks', 'calendar', 'run', 'minutes'), (session, key) => {
        const stored = JSON.parse(JSON.stringify({ ...session, run: beginRun(session, new Date(0)) }));
        expect(recordRules.session?.(stored)).toBeUndefined();
        expect(recordRules.session?.({ ...stored, extra: 1 })).toContain('extra');
        const { [key]: _, ...less } = stored;
        expect(recordRules.session?.(less)).toContain(key);
        expect(recordRules.session?.({ ...stored, [key]: { __proto__: null } })).toContain(key);
      }),
    );
  });

  test('of any other JSON are refused in words, and never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const rule of Object.values(recordRules)) expect(rule(value)).toMatch(/passt nicht/);
      }),
    );
  });
});

describe('the cockpit', () => {
  const on = (day: string, frame: Parameters<typeof emptySession>[1] = {}) =>
    emptySession(counting(day), { day, ...frame });
  const records: Records = new Map<string, Json>([
    ['session/alt', on('2027-06-08', { items: [emptyItem('b', { text: 'Beschluss' })] })],
    ['session/bald', on('2027-10-12')],
    ['session/spaeter', on('2027-12-14')],
    ['task/spaet', emptyTask({ what: 'Raum klären', until: '2027-07-01', session: 'alt' })],
    ['task/fertig', emptyTask({ what: 'Fertig', until: '2027-07-01', state: 'done', session: 'alt' })],
    [
      'chapter/selbstverstaendnis',
      { rhythm: { interval: 'alle zwei Monate' }, members: { decidedOn: '2027-01-31', talkFrom: '2028-01-01' } },
    ],
  ]);
  const book = sessionBook(records);
  const look = { charter: charterFacts(records), documents: [], today: '2027-09-01' };

  test('shows what is next, what is late and what comes of itself', () => {
    const cockpit = cockpitOf(book, look);
    expect(cockpit.next?.id).toBe('bald');
    expect(cockpit.uninvited.map(({ id }) => id)).toEqual(['bald', 'spaeter']);
    expect(cockpit.overdue.map(({ id }) => id)).toEqual(['spaet']);
    expect(cockpit.unapproved.map(({ id }) => id)).toEqual(['alt']);
    expect(cockpit.appointments).toEqual([
      { id: 'review', what: 'Überprüfung der Zusammenarbeit', day: '2027-10-31', isDue: false, plannedOn: '' },
      {
        id: 'talk',
        what: 'Frühestens über Fortbestand und neue Mitglieder beraten',
        day: '2028-01-01',
        isDue: false,
        plannedOn: '',
      },
    ]);
    // From 8 June to 12 October lies more than two months, and by September a second session was due.
    expect(cockpit.rhythm).toEqual({
      agreed: 'alle zwei Monate',
      held: 1,
      expected: 2,
      last: '2027-06-08',
      isLate: true,
    });
    const alone = { ...book, sessions: book.sessions.slice(0, 1) };
    expect(cockpitOf(alone, look).rhythm.isLate).toBe(true);
  });

  test('overdue tasks and open minutes come up in the next session, and in no other', () => {
    expect(openingOf(book, 'bald', look)).toMatchObject({ overdue: [{ id: 'spaet' }], unapproved: [{ id: 'alt' }] });
    expect(openingOf(book, 'spaeter', look)).toEqual({ overdue: [], unapproved: [] });
  });
});

describe('the plan on paper', () => {
  test('has times, people who leave, and what comes up at the beginning', () => {
    const [plan] = plans.filter(({ id }) => id === 'sondersitzung');
    if (!plan) throw new Error('no plan');
    const session = fromPlan(plan, counting(), { start: '18:00', day: '2027-10-12' });
    const blocks = session.blocks.map((block, index) => (index === 3 ? { ...block, absent: ['sitz-1'] } : block));
    const opening = {
      overdue: [{ id: 't', value: emptyTask({ what: 'Raum klären', until: '2027-07-01' }) }],
      unapproved: [],
    };
    const around = { seats, name: 'Abstimmungstermin', opening, methodTitle: (id: string) => id };
    const text = toMarkdown(planSheet({ ...session, blocks }, around));
    expect(text).toContain('18:00–18:05');
    expect(text).toContain('Nicht dabei: Leitung Ordnungsamt');
    expect(text).toContain('Überfällig seit 1. Juli 2027: Raum klären');
    expect(planRows(session, around)).toHaveLength(session.blocks.length + 1);
  });

  test('as a table runs no formula, and quotes what has to be', () => {
    const csv = toCsv([['=1+1', 'a;b', 'sagt "x"', 'zwei\nZeilen', ' -2', '+49', '@x', 'gut']]);
    expect(csv).toBe(`\uFEFF'=1+1;"a;b";"sagt ""x""";"zwei\nZeilen";' -2;'+49;'@x;gut\r\n`);
  });
});
