/** The door: what comes from a disk may be anything. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Values } from '../../src/model/field.ts';
import { fileVersion, largestFile, parseFile, writeFile } from '../../src/model/file.ts';
import { emptyValues } from '../../src/model/values.ts';
import charter from '../../src/templates/charter.ts';
import { loadTemplates } from '../../src/templates/index.ts';

const templates = await loadTemplates();
const values = charter.samples[0]?.values ?? {};
const written = (content: Values, more = {}) =>
  writeFile({
    id: 'd1',
    revision: 3,
    savedAt: '2027-01-12T09:00:00.000Z',
    content: { template: charter.id, values: content },
    ...more,
  });

/** A file as ours, with something changed in its envelope or its values. */
const changed = (
  change: (file: Record<string, unknown>, inner: Record<string, Record<string, unknown>>) => void,
): string => {
  const file = JSON.parse(written(values));
  change(file, file.content.values);
  return JSON.stringify(file);
};

const put = (inner: Record<string, Record<string, unknown>>, group: string, key: string, value: unknown) => {
  inner[group] = { ...inner[group], [key]: value };
};

describe('a file that was saved here', () => {
  test.each(
    templates.flatMap((template) => [
      [template.id, 'leer', template, emptyValues(template.fields) as Values] as const,
      ...template.samples.map((sample) => [template.id, sample.id, template, sample.values] as const),
    ]),
  )('%s (%s) comes back as it was', (id, _, template, content) => {
    const text = writeFile({
      id: 'd1',
      revision: 1,
      savedAt: '2027-01-12T09:00:00.000Z',
      content: { template: id, values: content },
    });
    expect(parseFile(text, template)).toMatchObject({
      ok: true,
      file: { id: 'd1', revision: 1, content: { template: id, values: content } },
    });
  });

  test('opens with a byte order mark and with Windows line ends', () => {
    expect(parseFile(`\uFEFF${written(values).replaceAll('\n', '\r\n')}`, charter)).toMatchObject({ ok: true });
  });

  test('opens when version 1 saved it', () => {
    const text = readFileSync('tests/files/selbstverstaendnis-version-1.sgv.json', 'utf8');
    expect(parseFile(text, charter)).toMatchObject({ ok: true, file: { version: fileVersion, revision: 2 } });
  });

  test('holds no history and nothing about the machine', () => {
    expect(Object.keys(JSON.parse(written(values)))).toEqual([
      'format',
      'kind',
      'version',
      'id',
      'revision',
      'savedAt',
      'content',
    ]);
  });
});

describe('a file that cannot be opened says what it is', () => {
  test.each([
    ['empty', '', 'notOurs'],
    ['a text', 'Liebe Gruppe', 'notOurs'],
    ['some other JSON', '{"a":1}', 'notOurs'],
    ['a list', '[]', 'notOurs'],
    ['null', 'null', 'notOurs'],
    ['a script', '<script>alert(1)</script>', 'notOurs'],
    ['cut off in the middle', written(values).slice(0, 900), 'broken'],
    ['locked', 'age-encryption.org/v1\n-> scrypt', 'locked'],
    ['50 MB big', 'x'.repeat(50_000_000), 'tooLarge'],
    [
      'from a newer version',
      changed((file) => {
        file['version'] = fileVersion + 1;
      }),
      'newer',
    ],
    [
      'a workbook',
      changed((file) => {
        file['kind'] = 'arbeitsbuch';
      }),
      'otherKind',
    ],
    [
      'of another template',
      JSON.stringify({ ...JSON.parse(written(values)), content: { template: 'sitzplan', values: {} } }),
      'otherTemplate',
    ],
    [
      'of version 0',
      changed((file) => {
        file['version'] = 0;
      }),
      'content',
    ],
    [
      'of a negative revision',
      changed((file) => {
        file['revision'] = -1;
      }),
      'content',
    ],
    [
      'without a moment of saving',
      changed((file) => {
        file['savedAt'] = 'gestern';
      }),
      'content',
    ],
    [
      'with an id that is a path',
      changed((file) => {
        file['id'] = '../../etc';
      }),
      'content',
    ],
    [
      'with a text where a group belongs',
      changed((_, inner) => {
        inner['tasks'] = 'x' as never;
      }),
      'content',
    ],
    [
      'with a number where a text belongs',
      changed((_, inner) => {
        put(inner, 'tasks', 'purpose', 7);
      }),
      'content',
    ],
    [
      'with a field that does not exist',
      changed((_, inner) => {
        put(inner, 'tasks', 'extra', 'x');
      }),
      'content',
    ],
    [
      'without a field that exists',
      changed((_, inner) => {
        delete inner['tasks']?.['purpose'];
      }),
      'content',
    ],
    [
      'with a day that does not exist',
      changed((_, inner) => {
        put(inner, 'members', 'decidedOn', '2027-02-30');
      }),
      'content',
    ],
    [
      'with an option that does not exist',
      changed((_, inner) => {
        put(inner, 'knowledge', 'minutes', 'secret');
      }),
      'content',
    ],
    [
      'with one option twice',
      changed((_, inner) => {
        put(inner, 'knowledge', 'openQuestions', ['duty', 'duty']);
      }),
      'content',
    ],
    [
      'with a million rows',
      changed((_, inner) => {
        put(inner, 'members', 'agreement', Array(50_000).fill({ id: 'a', member: '', agreed: false }));
      }),
      'content',
    ],
    [
      'with two rows of one id',
      changed((_, inner) => {
        put(inner, 'members', 'agreement', Array(2).fill({ id: 'a', member: '', agreed: false }));
      }),
      'content',
    ],
    [
      'with endless text',
      changed((_, inner) => {
        put(inner, 'tasks', 'purpose', 'x'.repeat(20_001));
      }),
      'content',
    ],
    ['with __proto__', written(values).replace('"tasks": {', '"__proto__": {"polluted": true}, "tasks": {'), 'content'],
    [
      'with constructor',
      written(values).replace('"tasks": {', '"constructor": {"prototype": {}}, "tasks": {'),
      'content',
    ],
  ])('%s', (_, text, problem) => {
    const parsed = parseFile(text, charter);
    expect(parsed).toMatchObject({ ok: false, problem });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('whatever it is, without an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseFile(text, charter).ok === 'boolean'));
    fc.assert(fc.property(fc.jsonValue(), (json) => !parseFile(JSON.stringify(json), charter).ok));
  });

  test('also when only a part of it was changed', () => {
    const keys = Object.keys(values);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, json) => {
        const parsed = parseFile(
          changed((_, inner) => {
            inner[key] = json as never;
          }),
          charter,
        );
        // Where it still opens, it holds only what the fields allow.
        return !parsed.ok || JSON.stringify(Object.keys(parsed.file.content.values)) === JSON.stringify(keys);
      }),
    );
  });
});

describe('an older file', () => {
  const renamed = (content: unknown) => {
    const { values: old } = content as { values: Values };
    const { gruss: _, ...rest } = old as Record<string, never>;
    return { template: charter.id, values: rest };
  };

  test('goes through every step on the way to today', () => {
    const text = changed((_, inner) => {
      inner['gruss'] = 'x' as never;
    });
    expect(parseFile(text, charter)).toMatchObject({ ok: false });
    expect(parseFile(text, charter, { migrations: { 1: renamed }, version: 2 })).toMatchObject({
      ok: true,
      file: { version: 2 },
    });
  });

  test('does not open when a step is missing', () => {
    expect(parseFile(written(values), charter, { migrations: {}, version: 2 })).toMatchObject({
      ok: false,
      problem: 'content',
    });
  });
});

test('nothing of ours is larger than the largest file that opens', () => {
  expect(written(values).length).toBeLessThan(largestFile / 100);
});
