/** The exercise: injects that fit the scenario and the time, two files that never mix, a clock that loses nothing, findings that go back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../src/export/markdown.ts';
import { problemIn } from '../../src/model/check.ts';
import type { Values } from '../../src/model/field.ts';
import { parseFile, writeFile } from '../../src/model/file.ts';
import { unreachable } from '../../src/model/flow.ts';
import { draftDocument, sheetDocument } from '../../src/model/template.ts';
import { emptyValues, groupOf, rowsOf } from '../../src/model/values.ts';
import { jump, pause, played, resume, startClock } from '../../src/run/clock.ts';
import exercise from '../../src/run/exercise.ts';
import { injectsFor } from '../../src/run/injects.ts';
import { takeOver } from '../../src/run/take-over.ts';
import type { ScenarioValues } from '../../src/templates/scenario/document.ts';
import scenario from '../../src/templates/scenario.ts';
import { exerciseFor } from '../../src/ui/run/begin-exercise.ts';
import { extremeValues } from '../extreme.ts';
import { anyScenario } from './any-scenario.ts';

const scenarios: readonly (readonly [string, Values])[] = [
  ...scenario.samples.map(({ id, values }) => [id, values] as const),
  ['empty', emptyValues(scenario.fields)],
  ['extreme', extremeValues(scenario.fields)],
];

describe.each(scenarios)('an exercise of the scenario %s', (_, values) => {
  test.each(['45', '90'] as const)('of %s minutes has injects in order, and time for the debriefing', (minutes) => {
    const injects = injectsFor(values as unknown as ScenarioValues, minutes);
    expect(injects.length).toBeGreaterThanOrEqual(5);
    expect(injects.map(({ minute }) => minute)).toEqual(injects.map(({ minute }) => minute).toSorted((a, b) => a - b));
    expect(injects[0]?.minute).toBe(0);
    expect(injects.at(-1)?.minute).toBeLessThanOrEqual(Number(minutes) - 15);
    for (const { happens, expected, question } of injects) {
      expect(happens.trim()).not.toBe('');
      expect(expected.trim()).not.toBe('');
      expect(question).toMatch(/\?$/);
    }
  });

  test('is well-formed, goes into a file of its own kind and comes back', () => {
    const begun = exerciseFor(values);
    expect(problemIn(exercise.fields, begun)).toBeUndefined();
    const content = { template: exercise.id, values: begun };
    const text = writeFile({ kind: 'uebung', id: 'a', revision: 1, savedAt: '2027-01-01T00:00:00Z', content });
    const parsed = parseFile(text, exercise);
    expect(parsed.ok && parsed.file.content.values).toEqual(begun);
    expect(parseFile(text, scenario)).toMatchObject({ ok: false, problem: 'otherKind', kind: 'uebung' });
  });
});

test('what is expected stands on the sheet of the leader and on no other', () => {
  const [sample] = scenario.samples;
  if (!sample) throw new Error('no sample');
  const begun = exerciseFor(sample.values);
  const expected = rowsOf(groupOf(begun['injects'])['list']).map((row) => String(row['expected']));
  const words = (text: string) => text.replace(/[^\p{L}]+/gu, ' ');
  const leader = words(toMarkdown(draftDocument(exercise, begun)));
  expect(expected.length).toBeGreaterThan(5);
  for (const each of expected) expect(leader).toContain(words(each).trim());
  for (const sheet of exercise.sheets ?? []) {
    const text = words(toMarkdown(sheetDocument(sheet, begun)));
    expect(expected.filter((each) => text.includes(words(each).trim()))).toEqual([]);
    expect(text).toContain('Übung Übung Übung');
  }
});

test('the record holds the log with its times, and each finding with its step', () => {
  const [sample] = scenario.samples;
  const record = exercise.sheets?.find(({ id }) => id === 'protokoll');
  if (!sample || !record) throw new Error('no sample');
  const begun = exerciseFor(sample.values);
  const log = groupOf(begun['log']);
  const document = sheetDocument(record, {
    ...begun,
    log: {
      ...log,
      list: [{ id: 'x', at: '2027-01-05T09:07:00Z', sort: 'decision', text: 'Wir rufen zuerst die 110' }],
    },
    debrief: {
      well: 'Der Notruf',
      badly: '',
      findings: [{ id: 'y', step: 's4', change: 'Zweite Nummer ergänzen', who: 'Hauptamt', until: '2027-02-01' }],
    },
  });
  const text = toMarkdown(document);
  expect(text).toContain('10:07 Uhr | Entscheidung | Wir rufen zuerst die 110');
  expect(text).toMatch(/4 Leitung Hauptamt.+\| Zweite Nummer ergänzen \| Hauptamt \| 1\. Februar 2027/);
});

describe('the clock', () => {
  test('counts what was played, whatever pauses and jumps come between', () => {
    const moves = fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 600_000 }),
        move: fc.constantFrom('pause', 'resume', 'jump', 'look'),
      }),
    );
    fc.assert(
      fc.property(moves, (list) => {
        let now = 1_000_000;
        let clock = startClock(now);
        let expected = 0;
        let stands = false;
        for (const { wait, move } of list) {
          now += wait;
          if (!stands) expected += wait;
          if (move === 'pause') [clock, stands] = [pause(clock, now), true];
          if (move === 'resume') [clock, stands] = [resume(clock, now), false];
          if (move === 'jump') {
            clock = jump(clock, now, expected + 5000);
            expected += 5000;
          }
          expect(played(clock, now)).toBe(expected);
        }
      }),
    );
  });

  test('never goes back when the clock of the machine does', () => {
    const clock = startClock(50_000);
    expect(played(clock, 10_000)).toBe(0);
    expect(played(resume(pause(clock, 10_000), 20_000), 60_000)).toBeGreaterThanOrEqual(0);
  });
});

describe('a finding', () => {
  const values = scenario.samples[0]?.values ?? {};
  const stepsOf = (from: Values) => rowsOf(groupOf(from['steps'])['list']);
  const finding = { id: 'f1', step: 's4', into: 'step', change: ' Zweite Nummer ergänzen ', who: 'Hauptamt' } as const;

  test('becomes a step behind the one it is about, in its phase, and the scenario stays well-formed', () => {
    const changed = takeOver(values, finding);
    const steps = stepsOf(changed);
    const place = steps.findIndex(({ id }) => id === 'planspiel-f1');
    expect(steps[place - 1]?.id).toBe('s4');
    expect(steps[place]).toMatchObject({ what: 'Zweite Nummer ergänzen', who: 'Hauptamt', phase: 'first15' });
    expect(problemIn(scenario.fields, changed)).toBeUndefined();
  });

  test('is added to the words of its step where somebody wants that', () => {
    const changed = takeOver(values, { ...finding, into: 'amend' });
    expect(stepsOf(changed).find(({ id }) => id === 's4')?.['what']).toMatch(
      /^hält Kontakt.+; Zweite Nummer ergänzen$/,
    );
    expect(stepsOf(changed)).toHaveLength(stepsOf(values).length);
  });

  test('about no step, or one that is gone, goes to the end', () => {
    for (const step of ['', 'weg'])
      for (const into of ['step', 'amend'] as const)
        expect(stepsOf(takeOver(values, { ...finding, step, into })).at(-1)?.id).toBe('planspiel-f1');
  });

  test('is taken over once, however often somebody asks', () => {
    for (const into of ['step', 'amend'] as const) {
      const once = takeOver(values, { ...finding, into });
      expect(takeOver(once, { ...finding, into })).toBe(once);
    }
    expect(takeOver(values, { ...finding, change: '  ' })).toBe(values);
  });

  test('that becomes a step can be reached wherever its step goes on', () => {
    // s11 leads to the end, s10 is left by it in no sample: every step of every sample is tried.
    for (const sample of scenario.samples) {
      for (const { id } of stepsOf(sample.values)) {
        const changed = takeOver(sample.values, { ...finding, step: id });
        const flow = scenario.flow?.(changed).flow;
        if (!flow) throw new Error('no flow');
        expect(unreachable(flow).map((index) => flow.steps[index]?.id)).toEqual([]);
      }
    }
  });

  test('never makes a scenario that a file would refuse', () => {
    const about = fc.record({
      step: fc.constantFrom('', 'weg', ...Array.from({ length: 14 }, (_, index) => `r${index}`)),
      into: fc.constantFrom('step', 'amend'),
      change: fc.string({ unit: 'grapheme', maxLength: 200 }),
      who: fc.string({ unit: 'grapheme', maxLength: 50 }),
    });
    fc.assert(
      fc.property(anyScenario, fc.array(about, { maxLength: 5 }), (values, list) => {
        const changed = list.reduce((on, each, index) => takeOver(on, { ...each, id: `f${index}` }), values);
        expect(problemIn(scenario.fields, changed)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});

test('a scenario of any shape proposes injects within its time, in order, that a file takes', () => {
  fc.assert(
    fc.property(anyScenario, fc.constantFrom('45', '90'), (values, minutes) => {
      expect(problemIn(scenario.fields, values)).toBeUndefined();
      const injects = injectsFor(values as unknown as ScenarioValues, minutes);
      const times = injects.map(({ minute }) => minute);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(times).size).toBe(times.length);
      expect(times[0]).toBe(0);
      expect(times.at(-1)).toBeLessThanOrEqual(Number(minutes) - 15);
      expect(injects.every(({ happens, expected }) => happens.trim() !== '' && expected.trim() !== '')).toBe(true);
      // The order of help is exercised in every one: somebody says no, and danger comes back.
      expect(injects.some(({ happens }) => happens.includes('Ich möchte nicht'))).toBe(true);
      expect(injects.some(({ expected }) => expected.startsWith('Zuerst die 110'))).toBe(true);
      expect(problemIn(exercise.fields, exerciseFor(values))).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('what a scenario leaves open is put on the table before what it has answered', () => {
  const [sample] = scenario.samples;
  if (!sample) throw new Error('no sample');
  const values = sample.values as unknown as ScenarioValues;
  const gaps: ScenarioValues = {
    ...values,
    group: { ...values.group, system: '' },
    steps: {
      ...values.steps,
      list: values.steps.list.map((step) => ({ ...step, who: step.id === 's9' ? '' : step.who, otherwise: '' })),
    },
  };
  const open = injectsFor(gaps, '90').filter(({ expected }) => expected.includes('noch nicht vereinbart'));
  expect(open.map(({ happens }) => happens)).toEqual([
    'Jetzt wäre das an der Reihe: „vereinbaren, welches Haus welchen Anteil übernimmt“. Niemand fühlt sich zuständig.',
    'Die Runde steht vor der Frage: „Ist sie einverstanden, dass die Gruppe davon erfährt?“ Die Antwort lautet Nein.',
    'Das vereinbarte System für Online-Sitzungen ist gestört.',
  ]);
});

test('every sheet says on each page that this is an exercise, whatever it is called', () => {
  const values = exerciseFor(scenario.samples[0]?.values ?? {});
  const renamed = { ...values, handling: { ...groupOf(values['handling']), neutralTitle: 'Termin' } };
  const documents = [
    draftDocument(exercise, values),
    draftDocument(exercise, renamed),
    ...(exercise.sheets ?? []).map((sheet) => sheetDocument(sheet, renamed)),
  ];
  for (const { name } of documents) expect(name).toMatch(/^Übung – Übung – Übung/);
  expect(documents[1]?.name).toContain('Termin');
});
