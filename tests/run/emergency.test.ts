/** A scenario in use: the log is the truth, and nothing that was written is ever lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../src/export/markdown.ts';
import { emptyValues } from '../../src/model/values.ts';
import {
  begin,
  type Emergency,
  type LogEntry,
  noted,
  parseEmergency,
  recordOf,
  statesOf,
} from '../../src/run/emergency.ts';
import type { ScenarioValues } from '../../src/templates/scenario/document.ts';
import scenario from '../../src/templates/scenario.ts';
import { extremeValues } from '../extreme.ts';

const at = new Date('2027-01-05T09:00:00Z');
const [sample] = scenario.samples;
if (!sample) throw new Error('no sample');
const run = begin(sample.values as unknown as ScenarioValues, 'r1', at);
const continued = (entries: readonly Pick<LogEntry, 'kind' | 'step'>[], from: Emergency = run) =>
  entries.reduce((on, entry) => noted(on, { ...entry, text: '' }, at), from);

describe('steps', () => {
  test('are all open at first, decisions leave both ways open', () => {
    expect([...statesOf(run).values()]).toEqual(run.steps.map(() => 'open'));
  });

  test('are skipped where the answer leads past them, and open again when it is taken back', () => {
    const refused = continued([{ kind: 'no', step: 's6' }]);
    const states = statesOf(refused);
    expect(['s7', 's8', 's9', 's10'].map((id) => states.get(id))).toEqual(['skipped', 'skipped', 'skipped', 'skipped']);
    expect(states.get('s11')).toBe('open');
    expect(statesOf(continued([{ kind: 'undone', step: 's6' }], refused)).get('s8')).toBe('open');
    expect(statesOf(continued([{ kind: 'yes', step: 's6' }], refused)).get('s8')).toBe('open');
  });

  test('that were done stay done, also off the way that was taken', () => {
    const states = statesOf(
      continued([
        { kind: 'done', step: 's8' },
        { kind: 'no', step: 's6' },
      ]),
    );
    expect(states.get('s8')).toBe('done');
  });
});

test('the record tells every line with its time, what was taken back too, and what is still open', () => {
  const text = toMarkdown(
    recordOf(
      noted(
        continued([
          { kind: 'done', step: 's1' },
          { kind: 'undone', step: 's1' },
        ]),
        { kind: 'note', step: '', text: 'Ruft um elf zurück' },
        at,
      ),
    ),
  );
  expect(text).toContain('10:00 Uhr | Erledigt – Betroffene Person: wählt die 110');
  expect(text).toContain('10:00 Uhr | Zurückgenommen – Betroffene Person: wählt die 110');
  expect(text).toContain('Ruft um elf zurück');
  expect(text).toContain('Entwurf – örtlich noch nicht abgestimmt');
  expect(text.slice(text.indexOf('Noch offen'))).toContain('Betroffene Person: wählt die 110');
});

test('whatever was ticked comes back from its text as it was', () => {
  const entry = fc.record({
    kind: fc.constantFrom('done', 'undone', 'yes', 'no', 'note') satisfies fc.Arbitrary<LogEntry['kind']>,
    step: fc.constantFrom('', 'weg', ...run.steps.map(({ id }) => id)),
    text: fc.string({ unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const on = entries.reduce((now, each) => noted(now, each, at), run);
      expect(on.log).toHaveLength(entries.length + 1);
      const back = parseEmergency(JSON.stringify(on));
      expect(back).toEqual(on);
      expect(toMarkdown(recordOf(on)).length).toBeGreaterThan(100);
    }),
  );
});

test.each([
  ['empty', emptyValues(scenario.fields)],
  ['extreme', extremeValues(scenario.fields)],
])('a scenario that is %s can be used too', (_, values) => {
  const begun = begin(values as unknown as ScenarioValues, 'r2', at);
  expect(parseEmergency(JSON.stringify(begun))).toEqual(begun);
  expect(toMarkdown(recordOf(begun))).toContain('Verlauf');
});

test('anything else is no run', () => {
  const whole = JSON.stringify(run);
  const broken = [
    '',
    '{}',
    'null',
    '[]',
    whole.slice(0, -5),
    whole.replace('"version":1', '"version":2'),
    whole.replace('"begun"', '"exploded"'),
    whole.replace('"amber-strict"', '"purple"'),
    JSON.stringify({ ...run, log: [{ at: 'gestern', kind: 'note', step: '', text: '' }] }),
    JSON.stringify({ ...run, steps: [{ id: 1 }] }),
  ];
  for (const text of broken) expect(parseEmergency(text)).toBeUndefined();
});
