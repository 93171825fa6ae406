/** What every template owes its users. A ninth one is tested by being in the list. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openPoints, problemIn } from '../../src/model/check.ts';
import type { Block } from '../../src/model/document.ts';
import type { Field, Fields, Values } from '../../src/model/field.ts';
import { blankDocument, draftDocument, openIn, sampleDocument, tlpOfValues } from '../../src/model/template.ts';
import { tlpLabels } from '../../src/model/tlp.ts';
import { emptyValues } from '../../src/model/values.ts';
import { loadTemplates, templateIds } from '../../src/templates/index.ts';
import { extremeValues } from '../extreme.ts';

const templates = await loadTemplates();

test('the ids are frozen: addresses and saved files have them', () => {
  expect([...templateIds].sort()).toEqual([
    'abschluss',
    'bedarfscheck',
    'dokumentenmappe',
    'einzelgespraech',
    'notfallszenario',
    'selbstverstaendnis',
    'sitzplan',
    'sprachregelung',
    'ueberpruefung',
  ]);
  expect(templates.map(({ id }) => id)).toEqual(templateIds);
});

/** Every field with the path of its keys. */
function fieldsOf(fields: Fields, above: string[] = []): { path: string; field: Field }[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const path = [...above, key];
    const inner = field.kind === 'group' || field.kind === 'rows' ? fieldsOf(field.fields, path) : [];
    return [{ path: path.join('.'), field }, ...inner];
  });
}

const named = (block: Block) =>
  block.kind === 'entry' || block.kind === 'check' || block.kind === 'table' ? [block.id] : [];

describe.each(templates.map((template) => [template.id, template] as const))('%s', (id, template) => {
  test('has a page that draws it', () => {
    const page = `content/vorlagen/${id}.mdx`;
    expect(existsSync(page), page).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(`<Vorlage id="${id}" />`);
  });

  test('has a sample in which nothing is open, and one that shows what is', () => {
    const open = template.samples.map(({ values }) => openIn(template, values).length);
    expect(open).toContain(0);
    expect(open.some((points) => points > 0)).toBe(true);
  });

  test('helps with every field, and says of each whether it can name a person', () => {
    const fields = fieldsOf(template.fields);
    expect(fields.filter(({ field }) => field.help.trim().length < 5).map(({ path }) => path)).toEqual([]);
    const simple = fields.filter(({ field }) => field.kind !== 'group' && field.kind !== 'rows');
    expect(
      simple
        .filter(({ field }) => !('personal' in field) || typeof field.personal !== 'boolean')
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('names its rows by one of their fields', () => {
    for (const { path, field } of fieldsOf(template.fields)) {
      if (field.kind === 'rows') expect(Object.keys(field.fields), path).toContain(field.nameOf);
    }
  });

  const everyValues: [string, Values][] = [
    ['leer', emptyValues(template.fields)],
    ...template.samples.map((sample): [string, Values] => [sample.id, sample.values]),
    ['übervoll', extremeValues(template.fields)],
  ];
  test.each(everyValues)('%s: the values are well-formed, and form, advice and document come of them', (_, values) => {
    expect(problemIn(template.fields, values)).toBeUndefined();
    for (const document of [blankDocument(template), draftDocument(template, values)]) {
      const ids = document.blocks.flatMap(named);
      expect(ids.filter((each, index) => ids.indexOf(each) < index)).toEqual([]);
      const levels = [1, ...document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))];
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1)).toEqual([]);
      for (const block of document.blocks) {
        if (block.kind === 'table')
          expect(
            block.rows.every((row) => row.length === block.head.length),
            block.id,
          ).toBe(true);
      }
    }
    for (const hint of template.hints?.(values) ?? [])
      expect(Object.hasOwn(template.fields, hint.path[0] ?? '')).toBe(true);
    for (const path of Object.keys(template.proposals?.(values) ?? {})) {
      expect(fieldsOf(template.fields).map((each) => each.path)).toContain(path);
    }
  });

  test('the blank form asks every question', () => {
    const words = JSON.stringify(blankDocument(template).blocks, (key, value) => (key === 'png' ? undefined : value));
    const asked = fieldsOf(template.fields).filter(
      ({ path, field }) => !path.startsWith('handling') && field.kind !== 'group' && field.kind !== 'rows',
    );
    expect(
      asked.filter(({ field }) => !words.includes(JSON.stringify(field.label).slice(1, -1))).map(({ path }) => path),
    ).toEqual([]);
    // Filled by hand, it says itself how confidential it is.
    expect(words).toContain(`Ausgefüllt: ${tlpLabels[tlpOfValues(emptyValues(template.fields))]}`);
  });

  test('a sample names functions and no persons', () => {
    for (const sample of template.samples) {
      const text = JSON.stringify(sampleDocument(template, sample).blocks);
      expect(text).not.toMatch(/\b(Herrn?|Frau) (?!.{0,3}X)[A-ZÄÖÜ]/);
      expect(text).not.toMatch(/@(?!beispiel|musterstadt|example)/);
    }
  });
});

test('a list that nobody has begun is missed, its rows are not', () => {
  const template = templates[0];
  if (!template) throw new Error('no template');
  const open = openPoints(template.fields, emptyValues(template.fields)).map(({ text }) => text);
  expect(open).toContain('Mitgetragen von: noch nichts eingetragen');
});
