/** Where a group stands follows from what is filled in, and there is always one next thing. */
import { describe, expect, test } from 'vitest';
import { pathOf } from '../../src/workbook/path.ts';
import { chapterRecord, type Records } from '../../src/workbook/records.ts';
import { edited, emptyTown, fullTown, sampleOf, templates } from './town.ts';

const stand = (records: Records, sessions: readonly string[] = [], today = '2026-11-23') =>
  pathOf(records, { today, sessions, templates });
const states = (records: Records, sessions: readonly string[] = [], today = '2026-11-23') =>
  Object.fromEntries(stand(records, sessions, today).steps.map(({ id, state }) => [id, state]));

describe('the path', () => {
  test('begins with the need, and nothing is done', () => {
    expect(new Set(Object.values(states(emptyTown())))).toEqual(new Set(['open']));
    expect(stand(emptyTown()).next).toMatchObject({ step: 'need', place: { id: chapterRecord('bedarfscheck') } });
  });

  test('calls people found once all four fields have a seat and the talks are held', () => {
    const seated = new Map([...emptyTown(), ['chapter/sitzplan', sampleOf('sitzplan')]]);
    expect(states(seated)['people']).toBe('begun');
    const found = edited(seated, 'profile', ['way', 'talks'], true);
    expect(states(found)['people']).toBe('done');
    expect(states(edited(found, 'chapter/sitzplan', ['justice', 'seats'], []))['people']).toBe('begun');
  });

  test('counts only sessions that have been held', () => {
    expect(states(edited(emptyTown(), 'profile', ['way', 'firstMeeting'], '2026-11-01'))['meeting']).toBe('done');
    expect(states(emptyTown(), ['2026-12-01'])['meeting']).toBe('begun');
    expect(states(emptyTown(), ['2026-11-23'])['meeting']).toBe('done');
    expect(states(emptyTown(), ['2026-01-01', '2026-03-01', '2026-05-01'])['rhythm']).toBe('running');
  });

  test('calls the charter done once it is decided and all carry it', () => {
    const open = edited(fullTown(), 'chapter/selbstverstaendnis', ['members', 'decidedOn'], '');
    const carried = edited(
      fullTown(),
      'chapter/selbstverstaendnis',
      ['members', 'agreement'],
      [{ id: 'a', member: 'Hauptamt', agreed: true }],
    );
    expect(states(open)['charter']).toBe('begun');
    expect(
      states(edited(carried, 'chapter/selbstverstaendnis', ['members', 'decidedOn'], '2026-10-01'))['charter'],
    ).toBe('done');
  });

  test('puts a review that is due before everything else, nine months after the decision', () => {
    const decided = edited(
      edited(
        new Map([...emptyTown(), ['chapter/selbstverstaendnis', sampleOf('selbstverstaendnis')]]),
        'chapter/selbstverstaendnis',
        ['members', 'decidedOn'],
        '2026-01-15',
      ),
      'chapter/selbstverstaendnis',
      ['members', 'reviewOn'],
      '',
    );
    expect(states(decided, [], '2026-10-14')['review']).toBe('open');
    expect(states(decided, [], '2026-10-15')['review']).toBe('due');
    expect(stand(decided, [], '2026-10-15').next.step).toBe('review');
  });

  test('leads to the closing once the review decides to end', () => {
    const ending = edited(fullTown(), 'chapter/ueberpruefung', ['decision', 'direction'], 'dissolve');
    const begun = new Map(ending);
    begun.delete('chapter/abschluss');
    expect(states(begun)['decision']).toBe('begun');
    expect(stand(begun).steps.at(-1)?.place).toEqual({ kind: 'record', id: chapterRecord('abschluss') });
  });

  test('has a next thing in every state that chapters can be in', () => {
    const all = [...fullTown()];
    for (let mask = 0; mask < 1 << 8; mask += 1) {
      const records = new Map([...emptyTown(), ...all.filter((_, index) => index > 0 && (mask >> (index - 1)) & 1)]);
      expect(stand(records).next.text).toMatch(/[.?!]$/);
    }
  });
});
