/** The door of the workbook: what comes out of a file may be anything, and what is ours comes back whole. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyValues } from '../../src/model/values.ts';
import {
  envelopeEnds,
  largestWorkbook,
  parseWorkbook,
  type Workbook,
  workbookVersion,
  writeWorkbook,
} from '../../src/workbook/file.ts';
import { changesBetween, type Json, kindOf, withChanges } from '../../src/workbook/records.ts';
import { recordRules } from '../../src/workbook/session/records.ts';
import { emptyTown, fullTown, sampleOf, templates } from './town.ts';

const rules = { templates };
const workbook = (records = fullTown()): Workbook => ({
  id: 'b1',
  revision: 4,
  savedAt: '2026-11-22T13:03:00.000Z',
  records,
});
const changed = (change: (file: Record<string, unknown>, records: Record<string, unknown>) => void): string => {
  const file = JSON.parse(writeWorkbook(workbook()));
  change(file, file.content.records);
  return JSON.stringify(file);
};

describe('a workbook that was saved here', () => {
  test('comes back as it was, record by record', () => {
    expect(parseWorkbook(writeWorkbook(workbook()), rules)).toEqual({ ok: true, workbook: workbook() });
  });

  test('comes back whatever is written into its chapters', () => {
    const charter = templates.get('selbstverstaendnis');
    const empty = emptyValues(charter?.fields ?? {});
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.uuid(), (text, id) => {
        const values = JSON.parse(JSON.stringify(empty));
        values.tasks.purpose = text.toWellFormed();
        const records = new Map<string, Json>([
          ...emptyTown(),
          ['chapter/selbstverstaendnis', values],
          [`session/${id}`, { text }],
        ]);
        const parsed = parseWorkbook(writeWorkbook(workbook(records)), rules);
        expect(parsed).toMatchObject({ ok: true });
        if (parsed.ok) expect(parsed.workbook.records.get('chapter/selbstverstaendnis')).toEqual(values);
      }),
    );
  });

  test('is the same text when a writer joins the records itself', () => {
    const { id, revision, savedAt, records } = workbook();
    const { prefix, suffix } = envelopeEnds({ id, revision, savedAt });
    const body = [...records].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',');
    expect(prefix + body + suffix).toBe(writeWorkbook(workbook()));
  });
});

test('a workbook that version 1 saved opens for ever', () => {
  const text = readFileSync('tests/files/arbeitsbuch-version-1.sga.json', 'utf8');
  const parsed = parseWorkbook(text, { templates, others: recordRules });
  expect(parsed).toMatchObject({ ok: true, workbook: { id: 'b1', revision: 4 } });
  if (parsed.ok) expect([...parsed.workbook.records.keys()]).toEqual(Object.keys(JSON.parse(text).content.records));
});

describe('what is not ours', () => {
  test.each([
    ['nothing at all', '', 'notOurs'],
    ['another program', '{"format":"anderes"}', 'notOurs'],
    ['a list', '[1,2]', 'notOurs'],
    ['a template', changed((file) => Object.assign(file, { kind: 'vorlage' })), 'otherKind'],
    ['a later version', changed((file) => Object.assign(file, { version: workbookVersion + 1 })), 'newer'],
    ['no id', changed((file) => Object.assign(file, { id: '' })), 'content'],
    ['no revision', changed((file) => Object.assign(file, { revision: -1 })), 'content'],
    ['no time', changed((file) => Object.assign(file, { savedAt: 'gestern' })), 'content'],
    ['no records', changed((file) => Object.assign(file, { content: {} })), 'content'],
    ['no profile', changed((_, records) => delete records['profile']), 'content'],
    ['a record of no kind', changed((_, records) => Object.assign(records, { 'x/y': {} })), 'content'],
    [
      'a chapter too many',
      changed((_, records) => Object.assign(records, { 'chapter/einzelgespraech': sampleOf('einzelgespraech') })),
      'content',
    ],
    [
      'a chapter with a field too many',
      changed((_, records) => Object.assign(records['chapter/sitzplan'] ?? {}, { mehr: 1 })),
      'content',
    ],
    ['a session that is a text', changed((_, records) => Object.assign(records, { 'session/x': 'x' })), 'content'],
  ])('%s is refused with its reason', (_, text, problem) => {
    expect(parseWorkbook(text, rules)).toMatchObject({ ok: false, problem });
  });

  test('too long a text is refused unread', () => {
    expect(parseWorkbook(' '.repeat(largestWorkbook + 1), rules)).toEqual({ ok: false, problem: 'tooLarge' });
  });

  test('a text that ends early is never a workbook, wherever it ends', () => {
    const text = writeWorkbook(workbook(emptyTown())).trimEnd();
    for (let length = 0; length < text.length; length += 1) {
      expect(parseWorkbook(text.slice(0, length), rules).ok).toBe(false);
    }
  });

  test('any JSON at all is a value and never a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (records, profile) => {
        const content = { records: typeof records === 'object' ? { ...records, profile } : records };
        const text = JSON.stringify({ ...JSON.parse(writeWorkbook(workbook())), content });
        expect(parseWorkbook(text, rules)).toHaveProperty('ok');
      }),
    );
  });

  test('keys of every object are no records', () => {
    const text = writeWorkbook(workbook(emptyTown())).replace('"records":{', '"records":{"__proto__":{"a":1},');
    expect(parseWorkbook(text, rules).ok).toBe(false);
    expect(['constructor', 'toString', '__proto__', 'chapter/', 'profile/x', 'session/a/b'].map(kindOf)).toEqual(
      Array(6).fill(undefined),
    );
  });
});

test('the changes between two states lead from one to the other', () => {
  const states = fc.dictionary(fc.constantFrom('session/a', 'session/b', 'task/c', 'run/d'), fc.jsonValue());
  fc.assert(
    fc.property(states, states, (one, other) => {
      const [before, after] = [one, other].map((state) => new Map(Object.entries(state as Record<string, Json>)));
      if (!before || !after) return;
      expect(Object.fromEntries(withChanges(before, changesBetween(before, after)))).toEqual(Object.fromEntries(after));
    }),
  );
});
