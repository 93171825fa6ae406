/** What is still open in a scenario: the five questions of the guide, dead ends, steps that cannot be reached. */
import type { OpenPoint } from '../../model/check.ts';
import { endless, unreachable } from '../../model/flow.ts';
import { openInChain } from './chain.ts';
import { type ScenarioValues, scenarioFlow } from './document.ts';

/** Advice in the order of the form; it never keeps anybody from anything. */
export function openInScenario(values: ScenarioValues): OpenPoint[] {
  return [...openSteps(values), ...openInChain(values), ...openQuestions(values), ...openPeople(values)];
}

function openSteps({ steps: { list } }: ScenarioValues): OpenPoint[] {
  const flow = scenarioFlow(list, 'phase');
  const at = (index: number, key: string, text: string): OpenPoint => ({
    path: ['steps', 'list', list[index]?.id ?? '', key],
    text: `Schritt ${index + 1}: ${text}`,
  });
  return [
    ...unreachable(flow).map((index) => at(index, 'what', 'Kein Weg führt dorthin.')),
    ...endless(flow).map((index) => at(index, 'next', 'Von hier führt kein Weg zum Ende.')),
    ...list.flatMap((step, index) =>
      step.who.trim() === '' && step.what.trim() !== '' ? [at(index, 'who', 'Niemand ist dafür zuständig.')] : [],
    ),
    ...list.flatMap((step, index) =>
      step.kind === 'decision' && step.otherwise === ''
        ? [at(index, 'otherwise', 'Die Entscheidung hat kein „Nein“.')]
        : [],
    ),
  ];
}

/** One point for each question that nobody could answer from the paper at night. */
function openQuestions({ chain, criteria, group, consent, documents }: ScenarioValues): OpenPoint[] {
  const is = (text: string) => text.trim() !== '';
  const first = (...points: readonly (OpenPoint | false)[]): OpenPoint[] =>
    points.filter((point) => point !== false).slice(0, 1);
  const open = (when: boolean, path: readonly string[], text: string): OpenPoint | false => when && { path, text };
  return [
    ...first(open(chain.calls.length === 0, ['chain', 'calls'], 'Frage 1 offen: Niemand ruft jemanden an.')),
    ...chain.calls.flatMap((call, index) =>
      is(call.whom) && !is(call.deputy)
        ? [
            {
              path: ['chain', 'calls', call.id, 'deputy'],
              text: `Frage 1 offen: Für Anruf ${index + 1} fehlt die Vertretung der Funktion.`,
            },
          ]
        : [],
    ),
    ...first(
      open(
        criteria.rule === '',
        ['criteria', 'rule'],
        'Frage 2 offen: Es gibt keine Regel, wann die Gruppe zusammenkommt.',
      ),
      open(
        criteria.rule !== 'always' && criteria.given.length === 0 && !is(criteria.own),
        ['criteria', 'given'],
        'Frage 2 offen: Die Regel hat keine Kriterien.',
      ),
      open(!is(criteria.decider), ['criteria', 'decider'], 'Frage 2 offen: Niemand entscheidet.'),
    ),
    ...first(
      open(!is(group.who), ['group', 'who'], 'Frage 3 offen: Niemand lädt ein.'),
      open(
        !is(group.away),
        ['group', 'away'],
        'Frage 3 offen: Niemand lädt ein, wenn die Geschäftsführung abwesend ist.',
      ),
      open(group.how === '' || group.by === '', ['group', 'how'], 'Frage 3 offen: Auf welchem Weg, bis wann?'),
    ),
    ...first(
      open(!is(consent.asks), ['consent', 'asks'], 'Frage 4 offen: Niemand fragt die betroffene Person.'),
      open(
        ![consent.needsYes, consent.without, consent.never].every(is),
        ['consent', 'needsYes'],
        'Frage 4 offen: Was braucht ein Ja, was geht ohne, was nie?',
      ),
    ),
    ...first(
      open(documents.list.length === 0, ['documents', 'list'], 'Frage 5 offen: Es liegt noch nichts bereit.'),
      open(
        documents.list.some(({ place }) => !is(place)),
        ['documents', 'list'],
        'Frage 5 offen: Bei einer Unterlage fehlt, wo sie liegt.',
      ),
    ),
  ];
}

function openPeople({ people, agreed }: ScenarioValues): OpenPoint[] {
  return [
    ...(people.care.trim() === ''
      ? [{ path: ['people', 'care'], text: 'Bisher steht nirgends, was für die betroffene Person geschieht.' }]
      : []),
    ...(people.speaks.trim() === ''
      ? [{ path: ['people', 'speaks'], text: 'Bisher steht nirgends, wer öffentlich spricht.' }]
      : []),
    ...(people.staysOut.trim() === ''
      ? [
          {
            path: ['people', 'staysOut'],
            text: 'Bisher steht nirgends, wer sich heraushält und wer übernimmt, wenn ein Mitglied selbst betroffen ist.',
          },
        ]
      : []),
    ...(agreed.police === '' || agreed.legal === '' || agreed.counselling === ''
      ? [
          {
            path: ['agreed', 'police'],
            text: 'Noch nicht mit allen abgestimmt: Jedes Blatt trägt den Vermerk „Entwurf“.',
          },
        ]
      : []),
  ];
}
