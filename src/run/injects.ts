/** What an exercise leader would put on the table, drawn from a scenario: its gaps are the best injects. */
import { labelOf, ruleText, type ScenarioValues } from '../templates/scenario/document.ts';
import { deadlines, scenarioFields } from '../templates/scenario/fields.ts';

export interface Inject {
  id: string;
  minute: number;
  happens: string;
  expected: string;
  question: string;
}

/** Minutes of an exercise that are played; the rest is for the beginning and the debriefing. */
const played = { '45': 30, '90': 70 } as const;

/**
 * Injects for an exercise, evenly over its time. @param scenario without one, the injects are general.
 * Whatever the scenario leaves open is said as such: that is what the exercise finds out.
 */
export function injectsFor(scenario: ScenarioValues | undefined, minutes: '45' | '90'): Inject[] {
  const all = proposals(scenario);
  const chosen = minutes === '45' ? all.filter(({ short }) => short) : all;
  const step = Math.floor(played[minutes] / chosen.length);
  return chosen.map(({ happens, expected, question }, index) => ({
    id: `e${index + 1}`,
    minute: index * step,
    happens,
    expected: expected.trim() || unsettled,
    question,
  }));
}

const unsettled = 'Im Szenario ist das noch nicht vereinbart. Was die Runde jetzt findet, ist ein Ergebnis der Übung.';

interface Proposal extends Omit<Inject, 'id' | 'minute'> {
  /** Part of an exercise of 45 minutes too. */
  short?: true;
}

function proposals(scenario: ScenarioValues | undefined): Proposal[] {
  const first = scenario?.steps.list.slice(0, 2) ?? [];
  const call = scenario?.chain.calls.find(({ deputy }) => !/^(entfällt.*)?$/i.test(deputy.trim()));
  const paper = scenario?.documents.list[0];
  const host = scenario?.group.who.trim() || 'Die Geschäftsführung';
  const [criterion = 'das wichtigste Kriterium'] = scenario
    ? scenarioFields.criteria.fields.given.options
        .filter(({ id }) => scenario.criteria.given.includes(id))
        .map(({ label }) => `„${label}“`)
    : [];
  return [
    {
      short: true,
      happens: scenario?.frame.trigger.trim() || 'Die Nachricht trifft ein. Niemand weiß mehr als diesen einen Satz.',
      expected: first.map(({ who, what }) => `${who || 'Noch niemand'}: ${what || 'noch offen'}.`).join(' '),
      question: 'Was geschieht in der ersten Minute, und wer wählt den Notruf?',
    },
    {
      happens: `${call?.whom.trim() || 'Die erste Stelle der Kette'} geht nicht ans Telefon, auch beim zweiten Versuch nicht.`,
      expected: call ? `${call.deputy} übernimmt die Pflicht der Funktion, erfährt aber nichts aus der Gruppe.` : '',
      question: 'Nach wie vielen Versuchen ist die Vertretung dran?',
    },
    {
      short: true,
      happens: 'Die betroffene Person sagt: „Ich möchte nicht, dass noch jemand davon erfährt.“',
      expected: scenario
        ? [
            'Ab jetzt geht nichts mehr weiter.',
            scenario.consent.without.trim() && `Ohne ihr Ja gilt: ${scenario.consent.without.trim()}`,
            scenario.consent.asks.trim() && `Mit ihr spricht: ${scenario.consent.asks.trim()}.`,
          ]
            .filter(Boolean)
            .join(' ')
        : 'Ab jetzt geht nichts mehr weiter. Sie bleibt nicht allein.',
      question: 'Was ist schon gesagt worden, und wer weiß es?',
    },
    {
      happens: `Zwei Mitglieder sind uneins, ob ${criterion} zutrifft.`,
      expected: scenario
        ? [
            scenario.criteria.decider.trim() && `Es entscheidet: ${scenario.criteria.decider.trim()}.`,
            ruleText(scenario),
          ]
            .filter(Boolean)
            .join(' ')
        : '',
      question: 'Wer entscheidet, und bis wann?',
    },
    {
      short: true,
      happens: `${host} ist heute nicht zu erreichen.`,
      expected: scenario?.group.away.trim()
        ? `Es lädt ein: ${scenario.group.away.trim()}${labelOf(deadlines, scenario.group.by) && `, ${labelOf(deadlines, scenario.group.by)}`}.`
        : '',
      question: 'Woher weiß die Person, dass sie jetzt einlädt?',
    },
    {
      happens: 'Das vereinbarte System für Online-Sitzungen ist gestört.',
      expected: scenario?.group.system.trim() ? `${scenario.group.system.trim()}.` : '',
      question: 'Auf welchem Weg kommt die Gruppe trotzdem zusammen, ohne in einen unsicheren Dienst auszuweichen?',
    },
    {
      short: true,
      happens: 'Eine Zeitung ruft in einem der Häuser an und kennt Einzelheiten, die nur wenige wissen können.',
      expected: scenario
        ? [
            scenario.people.speaks.trim() && `Öffentlich spricht: ${scenario.people.speaks.trim()}.`,
            scenario.people.silent.trim() && `Nicht: ${scenario.people.silent.trim()}.`,
          ]
            .filter(Boolean)
            .join(' ')
        : '',
      question: 'Was sagt die Person, die den Anruf annimmt, und wen informiert sie?',
    },
    {
      happens: 'Ein Mitglied sagt leise: „Es geht um jemanden aus meinem Haus.“',
      expected: scenario?.people.staysOut.trim() ?? '',
      question: 'Wer verlässt die Beratung, und wer übernimmt die Schritte?',
    },
    {
      happens: paper?.name.trim()
        ? `Gebraucht wird sofort: ${paper.name.trim()}.`
        : 'Gebraucht wird sofort das Merkblatt für Betroffene.',
      expected: paper?.place.trim() ? `Es liegt hier: ${paper.place.trim()}.` : '',
      question: 'Wer hat es in fünf Minuten in der Hand?',
    },
    {
      short: true,
      happens:
        'Drei Tage später. Die betroffene Person schläft kaum und fragt, ob sich noch jemand für sie zuständig fühlt.',
      expected: scenario?.people.care.trim() ?? '',
      question: 'Was haben wir für den Menschen getan, und was nur für den Fall?',
    },
  ];
}
