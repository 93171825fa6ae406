/** Two fillings side by side: everything that differs is said once, and taking all of it over makes them the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemIn } from '../../src/model/check.ts';
import type { Fields, SimpleField, Values } from '../../src/model/field.ts';
import { emptyValues } from '../../src/model/values.ts';
import { compare, takeOver } from '../../src/workbook/compare.ts';
import { differences, taken } from '../../src/workbook/match.ts';
import { isSame, type Json, withChanges } from '../../src/workbook/records.ts';
import { edited, emptyTown, fullTown, templates } from './town.ts';

/** Any values of some fields. */
function anyValues(fields: Fields): fc.Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => {
        if (field.kind === 'group') return [key, anyValues(field.fields)];
        if (field.kind === 'rows') {
          const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
          return [
            key,
            ids.chain((all) => fc.tuple(...all.map((id) => anyValues(field.fields).map((row) => ({ ...row, id }))))),
          ];
        }
        return [key, anyValue(field)];
      }),
    ),
  ) as fc.Arbitrary<Values>;
}

function anyValue(field: SimpleField): fc.Arbitrary<Json> {
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom('', ...field.options.map(({ id }) => id));
    case 'choices':
      return fc.subarray(field.options.map(({ id }) => id));
    case 'check':
      return fc.boolean();
    case 'number':
      return fc.option(fc.integer({ min: field.min, max: field.max }));
    case 'date':
      return fc.constantFrom('', '2026-01-01', '2027-12-31');
    case 'time':
      return fc.constantFrom('', '09:00');
    case 'rowRef':
      return fc.constant('');
    default:
      return fc.constantFrom('', 'eins', 'zwei', 'drei');
  }
}

describe('two fillings of one template', () => {
  test.each([...templates].map(([id, template]) => [id, template] as const))(
    '%s: taking all over leaves no difference that counts',
    (_, template) => {
      fc.assert(
        fc.property(anyValues(template.fields), anyValues(template.fields), (mine, theirs) => {
          const all = differences(template.fields, mine, theirs);
          expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
          const after = taken(template.fields, mine, theirs, new Set(all.map(({ key }) => key)));
          expect(problemIn(template.fields, after)).toBeUndefined();
          expect(differences(template.fields, after, theirs)).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
  );

  test('taking nothing over changes nothing', () => {
    const charter = templates.get('selbstverstaendnis');
    if (!charter) throw new Error('no charter');
    const mine = charter.samples[0]?.values ?? {};
    expect(taken(charter.fields, mine, emptyValues(charter.fields), new Set())).toEqual(mine);
  });

  test('a field alone comes over alone', () => {
    const charter = templates.get('selbstverstaendnis');
    const [one, other] = charter?.samples ?? [];
    if (!charter || !one || !other) throw new Error('no samples');
    const after = taken(charter.fields, one.values, other.values, new Set(['rhythm.interval']));
    expect(after['rhythm']).toMatchObject({ interval: 'alle sechs Wochen', minutes: 120 });
    expect(after['tasks']).toEqual(one.values['tasks']);
  });
});

describe('two versions of a workbook', () => {
  test('differ in nothing when they say the same in another order', () => {
    const turned = new Map(
      [...fullTown()].reverse().map(([id, value]) => [id, JSON.parse(JSON.stringify(value))] as const),
    );
    expect(compare(fullTown(), turned, templates)).toEqual([]);
  });

  test('are told chapter by chapter, with the fields that differ', () => {
    const theirs = edited(fullTown(), 'chapter/selbstverstaendnis', ['rhythm', 'interval'], 'monatlich');
    const [only, ...more] = compare(fullTown(), theirs, templates);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ label: 'Selbstverständnis', side: 'changed', fields: [{ theirs: 'monatlich' }] });
  });

  test('become one when everything is taken over', () => {
    const [mine, theirs] = [edited(emptyTown(), 'session/z', ['title'], 'nur hier'), fullTown()];
    const all = compare(mine, theirs, templates);
    expect(all.find(({ id }) => id === 'session/z')?.side).toBe('onlyHere');
    const after = withChanges(
      mine,
      takeOver(
        theirs,
        all.map(({ id }) => id),
      ),
    );
    expect(compare(after, theirs, templates)).toEqual([]);
    expect(isSame(Object.fromEntries(after), Object.fromEntries(theirs))).toBe(true);
  });
});
