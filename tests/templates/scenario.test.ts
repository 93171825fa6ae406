/** The emergency scenarios: samples, pictures, the rule to play through and the page for the drawer hold together. */
import { describe, expect, test } from 'vitest';
import { type FoldedCard, toFoldedCard } from '../../src/export/card.ts';
import { toMermaid } from '../../src/export/mermaid.ts';
import { toPdf } from '../../src/export/pdf.ts';
import { problemIn } from '../../src/model/check.ts';
import type { Value, Values } from '../../src/model/field.ts';
import { drawFlow } from '../../src/model/flow/picture.ts';
import { blankDocument, draftDocument, sampleDocument, sheetDocument } from '../../src/model/template.ts';
import { emptyValues } from '../../src/model/values.ts';
import type { ScenarioValues } from '../../src/templates/scenario/document.ts';
import scenario from '../../src/templates/scenario.ts';
import { squeezed, wordsOf } from '../cases.ts';
import { flat, readPdf, wordsOf as wordsIn } from '../export/pdf/reader.ts';
import { openPdf, pdfPages, pdfText, testFonts } from '../export/reading.ts';
import { extremeValues } from '../extreme.ts';
import { crossings } from '../model/picture.ts';

const [sample] = scenario.samples;
if (!sample) throw new Error('no sample');

describe.each(scenario.samples.map((each) => [each.id, each] as const))('the ready scenario %s', (_, { values }) => {
  test('is well-formed and has no dead end; only what is not agreed yet stays open', () => {
    expect(problemIn(scenario.fields, values)).toBeUndefined();
    const open = (scenario.hints?.(values) ?? []).map(({ text }) => text);
    const status = draftDocument(scenario, values).status ?? '';
    if (status.includes('Entwurf – örtlich noch nicht abgestimmt')) {
      expect(open).toEqual(['Noch nicht mit allen abgestimmt: Jedes Blatt trägt den Vermerk „Entwurf“.']);
    } else {
      expect(status).toContain('Abgestimmt mit Polizei, Rechtsamt und Opferberatung');
      expect(open).toEqual([]);
    }
  });

  test('asks for consent, then for the criteria, before the group learns anything', () => {
    const { flow } = scenario.flow?.(values) ?? { flow: { lanes: [], steps: [] } };
    const questions = flow.steps.flatMap(({ kind }, index) => (kind === 'decision' ? [index] : []));
    const group = flow.steps.findIndex(({ lane, text }) => `${lane} ${text}`.includes('Mitglieder der Gruppe'));
    expect(questions).toHaveLength(2);
    expect(questions.every((index) => index < group)).toBe(true);
    expect(flow.steps.filter(({ kind, otherwise }) => kind === 'decision' && otherwise === '')).toEqual([]);
  });

  test('cuts no label off in its pictures and crosses no way, by actor and by phase', () => {
    for (const lanes of ['who', 'phase']) {
      const steps = { ...(values['steps'] as Record<string, Value>), lanes };
      const { flow, title } = scenario.flow?.({ ...values, steps }) ?? { flow: { lanes: [], steps: [] }, title: '' };
      const drawings = drawFlow(flow, title);
      expect(drawings.map(crossings)).toEqual(drawings.map(() => 0));
      const shown = drawings.flatMap(({ shapes }) =>
        shapes.flatMap((shape) => (shape.shape === 'text' ? [...shape.lines] : [])),
      );
      expect(shown.length).toBeGreaterThan(flow.steps.length);
      expect(shown.filter((line) => line.includes('…'))).toEqual([]);
      const words = shown.join(' ').replace(/[\s-]/g, '');
      for (const { text } of flow.steps) expect(words).toContain(text.replace(/[\s-]/g, ''));
    }
  });

  test('fits the Alarmblatt on one page', async () => {
    const [sheet] = scenario.sheets ?? [];
    if (!sheet) throw new Error('no sheet');
    const document = sheetDocument(sheet, values);
    expect(document.status).toMatch(/(Entwurf|Abgestimmt).* · Version .+ · Stand .+ · Exemplar .+/);
    const file = await toPdf(document, await testFonts());
    expect(await pdfPages(file)).toBe(1);
    const text = squeezed(await pdfText(file));
    expect(wordsOf(document).filter((words) => !text.includes(words))).toEqual([]);
  });
});

describe('the Alarmblatt', () => {
  const long = (letters: number) => 'wird gemeinsam vereinbart und allen gesagt '.repeat(40).slice(0, letters);
  test.each([
    [4, 120],
    [8, 40],
    [8, 300],
    [14, 1500],
  ])(
    'keeps to one page with %i calls and texts of %i letters, and never cuts the rule or the status',
    async (calls, letters) => {
      const values = structuredClone(sample.values) as ScenarioValues;
      const [who, whom] = [long(Math.min(letters, 60)), long(Math.min(letters, 90))];
      const call = { who, whom, deputy: who, how: 'phone', by: 'PT24H' };
      Object.assign(values.chain, {
        calls: Array.from({ length: calls }, (_, index) => ({ id: `c${index}`, ...call })),
      });
      Object.assign(values.consent, { needsYes: long(letters), without: long(letters), never: long(letters) });
      Object.assign(values.people, { care: long(letters), speaks: long(letters) });
      Object.assign(values.frame, { title: long(Math.min(letters, 200)) });
      const [sheet] = scenario.sheets ?? [];
      if (!sheet) throw new Error('no sheet');
      const file = await toPdf(sheetDocument(sheet, values), await testFonts());
      expect(await pdfPages(file)).toBe(1);
      const text = squeezed(await pdfText(file));
      for (const whole of [
        'Sonst erfährt sie nichts.',
        'Entwurf – örtlich noch nicht abgestimmt',
        'Version 0.9',
        'Exemplar ______',
      ])
        expect(text).toContain(squeezed(whole));
    },
  );

  test('has the emergency number printed and room for the others', () => {
    const [sheet] = scenario.sheets ?? [];
    const table = sheet?.page(sample.values).blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows.map((row) => row[2])).toEqual(['110', '', '', '']);
    const empty = sheet?.page(emptyValues(scenario.fields)).blocks.find((block) => block.kind === 'table');
    expect(empty?.kind === 'table' && empty.rows).toHaveLength(5);
  });
});

test('a scenario shows its steps as a list and as messages, always the same ones', () => {
  const { blocks } = draftDocument(scenario, sample.values);
  const table = blocks.find((block) => block.kind === 'table' && block.id === 'informs');
  const rows = table?.kind === 'table' ? table.rows.map((row) => row.map(String)) : [];
  const { list } = (sample.values as ScenarioValues).steps;
  expect(rows.map((row) => row.slice(0, 3))).toEqual(
    list.flatMap(({ who, informs }, index) => (informs === '' ? [] : [[`${index + 1}`, who, informs]])),
  );
});

describe('the folded card', () => {
  const [sheet] = scenario.sheets ?? [];
  const cardOf = (values: Values): FoldedCard => {
    const panels = sheet?.card?.(values);
    if (!sheet || !panels) throw new Error('no card');
    return { name: 'Abstimmungstermin', tlp: 'amber-strict', ...sheet.page(values), panels };
  };
  const cases = [
    ...scenario.samples.map(({ id, values }) => [id, values] as const),
    ['empty', emptyValues(scenario.fields)] as const,
    ['extreme', extremeValues(scenario.fields)] as const,
  ];

  test.each(cases)('is one sheet that holds every word of its four panels: %s', async (_, values) => {
    const card = cardOf(values);
    const file = await toFoldedCard(card, await testFonts());
    expect(await pdfPages(file)).toBe(1);
    const text = squeezed(await pdfText(file));
    const words = wordsOf({ ...card, fillable: false, blocks: card.panels.flat() });
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((each) => !text.includes(each))).toEqual([]);
  });

  test('is tagged in the order of reading, though its inner panels stand on their heads', async () => {
    const file = await toFoldedCard(cardOf(sample.values), await testFonts());
    expect(await openPdf(file)).toEqual({ title: 'Abstimmungstermin', language: 'de-DE', marked: true });
    const { pages } = await readPdf(file);
    const headings = flat(pages.flatMap(({ elements }) => elements)).filter(({ role }) => /^H\d$/.test(role));
    expect(headings.map((each) => `${each.role} ${wordsIn(each)}`)).toEqual([
      'H1 Alarmblatt',
      'H2 Wer ruft wen an?',
      'H2 Was darf wer erfahren?',
      'H2 Kommt die Gruppe zusammen?',
      'H2 Diese Karte',
    ]);
  });
});

describe('what is still open', () => {
  const threat = scenario.samples[0]?.values ?? {};
  const open = (change: Readonly<Record<string, Values>>) => {
    const values = Object.fromEntries(
      Object.entries(threat).map(([key, group]) => [key, { ...(group as Values), ...change[key] }]),
    );
    return (scenario.hints?.(values) ?? []).map(({ text }) => text);
  };

  test('names the five questions in an empty scenario', () => {
    const hints = (scenario.hints?.(emptyValues(scenario.fields)) ?? []).map(({ text }) => text);
    for (const question of [1, 2, 3, 4, 5])
      expect(hints.filter((text) => text.startsWith(`Frage ${question} offen`))).toHaveLength(1);
  });

  test.each([
    [{ group: { away: ' ' } }, 'Frage 3 offen: Niemand lädt ein, wenn die Geschäftsführung abwesend ist.'],
    [{ criteria: { given: [] } }, 'Frage 2 offen: Die Regel hat keine Kriterien.'],
    [{ consent: { asks: '' } }, 'Frage 4 offen: Niemand fragt die betroffene Person.'],
    [{ documents: { list: [] } }, 'Frage 5 offen: Es liegt noch nichts bereit.'],
    [{ people: { care: '' } }, 'Bisher steht nirgends, was für die betroffene Person geschieht.'],
  ] as [Record<string, Values>, string][])('%j', (change, says) => {
    expect(open(change)).toContain(says);
    expect(open({})).not.toContain(says);
  });

  test('names where the chain of calls and the steps disagree, and who acts without being called', () => {
    const { chain, steps } = threat as ScenarioValues;
    const told = (index: number, change: Partial<ScenarioValues['chain']['calls'][number]>) =>
      open({ chain: { calls: chain.calls.map((call, at) => (at === index ? { ...call, ...change } : call)) } });
    expect(told(0, { by: 'PT1H' })).toContain(
      'Frage 1 offen: Anruf 1 und Schritt 1 nennen für dieselbe Nachricht verschiedene Fristen.',
    );
    expect(told(0, { how: 'visit', by: 'PT1H' })).toContain(
      'Frage 1 offen: Anruf 1 und Schritt 1 nennen für dieselbe Nachricht verschiedene Wege und Fristen.',
    );
    expect(told(0, { who: 'Nachbarin' })).toContain(
      'Frage 1 offen: „Polizei“ wird laut Anruf 1 von „Nachbarin“ informiert, laut Schritt 1 von „Betroffene Person“.',
    );
    expect(told(2, { whom: 'Schulamt, am Montag' })).toContain(
      'Frage 1 offen: Anruf 3 erreicht „Schulamt“, aber in den Schritten kommt diese Stelle nicht vor.',
    );
    const called = chain.calls.map((call) => ({ ...call, who: call.who.replace('Leitung Hauptamt', 'Vorzimmer') }));
    expect(open({ chain: { calls: called.toSpliced(1, 1) } })).toContain(
      'Frage 1 offen: „Leitung Hauptamt“ handelt in Schritt 4, aber in keinem Anruf kommt diese Stelle vor; auch ihre Vertretung ist offen.',
    );
    // A message that stands in the chain alone, or leaves its way open, contradicts nothing.
    expect(told(0, { how: '' })).toEqual(open({}));
    expect(open({ steps: { list: steps.list.map((step) => ({ ...step, informs: '' })) } })).toEqual(open({}));
  });

  test('finds a branch that nothing leads to, a circle, and a question without a no', () => {
    const list = (...rows: Values[]) => ({
      steps: {
        list: rows.map((row, index) => ({
          kind: 'step',
          who: '',
          what: 'ruft an',
          informs: '',
          how: '',
          by: '',
          next: '',
          otherwise: '',
          ...row,
          id: `s${index}`,
        })) as Value,
      },
    });
    expect(open(list({ next: 's2' }, {}, {}))).toContain('Schritt 2: Kein Weg führt dorthin.');
    expect(open(list({}, { next: 's0' }))).toContain('Schritt 1: Von hier führt kein Weg zum Ende.');
    expect(open(list({}))).toContain('Schritt 1: Niemand ist dafür zuständig.');
    expect(open(list({ kind: 'decision' }))).toContain('Schritt 1: Die Entscheidung hat kein „Nein“.');
  });
});

describe('the rule to play through', () => {
  const trial = (id: string) => {
    const found = scenario.samples.find((each) => each.id === id);
    const made = found && scenario.trial?.(found.values);
    if (!made) throw new Error(`no trial for ${id}`);
    return made;
  };

  test('without consent the group learns nothing, whatever holds', () => {
    const { verdict, criteria } = trial('bedrohung');
    expect(criteria).toContain('Relevanz für die Presse');
    for (const met of [0, 1, criteria.length]) expect(verdict(false, met)).toContain('Die Gruppe erfährt nichts');
  });

  test('with consent the rule counts', () => {
    const { verdict } = trial('uebergriff');
    expect(verdict(true, 0)).toContain('wird nur informiert');
    expect(verdict(true, 1)).toContain('Ein Kriterium trifft zu. Das reicht nicht.');
    expect(verdict(true, 2)).toContain('Die Gruppe kommt zusammen. Es lädt ein: Geschäftsführung');
    expect(verdict(true, 2)).toContain('Bei Abwesenheit: Leitung Hauptamt.');
  });

  test('says what is missing in an empty scenario', () => {
    const made = scenario.trial?.(emptyValues(scenario.fields));
    expect(made?.criteria).toEqual([]);
    expect(made?.verdict(true, 0)).toContain('Die Regel fehlt noch');
  });
});

describe('a scenario', () => {
  test('shows the level of its strictest step', () => {
    expect(sampleDocument(scenario, sample).tlp).toBe('red');
  });

  test.each([
    ['filled', sampleDocument(scenario, sample)],
    ['blank', blankDocument(scenario)],
  ])('goes into a PDF with every word, %s', async (_, document) => {
    const text = squeezed(await pdfText(await toPdf(document, await testFonts())));
    expect(wordsOf(document).filter((words) => !text.includes(words))).toEqual([]);
  });

  test('gives the same flow to Mermaid, with its text made harmless', () => {
    const { flow, title } = scenario.flow?.(sample.values) ?? { flow: { lanes: [], steps: [] }, title: '' };
    const source = toMermaid(flow, title);
    expect(source).toContain('s6 -->|nein| s11');
    const hostile = toMermaid(
      {
        lanes: ['a"]'],
        steps: [{ id: 'x', lane: 'a"]', text: '"]--> end <script>\n%% #', kind: 'step', next: '', otherwise: '' }],
      },
      't\nu',
    );
    expect(hostile).not.toContain('<script>');
    expect(hostile.split('\n').filter((line) => line.includes('script'))).toHaveLength(1);
  });
});
