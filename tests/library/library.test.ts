/** Methods and session plans: what is written is read whole, and what is wrong is told with line and mend. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inline } from '../../src/library/inline.ts';
import { parseMethod } from '../../src/library/method.ts';
import { minutesPerPerspective, parsePlan } from '../../src/library/plan.ts';
import { planDocument } from '../../src/library/plan-document.ts';
import { timesOf } from '../../src/library/timetable.ts';
import { library } from '../../src/ui/library.ts';

const { methods, plans } = library();
const methodFile = 'content/moderation/methoden/konsent.md';
const method = readFileSync(methodFile, 'utf8');
const planFile = 'content/moderation/sitzungen/kennenlernen.yml';
const plan = readFileSync(planFile, 'utf8');
const ids = methods.map(({ id }) => id);

describe('the library', () => {
  test('holds at least 24 methods and the twelve plans', () => {
    expect(methods.length).toBeGreaterThanOrEqual(24);
    expect(plans.map(({ id }) => id)).toEqual([
      'einzelgespraeche',
      'kennenlernen',
      'rollen-und-logiken',
      'selbstverstaendnis-1',
      'selbstverstaendnis-2',
      'notfallszenario-1',
      'notfallszenario-2',
      'planspiel',
      'regulaerer-austausch',
      'sondersitzung',
      'ueberpruefung',
      'abschluss',
    ]);
  });

  test.each(plans.map((each) => [each.id, each] as const))(
    '%s fills its time exactly and breaks in time',
    (_, { blocks, minutes }) => {
      expect(blocks.reduce((sum, block) => sum + block.minutes, 0)).toBe(minutes);
      let sitting = 0;
      for (const block of blocks) {
        sitting = block.category === 'pause' ? 0 : sitting + block.minutes;
        expect(sitting, block.id).toBeLessThanOrEqual(85);
      }
    },
  );

  test.each(plans.map((each) => [each.id, each] as const))(
    '%s gives the view of those affected a place',
    (_, { blocks }) => {
      expect(minutesPerPerspective(blocks).betroffene).toBeGreaterThan(0);
    },
  );

  test('leads from a plan to every method', () => {
    const named = new Set(
      plans.flatMap(({ blocks, related }) => [
        ...blocks.flatMap(({ method: id }) => (id ? [`/moderation/methoden/${id}/`] : [])),
        ...related,
      ]),
    );
    expect(methods.map(({ id }) => id).filter((id) => !named.has(`/moderation/methoden/${id}/`))).toEqual([]);
  });

  test('gives no method less time or fewer people than its card', () => {
    const wrong = plans.flatMap((each) =>
      each.blocks.flatMap((block) => {
        const card = methods.find(({ id }) => id === block.method);
        if (!card) return [];
        const fits =
          block.minutes >= card.minutes.from &&
          block.minutes <= card.minutes.to &&
          each.people.from >= card.people.from &&
          each.settings.every((setting) => card.settings.includes(setting));
        return fits ? [] : [`${each.id}: ${block.id}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('uses every word of a method card', () => {
    for (const each of methods) {
      const source = readFileSync(`content/moderation/methoden/${each.id}.md`, 'utf8')
        .replace(/\r/g, '')
        .split('\n---\n')
        .slice(1)
        .join('\n---\n');
      const words = (text: string) => text.replace(/\]\([^)]*\)/g, '').match(/\p{L}{3,}/gu) ?? [];
      const read = new Set(words(JSON.stringify([each.aim, each.invitation, each.steps, each.traps, each.variations])));
      const lost = words(source.replace(/^## .*$/gm, '').replace(/\(\d+ Min\.\)/g, '')).filter(
        (word) => !read.has(word),
      );
      expect(lost, each.id).toEqual([]);
    }
  });
});

describe('a method with a mistake stops the build with its line', () => {
  test.each([
    ['minutes that are none', method.replace(/minutes: .*/, 'minutes: { from: 40, to: 20 }'), /minutes/],
    ['steps that are too long', method.replace(/\((\d+) Min\.\)/, '(90 Min.)'), /Schritte dauern zusammen/],
    ['a step without minutes', method.replace(/ \(\d+ Min\.\)\*\*/, '**'), /fehlen Name oder Minuten/],
    ['a missing part', method.replace('## Varianten', '## Anderes'), /Überschriften/],
    ['an unknown purpose', method.replace(/purposes: .*/, 'purposes: [zaubern]'), /purposes/],
    ['ten people', method.replace(/people: .*/, 'people: { from: 3, to: 10 }'), /people/],
    ['an unknown key', method.replace('difficulty:', 'farbe: rot\ndifficulty:'), /farbe/],
    ['no head', method.replace('---', ''), /Kopf/],
    ['broken YAML', method.replace('title:', 'title: "'), /nicht lesbar/],
  ])('%s', (_, source, what) => {
    const { problems } = parseMethod('konsent', methodFile, source);
    expect(problems.map((problem) => problem.what).join(' ')).toMatch(what);
    for (const { file, line, mend } of problems) {
      expect(file).toBe(methodFile);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(mend).toMatch(/^(Bitte|Möglich)/);
    }
  });
});

describe('a plan with a mistake stops the build with its line', () => {
  test.each([
    ['a sum that does not fit', plan.replace(/^minutes: \d+/m, 'minutes: 90'), /dauern zusammen/],
    ['a method that does not exist', plan.replace(/method: .*/, 'method: zaubern'), /method/],
    ['an unknown perspective', plan.replace(/perspectives: \[.*/, 'perspectives: [alles]'), /perspectives/],
    ['two blocks of one id', plan.replace(/- id: regeln-fuer-heute/, '- id: begruessung'), /zweimal/],
    ['no blocks', plan.replace(/^blocks:[\s\S]*?(?=^related)/m, ''), /blocks/],
    ['an unknown hat', plan.replace(/^ {4}hat: .*/m, '    hat: zylinder'), /hat/],
  ])('%s', (_, source, what) => {
    const { problems } = parsePlan('kennenlernen', planFile, source, ids);
    expect(problems.map((problem) => problem.what).join(' ')).toMatch(what);
    expect(problems.every(({ line, mend }) => line >= 1 && mend.length > 10)).toBe(true);
  });

  test('the line is that of the block', () => {
    const { problems } = parsePlan(
      'kennenlernen',
      planFile,
      plan.replace(
        'id: regeln-fuer-heute\n    title: Regeln für heute\n    minutes: 15',
        'id: regeln-fuer-heute\n    title: Regeln für heute\n    minutes: viel',
      ),
      ids,
    );
    expect(problems[0]?.line).toBe(plan.split('\n').findIndex((line) => line.includes('id: regeln-fuer-heute')) + 1);
  });
});

test('clock times follow from the start, past midnight too', () => {
  expect(timesOf([{ minutes: 50 }, { minutes: 90 }], '22:30')).toEqual([
    { from: '22:30', to: '23:20' },
    { from: '23:20', to: '00:50' },
  ]);
});

test('a plan as a document says every block with its time', () => {
  const [first] = plans;
  if (!first) throw new Error('no plan');
  const text = JSON.stringify(planDocument(first, '18:00', (id) => id).blocks);
  for (const block of first.blocks) expect(text).toContain(block.title);
  expect(text).toContain('18:00');
});

test('little Markdown is read, anything else stays as written', () => {
  expect(inline('a **b** und [c](/d/) * e')).toEqual([
    { text: 'a ' },
    { text: 'b', strong: true },
    { text: ' und ' },
    { text: 'c', link: '/d/' },
    { text: ' * e' },
  ]);
  expect(inline('nichts')).toBe('nichts');
});
