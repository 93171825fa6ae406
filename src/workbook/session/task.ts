/** Tasks live longer than a session: each is a record `task/<id>` and points back to where it was agreed. */
import { isDay } from '../../model/time.ts';
import { defaultTlp, tlpLabels } from '../../model/tlp.ts';
import { type Fitting, oneOf, record, reference, text, textOr } from './shape.ts';

export const taskStates = { open: 'offen', begun: 'begonnen', done: 'erledigt', dropped: 'entfällt' } as const;

export const taskShape = record({
  what: text(),
  /** Id of the seat that does it; '' where `other` says it. */
  seat: reference,
  /** A function outside the group. */
  other: text(300),
  /** Id of the seat that carries the share home. */
  carrier: reference,
  until: textOr(isDay),
  state: oneOf(taskStates),
  /** When it was done or dropped; '' before. Retention counts from here. */
  doneOn: textOr(isDay),
  tlp: oneOf({ ...tlpLabels, '': '' }),
  /** Ids of the session, block and decision that it comes from. */
  session: reference,
  block: reference,
  decision: reference,
});

export type Task = Fitting<typeof taskShape>;

export function emptyTask(frame: Partial<Task> = {}): Task {
  return {
    what: '',
    seat: '',
    other: '',
    carrier: '',
    until: '',
    state: 'open',
    doneOn: '',
    tlp: defaultTlp,
    session: '',
    block: '',
    decision: '',
    ...frame,
  };
}

/** Whether somebody still has to do it. */
export function isOpen({ state }: Task): boolean {
  return state === 'open' || state === 'begun';
}

/** Whether its day has passed. @param today `YYYY-MM-DD`. */
export function isOverdue(task: Task, today: string): boolean {
  return isOpen(task) && task.until !== '' && task.until < today;
}
