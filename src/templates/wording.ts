/** What members say when somebody asks about the group, who speaks, and what stays inside. Ends with a card to cut out. */
import type { Block, Table } from '../model/document.ts';
import type { GroupField, ValuesOf } from '../model/field.ts';
import { answerText, sectionBlocks } from '../model/form.ts';
import { policeDuty } from '../model/harm.ts';
import { defineTemplate } from '../model/template.ts';
import { formatDay, isDay } from '../model/time.ts';
import { aside, begunRows, cell, entry, entryIfAny, heading, listTable, sentences, waitingRows } from './filled.ts';

const openness = {
  kind: 'group',
  label: 'Wie offen wir sind',
  help: 'Zuerst die Grundlinie, dann der Satz, der zu ihr passt.',
  advice: [
    'Leugnen Sie die Gruppe nie. Soll auch ihr Bestehen intern bleiben, heißt die Antwort: „Dazu kann ich nichts sagen.“',
  ],
  fields: {
    existence: {
      kind: 'choice',
      label: 'Was bekannt sein darf',
      help: 'Die Vereinbarung gilt für die Gruppe als Ganzes, nicht für einzelne Papiere.',
      personal: false,
      options: [
        { id: 'internal', label: 'Auch dass es die Gruppe gibt, bleibt intern.' },
        { id: 'known', label: 'Die Gruppe ist bekannt, ihre Inhalte bleiben im Raum.' },
        { id: 'results', label: 'Einzelne Ergebnisse sind freigegeben.' },
      ],
    },
    mayName: {
      kind: 'choices',
      label: 'Was wir auf Nachfrage nennen',
      help: 'Je weniger, desto leichter halten sich alle daran.',
      personal: false,
      optional: true,
      options: [
        { id: 'purpose', label: 'den Zweck' },
        { id: 'fields', label: 'die vier Felder, aus denen die Mitglieder kommen' },
        { id: 'houses', label: 'die beteiligten Häuser' },
        { id: 'members', label: 'Mitglieder, die dem zugestimmt haben' },
      ],
    },
    sentence: {
      kind: 'longText',
      label: 'Der gemeinsame Satz',
      help: 'Ein Satz, der stimmt und den jedes Mitglied ohne Zettel sagen kann. Sprechen Sie ihn in der Sitzung laut.',
      personal: false,
      lines: 3,
    },
    report: {
      kind: 'longText',
      label: 'Was Mitglieder ihrer Leitung berichten',
      help: 'Zum Beispiel: Termine und den eigenen Anteil, keine Beiträge anderer. Fragen Sie vorher im eigenen Haus.',
      personal: false,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const situations = {
  kind: 'group',
  label: 'Wenn jemand fragt',
  help: 'Je Situation ein Satz zum Sprechen.',
  advice: [
    'Ändern Sie die Sätze, bis sie nach Ihnen klingen. Was niemand so sagen würde, sagt im Ernstfall auch niemand.',
  ],
  fields: {
    answers: {
      kind: 'rows',
      label: 'Situationen und Antworten',
      help: 'Ergänzen Sie, was bei Ihnen vorkommt, und streichen Sie den Rest.',
      row: 'Situation',
      nameOf: 'asked',
      layout: 'cards',
      blankRows: 6,
      initial: [
        { asked: 'Kolleg:in im eigenen Haus' },
        { asked: 'Ratsmitglied' },
        { asked: 'Presse' },
        { asked: 'Betroffene oder Angehörige' },
        { asked: 'Privat: Familie, Freundeskreis, Nachbarschaft' },
      ],
      fields: {
        asked: { kind: 'text', label: 'Wer fragt', help: 'Eine Rolle oder ein Anlass, kein Name.', personal: false },
        sentence: {
          kind: 'longText',
          label: 'Wir sagen',
          help: 'Ein bis drei Sätze in wörtlicher Rede.',
          personal: false,
          lines: 3,
        },
        refer: {
          kind: 'role',
          label: 'Wir verweisen an',
          help: 'Die Funktion, die mehr dazu sagen darf. Leer, wenn es dabei bleibt.',
          personal: false,
          optional: true,
        },
      },
    },
  },
} as const satisfies GroupField;

const speakers = {
  kind: 'group',
  label: 'Wer spricht',
  help: 'Wer Auskunft gibt, wenn es offiziell wird.',
  advice: ['Wer spricht, ohne Mitglied zu sein, kennt den vereinbarten Satz und keine Inhalte der Gruppe.'],
  fields: {
    press: {
      kind: 'role',
      label: 'Gegenüber der Presse',
      help: 'Zum Beispiel die Pressestelle. Eine einzige Stelle für alle Häuser ist am einfachsten.',
      personal: false,
    },
    council: {
      kind: 'role',
      label: 'Gegenüber dem Rat',
      help: 'Zum Beispiel Bürgermeister:in oder Verwaltungsleitung.',
      personal: false,
    },
    others: {
      kind: 'longText',
      label: 'Was für alle anderen Mitglieder gilt',
      help: 'Zum Beispiel: Niemand spricht für die Gruppe. Jedes Haus spricht über das, was es selbst tut.',
      personal: false,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const inside = {
  kind: 'group',
  label: 'Was in der Gruppe bleibt',
  help: 'Die Grenze, die für jede Situation gilt.',
  fields: {
    stays: {
      kind: 'longText',
      label: 'Das bleibt im Raum',
      help: 'Zum Beispiel: wer was gesagt hat, Fälle, Hinweise zur Lage, Uneinigkeit.',
      personal: false,
      lines: 3,
    },
    never: {
      kind: 'longText',
      label: 'Das sagt niemand',
      help: 'Sätze, die schaden, auch gut gemeinte: Andeutungen, Bestätigungen durch Schweigen, Vermutungen.',
      personal: false,
      lines: 3,
    },
  },
} as const satisfies GroupField;

const leak = {
  kind: 'group',
  label: 'Wenn etwas nach außen dringt',
  help: 'Damit niemand erst dann überlegt.',
  advice: [
    'Zuerst geht es um die Menschen, die dadurch gefährdet sein könnten. Wer geredet hat, ist die letzte Frage.',
  ],
  fields: {
    first: {
      kind: 'role',
      label: 'Wer zuerst angerufen wird',
      help: 'Meist die Geschäftsführung.',
      personal: false,
    },
    steps: {
      kind: 'longText',
      label: 'Was wir dann tun',
      help: 'In der richtigen Folge: Schutz der Betroffenen, Sprachregelung, kurze Sitzung.',
      personal: false,
      lines: 4,
    },
  },
} as const satisfies GroupField;

const agreement = {
  kind: 'group',
  label: 'Vereinbarung',
  help: 'Seit wann die Sätze gelten.',
  fields: {
    legalOn: {
      kind: 'date',
      label: 'Mit dem Rechtsamt besprochen am',
      help: 'Fragen Sie, wer Rat und Presse auf welche Frage antworten muss und was offenbleiben darf.',
      personal: false,
    },
    agreedOn: {
      kind: 'date',
      label: 'Vereinbart am',
      help: 'Der Tag, an dem alle Mitglieder zugestimmt haben.',
      personal: false,
    },
  },
} as const satisfies GroupField;

const fields = { openness, situations, speakers, inside, leak, agreement };
type WordingValues = ValuesOf<typeof fields>;

const neverDeny =
  'Wir leugnen die Gruppe nicht. Wer nichts sagen kann oder will, sagt: „Dazu kann ich nichts sagen.“ Das genügt in jeder Situation.';
const namedOnlyWithConsent = 'Andere Mitglieder nennen wir nur, wenn sie dem zugestimmt haben.';
const stillBound =
  'Die Vereinbarung gilt auch für alle, die die Gruppe verlassen haben. Sie endet, wo ein Gesetz oder eine Dienstpflicht etwas anderes verlangt.';
const beforeTheyTell = 'Bevor eine betroffene Person erzählt';

export default defineTemplate({
  id: 'sprachregelung',
  name: 'Sprachregelung',
  purpose: 'Was Mitglieder sagen, wenn jemand nach der Gruppe fragt, wer spricht und was im Raum bleibt.',
  fields,

  status: ({ agreement: { agreedOn } }) =>
    isDay(agreedOn) ? `Vereinbart am ${formatDay(agreedOn)}` : 'Entwurf – noch nicht vereinbart',

  hints: ({ openness: open, situations: { answers }, agreement: { legalOn, agreedOn } }) => {
    const spoken = [
      { path: ['openness', 'sentence'], where: 'Der gemeinsame Satz', text: open.sentence },
      ...answers.map(({ id, asked, sentence }) => ({
        path: ['situations', 'answers', id, 'sentence'],
        where: `Die Antwort „${asked || 'ohne Titel'}“`,
        text: sentence,
      })),
    ];
    return [
      ...spoken
        .filter(({ text }) => open.existence === 'internal' && /strategiegruppe/i.test(text))
        .map(({ path, where }) => ({
          path,
          text: `${where} nennt die Gruppe beim Namen, obwohl auch ihr Bestehen intern bleiben soll.`,
        })),
      ...spoken
        .filter(({ text }) => denies.test(text))
        .map(({ path, where }) => ({
          path,
          text: `${where} klingt, als gäbe es die Gruppe nicht. Eine Lüge, die herauskommt, kostet mehr Vertrauen als ein „Dazu kann ich nichts sagen“.`,
        })),
      ...(open.existence === 'internal' && open.mayName.length > 0
        ? [
            {
              path: ['openness', 'mayName'],
              text: 'Das Bestehen der Gruppe soll intern bleiben, und trotzdem ist etwas zum Nennen angekreuzt.',
            },
          ]
        : []),
      ...(open.mayName.includes('members')
        ? [
            {
              path: ['openness', 'mayName'],
              text: 'Fragen Sie jedes Mitglied einzeln, ob es genannt werden darf. Ein Schweigen in der Runde ist keine Zustimmung.',
            },
          ]
        : []),
      ...(isDay(agreedOn) && !isDay(legalOn)
        ? [
            {
              path: ['agreement', 'legalOn'],
              text: 'Die Sätze sind vereinbart, aber noch nicht mit dem Rechtsamt besprochen.',
            },
          ]
        : []),
    ];
  },

  blocks: (values, blank) => (blank ? blankBlocks(values) : filledBlocks(values)),

  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, vereinbart im März',
      values: {
        openness: {
          existence: 'known',
          mayName: ['purpose', 'fields'],
          sentence:
            'Mehrere Stellen in Musterstadt stimmen sich ab, um bedrohte Menschen zu schützen. Zu einzelnen Fällen äußern wir uns nicht.',
          report: 'Termine und was das eigene Haus übernimmt. Keine Beiträge anderer, auch nicht ohne Namen.',
        },
        situations: {
          answers: [
            {
              id: 's1',
              asked: 'Kolleg:in im eigenen Haus',
              sentence:
                'Wir überlegen mit anderen Stellen, wie Bedrohte hier schneller Hilfe bekommen. Was dort gesagt wird, bleibt dort.',
              refer: '',
            },
            {
              id: 's2',
              asked: 'Ratsmitglied',
              sentence:
                'Beschlüsse fasst der Rat, unser Kreis berät nur. Ihre Fragen beantwortet die Verwaltungsspitze.',
              refer: 'Bürgermeister:in',
            },
            {
              id: 's3',
              asked: 'Presse',
              sentence:
                'Dafür ist bei uns die Pressestelle da. Ich selbst sage dazu nichts, auch nicht im Hintergrund.',
              refer: 'Pressestelle',
            },
            {
              id: 's4',
              asked: 'Betroffene oder Angehörige',
              sentence:
                'Bevor Sie erzählen, sage ich Ihnen, woran ich gebunden bin. In eine Runde bringe ich nur, was Sie freigegeben haben. Hilfe bekommen Sie in jedem Fall.',
              refer: 'Opferberatung',
            },
            {
              id: 's5',
              asked: 'Privat: Familie, Freundeskreis, Nachbarschaft',
              sentence: 'Über diese Arbeit spreche ich zu Hause nicht. Das liegt nicht an dir.',
              refer: '',
            },
            {
              id: 's6',
              asked: 'Jemand vermutet, hier werde gemauschelt',
              sentence:
                'Die Frage ist berechtigt. Vertraulich bleibt, was Bedrohten schaden könnte. Was mein Haus tut, verantwortet es selbst.',
              refer: 'Bürgermeister:in',
            },
          ],
        },
        speakers: {
          press: 'Pressestelle',
          council: 'Bürgermeister:in',
          others: 'Niemand spricht für die Gruppe. Jedes Haus spricht über das, was es im eigenen Auftrag tut.',
        },
        inside: {
          stays:
            'Fälle und Hinweise zur Lage. Wer was gesagt hat. Worüber wir uns nicht einig waren. Wann und wo wir uns treffen.',
          never:
            '„Das darf ich nicht sagen, aber …“ – „Da liegen Sie nicht ganz falsch.“ – „Im Ordnungsamt wissen sie mehr.“',
        },
        leak: {
          first: 'Opferberatung (Geschäftsführung)',
          steps:
            'Klären, ob jemand gefährdet ist, und wenn ja, sofort 110.\nBetroffene informieren, bevor sie es anderswo lesen.\nAlle Mitglieder anrufen: Es gilt der gemeinsame Satz.\nBinnen 24 Stunden eine Online-Sitzung.',
        },
        agreement: { legalOn: '2027-03-02', agreedOn: '2027-03-16' },
      },
    },
    {
      id: 'musterkreis',
      title: 'Musterkreis, erster Entwurf',
      values: {
        openness: {
          existence: 'internal',
          mayName: [],
          sentence: 'Dazu kann ich nichts sagen.',
          report: '',
        },
        situations: {
          answers: [
            { id: 's1', asked: 'Kolleg:in im eigenen Haus', sentence: 'Das ist ein Abstimmungstermin.', refer: '' },
            { id: 's2', asked: 'Kreistagsmitglied', sentence: '', refer: 'Büro der Landrätin' },
            { id: 's3', asked: 'Presse', sentence: '', refer: '' },
          ],
        },
        speakers: { press: '', council: 'Büro der Landrätin', others: '' },
        inside: { stays: 'Alles, was in den Sitzungen gesagt wird.', never: '' },
        leak: { first: 'Fachstelle Integration', steps: '' },
        agreement: { legalOn: '', agreedOn: '' },
      },
    },
  ],
});

/** Answers that claim there is no group. */
const denies =
  /keine (solche |derartige )?(strategie)?(gruppe|runde)\b|keinen (solchen )?(kreis|zirkel)\b|gibt es (hier |bei uns )?nicht(?! nur)/i;

/** Two pages at most: the sentences first, the rules after them, the card at the end. */
function filledBlocks({
  openness: open,
  situations: { answers },
  speakers: who,
  inside: within,
  leak: out,
  agreement: { legalOn },
}: WordingValues): Block[] {
  const field = situations.fields.answers;
  const begun = begunRows(field, answers);
  const withReference = begun.some(({ refer }) => refer.trim() !== '');
  return [
    heading('Der gemeinsame Satz'),
    open.sentence.trim() === ''
      ? entry('sentence', 'Unser Satz', '')
      : { kind: 'quote', blocks: [{ kind: 'paragraph', text: open.sentence.trim() }] },
    entry('existence', 'Was bekannt sein darf', answerText(openness.fields.existence, open.existence)),
    ...entryIfAny('mayName', 'Auf Nachfrage nennen wir', answerText(openness.fields.mayName, open.mayName)),
    entry('report', 'An die eigene Leitung', open.report),
    heading('Wenn jemand fragt'),
    listTable(
      {
        id: 'answers',
        caption: 'Wer fragt und was wir sagen',
        head: ['Wer fragt', 'Wir sagen', ...(withReference ? ['Wir verweisen an'] : [])],
        widths: withReference ? [3, 7, 3] : [3, 8],
      },
      begun.map(({ asked, sentence, refer }) => [
        cell(asked),
        cell(sentence),
        ...(withReference ? [refer.trim() || '–'] : []),
      ]),
    ),
    ...entryIfAny('waiting', 'Noch kein Satz für', waitingRows(field, answers).join('; ')),
    { kind: 'paragraph', text: neverDeny },
    heading('Wer spricht'),
    entry('press', 'Gegenüber der Presse', who.press),
    entry('council', 'Gegenüber dem Rat', who.council),
    entry('others', 'Alle anderen Mitglieder', who.others),
    heading('Was in der Gruppe bleibt'),
    entry('stays', 'Das bleibt im Raum', within.stays),
    entry('never', 'Das sagt niemand', within.never),
    { kind: 'paragraph', text: sentences(namedOnlyWithConsent, stillBound) },
    aside('caution', beforeTheyTell, policeDuty, 'Bei Gefahr gilt sofort 110 oder 112.'),
    heading('Wenn etwas nach außen dringt'),
    entry('first', 'Zuerst anrufen', out.first),
    entry('steps', 'Dann', out.steps),
    ...(isDay(legalOn)
      ? [{ kind: 'paragraph', style: 'small', text: `Mit dem Rechtsamt besprochen am ${formatDay(legalOn)}.` } as const]
      : []),
    ...(open.sentence.trim() === '' ? [] : [heading('Zum Ausschneiden'), card(open.sentence.trim(), who)]),
  ];
}

/** The form; its card has places to write. */
function blankBlocks(values: WordingValues): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Füllen Sie das Blatt gemeinsam in einer Sitzung aus und sprechen Sie jeden Satz einmal laut. Wer ihn nicht sagen möchte, schlägt einen anderen vor.',
    },
    ...sectionBlocks(openness, values.openness, true, 'openness'),
    aside('note', 'Nie leugnen', neverDeny),
    ...sectionBlocks(situations, values.situations, true, 'situations'),
    aside('caution', beforeTheyTell, policeDuty, 'Bei Gefahr gilt sofort 110 oder 112.'),
    ...sectionBlocks(speakers, values.speakers, true, 'speakers'),
    ...sectionBlocks(inside, values.inside, true, 'inside'),
    { kind: 'paragraph', text: sentences(namedOnlyWithConsent, stillBound) },
    ...sectionBlocks(leak, values.leak, true, 'leak'),
    ...sectionBlocks(agreement, values.agreement, true, 'agreement'),
    heading('Zum Ausschneiden'),
    card('', { press: '', council: '' }),
  ];
}

/** A card for the wallet. It names neither the group nor a member, because wallets get lost. */
function card(sentence: string, { press, council }: { press: string; council: string }): Table {
  const refer = (role: string) => (sentence === '' ? '' : role.trim() && `Fragen dazu beantwortet: ${role.trim()}.`);
  const rows = [
    ['Jemand fragt', sentence],
    ['Die Presse fragt', refer(press)],
    ['Der Rat fragt', refer(council)],
    ['Es wird nachgehakt', 'Mehr kann ich dazu nicht sagen.'],
    ['Jemand ist in Gefahr', '110 oder 112, sofort.'],
  ];
  return {
    kind: 'table',
    id: 'card',
    caption: 'Karte für die Geldbörse, ohne Namen',
    head: ['Wenn', 'sage ich'],
    rows: sentence === '' ? rows : rows.filter(([, say]) => say !== ''),
    rowHeads: true,
    widths: [2, 5],
  };
}
