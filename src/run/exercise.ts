/**
 * The exercise at the table (Planspiel): what happens when, what should follow, what was done, what was learned. It is filled in like a
 * template, but is none of the list: it begins with a scenario, and its files are of a kind of their own.
 */
import { defineTemplate } from '../model/template.ts';
import { leaderBlocks, playerBlocks, recordBlocks } from './exercise-document.ts';
import { exerciseFields } from './exercise-fields.ts';
import { injectsFor } from './injects.ts';

/** On every page, so that nobody takes a sheet for a real case. */
const mark = 'Übung – Übung – Übung';

const exercise = defineTemplate({
  id: 'planspiel',
  name: 'Planspiel',
  purpose: 'Ein Szenario am Tisch durchspielen, mit Uhr, Einlagen und Nachbesprechung.',
  fileKind: 'uebung',
  neutralTitle: 'Übung',
  mark,
  fields: exerciseFields,
  status: ({ plan }) =>
    [mark, 'Blatt für die Leitung', plan.minutes && `${plan.minutes} Minuten`].filter(Boolean).join(' · '),
  blocks: leaderBlocks,
  main: {
    id: 'leitung',
    name: 'Blatt für die Leitung',
    purpose: 'Es nennt, was folgen sollte. Geben Sie es niemandem, der mitspielt.',
  },
  sheets: [
    {
      id: 'mitspielende',
      name: 'Blatt für die Mitspielenden',
      purpose:
        'Ohne die erwarteten Reaktionen. Schneiden Sie die Einlagen auseinander und geben Sie jede zu ihrer Minute aus.',
      mark,
      page: (values) => ({ title: 'Planspiel', status: mark, blocks: playerBlocks(values) }),
    },
    {
      id: 'protokoll',
      name: 'Protokoll und Nachbesprechung',
      purpose: 'Was geschah, mit Uhrzeit, und was sich ändert.',
      mark,
      page: (values) => ({ title: 'Planspiel: Protokoll', status: mark, blocks: recordBlocks(values) }),
    },
  ],
  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt: ein Gegenstand vor der Haustür, 45 Minuten',
      values: {
        plan: {
          minutes: '45',
          situation: 'Ein Mitglied des Stadtrats findet am Morgen einen toten Vogel mit einem Zettel vor der Haustür.',
          goal: 'Kommen wir zusammen, wenn die Geschäftsführung fehlt?',
          leader: 'Moderation',
        },
        injects: { list: injectsFor(undefined, '45') },
        log: { list: [], steps: [], scenario: 'Gegenstand vor der Haustür' },
        debrief: { well: '', badly: '', findings: [] },
      },
    },
  ],
});
export default exercise;
