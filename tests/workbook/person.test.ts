/** A person who is removed is gone from every record, and words that only look like her stay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposedSpellings, removePerson } from '../../src/workbook/person.ts';
import { edited, fullTown } from './town.ts';

const canary = 'Kanaria Testberg';
const removal = { spellings: proposedSpellings(canary, 'kanaria@example.org'), replacement: 'Leitung Hauptamt' };

describe('a person', () => {
  test('is gone wherever she stands, her seat keeps its function', () => {
    let records = edited(
      fullTown(),
      'chapter/sitzplan',
      ['other', 'seats'],
      [
        {
          id: 'o1',
          function: 'Leitung Hauptamt',
          organisation: 'Stadt',
          level: '',
          name: canary,
          contact: 'kanaria@example.org',
          from: '',
          until: '',
        },
      ],
    );
    records = edited(
      records,
      'session/a',
      ['items'],
      [{ id: 'i', text: `${canary} ruft an; Testbergs Nummer fehlt. TESTBERG kommt.` }],
    );
    const { records: after, places } = removePerson(records, { ...removal, seat: 'o1' });
    const text = JSON.stringify([...after]);
    expect(text).not.toMatch(/kanaria|testberg/i);
    expect(text).toContain('Leitung Hauptamt ruft an; Leitung Hauptamt Nummer fehlt. Leitung Hauptamt kommt.');
    expect([...places.keys()]).toEqual(['chapter/sitzplan', 'session/a']);
  });

  test('leaves words that only contain her name, and records without her as the very same', () => {
    const records = edited(fullTown(), 'session/a', ['text'], 'Testbergwerk, Kleintestberg');
    const { records: after, places } = removePerson(records, removal);
    expect(places.size).toBe(0);
    for (const [id, value] of records) expect(after.get(id)).toBe(value);
  });

  test('is found whatever stands around her, and signs in a name are signs', () => {
    const around = fc.constantFrom(' ', ',', '.', '(', '"', '\n', '/', '-', '');
    fc.assert(
      fc.property(
        fc.constantFrom('A. Berg', 'Öz', 'X+Y', 'Şen-Łuk', 'a*b(c)'),
        around,
        around,
        (name, before, after) => {
          const records = edited(fullTown(), 'session/a', ['text'], `${before}${name}${after}`);
          const { records: clean } = removePerson(records, { spellings: [name], replacement: 'Funktion' });
          expect(JSON.stringify(clean.get('session/a'))).not.toContain(name);
        },
      ),
    );
  });

  test('without any spelling nothing is replaced', () => {
    expect(removePerson(fullTown(), { spellings: ['', ' ', 'x'], replacement: 'F' }).places.size).toBe(0);
  });
});
