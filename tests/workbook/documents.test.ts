/** What a workbook gives away: all of it, or only what may leave. */
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../src/export/markdown.ts';
import type { Block } from '../../src/model/document.ts';
import { deletionChecklist } from '../../src/workbook/deletion.ts';
import { handoverSheet } from '../../src/workbook/handover.ts';
import type { Records } from '../../src/workbook/records.ts';
import { retentionOf } from '../../src/workbook/retention.ts';
import { sessionParts } from '../../src/workbook/session/parts.ts';
import { emptyBlock, emptyItem, emptySession, type Session } from '../../src/workbook/session/session.ts';
import { emptyTask } from '../../src/workbook/session/task.ts';
import { parts, sharedWorkbook, wholeDocument } from '../../src/workbook/whole.ts';
import { edited, emptyTown, fullTown, templates } from './town.ts';

const today = '2026-11-23';
const session = (frame: Partial<Session>): Session => emptySession(() => crypto.randomUUID(), frame);
const idsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => ('id' in block && typeof block.id === 'string' ? [block.id] : []));

describe('the whole workbook', () => {
  const all = parts(fullTown(), templates);
  const document = wholeDocument(fullTown(), all, today);

  test('holds every chapter and scenario, under the neutral title', () => {
    const text = toMarkdown(document);
    expect(all).toHaveLength(8);
    for (const { label } of all) expect(text).toContain(`## ${label}`);
    expect(document.name).toBe('Abstimmungstermin');
  });

  test('skips no heading level and names no two blocks alike', () => {
    const ids = idsOf(document.blocks);
    expect(new Set(ids).size).toBe(ids.length);
    let level = 1;
    for (const block of document.blocks) {
      if (block.kind !== 'heading') continue;
      expect(block.level).toBeLessThanOrEqual(level + 1);
      level = block.level;
    }
  });

  test('shows the strictest level of what is in it', () => {
    const red = edited(fullTown(), 'chapter/sprachregelung', ['handling', 'tlp'], 'red');
    expect(wholeDocument(red, parts(red, templates), today).tlp).toBe('red');
  });

  test('leaves out what nobody chose', () => {
    const text = toMarkdown(wholeDocument(fullTown(), all.slice(0, 1), today));
    expect(text).not.toContain('Selbstverständnis\n');
  });
});

describe('the sessions in it', () => {
  const decided = (tlp: 'green' | 'red') =>
    new Map(fullTown())
      .set(
        'session/a',
        session({
          title: 'Kennenlernen',
          day: '2026-02-02',
          blocks: [emptyBlock('b', { title: 'Ankommen', course: 'Jede Person nennt ihre Funktion.' })],
          items: [emptyItem('i', { block: 'b', text: 'Wir treffen uns im Mai.', tlp })],
        }),
      )
      .set('session/b', session({ day: '2026-05-04' }))
      .set('task/t', { ...emptyTask({ what: 'Rufnummern prüfen', other: 'Hauptamt', session: 'a' }) });
  const textOf = (records: Records) => toMarkdown(wholeDocument(records, sessionParts(records), today));

  test('come with course, minutes and tasks, by day, each only once', () => {
    const text = textOf(decided('green'));
    const places = [
      '## Kennenlernen, 2. Februar 2026',
      'Jede Person nennt ihre Funktion.',
      'Ergebnisprotokoll',
      'Wir treffen uns im Mai.',
      '## Sitzung, 4. Mai 2026',
      '\n## Aufgaben',
    ].map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(text.match(/Ergebnisprotokoll/g)).toHaveLength(1);
    expect(text.slice(text.indexOf('\n## Aufgaben'))).toMatch(/Rufnummern prüfen.*Hauptamt/);
  });

  test('name no two blocks alike and skip no heading level', () => {
    const records = decided('green');
    const { blocks } = wholeDocument(records, [...parts(records, templates), ...sessionParts(records)], today);
    const ids = idsOf(blocks);
    expect(new Set(ids).size).toBe(ids.length);
    const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 1) + 1)).toBe(true);
  });

  test('mark every page red where something red was decided', () => {
    expect(wholeDocument(decided('green'), sessionParts(decided('green')), today).tlp).toBe('amber-strict');
    expect(wholeDocument(decided('red'), sessionParts(decided('red')), today).tlp).toBe('red');
  });

  test('come without minutes where the charter wants none', () => {
    const text = textOf(edited(decided('red'), 'chapter/selbstverstaendnis', ['knowledge', 'minutes'], 'none'));
    expect(text).toContain('Ankommen');
    expect(text).not.toContain('Wir treffen uns im Mai.');
  });
});

describe('passing on without names', () => {
  const canaries = edited(
    edited(
      edited(fullTown(), 'profile', ['group', 'neutralTitle'], 'KANARIE-TITEL'),
      'session/a',
      ['text'],
      'KANARIE-SITZUNG',
    ),
    'chapter/selbstverstaendnis',
    ['tasks', 'purpose'],
    'KANARIE-FREITEXT',
  );

  test('lets no free text, no session and no title of the group out', () => {
    const released = new Map([['chapter/selbstverstaendnis', new Set<string>()]]);
    const { document, leftOut } = sharedWorkbook(canaries, templates, released);
    expect(JSON.stringify(document)).not.toContain('KANARIE');
    expect(leftOut).toContain('Sitzungen und Protokolle');
  });

  test('lets out what was released, and only chosen chapters', () => {
    const released = new Map([['chapter/selbstverstaendnis', new Set(['tasks.purpose'])]]);
    const text = toMarkdown(sharedWorkbook(canaries, templates, released).document);
    expect(text).toContain('KANARIE-FREITEXT');
    expect(text).not.toContain('Sitzplan');
  });

  test('keeps a red chapter here and says that one stayed', () => {
    const red = edited(canaries, 'chapter/selbstverstaendnis', ['handling', 'tlp'], 'red');
    const shared = sharedWorkbook(
      red,
      templates,
      new Map([['chapter/selbstverstaendnis', new Set(['tasks.purpose'])]]),
    );
    expect(JSON.stringify(shared.document)).not.toContain('KANARIE-FREITEXT');
    expect(shared.leftOut).toContain('Kapitel mit TLP:RED');
  });
});

describe('sheets', () => {
  test('the handover says where the group stands and hands open tasks over, without a name', () => {
    const named = edited(
      fullTown(),
      'chapter/sitzplan',
      ['other', 'seats'],
      [
        {
          id: 'o',
          function: 'Schulamt',
          organisation: '',
          level: '',
          name: 'KANARIE',
          contact: 'KANARIE',
          from: '',
          until: '',
        },
      ],
    );
    const busy = new Map([
      ...named,
      ['task/1', { what: 'Nummern prüfen', seat: 'o', other: '', until: '2026-12-01', state: 'open' }] as const,
      ['task/2', { what: 'Erledigtes', seat: 'o', other: '', until: '2026-12-01', state: 'done' }] as const,
    ]);
    const sheet = handoverSheet(busy, { today, templates });
    const text = toMarkdown(sheet);
    expect(text).toMatch(/Nummern prüfen\W+Schulamt/);
    expect(text).not.toContain('Erledigtes');
    expect(text).toContain('Schulamt');
    expect(text).not.toContain('KANARIE');
    expect(handoverSheet(emptyTown(), { today, templates }).blocks.length).toBeGreaterThan(5);
  });

  test('the deletion list keeps records, copies and notes apart and warns of traces where there may be some', () => {
    const answer = { by: 'Registratur', on: '2026-11-20' };
    const text = toMarkdown(deletionChecklist(answer, { today, unlocked: true }));
    expect(text).toContain('Registratur, am 20. November 2026');
    expect(text.match(/^## /gm)).toHaveLength(4);
    expect(text).toContain('lesbare Spuren');
    expect(toMarkdown(deletionChecklist(answer, { today, unlocked: false }))).not.toContain('lesbare Spuren');
  });
});

describe('retention', () => {
  const withRule = (rule: string) => edited(fullTown(), 'chapter/selbstverstaendnis', ['knowledge', 'retention'], rule);

  test.each([
    ['zwei Jahre', '2024-11-23'],
    ['24 Monate nach der Sitzung', '2024-11-23'],
    ['nach 6 Wochen', '2026-10-12'],
    ['90 Tage', '2026-08-25'],
  ])('„%s“ reaches back to %s', (rule, until) => {
    expect(retentionOf(withRule(rule), templates, today).until).toBe(until);
  });

  test('lists what is older, with its day, and no chapter', () => {
    const { due } = retentionOf(withRule('sechs Monate'), templates, today);
    expect(due.map(({ id }) => id)).toEqual(['session/a', 'task/t']);
    expect(due[0]?.dayText).toBe('2. Februar 2026');
  });

  test('reckons nothing where the rule names no period', () => {
    expect(retentionOf(withRule('bis zur nächsten Überprüfung'), templates, today)).toMatchObject({
      until: undefined,
      due: [],
    });
  });
});
