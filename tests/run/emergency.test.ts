/** A scenario in use: the log is the truth, and nothing that was written is ever lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../src/export/markdown.ts';
import { emptyValues } from '../../src/model/values.ts';
import { begin, consentOf, type Emergency, type LogEntry, logKinds, noted, statesOf } from '../../src/run/emergency.ts';
import { parseEmergency } from '../../src/run/emergency-file.ts';
import { recordOf } from '../../src/run/emergency-record.ts';
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

  test('that no way leads to in the scenario are shown all the same', () => {
    const [first, ...rest] = run.steps;
    if (!first) throw new Error('no step');
    const lost = { ...run, steps: [{ ...first, next: 'ende' }, ...rest] };
    expect([...statesOf(lost).values()]).toEqual(run.steps.map(() => 'open'));
  });
});

describe('the consent', () => {
  test('is open until the affected person answers, follows her last word, and every word stays in the log', () => {
    expect(consentOf(run)).toBe('open');
    const words = ['consentYes', 'consentNo', 'consentOpen', 'consentYes'] as const;
    const states = words.map((_, index) =>
      consentOf(continued(words.slice(0, index + 1).map((kind) => ({ kind, step: '' })))),
    );
    expect(states).toEqual(['yes', 'no', 'open', 'yes']);
    const text = toMarkdown(recordOf(continued(words.map((kind) => ({ kind, step: '' })))));
    expect(text.match(/Einverständnis: (Ja|Nein|Antwort zurückgenommen)/g)).toEqual([
      'Einverständnis: Ja',
      'Einverständnis: Nein',
      'Einverständnis: Antwort zurückgenommen',
      'Einverständnis: Ja',
    ]);
  });
});

test('a run over several days says the day of every line, also over midnight and the change of the clock', () => {
  const over = ['2027-03-27T22:59:00Z', '2027-03-27T23:01:00Z', '2027-03-28T01:30:00Z'].reduce(
    (on, instant) => noted(on, { kind: 'note', step: '', text: instant }, new Date(instant)),
    run,
  );
  const text = toMarkdown(recordOf(over));
  expect(text).toContain('27. März 2027 | 23:59 Uhr | 2027-03-27T22:59:00Z');
  expect(text).toContain('28. März 2027 | 00:01 Uhr | 2027-03-27T23:01:00Z');
  expect(text).toContain('28. März 2027 | 03:30 Uhr | 2027-03-28T01:30:00Z');
});

test('the record carries the strictest level, and with whom the question of the records was settled', () => {
  expect(run.tlp).toBe('red');
  expect(toMarkdown(recordOf(run))).toContain('TLP:RED');
  expect(toMarkdown(recordOf(run, 'Registratur, 6. Januar 2027'))).toContain('Registratur, 6. Januar 2027');
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
    kind: fc.constantFrom(...logKinds),
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
    whole.replace('"tlp":"red"', '"tlp":"purple"'),
    JSON.stringify({ ...run, log: [{ at: 'gestern', kind: 'note', step: '', text: '' }] }),
    JSON.stringify({ ...run, steps: [{ id: 1 }] }),
  ];
  for (const text of broken) expect(parseEmergency(text)).toBeUndefined();
});
