/** Scenarios of any shape: whatever passes the check of a file, in every field and number of rows, with ways that lead anywhere. */
import fc from 'fast-check';
import { limits } from '../../src/model/check.ts';
import type { Fields, SimpleField, Value, Values } from '../../src/model/field.ts';
import { end } from '../../src/model/rows.ts';
import scenario from '../../src/templates/scenario.ts';

const word = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Geschäftsführung',
    'entfällt, immer besetzt',
    '<script>',
    '“–“',
    '\n\n',
    'x'.repeat(limits.text),
  ),
  fc.string({ unit: 'grapheme' }),
);

/** Values of the scenario template. */
export const anyScenario: fc.Arbitrary<Values> = group(scenario.fields);

function group(fields: Fields): fc.Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([key, field]): [string, fc.Arbitrary<Value>] => {
        if (field.kind === 'group') return [key, group(field.fields)];
        return [key, field.kind === 'rows' ? rows(field.fields) : answer(field, [])];
      }),
    ),
  );
}

function rows(fields: Readonly<Record<string, SimpleField>>): fc.Arbitrary<Value> {
  return fc.integer({ min: 0, max: 14 }).chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `r${index}`);
    return fc.tuple(
      ...ids.map((id) =>
        fc
          .record(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, answer(field, ids)])))
          .map((row) => ({ ...row, id })),
      ),
    );
  });
}

function answer(field: SimpleField, ids: readonly string[]): fc.Arbitrary<Value> {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'role':
      return word.map((text) => text.slice(0, limits.text));
    case 'choice':
      return fc.constantFrom('', ...field.options.map(({ id }) => id));
    case 'choices':
      return fc.subarray(field.options.map(({ id }) => id));
    case 'rowRef':
      return fc.constantFrom('', end, ...ids);
    case 'date':
      return fc.constantFrom('', '2027-01-05');
    case 'time':
      return fc.constantFrom('', '09:00');
    case 'number':
      return fc.integer({ min: field.min, max: field.max });
    case 'check':
      return fc.boolean();
  }
}
