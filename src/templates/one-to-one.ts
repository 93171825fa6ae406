/** Guide and notes for a one-to-one talk. The only template that holds words about a person: a file of its own, to be deleted soon. */
import type { Block } from '../model/document.ts';
import type { GroupField, LongTextField, ValuesOf } from '../model/field.ts';
import { answerText, sectionBlocks } from '../model/form.ts';
import { policeDuty } from '../model/harm.ts';
import { defineTemplate } from '../model/template.ts';
import { aside, entry, entryIfAny, heading } from './filled.ts';

const note = <const Label extends string, const Help extends string>(label: Label, help: Help, lines = 3) =>
  ({ kind: 'longText', label, help, personal: true, lines }) satisfies LongTextField;
const extra = <const Label extends string, const Help extends string>(label: Label, help: Help) =>
  ({ kind: 'longText', label, help, personal: true, lines: 3, optional: true }) satisfies LongTextField;

const frame = {
  kind: 'group',
  label: 'Das Gespräch',
  help: 'Mit wem und wann. Die Funktion genügt.',
  advice: [
    'Sagen Sie vorweg, wozu das Gespräch dient, was mit den Notizen geschieht und dass ein Nein keine Folgen hat.',
    'Bitten Sie darum, keine Fälle und keine Namen zu nennen. Nennen Sie selbst keine anderen Personen, mit denen Sie sprechen.',
  ],
  fields: {
    role: { kind: 'role', label: 'Funktion der Person', help: 'Nicht der Name.', personal: true },
    field: {
      kind: 'choice',
      label: 'Feld',
      help: 'Aus welcher Logik die Person denkt.',
      personal: false,
      options: [
        { id: 'verwaltung', label: 'Verwaltung' },
        { id: 'sicherheit', label: 'Polizei und Sicherheitsbehörden' },
        { id: 'justiz', label: 'Justiz' },
        { id: 'zivilgesellschaft', label: 'Zivilgesellschaft' },
        { id: 'andere', label: 'andere' },
      ],
    },
    day: { kind: 'date', label: 'Tag', help: 'Der Tag des Gesprächs.', personal: true },
    by: {
      kind: 'role',
      label: 'Wer fragt',
      help: 'Am besten die Moderation oder jemand ohne eigenes Interesse.',
      personal: false,
    },
  },
} as const satisfies GroupField;

const talk = {
  kind: 'group',
  label: 'Was die Person sagt',
  help: 'Stichworte, in ihren Worten. Keine Urteile, keine Fälle.',
  fields: {
    interest: note('Interesse', 'Ist es echt? Fragt die Person nach, nennt sie eigene Anliegen?'),
    knowledge: note('Wissen', 'Was kennt sie: Abläufe, Menschen, Stadtteile?'),
    motivation: note('Beweggründe', 'Warum würde sie mitmachen?'),
    expectations: note('Erwartungen', 'Was müsste die Gruppe leisten, damit sich ihre Zeit lohnt?'),
    worries: note('Sorgen', 'Was würde sie veranlassen, wieder auszusteigen?'),
    readBack: {
      kind: 'check',
      label: 'Am Ende vorgelesen, was notiert ist',
      help: 'Was der Person zu viel ist, streichen Sie.',
      personal: false,
    },
    limits: extra('Was sie sagen darf und was nicht', 'Und wer in ihrem Haus das entscheidet.'),
  },
} as const satisfies GroupField;

const police = {
  kind: 'group',
  label: 'Im Gespräch mit der Polizei',
  help: 'Die Polizei zögert oft, zu geben und zu nehmen. Sprechen Sie das früh an.',
  advice: [
    'Die Gruppe redet der Polizei nicht in ihre Arbeit hinein.',
    'Sie ergänzt die Netzwerke, die es gibt, und ersetzt keines.',
    'Niemand erwartet Auskünfte aus laufenden Verfahren. Was die Polizei hört, kann sie zum Ermitteln verpflichten (§ 163 StPO); das klärt die Gruppe vorher.',
    'Gefragt ist, wer zum Rechtsextremismus arbeitet.',
  ],
  fields: { said: extra('Was dazu gesagt wurde', 'Welche Zusage würde der Person helfen?') },
} as const satisfies GroupField;

const civil = {
  kind: 'group',
  label: 'Im Gespräch mit der Zivilgesellschaft',
  help: 'Drei Fragen helfen bei der Auswahl. Die Antworten stehen nur hier und in keinem anderen Papier.',
  fields: {
    style: extra(
      'Arbeitsweise',
      'Eher Aktionen nach außen oder stille Arbeit? Will der Träger wirklich vertraulich mit Sicherheitsbehörden zusammenarbeiten?',
    ),
    network: extra('Vernetzung', 'Wie gut kann der Träger Gefährdungen und Vorfälle am Ort einschätzen?'),
    rivalry: extra('Konkurrenz', 'Welche Konkurrenz gibt es unter den Trägern, und könnte sie die Gruppe gefährden?'),
  },
} as const satisfies GroupField;

const decision = {
  kind: 'group',
  label: 'Entscheidung',
  help: 'Sobald die Person sich entschieden hat, haben diese Notizen ihren Zweck erfüllt.',
  fields: {
    state: {
      kind: 'choice',
      label: 'Stand',
      help: 'Was die Person gesagt hat.',
      personal: true,
      options: [
        { id: 'open', label: 'noch offen' },
        { id: 'yes', label: 'sagt zu' },
        { id: 'no', label: 'sagt ab' },
      ],
      initial: 'open',
    },
    on: { kind: 'date', label: 'Am', help: 'Der Tag der Entscheidung.', personal: true, optional: true },
    records: {
      kind: 'text',
      label: 'Aktenrelevanz geklärt mit, am',
      help: 'Vor dem Löschen, wenn Sie das Gespräch für eine Behörde geführt haben: mit Registratur und Datenschutz.',
      personal: false,
      optional: true,
    },
    agreedNext: extra('Was verabredet ist', 'Zum Beispiel ein Anruf bis Freitag. Mehr nicht.'),
  },
} as const satisfies GroupField;

const fields = { frame, talk, police, civil, decision };
type TalkValues = ValuesOf<typeof fields>;

const deletion =
  'Die Person hat sich entschieden, diese Notizen haben ihren Zweck erfüllt. Haben Sie für eine Behörde gefragt, klären Sie zuerst mit Registratur und Datenschutz, ob sie in eine Akte gehören. Danach löschen Sie die Datei, Ausdrucke und Kopien und leeren den Papierkorb. In den Sitzplan kommt nur die Funktion.';

export default defineTemplate({
  id: 'einzelgespraech',
  name: 'Einzelgespräch',
  purpose:
    'Leitfaden und Notizen für das Gespräch unter vier Augen. Eine eigene Datei, die nach der Entscheidung gelöscht wird.',
  tlp: 'red',
  aboutPersons: { deletion },
  fields,
  status: ({ decision: { state } }) =>
    state === 'yes' || state === 'no'
      ? 'Entschieden: zum Löschen vorgesehen'
      : 'Nur für die Person, die das Gespräch führt',
  hints: ({ frame: { field }, decision: { state }, civil: { style } }) => [
    ...(state === 'yes' || state === 'no' ? [{ path: ['decision', 'state'], text: deletion }] : []),
    ...(field !== '' && field !== 'zivilgesellschaft' && style !== ''
      ? [{ path: ['civil', 'style'], text: 'Dieser Abschnitt ist für die Zivilgesellschaft gedacht.' }]
      : []),
  ],
  blocks: (values, blank) => (blank ? blankBlocks(values) : noteBlocks(values)),
  samples: [
    {
      id: 'beratung',
      title: 'Gespräch mit einer Beratungsstelle',
      values: {
        frame: {
          role: 'Leitung einer Beratungsstelle',
          field: 'zivilgesellschaft',
          day: '2026-10-06',
          by: 'Moderation',
        },
        talk: {
          interest: 'Fragt zuerst, wer sonst am Tisch sitzt und wer entscheidet. Hat zwei eigene Themen mitgebracht.',
          knowledge: 'Kennt die Stadtteile und weiß, wohin sich Betroffene wenden.',
          motivation: 'Möchte, dass Verwaltung und Polizei früher anrufen.',
          expectations: 'Feste Ansprechstellen. Rückmeldung, was aus einem Hinweis geworden ist.',
          worries: 'Betroffene könnten das Vertrauen verlieren, wenn die Polizei am Tisch sitzt.',
          readBack: true,
          limits: 'Über Beratungen spricht sie nie, auch nicht ohne Namen.',
        },
        police: { said: '' },
        civil: {
          style:
            'Arbeitet still, öffentlich nur mit Zustimmung der Betroffenen. Zusammenarbeit mit der Polizei: ja, wenn die Regeln vorher stehen.',
          network: 'Wird von mehreren Gruppen am Ort angerufen.',
          rivalry: 'Bewirbt sich mit einem anderen Träger um dieselbe Förderung. Beide reden darüber offen.',
        },
        decision: { state: 'open', on: '', records: '', agreedNext: 'Anruf bis zum 16. Oktober.' },
      },
    },
    {
      id: 'polizei',
      title: 'Gespräch mit der Polizei, entschieden',
      values: {
        frame: { role: 'Fachdienst Rechtsextremismus', field: 'sicherheit', day: '2026-10-12', by: 'Moderation' },
        talk: {
          interest: 'Zurückhaltend, dann genaue Fragen zur Verfolgungspflicht.',
          knowledge: '',
          motivation: 'Will wissen, was vor Ort beobachtet wird, bevor daraus ein Fall wird.',
          expectations: '',
          worries: 'Dass Auskünfte weitergetragen werden.',
          readBack: false,
          limits: '',
        },
        police: { said: 'Hilfreich wäre die Zusage, dass niemand nach laufenden Verfahren fragt.' },
        civil: { style: '', network: '', rivalry: '' },
        decision: { state: 'yes', on: '2026-10-20', records: '', agreedNext: '' },
      },
    },
  ],
});

function blankBlocks(values: TalkValues): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Ein Bogen je Gespräch. Er bleibt bei der Person, die fragt, und wird gelöscht, sobald die Entscheidung gefallen und die Aktenfrage geklärt ist.',
    },
    ...Object.entries(fields).flatMap(([key, field]) => [
      ...sectionBlocks(field, values[key as keyof TalkValues], true, key),
      ...('advice' in field
        ? [{ kind: 'list', ordered: false, items: field.advice.map((text) => ({ text })) } as const]
        : []),
    ]),
    aside('caution', 'Bevor jemand von einem Fall erzählt', policeDuty),
  ];
}

function noteBlocks({
  frame: about,
  talk: said,
  police: fromPolice,
  civil: fromCivil,
  decision: end,
}: TalkValues): Block[] {
  return [
    aside(
      'caution',
      'Notizen über einen Menschen',
      'Dieses Blatt gehört in kein anderes Papier, in keine Akte der Gruppe und in kein Postfach.',
      deletionLine(end.state),
    ),
    heading('Das Gespräch'),
    entry('role', 'Funktion', about.role),
    entry('field', 'Feld', answerText(frame.fields.field, about.field)),
    entry('day', 'Tag', answerText(frame.fields.day, about.day)),
    entry('by', 'Es fragte', about.by),
    heading('Was die Person sagt'),
    entry('interest', 'Interesse', said.interest),
    entry('knowledge', 'Wissen', said.knowledge),
    entry('motivation', 'Beweggründe', said.motivation),
    entry('expectations', 'Erwartungen', said.expectations),
    entry('worries', 'Sorgen', said.worries),
    { kind: 'check', id: 'readBack', label: talk.fields.readBack.label, checked: said.readBack },
    ...entryIfAny('limits', 'Darf sagen und darf nicht', said.limits),
    ...entryIfAny('police', 'Zur Skepsis der Polizei', fromPolice.said),
    ...entryIfAny('style', 'Arbeitsweise', fromCivil.style),
    ...entryIfAny('network', 'Vernetzung', fromCivil.network),
    ...entryIfAny('rivalry', 'Konkurrenz', fromCivil.rivalry),
    heading('Entscheidung'),
    entry(
      'state',
      'Stand',
      [answerText(decision.fields.state, end.state), answerText(decision.fields.on, end.on)].filter(Boolean).join(', '),
    ),
    ...entryIfAny('agreed', 'Verabredet', end.agreedNext),
    ...entryIfAny('records', decision.fields.records.label, end.records),
  ];
}

function deletionLine(state: string): string {
  return state === 'yes' || state === 'no'
    ? deletion
    : 'Es wird gelöscht, sobald sich die Person entschieden hat und geklärt ist, ob es in eine Akte gehört.';
}
