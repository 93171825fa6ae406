/** Ready scenarios are written down line by line, one step or call each, so that an author can read them from top to bottom. */
import type { ScenarioStep, ScenarioValues } from './document.ts';

type Call = ScenarioValues['chain']['calls'][number];
type Paper = ScenarioValues['documents']['list'][number];

/** Phase, who, what, whom it informs, how, by when, level; and where it goes on, if not below. */
export type StepLine = readonly [
  phase: ScenarioStep['phase'],
  who: string,
  what: string,
  informs: string,
  how: ScenarioStep['how'],
  by: ScenarioStep['by'],
  tlp: ScenarioStep['tlp'],
  onward?: { next?: string; otherwise?: string },
];

/** Steps s1, s2, … A line that asks is a decision. */
export function steps(...lines: readonly StepLine[]): ScenarioStep[] {
  return lines.map(([phase, who, what, informs, how, by, tlp, onward], index) => ({
    id: `s${index + 1}`,
    kind: what.endsWith('?') ? 'decision' : 'step',
    phase,
    what,
    who,
    informs,
    how,
    by,
    tlp,
    next: onward?.next ?? '',
    otherwise: onward?.otherwise ?? '',
  }));
}

/** Calls c1, c2, …: who, whom, the substitute of that function, how, by when. */
export function calls(
  ...lines: readonly (readonly [who: string, whom: string, deputy: string, how: Call['how'], by: Call['by']])[]
): Call[] {
  return lines.map(([who, whom, deputy, how, by], index) => ({ id: `c${index + 1}`, who, whom, deputy, how, by }));
}

/** Papers d1, d2, …: name and place, all checked on the same day. */
export function papers(checked: string, ...lines: readonly (readonly [name: string, place: string])[]): Paper[] {
  return lines.map(([name, place], index) => ({ id: `d${index + 1}`, name, place, checked }));
}
