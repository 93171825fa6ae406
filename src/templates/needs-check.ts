/** Bündnis oder Strategiegruppe? Signs, principles and resources, and an answer that shows its reasons. */
import type { Block } from '../model/document.ts';
import type { ChoiceField, GroupField, ValuesOf } from '../model/field.ts';
import { answerText, sectionBlocks } from '../model/form.ts';
import { defineTemplate } from '../model/template.ts';
import { entry, entryIfAny, heading } from './filled.ts';

const degree = [
  { id: 'yes', label: 'trifft zu' },
  { id: 'partly', label: 'teils' },
  { id: 'no', label: 'nein' },
  { id: 'unknown', label: 'weiß nicht' },
] as const;

const ask = <const Label extends string, const Help extends string>(label: Label, help: Help) =>
  ({ kind: 'choice', label, help, personal: false, options: degree }) as const satisfies ChoiceField;

const signs = {
  kind: 'group',
  label: 'Anzeichen von Vereinzelung',
  help: 'Was Sie in mehreren Gesprächen gehört haben. Wer es gesagt hat, schreiben Sie nicht auf.',
  advice: [
    'Ein einzelnes Anzeichen ist ein Hinweis. Kommen alle drei aus verschiedenen Häusern, ist das mehr als Zufall.',
  ],
  fields: {
    nobody: ask(
      'Niemand da, mit dem man offen reden kann',
      'Sätze wie „Ehrlich besprechen kann ich das mit niemandem“.',
    ),
    noSpace: ask(
      'Kein sicherer Ort über die eigene Zuständigkeit hinaus',
      'Sätze wie „Das ist nicht mein Bereich, aber jemand müsste …“.',
    ),
    pressure: ask(
      'Vorfälle geraten sofort unter öffentlichen und politischen Druck',
      'Zum gemeinsamen Nachdenken bleibt keine Zeit.',
    ),
    heard: {
      kind: 'choices',
      label: 'Aus welchen Feldern kam das?',
      help: 'Je mehr Felder, desto deutlicher der Bedarf.',
      personal: false,
      options: [
        { id: 'administration', label: 'Verwaltung' },
        { id: 'police', label: 'Polizei' },
        { id: 'justice', label: 'Justiz' },
        { id: 'civil', label: 'Zivilgesellschaft' },
        { id: 'politics', label: 'Rat und Bürgermeister:in' },
      ],
    },
  },
} as const satisfies GroupField;

const function_ = {
  kind: 'group',
  label: 'Funktionalität: Was soll leisten, was fehlt?',
  help: 'Die Frage lautet: Kann der gewählte Weg leisten, was gebraucht wird?',
  fields: {
    wanted: {
      kind: 'choices',
      label: 'Was am Ort gebraucht wird',
      help: 'Kreuzen Sie an, was wirklich fehlt, nicht was schön wäre.',
      personal: false,
      options: [
        { id: 'signal', label: 'ein sichtbares Zeichen nach außen' },
        { id: 'open', label: 'ein Zusammenschluss, dem viele leicht beitreten können' },
        { id: 'contacts', label: 'lose Kontakte zwischen vielen' },
        { id: 'protected', label: 'ein geschützter Raum für Schlüsselpersonen' },
        { id: 'fast', label: 'schneller, vertraulicher Austausch' },
        { id: 'roles', label: 'Verständnis für die Rollen der anderen Häuser' },
        { id: 'emergency', label: 'vereinbarte Abläufe für den Ernstfall' },
      ],
    },
    alliance: {
      kind: 'choice',
      label: 'Gibt es schon ein öffentliches Bündnis?',
      help: 'Eine Strategiegruppe ergänzt ein Bündnis. Ersetzen kann sie es nicht.',
      personal: false,
      options: [
        { id: 'active', label: 'ja, es arbeitet' },
        { id: 'asleep', label: 'ja, aber es ruht' },
        { id: 'none', label: 'nein' },
      ],
    },
  },
} as const satisfies GroupField;

const feasibility = {
  kind: 'group',
  label: 'Gangbarkeit: Was ist hier möglich?',
  help: 'Die Frage lautet: Sind die Vorstellungen unter den Bedingungen der Kommune realistisch?',
  fields: {
    access: ask(
      'Zugang zu Menschen, die entscheiden können',
      'Aus Verwaltung, Polizei, Justiz und Zivilgesellschaft, im Hauptamt.',
    ),
    backing: ask('Rückhalt der Verwaltungsspitze', 'Sie muss nicht dabei sein, aber wissen und wollen.'),
    office: ask(
      'Jemand kann die Geschäftsführung übernehmen',
      'Am besten eine Stelle, zu deren Arbeit Vernetzung ohnehin gehört.',
    ),
    moderation: ask(
      'Eine Moderation von außen ist möglich',
      'Am Anfang die Bedingung dafür, Konflikte ansprechen zu können.',
    ),
    time: ask('Die Beteiligten haben Zeit', 'Etwa zwei Stunden alle zwei Monate, dazu Vor- und Nachbereitung.'),
    formal: ask('Bereitschaft zu einem festen Rahmen', 'Regeln, feste Mitglieder, keine Vertretungen.'),
    notes: {
      kind: 'longText',
      label: 'Was sonst zu bedenken ist',
      help: 'Zum Beispiel eine anstehende Wahl, eine neue Leitung, ein laufender Konflikt. Keine Fälle, keine Namen.',
      personal: false,
      optional: true,
      lines: 3,
    },
  },
} as const satisfies GroupField;

const fields = { signs, function: function_, feasibility };
type NeedsValues = ValuesOf<typeof fields>;

export default defineTemplate({
  id: 'bedarfscheck',
  name: 'Bedarfscheck',
  purpose: 'Bündnis oder Strategiegruppe? Anzeichen, Nutzen und Möglichkeiten am Ort, mit einer begründeten Antwort.',
  fields,
  hints: ({ signs: heard }) =>
    heard.heard.length === 1 && [heard.nobody, heard.noSpace, heard.pressure].includes('yes')
      ? [
          {
            path: ['signs', 'heard'],
            text: 'Das kam bisher aus einem einzigen Feld. Fragen Sie in den anderen nach, bevor Sie entscheiden.',
          },
        ]
      : [],
  blocks: (values, blank) => (blank ? blankBlocks(values) : answerBlocks(values)),
  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, nach acht Gesprächen',
      values: {
        signs: { nobody: 'yes', noSpace: 'yes', pressure: 'partly', heard: ['administration', 'police', 'civil'] },
        function: { wanted: ['protected', 'fast', 'roles', 'emergency'], alliance: 'active' },
        feasibility: {
          access: 'yes',
          backing: 'yes',
          office: 'partly',
          moderation: 'yes',
          time: 'partly',
          formal: 'yes',
          notes: 'Im Herbst wechselt die Leitung des Ordnungsamts. Das erste Treffen sollte davor liegen.',
        },
      },
    },
    {
      id: 'musterdorf',
      title: 'Musterdorf, am Anfang',
      values: {
        signs: { nobody: 'partly', noSpace: 'no', pressure: '', heard: ['politics'] },
        function: { wanted: ['signal', 'open'], alliance: 'none' },
        feasibility: {
          access: 'unknown',
          backing: 'yes',
          office: 'no',
          moderation: '',
          time: '',
          formal: 'unknown',
          notes: '',
        },
      },
    },
  ],
});

function blankBlocks(values: NeedsValues): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Füllen Sie den Bogen zu zweit aus, nach mehreren Gesprächen. Es gibt keine Note.',
    },
    ...Object.entries(fields).flatMap(([key, field]) =>
      sectionBlocks(field, values[key as keyof NeedsValues], true, key),
    ),
  ];
}

function answerBlocks(values: NeedsValues): Block[] {
  const { feasibility: possible } = values;
  const { answer, reasons, open, next } = reasoning(values);
  const list = (texts: readonly string[]): Block => ({
    kind: 'list',
    ordered: false,
    items: texts.map((text) => ({ text })),
  });
  return [
    heading('Einschätzung'),
    { kind: 'paragraph', style: 'lead', text: answer },
    {
      kind: 'paragraph',
      style: 'small',
      text: 'Der Bogen ordnet Ihre Antworten und vergibt keine Note. Entscheiden müssen die Menschen am Ort, im Gespräch.',
    },
    ...(reasons.length > 0 ? [heading('Was dafür spricht und was dagegen'), list(reasons)] : []),
    ...(open.length > 0 ? [heading('Was noch offen ist'), list(open)] : []),
    heading('Nächster Schritt'),
    { kind: 'paragraph', text: next },
    heading('Die Antworten'),
    ...(['nobody', 'noSpace', 'pressure'] as const).map((key) =>
      entry(key, signs.fields[key].label, answerText(signs.fields[key], values.signs[key])),
    ),
    entry('heard', 'Gehört aus', answerText(signs.fields.heard, values.signs.heard)),
    entry('wanted', 'Gebraucht wird', answerText(function_.fields.wanted, values.function.wanted)),
    entry('alliance', 'Öffentliches Bündnis', answerText(function_.fields.alliance, values.function.alliance)),
    ...(['access', 'backing', 'office', 'moderation', 'time', 'formal'] as const).map((key) =>
      entry(key, feasibility.fields[key].label, answerText(feasibility.fields[key], possible[key])),
    ),
    ...entryIfAny('notes', 'Zu bedenken', possible.notes),
  ];
}

/** The answer with its reasons, sentence by sentence from what was answered; nothing is counted into a score. */
export function reasoning({ signs: heard, function: wish, feasibility: possible }: NeedsValues) {
  const wants = (...ids: readonly string[]) => wish.wanted.filter((id) => ids.includes(id));
  const confidential = wants('protected', 'fast', 'roles', 'emergency');
  const open = wants('signal', 'open', 'contacts');
  const clear = (['nobody', 'noSpace', 'pressure'] as const).filter((key) => heard[key] === 'yes');
  const some = (['nobody', 'noSpace', 'pressure'] as const).filter((key) => heard[key] === 'partly');
  const unheard = (['nobody', 'noSpace', 'pressure'] as const).filter((key) => heard[key] === 'no');
  const unanswered = (['nobody', 'noSpace', 'pressure'] as const).filter((key) => ['', 'unknown'].includes(heard[key]));
  const there = (['access', 'backing', 'office', 'moderation', 'time', 'formal'] as const).filter(
    (key) => possible[key] === 'yes',
  );
  const missing = (['access', 'backing', 'office', 'moderation', 'time', 'formal'] as const).filter(
    (key) => possible[key] === 'no',
  );
  const unsure = (['access', 'backing', 'office', 'moderation', 'time', 'formal'] as const).filter((key) =>
    ['unknown', ''].includes(possible[key]),
  );
  const partly = (['access', 'backing', 'office', 'moderation', 'time', 'formal'] as const).filter(
    (key) => possible[key] === 'partly',
  );
  const names = (keys: readonly (keyof typeof feasibility.fields)[]) =>
    keys.map((key) => feasibility.fields[key].label).join('; ');

  const needsGroup = confidential.length > 0 && (clear.length > 0 || some.length > 1);
  const needsAlliance = open.length > 0 && wish.alliance !== 'active';
  const blocked = missing.includes('access') || missing.includes('formal');

  const reasons = [
    ...(clear.length > 0
      ? [
          `Für eine Strategiegruppe spricht: ${clear.map((key) => `„${signs.fields[key].label}“`).join(', ')} trifft zu.`,
        ]
      : []),
    ...(some.length > 0
      ? [
          `Teils gehört: ${some.map((key) => `„${signs.fields[key].label}“`).join(', ')}. Das ist ein Hinweis, noch kein Grund.`,
        ]
      : []),
    ...(unheard.length > 0
      ? [`Dagegen spricht: ${unheard.map((key) => `„${signs.fields[key].label}“`).join(', ')} trifft nicht zu.`]
      : []),
    ...(heard.heard.length > 1
      ? [`Die Anzeichen kommen aus ${heard.heard.length} Feldern. Das macht sie gewichtiger.`]
      : []),
    ...(confidential.length > 0
      ? [
          `Gebraucht wird, was nur ein vertraulicher Kreis leistet: ${answerText(function_.fields.wanted, confidential)}.`,
        ]
      : []),
    ...(open.length > 0
      ? [`Gebraucht wird auch, was ein öffentliches Bündnis leistet: ${answerText(function_.fields.wanted, open)}.`]
      : []),
    ...(wish.alliance === 'active' ? ['Ein Bündnis gibt es schon. Es bleibt daneben wichtig.'] : []),
    ...(there.length > 0 ? [`Gangbar wird es durch das, was schon da ist: ${names(there)}.`] : []),
    ...(missing.length > 0 ? [`Dagegen spricht im Augenblick, was fehlt: ${names(missing)}.`] : []),
  ];

  const openPoints = [
    ...(unanswered.length > 0
      ? [`Noch nicht beantwortet: ${unanswered.map((key) => `„${signs.fields[key].label}“`).join(', ')}.`]
      : []),
    ...(wish.wanted.length === 0 ? ['Noch nicht beantwortet: was am Ort gebraucht wird.'] : []),
    ...(partly.length > 0 ? [`Erst teilweise da: ${names(partly)}.`] : []),
    ...(unsure.length > 0 ? [`Noch zu klären: ${names(unsure)}.`] : []),
  ];
  // What nobody answered is not a „nein“: with a sign or the need unknown, only a clear finding gives an answer.
  const undecided = !needsGroup && (unanswered.length > 0 || wish.wanted.length === 0);
  if (undecided && !needsAlliance) {
    return {
      answer: 'Für eine Einschätzung fehlen noch Antworten.',
      reasons,
      open: openPoints,
      next: 'Führen Sie einige offene Gespräche und füllen Sie den Bogen danach aus.',
    };
  }
  return {
    answer: [
      answerOf(needsGroup, needsAlliance, blocked, wish.alliance, confidential.length > 0),
      ...(undecided ? ['Ob es auch einen vertraulichen Kreis braucht, ist noch offen.'] : []),
    ].join(' '),
    reasons,
    open: openPoints,
    next: nextOf(needsGroup, needsAlliance, blocked, confidential.length > 0),
  };
}

function answerOf(group: boolean, alliance: boolean, blocked: boolean, has: string, wished: boolean): string {
  if (group && blocked)
    return 'Vieles spricht für eine Strategiegruppe. Im Augenblick fehlt eine Bedingung, ohne die sie nicht arbeiten kann.';
  if (group && alliance)
    return 'Beides wird gebraucht: ein vertraulicher Kreis und ein sichtbares Bündnis. Das eine ersetzt das andere nicht.';
  if (group)
    return has === 'active'
      ? 'Eine Strategiegruppe würde das bestehende Bündnis um das ergänzen, was dort nicht möglich ist.'
      : 'Vieles spricht für eine Strategiegruppe.';
  if (alliance) return 'Gebraucht wird vor allem Sichtbarkeit. Dafür ist ein öffentliches Bündnis der richtige Weg.';
  if (wished)
    return 'Gewünscht wird ein vertraulicher Kreis. Die Anzeichen aus den Gesprächen tragen ihn bisher nicht.';
  return 'Nach diesen Antworten braucht es zurzeit weder ein neues Bündnis noch eine Strategiegruppe.';
}

function nextOf(group: boolean, alliance: boolean, blocked: boolean, wished: boolean): string {
  if (group && blocked)
    return 'Klären Sie zuerst die fehlende Bedingung. Sprechen Sie mit der Verwaltungsspitze und mit den Menschen, auf die es ankäme.';
  if (group)
    return 'Führen Sie Einzelgespräche mit Menschen aus allen vier Feldern. Dafür gibt es eine eigene Vorlage.';
  if (alliance) return 'Suchen Sie Träger für ein Bündnis und fragen Sie, wer es moderieren kann.';
  if (wished)
    return 'Führen Sie weitere offene Gespräche, auch in den anderen Feldern, und füllen Sie den Bogen danach neu aus.';
  return 'Pflegen Sie die Kontakte, die es gibt, und füllen Sie den Bogen in einem halben Jahr noch einmal aus.';
}
