/** What an exercise has found, taken over into the scenario: a new step behind the one that it is about. */
import type { AnyRow, Values } from '../model/field.ts';
import { insertRow } from '../model/rows.ts';
import { emptyRow, groupOf, rowsOf, withValue } from '../model/values.ts';
import { scenarioFields } from '../templates/scenario/fields.ts';

/** A finding of the debriefing. */
export interface Finding {
  /** Id of a step; '' or one that is gone puts the new step at the end. */
  step: string;
  change: string;
  who: string;
}

/** The scenario with the change as a step. @param id random, of the new step. */
export function takeOver(scenario: Values, { step, change, who }: Finding, id: string): Values {
  const list = rowsOf(groupOf(scenario['steps'])['list']);
  const about = list.find((row) => row.id === step);
  const phase = about?.['phase'];
  const row: AnyRow = {
    ...emptyRow(scenarioFields.steps.fields.list.fields, id),
    what: change.trim(),
    who: who.trim(),
    ...(typeof phase === 'string' ? { phase } : {}),
  };
  return withValue(scenario, ['steps', 'list'], insertRow(list, row, about?.id));
}
