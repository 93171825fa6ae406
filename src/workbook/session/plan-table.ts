/** The plan of a session as a table for a spreadsheet. */
import { categories, hats, perspectives } from '../../library/words.ts';
import { functionIn } from './minutes.ts';
import type { Session } from './session.ts';
import { groupText, type Surroundings } from './sheet.ts';
import { clockOf, lengthOf, timingOf } from './timing.ts';

/** Rows for a spreadsheet: head first. */
export function planRows(
  session: Session,
  { seats, methodTitle }: Pick<Surroundings, 'seats' | 'methodTitle'>,
): string[][] {
  const { slots } = timingOf(session);
  return [
    [
      'Beginn',
      'Ende',
      'Minuten',
      'Block',
      'Art',
      'Methode',
      'Leitung',
      'Hut',
      'Perspektiven',
      'Ziel',
      'Verlauf',
      'Material',
      'Fester Beginn',
      'Nicht dabei',
      'Gruppen',
      'Notizen',
    ],
    ...session.blocks.map((block, index) => [
      clockOf(slots[index]?.from ?? 0),
      clockOf(slots[index]?.to ?? 0),
      String(lengthOf(block)),
      block.title,
      categories[block.category],
      block.method === '' ? '' : methodTitle(block.method),
      block.leadBy,
      hats[block.hat],
      block.perspectives.map((id) => perspectives[id]).join(', '),
      block.goal,
      block.course,
      block.material,
      block.fixedStart,
      block.absent.map((id) => functionIn(session, seats, id)).join(', '),
      block.groups.map((group) => groupText(group, (id) => functionIn(session, seats, id))).join('\n'),
      block.notes,
    ]),
  ];
}
