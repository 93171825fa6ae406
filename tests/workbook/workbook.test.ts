/** The workbook as a file, and the way of a group read from what is filled in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Values } from '../../src/model/field.ts';
import { emptyValues, withValue } from '../../src/model/values.ts';
import { loadTemplates } from '../../src/templates/index.ts';
import { parseWorkbook, writeWorkbook } from '../../src/workbook/file.ts';
import { nextStation, pathOf } from '../../src/workbook/path.ts';
import { profileFields } from '../../src/workbook/profile.ts';
import {
  chapterIds,
  chapterRecord,
  emptyWorkbook,
  kindOf,
  profileRecord,
  scenarioRecord,
  type Workbook,
} from '../../src/workbook/records.ts';
import { extremeValues } from '../extreme.ts';

const templates = new Map((await loadTemplates()).map((template) => [template.id, template]));
const fields = new Map([...templates].map(([id, template]) => [id, template.fields]));
const now = new Date('2027-01-05T09:00:00Z');

function sample(template: string): Values {
  const found = templates.get(template)?.samples[0];
  if (!found) throw new Error(`no sample of ${template}`);
  return found.values;
}

const full: Workbook = {
  id: 'gruppe-1',
  revision: 3,
  records: new Map([
    [profileRecord, emptyValues(profileFields) as Values],
    ...chapterIds.map((id) => [chapterRecord(id), sample(id)] as const),
    [scenarioRecord('a'), sample('notfallszenario')],
    [scenarioRecord('b'), extremeValues(fields.get('notfallszenario') ?? {})],
  ]),
};

describe('a file', () => {
  test('gives back what was written, and the same text for the same workbook', () => {
    const text = writeWorkbook(full, now);
    const parsed = parseWorkbook(text, fields);
    expect(parsed).toEqual({ ok: true, workbook: full, savedAt: now.toISOString() });
    const turned = { ...full, records: new Map([...full.records].reverse()) };
    expect(writeWorkbook(turned, now)).toBe(text);
  });

  test('holds no notes on persons: they are no chapter', () => {
    expect(kindOf(chapterRecord('einzelgespraech'))).toBeUndefined();
    const smuggled = { ...full, records: new Map([...full.records, [chapterRecord('einzelgespraech'), {}]]) };
    expect(parseWorkbook(writeWorkbook(smuggled, now), fields)).toMatchObject({ ok: false, problem: 'content' });
  });

  test.each([
    ['nothing', '', 'notOurs'],
    ['something else', '{"a":1}', 'notOurs'],
    ['a list', '[]', 'notOurs'],
    ['cut off', writeWorkbook(full, now).slice(0, -30), 'broken'],
    ['a template', '{"format":"strategiegruppe","kind":"vorlage","version":1}', 'otherKind'],
    ['newer', writeWorkbook(full, now).replace('"version":1', '"version":99'), 'newer'],
    ['without profile', writeWorkbook({ ...full, records: new Map() }, now), 'content'],
    [
      'without content',
      '{"format":"strategiegruppe","kind":"arbeitsbuch","version":1,"id":"a","revision":1,"savedAt":"2027-01-01"}',
      'content',
    ],
    [
      'an unknown chapter',
      writeWorkbook({ ...full, records: new Map([...full.records, ['kapitel/x', {}]]) }, now),
      'content',
    ],
    ['__proto__', writeWorkbook(full, now).replace('"profil":', '"__proto__":{"a":1},"profil":'), 'content'],
  ])('that is %s is refused', (_, text, problem) => {
    expect(parseWorkbook(text, fields)).toMatchObject({ ok: false, problem });
  });

  test('with anything else in it never throws and never opens half', () => {
    const whole = JSON.parse(writeWorkbook(full, now)) as { content: { records: Record<string, unknown> } };
    fc.assert(
      fc.property(fc.constantFrom(...full.records.keys()), fc.jsonValue(), (record, value) => {
        const changed = { ...whole, content: { records: { ...whole.content.records, [record]: value } } };
        expect(parseWorkbook(JSON.stringify(changed), fields).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseWorkbook(text, fields).ok).toBe(false);
      }),
    );
  });
});

describe('the way', () => {
  const states = (workbook: Workbook, today = '2027-01-05') =>
    Object.fromEntries(pathOf(workbook, templates, today).map(({ id, state }) => [id, state]));

  test('of a new group is open, and begins with the need', () => {
    const empty = emptyWorkbook('neu');
    expect(new Set(Object.values(states(empty)))).toEqual(new Set(['open']));
    expect(nextStation(pathOf(empty, templates, '2027-01-05'))?.id).toBe('need');
  });

  test('is read from what is filled in', () => {
    expect(states(full)).toMatchObject({
      need: 'done',
      charter: 'done',
      rhythm: 'done',
      scenarios: 'done',
      review: 'done',
    });
    const draft = { ...full, records: new Map([...full.records].filter(([record]) => record !== scenarioRecord('b'))) };
    expect(states(draft)).toMatchObject({ scenarios: 'begun' });
    const met = full.records.get(profileRecord) ?? {};
    const held = withValue(withValue(met, ['way', 'talks'], true), ['way', 'firstMeeting'], '2026-12-01');
    const later = { ...full, records: new Map([...full.records, [profileRecord, held]]) };
    expect(states(later)).toMatchObject({ actors: 'done', meeting: 'done' });
    expect(states(later, '2026-11-01')).toMatchObject({ meeting: 'begun' });
  });

  test('asks for the review when nine months are over, whatever lies before', () => {
    const charter = withValue(sample('selbstverstaendnis'), ['members', 'decidedOn'], '2026-05-31');
    const workbook = {
      ...emptyWorkbook('a'),
      records: new Map([
        [profileRecord, emptyValues(profileFields) as Values],
        [chapterRecord('selbstverstaendnis'), withValue(charter, ['members', 'reviewOn'], '')],
      ]),
    };
    expect(pathOf(workbook, templates, '2027-02-27').find(({ id }) => id === 'review')?.fact).toBe(
      'am 28. Februar 2027',
    );
    expect(nextStation(pathOf(workbook, templates, '2027-02-28'))).toMatchObject({
      id: 'review',
      fact: 'fällig seit 28. Februar 2027',
    });
  });
});
