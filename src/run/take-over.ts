/** What an exercise has found, taken over into the scenario: into the words of a step, or as a new step behind it. */
import { limits } from '../model/check.ts';
import type { AnyRow, Values } from '../model/field.ts';
import { end, insertRow } from '../model/rows.ts';
import { emptyRow, groupOf, rowsOf, withValue } from '../model/values.ts';
import { scenarioFields } from '../templates/scenario/fields.ts';

/** A finding of the debriefing. */
export interface Finding {
  id: string;
  /** Id of a step; '' or one that is gone puts a new step at the end. */
  step: string;
  /** `amend` adds to the words of that step. */
  into: 'step' | 'amend';
  change: string;
  who: string;
}

/** The scenario with the change. What was taken over before is not taken twice: then it comes back as it is. */
export function takeOver(scenario: Values, finding: Finding): Values {
  const list = rowsOf(groupOf(scenario['steps'])['list']);
  const about = list.find(({ id }) => id === finding.step);
  const change = finding.change.trim();
  const id = `planspiel-${finding.id}`.slice(0, 64);
  if (change === '' || list.some((row) => row.id === id)) return scenario;
  if (about && finding.into === 'amend') {
    const what = String(about['what']).trim();
    if (what.includes(change)) return scenario;
    const amended = what === '' ? change : `${what}; ${change}`;
    // What no file would take becomes a step of its own.
    if (amended.length <= limits.text) return withValue(scenario, ['steps', 'list', about.id, 'what'], amended);
  }
  if (list.length >= limits.rows) return scenario;
  const before = about ?? list.at(-1);
  const row: AnyRow = {
    ...emptyRow(scenarioFields.steps.fields.list.fields, id),
    what: change,
    who: finding.who.trim(),
    phase: about?.['phase'] ?? '',
    next: onwardOf(before, about !== undefined),
  };
  // The way leads over the new step: whoever stands before it goes on with it, and it goes on where that one went.
  const led =
    before && row['next'] !== '' ? list.map((each) => (each === before ? { ...each, next: '' } : each)) : list;
  return withValue(scenario, ['steps', 'list'], insertRow(led, row, before?.id));
}

/** Where the step before goes on, if not below. The last of a list leaves it only by its end; any other way of it stays. */
function onwardOf(before: AnyRow | undefined, isAbout: boolean): string {
  const next = String(before?.['next'] ?? '');
  return isAbout || next === end ? next : '';
}
