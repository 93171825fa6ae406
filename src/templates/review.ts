/** The review after nine months: what carries, what does not, which sentences of the charter change, and whether the group goes on. */
import type { Block } from '../model/document.ts';
import type { GroupField, ValuesOf } from '../model/field.ts';
import { answerText, fieldBlocks, sectionBlocks } from '../model/form.ts';
import { policeDuty } from '../model/harm.ts';
import { defaultNeutralTitle, defineTemplate } from '../model/template.ts';
import { addMonths, formatDay, isDay } from '../model/time.ts';
import { aside, begunRows, cell, dayCell, entry, entryIfAny, heading, listTable } from './filled.ts';

const session = {
  kind: 'group',
  label: 'Die Sitzung',
  help: 'Welche Fassung geprüft wird, wann und mit wem.',
  fields: {
    decidedOn: {
      kind: 'date',
      label: 'Geltende Fassung beschlossen am',
      help: 'Der Tag steht im Selbstverständnis, im fünften Element.',
      personal: false,
    },
    heldOn: {
      kind: 'date',
      label: 'Tag der Überprüfung',
      help: 'Die Sitzung, die dem Tag neun Monate nach dem Beschluss am nächsten liegt.',
      personal: false,
    },
    lead: {
      kind: 'choice',
      label: 'Wer die Sitzung leitet',
      help: 'Von außen ist für diese Sitzung besser: Dann können alle mitreden.',
      personal: false,
      options: [
        { id: 'external', label: 'eine Moderation von außen' },
        { id: 'inside', label: 'ein Mitglied, mit zwei Hüten' },
      ],
    },
  },
} as const satisfies GroupField;

const experience = {
  kind: 'group',
  label: 'Was trägt und was nicht',
  help: 'Erfahrungen der Gruppe als Ganzes. Fälle und Namen bleiben draußen.',
  advice: [
    '„Die Rückfrage kam zu spät“ genügt, um eine Regel zu verbessern. Wie jemand in der Kurzbefragung geantwortet hat, schreibt niemand auf.',
  ],
  fields: {
    works: {
      kind: 'longText',
      label: 'Das trägt',
      help: 'Was tun wir heute früher, offener oder sicherer als vor neun Monaten?',
      personal: false,
      lines: 4,
    },
    worksNot: {
      kind: 'longText',
      label: 'Das trägt nicht',
      help: 'Welche Regel stand nur auf dem Papier? Nennen Sie die Regel, nicht die Person.',
      personal: false,
      lines: 4,
    },
    affectedView: {
      kind: 'longText',
      label: 'Was Bedrohte davon bemerkt hätten',
      help: 'Was ist für Menschen, die es trifft, leichter geworden? Was fehlt ihnen noch? Die Zivilgesellschaft beginnt.',
      personal: false,
      lines: 3,
    },
    apart: {
      kind: 'choice',
      label: 'Hier lagen wir am weitesten auseinander',
      help: 'Die Aussage der Kurzbefragung mit dem größten Unterschied. Nur sie wird notiert, keine Antworten.',
      personal: false,
      optional: true,
      options: [
        { id: 'call', label: 'Ich weiß, wen ich in unseren Notfallszenarien zuerst anrufe.' },
        { id: 'open', label: 'Hier sage ich auch, was ich sonst höchstens unter vier Augen sage.' },
        { id: 'roles', label: 'Ich kann erklären, woran die anderen Häuser gebunden sind.' },
        { id: 'share', label: 'Meinen letzten Anteil habe ich umgesetzt, oder ich habe gesagt, woran es lag.' },
        { id: 'consent', label: 'Über Betroffene haben wir hier nur erfahren, was sie selbst freigegeben hatten.' },
        {
          id: 'people',
          label: 'Über die Folgen für Menschen haben wir so ernsthaft gesprochen wie über das Recht.',
        },
        { id: 'worth', label: 'Der Nutzen ist den Aufwand wert.' },
      ],
    },
    change: {
      kind: 'longText',
      label: 'Die eine Änderung, die sofort gilt',
      help: 'Etwas Kleines, das alle beim nächsten Treffen bemerken.',
      personal: false,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const results = [
  { id: 'stays', label: 'bleibt' },
  { id: 'changes', label: 'wird geändert' },
  { id: 'open', label: 'noch strittig' },
] as const;

const sentence = {
  kind: 'longText',
  help: 'Schreiben Sie den Satz so, wie er im Selbstverständnis stehen soll.',
  personal: false,
  optional: true,
  lines: 2,
} as const;

const elements = {
  kind: 'group',
  label: 'Die fünf Elemente',
  help: 'Zuerst je Element: bleibt oder ändert sich. Formuliert wird danach. Was strittig ist, bekommt eine eigene Sitzung.',
  fields: {
    tasks: {
      kind: 'choice',
      label: 'Aufgaben und Themen',
      help: 'Was haben wir bearbeitet, was nie? Was ist dazugekommen?',
      personal: false,
      options: results,
    },
    tasksSentence: { ...sentence, label: 'Neuer Satz zu Aufgaben und Themen, oder was strittig ist' },
    knowledge: {
      kind: 'choice',
      label: 'Umgang mit Wissen',
      help: 'Wo war unklar, was hinausdarf? Halten die E-Mail-Regeln im Alltag, und passt die Sprachregelung?',
      personal: false,
      options: results,
    },
    knowledgeSentence: { ...sentence, label: 'Neuer Satz zum Umgang mit Wissen, oder was strittig ist' },
    rhythm: {
      kind: 'choice',
      label: 'Sitzungsrhythmus',
      help: 'Zu oft, zu selten? Passen Ort und Dauer?',
      personal: false,
      options: results,
    },
    rhythmSentence: { ...sentence, label: 'Neuer Satz zum Sitzungsrhythmus, oder was strittig ist' },
    invitation: {
      kind: 'choice',
      label: 'Einladung',
      help: 'Wer lädt tatsächlich ein? Ist eine kurzfristige Online-Sitzung schon einmal gelungen?',
      personal: false,
      options: results,
    },
    invitationSentence: { ...sentence, label: 'Neuer Satz zur Einladung, oder was strittig ist' },
    members: {
      kind: 'choice',
      label: 'Mitglieder',
      help: 'Erst über Felder sprechen, dann über Funktionen. Urteile über Menschen gehören in kein Papier.',
      personal: false,
      options: results,
    },
    membersSentence: { ...sentence, label: 'Neuer Satz zu den Mitgliedern, oder was strittig ist' },
  },
} as const satisfies GroupField;

const decision = {
  kind: 'group',
  label: 'Wie es weitergeht',
  help: 'Eine von vier Richtungen, mit Gründen.',
  advice: [
    'Überführen und Auflösen brauchen Vorbereitung. Heute halten Sie nur die Richtung fest und vereinbaren einen eigenen Termin.',
  ],
  fields: {
    direction: {
      kind: 'choice',
      label: 'Richtung',
      help: 'Sehen Sie im Selbstverständnis nach, ab wann über den Fortbestand beraten werden darf.',
      personal: false,
      options: [
        { id: 'confirm', label: 'Weiter wie bisher', help: 'Alles passt. Der nächste Termin steht fest.' },
        {
          id: 'change',
          label: 'Weiter mit Änderungen',
          help: 'Alle tragen die neue Fassung, sonst gilt die bisherige.',
        },
        { id: 'transfer', label: 'Vorläufig: in ein öffentliches Bündnis überführen' },
        { id: 'dissolve', label: 'Vorläufig: auflösen' },
      ],
    },
    reasons: {
      kind: 'longText',
      label: 'Gründe',
      help: 'Zwei oder drei Sätze, die auch in einem Jahr noch verständlich sind.',
      personal: false,
      lines: 3,
    },
    endTalkOn: {
      kind: 'date',
      label: 'Eigener Termin für Überführung oder Auflösung',
      help: 'Nur bei einer der beiden letzten Richtungen.',
      personal: false,
      optional: true,
    },
    agreed: {
      kind: 'check',
      label: 'Alle Mitglieder tragen das Ergebnis',
      help: 'Ausdrücklich gesagt, einzeln gefragt. Schweigen ist kein Ja.',
      personal: false,
    },
    validFrom: {
      kind: 'date',
      label: 'Die neue Fassung gilt ab',
      help: 'Nur wenn sich etwas ändert. Sätze zum Umgang mit Wissen prüft vorher das Rechtsamt.',
      personal: false,
      optional: true,
    },
  },
} as const satisfies GroupField;

const next = {
  kind: 'group',
  label: 'Aufgaben und nächste Überprüfung',
  help: 'Wer bis wann was tut, und wann Sie wieder fragen.',
  fields: {
    tasks: {
      kind: 'rows',
      label: 'Aufgaben',
      help: 'Je Haus der eigene Anteil, als Funktion.',
      row: 'Aufgabe',
      nameOf: 'what',
      layout: 'table',
      blankRows: 5,
      fields: {
        what: { kind: 'text', label: 'Was', help: 'Eine Handlung, ohne Bezug zu einem Fall.', personal: false },
        who: { kind: 'role', label: 'Wer', help: 'Die Funktion, die es übernimmt.', personal: false },
        until: { kind: 'date', label: 'Bis', help: 'Der Tag, an dem es getan ist.', personal: false },
      },
    },
    office: {
      kind: 'role',
      label: 'Geschäftsführung bis zur nächsten Überprüfung',
      help: 'Wer einlädt und die Unterlagen im Blick behält.',
      personal: false,
    },
    moderation: {
      kind: 'choice',
      label: 'Moderation bis zur nächsten Überprüfung',
      help: 'Legen Sie auch fest, wann Sie sich wieder Hilfe von außen holen.',
      personal: false,
      options: [
        { id: 'external', label: 'von außen' },
        { id: 'inside', label: 'aus der Gruppe, mit zwei Hüten' },
      ],
    },
    reviewOn: {
      kind: 'date',
      label: 'Nächste Überprüfung am',
      help: 'Tragen Sie den Tag auch ins Selbstverständnis ein. Er gilt, solange die Gruppe besteht.',
      personal: false,
    },
  },
} as const satisfies GroupField;

const fields = { session, experience, elements, decision, next };
type ReviewValues = ValuesOf<typeof fields>;

const elementKeys = ['tasks', 'knowledge', 'rhythm', 'invitation', 'members'] as const;
const sentenceKeys = {
  tasks: 'tasksSentence',
  knowledge: 'knowledgeSentence',
  rhythm: 'rhythmSentence',
  invitation: 'invitationSentence',
  members: 'membersSentence',
} as const;
const noCases =
  'In dieser Sitzung geht es um Regeln. Fälle bleiben draußen, auch die, die alle kennen, ebenso Namen und Urteile über Menschen.';
const untilThen = 'Bis alle Mitglieder zugestimmt haben, gilt die bisherige Fassung.';

export default defineTemplate({
  id: 'ueberpruefung',
  name: 'Überprüfung',
  purpose: 'Nach neun Monaten: was trägt, was nicht, welche Sätze sich ändern und wie es weitergeht.',
  fields,

  status: ({ decision: { agreed } }) => (agreed ? 'Von allen Mitgliedern getragen' : untilThen),

  proposals: ({ session: { decidedOn, heldOn }, next: { reviewOn } }) => {
    const held = heldDay(decidedOn, heldOn);
    const following = addMonths(held, 9);
    return {
      ...(heldOn === '' && isDay(held)
        ? { 'session.heldOn': { value: held, reason: 'neun Monate nach dem Beschluss' } }
        : {}),
      ...(reviewOn === '' && isDay(following)
        ? { 'next.reviewOn': { value: following, reason: 'neun Monate nach dieser Überprüfung' } }
        : {}),
    };
  },

  hints: ({
    session: { decidedOn, heldOn },
    elements: parts,
    decision: { direction, ...decided },
    next: { reviewOn },
  }) => {
    const changed = elementKeys.filter((key) => parts[key] === 'changes');
    const ends = direction === 'transfer' || direction === 'dissolve';
    const held = heldDay(decidedOn, heldOn);
    return [
      ...(isDay(heldOn) && isDay(decidedOn) && heldOn <= decidedOn
        ? [{ path: ['session', 'heldOn'], text: 'Die Überprüfung liegt nicht nach dem Beschluss der Fassung.' }]
        : []),
      ...changed
        .filter((key) => parts[sentenceKeys[key]].trim() === '')
        .map((key) => ({
          path: ['elements', sentenceKeys[key]],
          text: `${elements.fields[key].label}: Es soll sich etwas ändern, aber der neue Satz fehlt noch.`,
        })),
      ...(changed.includes('knowledge')
        ? [
            {
              path: ['elements', 'knowledgeSentence'],
              text: 'Neue Sätze zum Umgang mit Wissen prüft das Rechtsamt, bevor alle zustimmen. Sehen Sie danach auch die Notfallszenarien durch.',
            },
          ]
        : []),
      ...(direction === 'confirm' && changed.length > 0
        ? [
            {
              path: ['decision', 'direction'],
              text: '„Weiter wie bisher“ passt nicht dazu, dass sich Elemente ändern.',
            },
          ]
        : []),
      ...(direction === 'change' && changed.length === 0
        ? [
            {
              path: ['decision', 'direction'],
              text: 'Es soll mit Änderungen weitergehen, aber kein Element wird geändert.',
            },
          ]
        : []),
      ...(ends && !isDay(decided.endTalkOn)
        ? [
            {
              path: ['decision', 'endTalkOn'],
              text: 'Überführen und Auflösen brauchen einen eigenen Termin. Heute fällt noch keine endgültige Entscheidung.',
            },
          ]
        : []),
      ...(direction === 'change' && decided.agreed && !isDay(decided.validFrom)
        ? [
            {
              path: ['decision', 'validFrom'],
              text: 'Alle tragen die Änderungen. Ab welchem Tag gilt die neue Fassung?',
            },
          ]
        : []),
      ...(isDay(reviewOn) && isDay(held) && reviewOn <= held
        ? [{ path: ['next', 'reviewOn'], text: 'Die nächste Überprüfung liegt nicht nach dieser.' }]
        : []),
    ];
  },

  events: ({ session: { decidedOn, heldOn }, decision: { endTalkOn }, next: { reviewOn }, handling }, uid) => {
    const held = heldDay(decidedOn, heldOn);
    const title = handling.neutralTitle.trim() || defaultNeutralTitle;
    return [
      { uid: `${uid}-1`, title, day: held, remindDays: 28 },
      { uid: `${uid}-2`, title, day: endTalkOn, remindDays: 14 },
      { uid: `${uid}-3`, title, day: reviewOn || addMonths(held, 9), remindDays: 28 },
    ].filter(({ day }) => isDay(day));
  },

  blocks: (values, blank) => (blank ? blankBlocks(values) : filledBlocks(values)),

  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, Oktober 2027',
      values: {
        session: { decidedOn: '2027-01-12', heldOn: '2027-10-12', lead: 'external' },
        experience: {
          works:
            'Wir rufen einander an, ohne auf die Sitzung zu warten. Alle können erklären, warum die Polizei manches nicht zusagen kann. Die Online-Sitzung zur Probe kam in sechs Stunden zustande.',
          worksNot:
            'Die Verschlüsselung von Anhängen nutzt kaum jemand. Wer im Urlaub der Geschäftsführung eine Sondersitzung einberuft, war nicht geregelt.',
          affectedView:
            'Wer im Rathaus bedroht wird, bekommt am selben Tag eine Ansprechperson. Für Ehrenamtliche in den Ortsteilen gibt es noch keinen Weg.',
          apart: 'people',
          change: 'Jeder Punkt der Tagesordnung beginnt mit der Frage nach den Menschen, die es trifft.',
        },
        elements: {
          tasks: 'changes',
          tasksSentence: 'Wir nehmen auch Ehrenamtliche in den Ortsteilen in den Blick.',
          knowledge: 'changes',
          knowledgeSentence: 'Anhänge verschicken wir nicht mehr. Papiere lesen wir bei der Geschäftsführung.',
          rhythm: 'stays',
          rhythmSentence: '',
          invitation: 'changes',
          invitationSentence:
            'Ist die Geschäftsführung nicht zu erreichen, ruft die Leitung Hauptamt binnen 24 Stunden zusammen.',
          members: 'stays',
          membersSentence: '',
        },
        decision: {
          direction: 'change',
          reasons:
            'Die Wege tragen, die Form passt. Drei Sätze waren von Anfang an zu ungenau. Einen neunten Sitz brauchen wir im Moment nicht. Das Rechtsamt hat den Satz zum Umgang mit Wissen geprüft, danach haben alle zugestimmt.',
          endTalkOn: '',
          agreed: true,
          validFrom: '2027-11-09',
        },
        next: {
          tasks: [
            {
              id: 't1',
              what: 'Online-Sitzung ohne die Geschäftsführung proben',
              who: 'Leitung Hauptamt',
              until: '2027-12-07',
            },
            { id: 't2', what: 'Weg für Ehrenamtliche entwerfen', who: 'Mobile Beratung', until: '2027-12-07' },
            {
              id: 't3',
              what: 'Notfallszenarien an die neuen Sätze anpassen',
              who: 'Opferberatung',
              until: '2027-12-07',
            },
            {
              id: 't4',
              what: 'Neue Fassung verteilen, alte als überholt kennzeichnen',
              who: 'Opferberatung',
              until: '2027-11-09',
            },
          ],
          office: 'Opferberatung',
          moderation: 'inside',
          reviewOn: '',
        },
      },
    },
    {
      id: 'musterkreis',
      title: 'Musterkreis, halb ausgefüllt in der Sitzung',
      values: {
        session: { decidedOn: '2027-05-31', heldOn: '', lead: 'inside' },
        experience: {
          works: 'Das Kennenlernen hat gehalten: Wir reden offener als in jedem anderen Kreis.',
          worksNot: 'Die Einladungen kamen zu knapp. Mehrmals fehlte ein ganzes Feld.',
          affectedView: '',
          apart: '',
          change: '',
        },
        elements: {
          tasks: 'stays',
          tasksSentence: '',
          knowledge: 'open',
          knowledgeSentence: 'Was darf die Verwaltungsspitze erfahren?',
          rhythm: 'changes',
          rhythmSentence: '',
          invitation: '',
          invitationSentence: '',
          members: '',
          membersSentence: '',
        },
        decision: { direction: '', reasons: '', endTalkOn: '', agreed: false, validFrom: '' },
        next: {
          tasks: [
            {
              id: 't1',
              what: 'Sitzungstage suchen, an denen alle vier Felder können',
              who: 'Fachstelle Integration',
              until: '',
            },
          ],
          office: '',
          moderation: '',
          reviewOn: '',
        },
      },
    },
  ],
});

/** The day of the review: as entered, else nine months after the decision; empty where neither is known. */
function heldDay(decidedOn: string, heldOn: string): string {
  return heldOn || addMonths(decidedOn, 9);
}

/** The result on about one page: decision first, because it is what somebody looks up later. */
function filledBlocks({
  session: sat,
  experience: had,
  elements: parts,
  decision: decided,
  next: then,
}: ReviewValues): Block[] {
  const held = heldDay(sat.decidedOn, sat.heldOn);
  const reviewOn = then.reviewOn || addMonths(held, 9);
  return [
    heading('Ergebnis'),
    entry('direction', 'Richtung', answerText(decision.fields.direction, decided.direction)),
    entry('reasons', 'Gründe', decided.reasons),
    ...entryIfAny('endTalkOn', 'Eigener Termin dafür', formatDay(decided.endTalkOn)),
    ...entryIfAny('validFrom', 'Die neue Fassung gilt ab', formatDay(decided.validFrom)),
    entry('reviewOn', 'Nächste Überprüfung', formatDay(reviewOn)),
    entry('decidedOn', 'Geprüfte Fassung', isDay(sat.decidedOn) ? `beschlossen am ${formatDay(sat.decidedOn)}` : ''),
    entry('heldOn', 'Tag der Überprüfung', formatDay(held)),
    entry('lead', 'Leitung der Sitzung', answerText(session.fields.lead, sat.lead)),
    heading('Was trägt und was nicht'),
    entry('works', 'Das trägt', had.works),
    entry('worksNot', 'Das trägt nicht', had.worksNot),
    entry('affectedView', 'Was Bedrohte davon bemerkt hätten', had.affectedView),
    ...entryIfAny('apart', 'Am weitesten auseinander lagen wir bei', answerText(experience.fields.apart, had.apart)),
    entry('change', 'Gilt sofort', had.change),
    heading('Die fünf Elemente'),
    listTable(
      {
        id: 'elements',
        caption: 'Was im Selbstverständnis bleibt und was sich ändert',
        head: ['Element', 'Ergebnis', 'Neuer Satz oder strittiger Punkt'],
        widths: [3, 2, 7],
      },
      elementKeys.map((key) => [
        elements.fields[key].label,
        cell(answerText(elements.fields[key], parts[key])),
        parts[sentenceKeys[key]].trim() || (parts[key] === 'changes' ? 'noch offen' : '–'),
      ]),
    ),
    ...(parts.knowledge === 'stays' ? [] : [aside('caution', 'Beim Umgang mit Wissen', policeDuty)]),
    heading('Aufgaben'),
    listTable(
      { id: 'tasks', caption: 'Wer bis wann was tut', head: ['Was', 'Wer', 'Bis'], widths: [6, 3, 3] },
      begunRows(next.fields.tasks, then.tasks).map(({ what, who, until }) => [cell(what), cell(who), dayCell(until)]),
    ),
    entry('office', 'Geschäftsführung', then.office),
    entry('moderation', 'Moderation', answerText(next.fields.moderation, then.moderation)),
    {
      kind: 'paragraph',
      style: 'small',
      text: 'Die frühere Fassung wird als überholt gekennzeichnet. Gelöscht wird nichts, bevor Registratur, Archiv und Datenschutz geantwortet haben.',
    },
  ];
}

/** The form, in the order of the session. */
function blankBlocks(values: ReviewValues): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Die Geschäftsführung füllt das Blatt während der Sitzung aus. Am Ende liest sie das Ergebnis vor und fragt jedes Mitglied einzeln.',
    },
    aside('note', 'Keine Fälle', noCases),
    ...sectionBlocks(session, values.session, true, 'session'),
    ...sectionBlocks(experience, values.experience, true, 'experience'),
    heading(elements.label),
    ...elementKeys.flatMap((key): Block[] => [
      { kind: 'heading', level: 3, text: elements.fields[key].label },
      { kind: 'paragraph', text: elements.fields[key].help },
      // The heading already says what the choice is called.
      ...fieldBlocks({ [key]: elements.fields[key] }, values.elements, true, 'elements').slice(1),
      ...fieldBlocks({ [sentenceKeys[key]]: elements.fields[sentenceKeys[key]] }, values.elements, true, 'elements'),
    ]),
    aside('caution', 'Beim Umgang mit Wissen noch einmal klären', policeDuty),
    ...sectionBlocks(decision, values.decision, true, 'decision'),
    { kind: 'paragraph', text: untilThen },
    ...sectionBlocks(next, values.next, true, 'next').map((block) =>
      block.kind === 'table' ? { ...block, widths: [6, 3, 3] } : block,
    ),
  ];
}
