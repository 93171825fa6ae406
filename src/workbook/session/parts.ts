/** What sessions add to the whole workbook: each with its course and its minutes for the group, and one list of all tasks. */
import type { Block, Document } from '../../model/document.ts';
import { formatDay } from '../../model/time.ts';
import { highestTlp, tlpLabels, tlpOf } from '../../model/tlp.ts';
import { charterFacts, type Seat } from '../facts.ts';
import { neutralTitleOf } from '../profile.ts';
import type { Records } from '../records.ts';
import { deeper, type Part } from '../whole.ts';
import { minutesKindOf } from './minutes.ts';
import { minutesFile } from './minutes-files.ts';
import { type Found, type SessionBook, sessionBook } from './records.ts';
import type { Session } from './session.ts';
import { type Column, planSheet } from './sheet.ts';
import { type Task, taskStates } from './task.ts';

/** The sessions by day, those without one last, and then the tasks; nothing where there are none. */
export function sessionParts(records: Records): Part[] {
  const book = sessionBook(records);
  const { sessions, tasks, seats } = book;
  const name = neutralTitleOf(records);
  const { minutesKind } = charterFacts(records);
  return [
    ...sessions.map((session) => ({
      id: `session/${session.id}`,
      group: 'Sitzungen',
      label: labelOf(session.value),
      document: sessionDocument(session, book, minutesKind, name),
    })),
    ...(tasks.length > 0 ? [{ id: 'tasks', label: 'Aufgaben', document: taskList(tasks, seats, name) }] : []),
  ];
}

function labelOf({ title, day, calendar }: Session): string {
  return [title || 'Sitzung', day === '' ? '' : `, ${formatDay(day)}`, calendar.cancelled ? ' (abgesagt)' : ''].join(
    '',
  );
}

function sessionDocument(
  session: Found<Session>,
  { tasks, seats }: SessionBook,
  choice: string,
  name: string,
): Document {
  const { value } = session;
  const columns: Column[] = ['lead', 'course', 'material'];
  if (value.blocks.some(({ notes }) => notes !== '')) columns.push('notes');
  // What a session opens with belongs to its day; which method a block follows, its title says.
  const around = { seats, name, opening: { overdue: [], unapproved: [] }, methodTitle: () => '' };
  const plan = planSheet(value, around, columns);
  const own = tasks.filter((task) => task.value.session === session.id);
  const said = value.items.length > 0 || own.length > 0 || value.approval !== null;
  const kind = minutesKindOf(choice);
  const file = minutesFile({ session, tasks: own, seats, kind }, { file: 'internal' }, { name, today: '' });
  if (!said || !file.ok) return plan;
  const { document } = file;
  const minutes: Block[] = [
    { kind: 'heading', level: 2, text: document.title },
    ...(document.status ? [{ kind: 'paragraph', text: document.status } as const] : []),
    // Whose minutes these are stands above already.
    ...document.blocks.slice(1).map((block) => deeper(block, 'protokoll-')),
  ];
  return {
    ...plan,
    tlp: highestTlp([plan.tlp ?? 'clear', document.tlp ?? 'clear']),
    blocks: [...plan.blocks, ...minutes],
  };
}

function taskList(tasks: readonly Found<Task>[], seats: readonly Seat[], name: string): Document {
  const who = ({ seat, other }: Task) => seats.find(({ id }) => id === seat)?.function || other;
  return {
    title: 'Aufgaben',
    name,
    tlp: highestTlp(['amber-strict', ...tasks.map(({ value }) => tlpOf(value.tlp))]),
    fillable: false,
    blocks: [
      {
        kind: 'table',
        id: 'tasks',
        caption: 'Aufgaben',
        captionHidden: true,
        head: ['Aufgabe', 'Wer', 'Bis', 'Stand', 'Stufe'],
        widths: [31, 20, 15, 12, 22],
        rows: tasks.map(({ value }) => [
          value.what,
          who(value),
          formatDay(value.until),
          taskStates[value.state],
          tlpLabels[tlpOf(value.tlp)],
        ]),
      },
    ],
  };
}
