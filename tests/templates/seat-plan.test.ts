/** The advice of the seat plan, and a form on which nine seats can be seen at once. */
import { expect, test } from 'vitest';
import { plain } from '../../src/model/document.ts';
import type { Values } from '../../src/model/field.ts';
import { blankDocument, draftDocument } from '../../src/model/template.ts';
import { emptyRow, emptyValues, withValue } from '../../src/model/values.ts';
import seatPlan from '../../src/templates/seat-plan.ts';

const sections = ['civil', 'administration', 'police', 'justice', 'other'];

/** Values with so many seats in each field of the group. */
function seated(...counts: number[]): Values {
  return counts.reduce<Values>((values, count, index) => {
    const section = sections[index] ?? '';
    const field = seatPlan.fields[section]?.fields['seats'];
    if (field?.kind !== 'rows') throw new Error(section);
    const seats = Array.from({ length: count }, (_, number) => ({
      ...emptyRow(field.fields, `${section}${number}`),
      function: `Funktion ${number + 1}`,
    }));
    return withValue(values, [section, 'seats'], seats);
  }, emptyValues(seatPlan.fields));
}

const hints = (values: Values) => (seatPlan.hints?.(values) ?? []).map(({ text }) => text).join('\n');

test('thinks along at the tenth seat, a missing field and a single seat for civil society, and is content otherwise', () => {
  expect(hints(seated(2, 2, 2, 2, 1))).toBe('');
  expect(hints(seated(2, 3, 2, 2, 1))).toContain('Das sind 10 Sitze');
  expect(hints(seated(2, 2, 0, 2))).toContain('Polizei und Sicherheitsbehörden');
  expect(hints(seated(1, 2, 2, 2))).toContain('Nur ein Sitz für die Zivilgesellschaft');
});

test('a seat that has ended is no longer at the table, and stays in the plan', () => {
  const ended = withValue(seated(2, 2, 2, 2), ['civil', 'seats', 'civil0', 'until'], '2027-01-31');
  const text = JSON.stringify(draftDocument(seatPlan, ended).blocks);
  expect(text).toContain('7 von höchstens 9 Sitzen');
  expect(text).toContain('Funktion 1 (bis 31. Januar 2027)');
});

test('the form offers nine rows in one table, civil society first', () => {
  const tables = blankDocument(seatPlan).blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(tables).toHaveLength(1);
  const fields = tables[0]?.rows.map(([field = '']) => plain(field));
  expect(fields).toHaveLength(9);
  expect(fields?.slice(0, 3)).toEqual(['Zivilgesellschaft', 'Zivilgesellschaft', 'Verwaltung']);
});
