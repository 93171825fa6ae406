/** A scenario as the beginning of an exercise. */
import { limits } from '../../model/check.ts';
import type { Values } from '../../model/field.ts';
import { emptyValues, withValue } from '../../model/values.ts';
import exercise from '../../run/exercise.ts';
import { injectsFor } from '../../run/injects.ts';
import type { ScenarioValues } from '../../templates/scenario/document.ts';

export const exerciseTemplate = exercise;

/** What an exercise of this scenario starts with. Values of the scenario template have been checked against its fields before. */
export function exerciseFor(values: Values): Values {
  const scenario = values as unknown as ScenarioValues;
  const steps = scenario.steps.list.map(({ id, who, what }) => ({
    id,
    what: [who, what].filter(Boolean).join(': ').slice(0, limits.text),
  }));
  const begun: Values = emptyValues(exercise.fields);
  return [
    [['plan', 'situation'], scenario.frame.trigger] as const,
    [['injects', 'list'], proposed(values, '90')] as const,
    [['log', 'steps'], steps] as const,
    [['log', 'scenario'], scenario.frame.title] as const,
  ].reduce<Values>((filled, [path, value]) => withValue(filled, path, value), begun);
}

/** Injects for these minutes. */
export function proposed(values: Values, minutes: '45' | '90') {
  return injectsFor(values as unknown as ScenarioValues, minutes).map((inject) => ({ ...inject }));
}
