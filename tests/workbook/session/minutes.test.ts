/** Who may read what: for every level and every kind of entry, in which of the four files it stands and in which it does not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMarkdown } from '../../../src/export/markdown.ts';
import type { Document } from '../../../src/model/document.ts';
import { type Tlp, tlpLevels, tlpOf } from '../../../src/model/tlp.ts';
import { toCsv } from '../../../src/workbook/session/csv.ts';
import {
  approve,
  isUnapproved,
  type Minutes,
  type MinutesKind,
  organisationsOf,
} from '../../../src/workbook/session/minutes.ts';
import { type FileOrder, minutesFile } from '../../../src/workbook/session/minutes-files.ts';
import { minutesTable } from '../../../src/workbook/session/minutes-table.ts';
import { emptyBlock, emptyItem, emptySession } from '../../../src/workbook/session/session.ts';
import { emptyTask } from '../../../src/workbook/session/task.ts';
import { anyLevel, counting, seat } from './arbitrary.ts';

const seats = [
  seat('sitz-1', 'Leitung Ordnungsamt', 'Stadt Musterstadt'),
  seat('sitz-2', 'Opferberatung', 'Verein Brücke'),
];

/** Which file may hold an entry of a level, as the domain contract has it. Written out once more, so that the code is not its own judge. */
const allowed: Readonly<Record<FileOrder['file'], readonly Tlp[]>> = {
  internal: ['red', 'amber-strict', 'amber', 'green', 'clear'],
  share: ['amber-strict', 'amber', 'green', 'clear'],
  partner: ['green', 'clear'],
  public: ['clear'],
};

const orders: readonly FileOrder[] = [
  { file: 'internal' },
  { file: 'share', organisation: 'Stadt Musterstadt' },
  { file: 'share', organisation: 'Verein Brücke' },
  { file: 'partner', recipient: 'Pressestelle' },
  { file: 'public' },
];

interface Entry {
  kind: 'decision' | 'note' | 'task';
  level: Tlp | '';
  /** For a task, who does it. */
  seat: string;
}

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom('decision' as const, 'note' as const, 'task' as const),
  level: anyLevel,
  seat: fc.constantFrom('sitz-1', 'sitz-2', ''),
});

const word = (index: number) => `kanarie${index}ende`;

function minutesOf(entries: readonly Entry[], kind: MinutesKind = 'results'): Minutes {
  const items = entries.flatMap((entry, index) =>
    entry.kind === 'task'
      ? []
      : [
          emptyItem(`punkt-${index}`, {
            kind: entry.kind,
            text: word(index),
            tlp: entry.level,
            block: 'block',
            carrier: entry.seat,
          }),
        ],
  );
  const tasks = entries.flatMap((entry, index) =>
    entry.kind === 'task'
      ? [
          {
            id: `aufgabe-${index}`,
            value: emptyTask({
              what: word(index),
              tlp: entry.level,
              seat: entry.seat,
              session: 's',
              other: 'stelle-draussen',
            }),
          },
        ]
      : [],
  );
  const value = emptySession(counting(), {
    title: 'titelkanarie',
    goal: 'zielkanarie',
    place: 'ortkanarie',
    guests: 'gastkanarie',
    day: '2027-10-12',
    start: '10:00',
    participants: ['sitz-1', 'sitz-2'],
    blocks: [
      emptyBlock('block', {
        title: 'blockkanarie',
        absent: ['sitz-1'],
        notes: 'notizkanarie',
        absentWhy: 'grundkanarie',
      }),
    ],
    items,
  });
  return { session: { id: 's', value }, tasks, seats, kind };
}

function written(minutes: Minutes, order: FileOrder): { text: string; document: Document } {
  const file = minutesFile(minutes, order, { name: 'Abstimmungstermin', today: '2027-10-20' });
  if (!file.ok) throw new Error(file.problem);
  const table = minutesTable(minutes, order);
  if (!table.ok) throw new Error(table.problem);
  // The table and the document are two ways to take the same: what one tells, both are judged by.
  const text = toMarkdown(file.document) + JSON.stringify(file.document) + toCsv(table.rows);
  return { text, document: file.document };
}

describe('the four files', () => {
  test('hold an entry exactly where its level and its house allow it', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { maxLength: 12 }),
        fc.constantFrom('results' as const, 'course' as const),
        (entries, kind) => {
          const minutes = minutesOf(entries, kind);
          for (const order of orders) {
            const { text, document } = written(minutes, order);
            for (const [index, entry] of entries.entries()) {
              const house = seats.find(({ id }) => id === entry.seat)?.organisation;
              const belongs =
                order.file === 'share'
                  ? entry.kind === 'task' && house === order.organisation
                  : entry.kind !== 'note' || (order.file === 'internal' && kind === 'course');
              const expected = belongs && allowed[order.file].includes(tlpOf(entry.level));
              expect([order, entry, text.includes(word(index))]).toEqual([order, entry, expected]);
            }
            // What is inside is never stricter than what the file says of itself.
            const inside = entries.filter((_, index) => text.includes(word(index))).map(({ level }) => tlpOf(level));
            for (const level of inside) {
              expect(tlpLevels.indexOf(document.tlp ?? 'clear')).toBeLessThanOrEqual(tlpLevels.indexOf(level));
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('tell outside neither when nor where nor who nor what the session was about', () => {
    const minutes = minutesOf(tlpLevels.flatMap((level) => [{ kind: 'task', level, seat: 'sitz-2' } as const]));
    for (const order of orders.filter(({ file }) => file !== 'internal')) {
      const { text, document } = written(minutes, order);
      expect(text).not.toMatch(/(titel|ziel|ort|gast|block|notiz|grund)kanarie/);
      expect(text).not.toMatch(/12\. Oktober|2027-10-12|10:00|Person-|0123-|stelle-draussen/);
      if (order.file !== 'share') expect(text).not.toMatch(/Opferberatung|Ordnungsamt|Brücke/);
      // Written right after a session, the day of writing would be that of the session: everybody may read it only where it is known who reads.
      expect(text.includes('20. Oktober 2027')).toBe(order.file !== 'public');
      expect(document.name).toBe('Abstimmungstermin');
      expect(text).toContain('Nicht enthalten');
    }
  });

  test('a red task goes home as „mündlich vereinbart“ and nothing more', () => {
    const minutes = minutesOf([{ kind: 'task', level: 'red', seat: 'sitz-1' }]);
    const { text } = written(minutes, { file: 'share', organisation: 'Stadt Musterstadt' });
    expect(text).toContain('mündlich vereinbart');
    expect(text).not.toContain(word(0));
    expect(written(minutes, { file: 'share', organisation: 'Verein Brücke' }).text).not.toContain('mündlich');
    expect(organisationsOf(minutes)).toEqual(['Stadt Musterstadt']);
  });

  test('refuse what cannot be: no recipient, no house, no minutes', () => {
    const around = { name: 'x', today: '2027-10-20' };
    expect(minutesFile(minutesOf([]), { file: 'partner', recipient: ' ' }, around)).toEqual({
      ok: false,
      problem: 'noRecipient',
    });
    expect(minutesFile(minutesOf([]), { file: 'share', organisation: '' }, around)).toMatchObject({ ok: false });
    for (const order of orders) {
      const refused = { ok: false, problem: 'noMinutes' };
      expect(minutesFile(minutesOf([], 'none'), order, around)).toEqual(refused);
      expect(minutesTable(minutesOf([], 'none'), order)).toEqual(refused);
    }
  });

  test('say in the internal file what is red, and who was not in the room', () => {
    const { text } = written(minutesOf([{ kind: 'decision', level: '', seat: 'sitz-2' }]), { file: 'internal' });
    expect(text).toContain('Enthält TLP:RED');
    expect(text).toContain('Nicht dabei: Leitung Ordnungsamt');
    expect(text).toContain('Trägt den Anteil ins eigene Haus: Opferberatung');
  });
});

test('approved minutes keep the labels they were approved with', () => {
  const minutes = minutesOf([{ kind: 'decision', level: 'amber', seat: 'sitz-2' }]);
  expect(isUnapproved(minutes)).toBe(true);
  const value = approve(minutes, '2027-12-14');
  const renamed = seats.map((each) => ({ ...each, function: 'Neuer Name', organisation: 'Neues Haus' }));
  const later = { ...minutes, session: { id: 's', value }, seats: renamed };
  expect(isUnapproved(later)).toBe(false);
  const { text } = written(later, { file: 'internal' });
  expect(text).toContain('Genehmigt am 14. Dezember 2027');
  expect(text).toContain('Opferberatung');
  expect(text).not.toContain('Neuer Name');
});
