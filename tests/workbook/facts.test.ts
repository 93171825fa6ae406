/** One owner per fact: others show what it says and hold no copy of it. */
import { describe, expect, test } from 'vitest';
import { charterFacts, currentSeats, nearbyFacts, ownedFacts, seats } from '../../src/workbook/facts.ts';
import { needsCheck, profileOf } from '../../src/workbook/profile.ts';
import { filled } from '../../src/workbook/whole.ts';
import { edited, emptyTown, fullTown, templates } from './town.ts';

describe('a fact has one owner', () => {
  test('the review shows the day that the charter was decided on, whatever its own record says', () => {
    const records = edited(
      edited(fullTown(), 'chapter/selbstverstaendnis', ['members', 'decidedOn'], '2026-10-12'),
      'chapter/ueberpruefung',
      ['session', 'decidedOn'],
      '2020-01-01',
    );
    const review = filled(records, templates).find(({ template }) => template.id === 'ueberpruefung');
    expect(review?.values['session']).toMatchObject({ decidedOn: '2026-10-12' });
  });

  test('every chapter carries the neutral title of the profile', () => {
    const records = edited(fullTown(), 'profile', ['group', 'neutralTitle'], 'Jour fixe');
    for (const { values } of filled(records, templates))
      expect(values['handling']).toMatchObject({ neutralTitle: 'Jour fixe' });
  });

  test('every place where a fact would be asked is a field of that template', () => {
    for (const [id, template] of templates) {
      for (const { path } of ownedFacts(id, fullTown())) {
        expect(template.fields[path[0] ?? '']?.fields).toHaveProperty(path[1] ?? '');
      }
    }
  });

  test('the review day is nine months after the decision, at the end of short months, unless another is agreed', () => {
    const decided = edited(fullTown(), 'chapter/selbstverstaendnis', ['members', 'decidedOn'], '2026-05-31');
    const derived = edited(decided, 'chapter/selbstverstaendnis', ['members', 'reviewOn'], '');
    expect(charterFacts(derived).reviewOn).toBe('2027-02-28');
    expect(
      charterFacts(edited(derived, 'chapter/selbstverstaendnis', ['members', 'reviewOn'], '2027-03-03')).reviewOn,
    ).toBe('2027-03-03');
    expect(charterFacts(emptyTown()).reviewOn).toBe('');
  });

  test('an ended seat stays known and is not at the table', () => {
    const plan = edited(
      fullTown(),
      'chapter/sitzplan',
      ['other', 'seats'],
      [
        {
          id: 'o1',
          function: 'Schulamt',
          organisation: '',
          level: '',
          name: '',
          contact: '',
          from: '',
          until: '2026-01-01',
        },
      ],
    );
    expect(seats(plan).map(({ id }) => id)).toContain('o1');
    expect(currentSeats(plan).map(({ id }) => id)).not.toContain('o1');
  });

  test('a neighbour is never the chapter itself', () => {
    for (const id of templates.keys()) {
      for (const { owner } of nearbyFacts(id, fullTown())) expect(owner.record).not.toBe(`chapter/${id}`);
    }
  });
});

test('the sealed passphrase is asked for until somebody has tried it, and once a year from then on', () => {
  const checked = (day: string) => profileOf(edited(fullTown(), 'profile', ['safety', 'checkedOn'], day));
  expect(needsCheck(checked(''), '2027-03-01')).toBe(true);
  expect(needsCheck(checked('2026-03-01'), '2027-03-01')).toBe(false);
  expect(needsCheck(checked('2026-03-01'), '2027-03-02')).toBe(true);
});
