/** The emergency scenario: who does what when someone is threatened. Steps are the master; pictures, list and table follow from them. */
import { defineTemplate } from '../model/template.ts';
import { alarmCard, alarmSheet } from './scenario/alarm-sheet.ts';
import { assault } from './scenario/assault.ts';
import { condensing } from './scenario/condensing.ts';
import { blankScenario, scenarioBlocks, scenarioFlow, scenarioLanes, scenarioStatus } from './scenario/document.ts';
import { scenarioFields } from './scenario/fields.ts';
import { founding } from './scenario/founding.ts';
import { onlineHate } from './scenario/online-hate.ts';
import { openInScenario } from './scenario/open.ts';
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
      card: alarmCard,
    },
  ],

  hints: openInScenario,

  samples: [threat, onlineHate, assault, condensing, founding],
});
