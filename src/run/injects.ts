/** What an exercise leader would put on the table, drawn from a scenario: its gaps are the best injects. */
import { limits } from '../model/check.ts';
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

/** Injects that people can talk about in that time, and no more. */
const most = { '45': 5, '90': 10 } as const;

/**
 * Injects for an exercise, evenly over its time. @param scenario without one, the injects are general.
 * What the scenario leaves open comes first, and is said as such: that is what the exercise finds out.
 */
export function injectsFor(scenario: ScenarioValues | undefined, minutes: '45' | '90'): Inject[] {
  const all = proposals(scenario);
  const byWeight = all.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, most[minutes]);
  const chosen = all.filter((proposal) => byWeight.includes(proposal));
  const step = Math.floor(played[minutes] / chosen.length);
  return chosen.map(({ happens, expected, question }, index) => ({
    id: `e${index + 1}`,
    minute: index * step,
    happens: happens.slice(0, limits.text),
    expected: expected.trim().slice(0, limits.text) || unsettled,
    question,
  }));
}

const unsettled = 'Im Szenario ist das noch nicht vereinbart. Was die Runde jetzt findet, ist ein Ergebnis der Übung.';

interface Proposal extends Omit<Inject, 'id' | 'minute'> {
  /** Part of every exercise, of 45 minutes too. */
  always?: true;
  /** Happens so often that no long exercise should go without. */
  often?: true;
}

/** A gap of the scenario is worth more than what it has an answer to. */
function weightOf({ always, often, expected }: Proposal): number {
  if (always) return 3;
  if (expected.trim() === '') return 2;
  return often ? 1 : 0;
}

/** In the order in which they would happen. */
function proposals(scenario: ScenarioValues | undefined): Proposal[] {
  return [...beginning(scenario), ...stuck(scenario), ...together(scenario), ...aftermath(scenario)];
}

function beginning(scenario: ScenarioValues | undefined): Proposal[] {
  const first = scenario?.steps.list.slice(0, 2) ?? [];
  const call = scenario?.chain.calls.find(({ deputy }) => !/^entfällt/i.test(deputy.trim()));
  const whom = call?.whom.trim();
  return [
    {
      always: true,
      happens: scenario?.frame.trigger.trim() || 'Die Nachricht trifft ein. Niemand weiß mehr als diesen einen Satz.',
      expected: first.map(({ who, what }) => `${who || 'Noch niemand'}: ${what || 'noch offen'}.`).join(' '),
      question: 'Was geschieht in der ersten Minute, und wer wählt den Notruf?',
    },
    {
      happens: `Beim Anruf meldet sich niemand${whom ? ` (${quoted(whom)})` : ''}, auch beim zweiten Versuch nicht.`,
      expected: call?.deputy.trim()
        ? `${call.deputy.trim()} übernimmt die Pflicht der Funktion, erfährt aber nichts aus der Gruppe.`
        : '',
      question: 'Nach wie vielen Versuchen ist die Vertretung dran?',
    },
    {
      always: true,
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
  ];
}

/** Where the steps themselves are put to the test: nobody's step, a „no“ without a way, an answer that has two. */
function stuck(scenario: ScenarioValues | undefined): Proposal[] {
  const list = scenario?.steps.list ?? [];
  const nobodys = list.find(({ who, what }) => who.trim() === '' && what.trim() !== '');
  const oneWay = list.find(
    ({ kind, otherwise, what }) => kind === 'decision' && otherwise === '' && what.trim() !== '',
  );
  const urgent = list.find(
    ({ by, who, what, informs }) =>
      /^PT\d+[MH]$/.test(by) && informs.trim() && what.trim() && who.trim() && !/betroffen|erlebt/i.test(who),
  );
  return [
    ...(nobodys
      ? [
          {
            happens: `Jetzt wäre das an der Reihe: „${quoted(nobodys.what)}“. Niemand fühlt sich zuständig.`,
            expected: '',
            question: 'Wer tut es, und woher weiß diese Stelle davon?',
          },
        ]
      : []),
    ...(oneWay
      ? [
          {
            happens: `Die Runde steht vor der Frage: „${quoted(oneWay.what)}“ Die Antwort lautet Nein.`,
            expected: '',
            question: 'Wie geht es bei einem Nein weiter?',
          },
        ]
      : []),
    ...(urgent
      ? [
          {
            happens: `Niemand weiß, ob das schon geschehen ist: „${quoted(urgent.what)}“.`,
            expected: `Zuständig ist: ${urgent.who.trim()}, ${labelOf(deadlines, urgent.by)}. Jemand fragt dort nach und hält die Uhrzeit fest.`,
            question: 'Wer behält die Zeiten im Blick?',
          },
        ]
      : []),
  ];
}

function together(scenario: ScenarioValues | undefined): Proposal[] {
  const paper = scenario?.documents.list[0];
  const host = scenario?.group.who.trim();
  const [criterion = 'das wichtigste Kriterium'] = scenario
    ? scenarioFields.criteria.fields.given.options
        .filter(({ id }) => scenario.criteria.given.includes(id))
        .map(({ label }) => `„${label}“`)
    : [];
  const within = labelOf(deadlines, scenario?.group.by ?? '');
  return [
    {
      always: true,
      happens: `Die betroffene Person hat es sich überlegt: „Ihre Runde darf davon wissen, meine Adresse nicht.“ Die Stelle, die einlädt, ist heute nicht zu erreichen${host ? ` (${quoted(host)})` : ''}.`,
      expected: scenario?.group.away.trim()
        ? `Weiter geht nur, was sie freigegeben hat. Es lädt ein: ${scenario.group.away.trim()}${within && `, ${within}`}. Der Anlass steht nicht in der Einladung.`
        : '',
      question: 'Woher weiß die Person, dass sie jetzt einlädt?',
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
      happens: 'Das vereinbarte System für Online-Sitzungen ist gestört.',
      expected: sentence(scenario?.group.system),
      question: 'Auf welchem Weg kommt die Gruppe trotzdem zusammen, ohne in einen unsicheren Dienst auszuweichen?',
    },
    {
      always: true,
      happens: 'Mitten in der Beratung ruft die betroffene Person an: „Draußen steht jemand und geht nicht weg.“',
      expected:
        'Zuerst die 110. Dafür braucht niemand ein Einverständnis und niemand die Gruppe. Jemand bleibt mit ihr am Telefon, die Beratung wartet.',
      question: 'Wie viel Zeit ist bis zur 110 vergangen?',
    },
    {
      happens: paper?.name.trim()
        ? `Gebraucht wird sofort: ${quoted(paper.name)}.`
        : 'Gebraucht wird sofort das Merkblatt für Betroffene.',
      expected: paper?.place.trim() ? `Es liegt hier: ${paper.place.trim()}.` : '',
      question: 'Wer hat es in fünf Minuten in der Hand?',
    },
  ];
}

function aftermath(scenario: ScenarioValues | undefined): Proposal[] {
  return [
    {
      often: true,
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
      often: true,
      happens: 'Ein Mitglied sagt leise: „Es geht um jemanden aus meinem Haus.“',
      expected: scenario?.people.staysOut.trim() ?? '',
      question: 'Wer verlässt die Beratung, und wer übernimmt die Schritte?',
    },
    {
      always: true,
      happens:
        'Drei Tage später. Die betroffene Person schläft kaum und fragt, ob sich noch jemand für sie zuständig fühlt.',
      expected: scenario?.people.care.trim() ?? '',
      question: 'Was haben wir für den Menschen getan, und was nur für den Fall?',
    },
  ];
}

/** A text of the scenario inside a sentence: one line, and short enough to be read aloud. */
function quoted(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  const letters = [...words];
  return letters.length > mostQuoted ? `${letters.slice(0, mostQuoted - 1).join('')}…` : words;
}

const mostQuoted = 160;

function sentence(text: string | undefined): string {
  const words = text?.trim() ?? '';
  return words === '' || /[.!?]$/.test(words) ? words : `${words}.`;
}
