/** Question 2 played through: consent first, then the criteria, then what the rule of the scenario says. */
import type { Trial } from '../../model/template.ts';
import { labelOf, type ScenarioValues } from './document.ts';
import { deadlines, scenarioFields, ways } from './fields.ts';

/** How many criteria have to hold. */
const needed = { any: 1, two: 2, three: 3, always: 0 } as const;

/** Without consent nothing is passed on, whatever the criteria say. */
export function criteriaTrial(values: ScenarioValues): Trial {
  const { criteria } = values;
  const given: string[] = scenarioFields.criteria.fields.given.options
    .filter(({ id }) => criteria.given.includes(id))
    .map(({ label }) => label);
  const own = criteria.own
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    title: 'Frage 2 durchspielen',
    intro: 'Denken Sie sich einen Fall und kreuzen Sie an, was zutrifft. Nichts davon wird gesichert.',
    gate: 'Die betroffene Person ist einverstanden, dass die Gruppe davon erfährt',
    criteria: [...given, ...own],
    verdict: (gate, met) => (gate ? ruled(values, met) : noConsent),
  };
}

const noConsent =
  'Die Gruppe erfährt nichts. Ohne Einverständnis wird nichts weitergegeben, auch kein Umriss, der die Person erkennbar macht. Gefahr abwenden, Beweise sichern und für die Person da sein geht auch so.';

function ruled({ criteria, group }: ScenarioValues, met: number): string {
  if (criteria.rule === '') return 'Die Regel fehlt noch. Wählen Sie oben aus, wann die Gruppe zusammenkommt.';
  const holds =
    met === 0
      ? 'Kein Kriterium trifft zu.'
      : met === 1
        ? 'Ein Kriterium trifft zu.'
        : `${counts[met] ?? met} Kriterien treffen zu.`;
  if (met >= needed[criteria.rule]) {
    const how = [labelOf(deadlines, group.by), labelOf(ways, group.how)].filter(Boolean).join(', ');
    const who = group.who.trim();
    const away = group.away.trim();
    return [
      `${holds} Die Gruppe kommt zusammen.`,
      who === '' ? 'Offen ist, wer einlädt.' : `Es lädt ein: ${who}${how === '' ? '' : ` (${how})`}.`,
      away === '' ? 'Offen ist, wer bei Abwesenheit einlädt.' : `Bei Abwesenheit: ${away}.`,
    ].join(' ');
  }
  if (criteria.otherwise === 'inform') return `${holds} Das reicht nicht. Die Gruppe wird nur informiert.`;
  if (criteria.otherwise === 'nothing') return `${holds} Das reicht nicht. Die Gruppe erfährt nichts.`;
  return `${holds} Das reicht nicht. Offen ist, was dann geschieht.`;
}

const counts: readonly string[] = ['Null', 'Ein', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs'];
