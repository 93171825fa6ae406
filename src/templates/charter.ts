/** The charter: five elements on about one page, internal, carried by all members. */
import type { Block } from '../model/document.ts';
import type { GroupField, ValuesOf } from '../model/field.ts';
import { answerText, sectionBlocks } from '../model/form.ts';
import { legalQuestions, policeDuty } from '../model/harm.ts';
import { defineTemplate } from '../model/template.ts';
import { addMonths, formatDay, isDay } from '../model/time.ts';
import { tlpLabels, tlpLevels, tlpMeanings } from '../model/tlp.ts';
import { entry, heading, sentences } from './filled.ts';

const tasks = {
  kind: 'group',
  label: 'Aufgaben und Themen',
  help: 'Wofür die Gruppe da ist und wofür nicht.',
  fields: {
    purpose: {
      kind: 'longText',
      label: 'Wofür wir da sind',
      help: 'Ein bis zwei Sätze. Lesen Sie sie laut vor: Würde jedes Mitglied sie so sagen?',
      personal: false,
      lines: 3,
    },
    topics: {
      kind: 'longText',
      label: 'Womit wir uns befassen',
      help: 'Zum Beispiel Notfallszenarien, Lage vor Ort, Rollen und Zuständigkeiten.',
      personal: false,
      lines: 3,
    },
    notOurs: {
      kind: 'longText',
      label: 'Was nicht unsere Sache ist',
      help: 'Zum Beispiel Ermittlungen oder laufende Verfahren. Das nimmt Sorgen, vor allem bei Polizei und Justiz.',
      personal: false,
      lines: 2,
    },
    affectedView: {
      kind: 'longText',
      label: 'Wie die Sicht der Betroffenen hineinkommt',
      help: 'Wer achtet darauf, und mit welcher Frage? Der Blick auf Recht und Zuständigkeit verdrängt sie leicht.',
      personal: false,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const knowledge = {
  kind: 'group',
  label: 'Umgang mit geteiltem Wissen',
  help: 'Was im Raum bleibt, was ins eigene Haus darf und wie wir schreiben.',
  advice: [
    'TLP regelt die Weitergabe untereinander. Geheimschutz, Dienstpflichten und das Recht auf Zugang zu Informationen gelten daneben weiter.',
  ],
  fields: {
    sharedLevel: {
      kind: 'choice',
      label: 'Was wir einander sagen, gilt als',
      help: 'Die Stufe, wenn niemand etwas anderes sagt.',
      personal: false,
      options: tlpLevels.map((id) => ({ id, label: tlpLabels[id], help: tlpMeanings[id] })),
      initial: 'amber-strict',
    },
    partners: {
      kind: 'text',
      label: 'Partnerkreis für TLP:GREEN',
      help: 'Funktionen und Stellen, zum Beispiel Rechtsamt, Pressestelle, Bürgermeister:in.',
      personal: false,
    },
    mailNever: {
      kind: 'longText',
      label: 'Was nie in eine E-Mail gehört',
      help: 'Zum Beispiel Vorfälle, Betroffene, Verdächtigte, Hinweise zur Lage, Schutzmaßnahmen.',
      personal: false,
      lines: 2,
    },
    mailSubject: {
      kind: 'text',
      label: 'Betreff',
      help: 'Neutral, ohne Anlass und ohne Namen der Gruppe.',
      personal: false,
    },
    mailForwarding: {
      kind: 'text',
      label: 'Weiterleiten',
      help: 'Zum Beispiel: nur mit Zustimmung der Person, die geschrieben hat.',
      personal: false,
    },
    mailEncryption: {
      kind: 'text',
      label: 'Verschlüsselung',
      help: 'Ein Verfahren, das in allen Häusern funktioniert. Fragen Sie die IT.',
      personal: false,
    },
    minutes: {
      kind: 'choice',
      label: 'Protokoll',
      help: 'Das Ergebnisprotokoll ist der übliche Weg.',
      personal: false,
      options: [
        { id: 'results', label: 'Ergebnisprotokoll', help: 'Beschlüsse und Aufgaben, sonst nichts.' },
        {
          id: 'course',
          label: 'Verlaufsprotokoll',
          help: 'Auch, was gesprochen wurde. Gut überlegen: Wer könnte es lesen?',
        },
        {
          id: 'none',
          label: 'kein Protokoll',
          help: 'Jedes Mitglied merkt sich seine Aufgaben. Vorher mit der Registratur klären.',
        },
      ],
      initial: 'results',
    },
    copyHolder: {
      kind: 'role',
      label: 'Wer das Exemplar hält',
      help: 'Eine Funktion. Alle anderen lesen es dort.',
      personal: false,
    },
    retention: {
      kind: 'text',
      label: 'Aufbewahrung',
      help: 'Wie lange Papiere bleiben. Klären Sie die Frist mit Registratur oder Archiv und Datenschutz.',
      personal: false,
    },
    openQuestions: {
      kind: 'choices',
      label: 'Mit dem Rechtsamt zu klären',
      help: 'Kreuzen Sie an, was noch offen ist. Die Fragen beantwortet das Rechtsamt, nicht die Gruppe.',
      personal: false,
      options: legalQuestions,
      optional: true,
    },
  },
} as const satisfies GroupField;

const rhythm = {
  kind: 'group',
  label: 'Sitzungsrhythmus',
  help: 'Wie oft, wie lange, wo.',
  fields: {
    interval: { kind: 'text', label: 'Wie oft', help: 'Zum Beispiel: alle zwei Monate.', personal: false },
    minutes: {
      kind: 'number',
      label: 'Wie lange',
      help: 'Zwei Stunden sind üblich.',
      personal: false,
      min: 15,
      max: 480,
      unit: 'Minuten',
    },
    place: { kind: 'text', label: 'Wo', help: 'Ein Raum, in dem niemand mithört.', personal: false },
  },
} as const satisfies GroupField;

const invitation = {
  kind: 'group',
  label: 'Einladung und Moderation',
  help: 'Wer einlädt, wer kurzfristig zusammenruft, wer moderiert.',
  advice: ['Ist die Geschäftsführung verhindert, lädt ein anderes Mitglied ein, nicht die Vertretung aus ihrem Haus.'],
  fields: {
    office: {
      kind: 'role',
      label: 'Geschäftsführung',
      help: 'Lädt ein, stimmt Termine ab, behält die Unterlagen im Blick. Am besten gehört das ohnehin zur Arbeit der Stelle.',
      personal: false,
    },
    officeAway: {
      kind: 'role',
      label: 'Wer einlädt, wenn sie verhindert ist',
      help: 'Ein anderes Mitglied der Gruppe.',
      personal: false,
    },
    special: {
      kind: 'longText',
      label: 'Sondersitzungen',
      help: 'Wer sie anregen kann, wer sie einberuft und in welcher Zeit, auch online.',
      personal: false,
      lines: 2,
    },
    system: {
      kind: 'text',
      label: 'Zugelassenes System für Online-Sitzungen',
      help: 'Eines, das alle Häuser freigegeben haben und benutzen können.',
      personal: false,
    },
    moderation: {
      kind: 'choice',
      label: 'Moderation',
      help: 'Am Anfang ist eine Moderation von außen die Bedingung dafür, Konflikte ansprechen zu können.',
      personal: false,
      options: [
        { id: 'external', label: 'von außen' },
        {
          id: 'inside',
          label: 'aus der Gruppe, mit zwei Hüten',
          help: 'Wer moderiert, sagt laut, ob gerade Moderator:in oder Teilnehmer:in spricht.',
        },
      ],
    },
  },
} as const satisfies GroupField;

const members = {
  kind: 'group',
  label: 'Mitglieder und Beschluss',
  help: 'Wer dazugehört, wer mitträgt und wann darüber wieder gesprochen wird.',
  fields: {
    circle: {
      kind: 'text',
      label: 'Wer dazugehört',
      help: 'Zahl und Felder genügen. Namen stehen nur im Sitzplan.',
      personal: false,
    },
    deputies: {
      kind: 'choice',
      label: 'Vertretung',
      help: 'Ein Sitz gehört zur Person. Das ist die Bedingung für den geschützten Raum.',
      personal: false,
      options: [
        { id: 'none', label: 'Keine. Wer verhindert ist, fehlt.' },
        { id: 'open', label: 'Darüber beraten wir noch.' },
      ],
      initial: 'none',
    },
    guests: {
      kind: 'text',
      label: 'Gäste',
      help: 'Wer darf jemanden mitbringen, und wer stimmt vorher zu?',
      personal: false,
    },
    talkFrom: {
      kind: 'date',
      label: 'Frühestens über Fortbestand und neue Mitglieder beraten wir am',
      help: 'Bis dahin ändert sich der Kreis nicht. Das schützt den Anfang.',
      personal: false,
    },
    decidedOn: {
      kind: 'date',
      label: 'Beschlossen am',
      help: 'Der Tag, an dem alle Mitglieder zugestimmt haben.',
      personal: false,
    },
    reviewOn: {
      kind: 'date',
      label: 'Überprüfung am',
      help: 'Nach etwa neun Monaten.',
      personal: false,
    },
    agreement: {
      kind: 'rows',
      label: 'Mitgetragen von',
      help: 'Je Mitglied eine Zeile, nach Funktion. Das Häkchen setzt, wer zugestimmt hat.',
      row: 'Mitglied',
      nameOf: 'member',
      layout: 'table',
      blankRows: 9,
      fields: {
        member: { kind: 'role', label: 'Funktion', help: 'Die Funktion, nicht der Name.', personal: false },
        agreed: {
          kind: 'check',
          label: 'trägt den Text mit',
          help: 'Ausdrücklich gesagt, in der Sitzung.',
          personal: false,
        },
      },
    },
  },
} as const satisfies GroupField;

const fields = { tasks, knowledge, rhythm, invitation, members };

export default defineTemplate({
  id: 'selbstverstaendnis',
  name: 'Selbstverständnis',
  purpose: 'Die erste gemeinsame Vereinbarung: fünf Elemente auf etwa einer Seite, nur für die Gruppe.',
  onePage: true,
  fields,

  proposals: ({ members }) => {
    const value = addMonths(members.decidedOn, 9);
    return value === '' ? {} : { 'members.reviewOn': { value, reason: 'neun Monate nach dem Beschluss' } };
  },

  hints: ({ members }) => {
    const missing = members.agreement.filter(({ member, agreed }) => member !== '' && !agreed).length;
    const at = (key: string) => ['members', key];
    return [
      ...(members.agreement.length > 9
        ? [
            {
              path: at('agreement'),
              text: 'Mehr als neun Mitglieder: Vertrauen braucht eine kleine Runde. Empfohlen ist eine einstellige Zahl.',
            },
          ]
        : []),
      ...(isDay(members.decidedOn) && missing > 0
        ? [
            {
              path: at('agreement'),
              text: `Ein Beschlusstag steht da, aber ${missing === 1 ? 'ein Mitglied trägt' : `${missing} Mitglieder tragen`} den Text noch nicht mit.`,
            },
          ]
        : []),
      ...(isDay(members.reviewOn) && isDay(members.decidedOn) && members.reviewOn <= members.decidedOn
        ? [{ path: at('reviewOn'), text: 'Die Überprüfung liegt nicht nach dem Beschluss.' }]
        : []),
    ];
  },

  events: (values, uid) => {
    const { decidedOn, reviewOn, talkFrom } = values.members;
    const review = reviewOn || addMonths(decidedOn, 9);
    const title = values.handling.neutralTitle.trim() || 'Abstimmungstermin';
    return [
      ...(review ? [{ uid: `${uid}-1`, title, day: review, remindDays: 28 }] : []),
      ...(talkFrom && talkFrom !== review ? [{ uid: `${uid}-2`, title, day: talkFrom, remindDays: 28 }] : []),
    ];
  },

  blocks: (values, blank) => (blank ? blankBlocks(values) : pageBlocks(values)),

  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, acht Mitglieder',
      values: {
        tasks: {
          purpose:
            'Wir sprechen uns ab, damit in Musterstadt niemand mit Rassismus, Hass oder Drohungen allein bleibt. Im Blick haben wir Menschen in Rat und Verwaltung.',
          topics:
            'Wir entwickeln Notfallszenarien, klären Zuständigkeiten und ordnen ein, was sich vor Ort zusammenbraut.',
          notOurs: 'Wir ermitteln nicht, mischen uns in kein Verfahren ein und sprechen nicht öffentlich als Gruppe.',
          affectedView: 'Vor jedem Beschluss fragt die Opferberatung: Was heißt das für die Menschen, die es trifft?',
        },
        knowledge: {
          sharedLevel: 'amber-strict',
          partners: 'Rechtsamt, Pressestelle, Bürgermeister:in',
          mailNever: 'Vorfälle, Betroffene, Verdächtigte, Schutzmaßnahmen. Darüber sprechen wir.',
          mailSubject: 'immer „Abstimmungstermin“',
          mailForwarding: 'nur mit Zustimmung der Person, die geschrieben hat',
          mailEncryption: 'Anhänge als verschlüsselte Datei, Passwort am Telefon',
          minutes: 'results',
          copyHolder: 'Geschäftsführung',
          retention: 'bis zur nächsten Überprüfung; Frist mit Registratur und Datenschutz geklärt',
          openQuestions: ['witness', 'records'],
        },
        rhythm: { interval: 'alle zwei Monate', minutes: 120, place: 'Seminarraum der Volkshochschule, 2. Stock' },
        invitation: {
          office: 'Opferberatung',
          officeAway: 'Leitung Hauptamt',
          special: 'Jedes Mitglied kann sie anregen; die Geschäftsführung ruft binnen 24 Stunden online zusammen.',
          system: 'Videodienst des Landkreises',
          moderation: 'external',
        },
        members: {
          circle: 'acht Personen: je zwei aus Verwaltung, Polizei, Justiz und Zivilgesellschaft',
          deputies: 'none',
          guests: 'nur für einen Tagesordnungspunkt, wenn vorher alle zustimmen',
          talkFrom: '2027-10-12',
          decidedOn: '2027-01-12',
          reviewOn: '',
          agreement: [
            { id: 'm1', member: 'Opferberatung', agreed: true },
            { id: 'm2', member: 'Mobile Beratung', agreed: true },
            { id: 'm3', member: 'Leitung Hauptamt', agreed: true },
            { id: 'm4', member: 'Leitung Ordnungsamt', agreed: true },
            { id: 'm5', member: 'Polizeiinspektion, Leitung', agreed: true },
            { id: 'm6', member: 'Polizeilicher Staatsschutz', agreed: true },
            { id: 'm7', member: 'Amtsgericht', agreed: true },
            { id: 'm8', member: 'Verwaltungsgericht', agreed: true },
          ],
        },
      },
    },
    {
      id: 'musterkreis',
      title: 'Musterkreis, Entwurf nach der zweiten Sitzung',
      values: {
        tasks: {
          purpose: 'Wir wollen im Musterkreis schneller voneinander wissen und einander den Rücken stärken.',
          topics: 'Zuerst die Frage, wer bei einem Angriff auf ein Ratsmitglied wen anruft.',
          notOurs: 'Laufende Verfahren.',
          affectedView: '',
        },
        knowledge: {
          sharedLevel: 'amber-strict',
          partners: '',
          mailNever: 'Namen, Vorfälle, Hinweise zur Lage.',
          mailSubject: '„Abstimmungstermin“',
          mailForwarding: '',
          mailEncryption: '',
          minutes: 'results',
          copyHolder: '',
          retention: '',
          openQuestions: ['duty', 'secrecy', 'records', 'privacy'],
        },
        rhythm: { interval: 'alle sechs Wochen', minutes: 90, place: '' },
        invitation: {
          office: 'Fachstelle Integration',
          officeAway: '',
          special: '',
          system: '',
          moderation: 'external',
        },
        members: {
          circle: 'sechs Personen, alle vier Felder',
          deputies: 'none',
          guests: '',
          talkFrom: '',
          decidedOn: '',
          reviewOn: '',
          agreement: [
            { id: 'm1', member: 'Fachstelle Integration', agreed: true },
            { id: 'm2', member: 'Büro der Landrätin', agreed: true },
            { id: 'm3', member: 'Polizeidirektion', agreed: false },
          ],
        },
      },
    },
  ],
});

/** The page that a group lays in its drawer: five elements, answers that belong together in one paragraph. */
function pageBlocks(values: ValuesOf<typeof fields>): Block[] {
  const { tasks: task, knowledge: know, rhythm: beat, invitation: invite, members: circle } = values;
  const review = circle.reviewOn || addMonths(circle.decidedOn, 9);
  const agreed = circle.agreement.filter((row) => row.agreed && row.member !== '').map((row) => row.member);
  const waiting = circle.agreement.filter((row) => !row.agreed && row.member !== '').map((row) => row.member);
  const questions = answerText(knowledge.fields.openQuestions, know.openQuestions);
  return [
    heading('1 Aufgaben und Themen'),
    entry('purpose', 'Wofür wir da sind', task.purpose),
    entry('topics', 'Womit wir uns befassen', task.topics),
    entry('notOurs', 'Was nicht unsere Sache ist', task.notOurs),
    entry('affectedView', 'Sicht der Betroffenen', task.affectedView),
    heading('2 Umgang mit geteiltem Wissen'),
    entry(
      'sharedLevel',
      'Was wir einander sagen',
      withOpen(
        { 'Partnerkreis für TLP:GREEN': know.partners },
        know.sharedLevel && `${tlpLabels[know.sharedLevel]}. ${tlpMeanings[know.sharedLevel]}`,
        know.partners && `Partnerkreis (TLP:GREEN): ${know.partners}.`,
      ),
    ),
    entry(
      'mail',
      'E-Mail',
      withOpen(
        {
          'was nie in eine E-Mail gehört': know.mailNever,
          Betreff: know.mailSubject,
          Weiterleiten: know.mailForwarding,
          Verschlüsselung: know.mailEncryption,
        },
        know.mailNever && `Nie per E-Mail: ${know.mailNever}.`,
        know.mailSubject && `Betreff: ${know.mailSubject}.`,
        know.mailForwarding && `Weiterleiten: ${know.mailForwarding}.`,
        know.mailEncryption && `Verschlüsselung: ${know.mailEncryption}.`,
      ),
    ),
    entry(
      'minutes',
      'Protokoll',
      withOpen(
        { 'wer das Exemplar hält': know.copyHolder, Aufbewahrung: know.retention },
        know.minutes && `${answerText(knowledge.fields.minutes, know.minutes)}.`,
        know.copyHolder && `Das Exemplar hält: ${know.copyHolder}.`,
        know.retention && `Aufbewahrung: ${know.retention}.`,
      ),
    ),
    entry(
      'limits',
      'Grenzen der Vertraulichkeit',
      sentences(policeDuty, questions && `Mit dem Rechtsamt zu klären: ${questions}.`),
    ),
    heading('3 Sitzungsrhythmus'),
    entry(
      'rhythm',
      'Wir treffen uns',
      withOpen(
        { 'wie oft': beat.interval, 'wie lange': beat.minutes === null ? '' : 'x', wo: beat.place },
        list(beat.interval, beat.minutes === null ? '' : `${beat.minutes} Minuten`, beat.place),
      ),
    ),
    heading('4 Einladung und Moderation'),
    entry(
      'office',
      'Geschäftsführung',
      withOpen(
        { Geschäftsführung: invite.office, 'wer einlädt, wenn sie verhindert ist': invite.officeAway },
        invite.office && `${invite.office}.`,
        invite.officeAway && `Ist sie verhindert, lädt ein: ${invite.officeAway}.`,
      ),
    ),
    entry(
      'special',
      'Sondersitzungen',
      withOpen(
        { 'wer sie einberuft': invite.special, 'System für Online-Sitzungen': invite.system },
        invite.special && `${invite.special}.`,
        invite.system && `Online über: ${invite.system}.`,
      ),
    ),
    entry('moderation', 'Moderation', answerText(invitation.fields.moderation, invite.moderation)),
    heading('5 Mitglieder und Beschluss'),
    entry(
      'circle',
      'Wer dazugehört',
      withOpen(
        { 'wer dazugehört': circle.circle, Gäste: circle.guests },
        circle.circle && `${circle.circle}.`,
        circle.deputies === 'none' && 'Vertretungen gibt es nicht.',
        circle.deputies === 'open' && 'Ob es Vertretungen gibt, beraten wir noch.',
        circle.guests && `Gäste: ${circle.guests}.`,
      ),
    ),
    entry(
      'dates',
      'Beschluss',
      withOpen(
        {
          'Tag des Beschlusses': circle.decidedOn,
          'ab wann wir über Fortbestand und neue Mitglieder beraten': circle.talkFrom,
        },
        circle.decidedOn && `Beschlossen am ${formatDay(circle.decidedOn)}.`,
        review && `Überprüfung am ${formatDay(review)}.`,
        circle.talkFrom &&
          `Über Fortbestand und neue Mitglieder beraten wir frühestens am ${formatDay(circle.talkFrom)}.`,
      ),
    ),
    entry('agreed', 'Mitgetragen von', list(...agreed)),
    ...(waiting.length > 0 ? [entry('waiting', 'Noch nicht zugestimmt haben', list(...waiting))] : []),
  ];
}

/** The form: every question, and the sentence on police duty where knowledge is shared. */
function blankBlocks(values: ValuesOf<typeof fields>): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Etwa eine Seite, nur für die Gruppe, von allen getragen. Namen gehören nicht hinein.',
    },
    ...sectionBlocks(tasks, values.tasks, true, 'tasks'),
    ...sectionBlocks(knowledge, values.knowledge, true, 'knowledge'),
    {
      kind: 'aside',
      tone: 'caution',
      title: 'Grenze der Vertraulichkeit',
      blocks: [{ kind: 'paragraph', text: policeDuty }],
    },
    ...sectionBlocks(rhythm, values.rhythm, true, 'rhythm'),
    ...sectionBlocks(invitation, values.invitation, true, 'invitation'),
    ...sectionBlocks(members, values.members, true, 'members'),
  ];
}

/** A paragraph of several answers, and at its end which of them are missing; without any it is open as a whole. */
function withOpen(answers: Readonly<Record<string, string>>, ...parts: readonly (string | false)[]): string {
  const said = sentences(...parts);
  const missing = Object.keys(answers).filter((name) => answers[name]?.trim() === '');
  return said === '' || missing.length === 0 ? said : sentences(`${said}.`, `Noch offen: ${missing.join(', ')}.`);
}

function list(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('; ');
}
