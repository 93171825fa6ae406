/** The four files of the minutes as tables for a spreadsheet. They hold what `minutes.ts` lets through, like the documents do. */
import { formatDay } from '../../model/time.ts';
import { tlpLabels, tlpOf } from '../../model/tlp.ts';
import { functionIn, type Minutes, sift } from './minutes.ts';
import { type FileOrder, leftOutText, type Refusal, refusal } from './minutes-files.ts';
import { itemKinds } from './session.ts';
import { taskStates } from './task.ts';

export type MinutesTable = { ok: true; rows: string[][] } | { ok: false; problem: Refusal };

/** Rows, head first. */
export function minutesTable(minutes: Minutes, order: FileOrder): MinutesTable {
  const problem = refusal(minutes, order);
  if (problem) return { ok: false, problem };
  const sifted = sift(minutes, order.file, order.file === 'share' ? order.organisation : '');
  const last = leftOutText(sifted.leftOut);
  const session = minutes.session.value;
  const called = (id: string) => functionIn(session, minutes.seats, id);
  const level = (tlp: Parameters<typeof tlpOf>[0]) => tlpLabels[tlpOf(tlp)];
  const blockOf = (id: string) => session.blocks.find((block) => block.id === id)?.title ?? '';

  if (order.file === 'internal') {
    const kept = new Set([...sifted.decisions, ...sifted.notes]);
    return {
      ok: true,
      rows: [
        ['Art', 'Block', 'Wortlaut', 'Stufe', 'Wer', 'Trägt ins Haus', 'Bis', 'Stand'],
        ...session.items
          .filter((item) => kept.has(item))
          .map((item) => [
            itemKinds[item.kind],
            blockOf(item.block),
            item.text,
            level(item.tlp),
            '',
            called(item.carrier),
            '',
            '',
          ]),
        ...sifted.tasks.map(({ value }) => [
          'Aufgabe',
          blockOf(value.block),
          value.what,
          level(value.tlp),
          called(value.seat) || value.other,
          called(value.carrier),
          formatDay(value.until),
          taskStates[value.state],
        ]),
        ...note(last),
      ],
    };
  }
  return {
    ok: true,
    rows: [
      ['Art', 'Wortlaut', 'Bis', 'Stufe'],
      ...sifted.decisions.map((item) => ['Beschluss', item.text, '', level(item.tlp)]),
      ...sifted.tasks.map(({ value }) => ['Aufgabe', value.what, formatDay(value.until), level(value.tlp)]),
      ...Array.from({ length: sifted.spoken }, () => ['Aufgabe', 'mündlich vereinbart', '', '']),
      ...note(last),
    ],
  };
}

function note(text: string): string[][] {
  return text === '' ? [] : [['Hinweis', text]];
}
