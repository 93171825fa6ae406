/** The emergency scenario: who does what when someone is threatened. Steps are the master; pictures, list and table follow from them. */
import { endless, unreachable } from '../model/flow.ts';
import { defineTemplate } from '../model/template.ts';
import { alarmSheet } from './scenario/alarm-sheet.ts';
import { assault } from './scenario/assault.ts';
import { condensing } from './scenario/condensing.ts';
import { blankScenario, scenarioBlocks, scenarioFlow, scenarioLanes, scenarioStatus } from './scenario/document.ts';
import { scenarioFields } from './scenario/fields.ts';
import { founding } from './scenario/founding.ts';
import { onlineHate } from './scenario/online-hate.ts';
import { threat } from './scenario/threat.ts';
import { criteriaTrial } from './scenario/trial.ts';

export default defineTemplate({
  id: 'notfallszenario',
  name: 'Notfallszenario',
  purpose: 'Wer im Ernstfall was tut: durchdacht, bevor etwas geschieht, als Diagramm, Liste und Tabelle.',
  fields: scenarioFields,
  status: scenarioStatus,
  blocks: (values, blank) => (blank ? blankScenario(values) : scenarioBlocks(values)),

  flow: ({ frame, steps }) => ({
    flow: scenarioFlow(steps.list, scenarioLanes(steps)),
    title: frame.title || 'Notfallszenario',
  }),

  trial: criteriaTrial,

  sheets: [
    {
      id: 'alarmblatt',
      name: 'Alarmblatt',
      purpose: 'Eine Seite für die Schublade. Telefonnummern tragen Sie von Hand ein.',
      page: (values) => alarmSheet(values, scenarioStatus(values)),
    },
  ],

  hints: ({ steps, chain, group, agreed }) => {
    const { list } = steps;
    const flow = scenarioFlow(list, 'phase');
    const at = (index: number, key: string) => ['steps', 'list', list[index]?.id ?? '', key];
    return [
      ...unreachable(flow).map((index) => ({
        path: at(index, 'what'),
        text: `Schritt ${index + 1}: Kein Weg führt dorthin.`,
      })),
      ...endless(flow).map((index) => ({
        path: at(index, 'next'),
        text: `Schritt ${index + 1}: Von hier führt kein Weg zum Ende.`,
      })),
      ...list.flatMap((step, index) =>
        step.kind === 'decision' && step.otherwise === ''
          ? [{ path: at(index, 'otherwise'), text: `Schritt ${index + 1}: Die Entscheidung hat kein „Nein“.` }]
          : [],
      ),
      ...chain.calls.flatMap((call, index) =>
        call.whom !== '' && call.deputy === ''
          ? [
              {
                path: ['chain', 'calls', call.id, 'deputy'],
                text: `Frage 1 offen: Für Anruf ${index + 1} fehlt die Vertretung der Funktion.`,
              },
            ]
          : [],
      ),
      ...(group.who !== '' && group.away === ''
        ? [
            {
              path: ['group', 'away'],
              text: 'Frage 3 offen: Niemand lädt ein, wenn die Geschäftsführung abwesend ist.',
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
  },

  samples: [threat, onlineHate, assault, condensing, founding],
});
