/** The end of a group: into a public Bündnis or dissolved. The question of records stands before every deletion. */
import type { Block } from '../model/document.ts';
import type { GroupField, ValuesOf } from '../model/field.ts';
import { answerText, sectionBlocks } from '../model/form.ts';
import { policeDuty, recordsFirst } from '../model/harm.ts';
import { defaultNeutralTitle, defineTemplate } from '../model/template.ts';
import { formatDay, isDay } from '../model/time.ts';
import { emptyValues } from '../model/values.ts';
import { aside, begunRows, cell, dayCell, entry, entryIfAny, heading, listTable } from './filled.ts';

const decision = {
  kind: 'group',
  label: 'Beschluss',
  help: 'Welcher Weg, warum und ab wann.',
  advice: [
    'Beschließen Sie in einer eigenen Sitzung, und lassen Sie zwischen Entscheidung und letztem Tag mehrere Wochen.',
  ],
  fields: {
    way: {
      kind: 'choice',
      label: 'Weg',
      help: 'Passt keiner von beiden, ändern Sie die Form: Auftrag, Regeln oder Kreis.',
      personal: false,
      options: [
        { id: 'transfer', label: 'Überführung in ein öffentliches Bündnis' },
        { id: 'dissolve', label: 'Auflösung' },
      ],
    },
    reasons: {
      kind: 'longText',
      label: 'Gründe',
      help: 'Was sich geändert hat. Wer mit wem gestritten hat, gehört nicht hierher.',
      personal: false,
      lines: 3,
    },
    decidedOn: {
      kind: 'date',
      label: 'Beschlossen am',
      help: 'Der Tag, an dem alle zugestimmt haben.',
      personal: false,
    },
    endsOn: {
      kind: 'date',
      label: 'Letzter Tag der Gruppe',
      help: 'Bis dahin ist alles übergeben, was nicht einfach aufhören darf.',
      personal: false,
    },
    voices: {
      kind: 'rows',
      label: 'Zustimmung der Mitglieder',
      help: 'Jedes Mitglied wird einzeln gefragt. Wir raten dazu, dass alle zustimmen.',
      row: 'Mitglied',
      nameOf: 'member',
      layout: 'table',
      blankRows: 9,
      fields: {
        member: { kind: 'role', label: 'Funktion', help: 'Die Funktion, nicht der Name.', personal: false },
        agreed: { kind: 'check', label: 'trägt den Schritt mit', help: 'Ausdrücklich gesagt.', personal: false },
        named: {
          kind: 'choice',
          label: 'darf im Bündnis genannt werden',
          help: 'Nur bei einer Überführung. Ohne Antwort gilt: nein.',
          personal: false,
          optional: true,
          options: [
            { id: 'yes', label: 'ja' },
            { id: 'no', label: 'nein' },
          ],
        },
      },
    },
  },
} as const satisfies GroupField;

const conditions = {
  kind: 'group',
  label: 'Bedingungen',
  help: 'Was stimmen muss, bevor die Gruppe endet.',
  fields: {
    affected: {
      kind: 'choice',
      label: 'Begleitete Betroffene behalten ihre Ansprechperson',
      help: 'Nur diese beiden Antworten. Kein Name, keine Zahl.',
      personal: false,
      options: [
        { id: 'settled', label: 'geklärt' },
        { id: 'open', label: 'noch offen' },
      ],
    },
    contact: {
      kind: 'choice',
      label: 'Wir rufen einander auch ohne Sitzung an',
      help: 'Wie es heute schon ist, nicht wie es sein sollte.',
      personal: false,
      options: [
        { id: 'yes', label: 'ja' },
        { id: 'partly', label: 'teils' },
        { id: 'no', label: 'nein' },
      ],
    },
    turnover: {
      kind: 'longText',
      label: 'Was geschieht, wenn zwei von uns die Stelle wechseln',
      help: 'Bleibt das offen, lösen Sie sich noch nicht auf: Kontakte zwischen Personen reißen beim Wechsel ab.',
      personal: false,
      lines: 2,
    },
    upkeep: {
      kind: 'role',
      label: 'Wer Szenarien und Rufnummern weiter pflegt',
      help: 'Eine Funktion, deren Aufgabe es ohnehin ist.',
      personal: false,
    },
    alliance: {
      kind: 'longText',
      label: 'Was mit dem Bündnis besprochen ist',
      help: 'Nur bei einer Überführung: Gibt es schon ein Bündnis, und was erwartet es? Einen geschützten Raum bietet es nicht.',
      personal: false,
      optional: true,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const handover = {
  kind: 'group',
  label: 'Übergabe',
  help: 'Was an wen geht und wer Bescheid bekommt.',
  advice: [
    'Wissen über Betroffene und Hinweise zur Lage werden nicht übergeben. Rufnummern und alles, was Angreifenden nützt, bleibt aus öffentlichen Fassungen heraus.',
  ],
  fields: {
    items: {
      kind: 'rows',
      label: 'Was weitergegeben wird',
      help: 'Jedes Papier einzeln. Wer einen Inhalt eingebracht hat, entscheidet mit.',
      row: 'Papier',
      nameOf: 'what',
      layout: 'table',
      blankRows: 5,
      fields: {
        what: { kind: 'text', label: 'Was', help: 'Zum Beispiel: Beschreibung der Rollen.', personal: false },
        form: {
          kind: 'choice',
          label: 'In welcher Fassung',
          help: 'In ein Bündnis geht nur, was frei ist (TLP:CLEAR).',
          personal: false,
          options: [
            { id: 'clear', label: 'wie sie ist, freigegeben (TLP:CLEAR)' },
            { id: 'rewritten', label: 'neu geschrieben und freigegeben (TLP:CLEAR)' },
            { id: 'service', label: 'vertraulich, an die zuständige Stelle' },
          ],
        },
        to: { kind: 'role', label: 'An wen', help: 'Die Funktion, die es künftig verantwortet.', personal: false },
        on: { kind: 'date', label: 'Übergeben am', help: 'Der Tag der Übergabe.', personal: false },
      },
    },
    outside: {
      kind: 'rows',
      label: 'Wer außerhalb der Gruppe Bescheid bekommt',
      help: 'Alle, die in einem Szenario eine Aufgabe haben: Es gilt nicht mehr, oder jemand anderes führt es weiter.',
      row: 'Stelle',
      nameOf: 'who',
      layout: 'table',
      blankRows: 4,
      initial: [{ who: 'Leitstelle' }, { who: 'Pressestelle' }],
      fields: {
        who: { kind: 'role', label: 'Wer', help: 'Die Funktion außerhalb der Gruppe.', personal: false },
        message: {
          kind: 'text',
          label: 'Was die Stelle erfährt',
          help: 'Ein Satz, ohne Inhalte der Gruppe.',
          personal: false,
        },
        on: { kind: 'date', label: 'Gesagt am', help: 'Der Tag, an dem sie es weiß.', personal: false },
      },
    },
  },
} as const satisfies GroupField;

const afterwards = {
  kind: 'group',
  label: 'Was bleibt',
  help: 'Wen Sie künftig anrufen und was Sie sagen.',
  fields: {
    calls: {
      kind: 'rows',
      label: 'Wen wir künftig anrufen',
      help: 'Jedes Mitglied sagt: „Bei … rufe ich … an.“ Wer gemeint ist, sagt Ja oder nennt eine bessere Stelle.',
      row: 'Anlass',
      nameOf: 'occasion',
      layout: 'table',
      blankRows: 5,
      fields: {
        occasion: { kind: 'text', label: 'Bei', help: 'Ein Anlass, kein Fall.', personal: false },
        call: { kind: 'role', label: 'rufen wir an', help: 'Eine Funktion, die zugesagt hat.', personal: false },
      },
    },
    wording: {
      kind: 'longText',
      label: 'Was wir nach dem Ende sagen, wenn jemand fragt',
      help: 'Ein Satz für alle. Er passt zur Sprachregelung der Gruppe.',
      personal: false,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const records = {
  kind: 'group',
  label: 'Unterlagen: erst klären',
  help: 'Solange hier etwas fehlt, löscht niemand etwas, auch nicht auf privaten Geräten.',
  advice: [
    'Auch in einer vertraulichen Gruppe können Unterlagen entstehen, die zu einer Akte gehören. Fragen Sie, bevor Sie sortieren lassen.',
  ],
  fields: {
    settledBy: {
      kind: 'text',
      label: 'Geklärt von',
      help: 'Die Funktion, die gefragt hat, und die Stellen, die geantwortet haben.',
      personal: false,
    },
    settledOn: {
      kind: 'date',
      label: 'Geklärt am',
      help: 'Der Tag, an dem die letzte Antwort da war.',
      personal: false,
    },
    answer: {
      kind: 'longText',
      label: 'Was die Stellen geantwortet haben',
      help: 'Was in eine Akte gehört, welche Frist läuft, was welchem Archiv anzubieten ist, was der Datenschutz verlangt.',
      personal: false,
      lines: 4,
    },
    houses: {
      kind: 'rows',
      label: 'Jedes Haus klärt für sich',
      help: 'Für Polizei, Justiz, Vereine und die externe Moderation können andere Regeln gelten. Gemeldet wird nur der Tag.',
      row: 'Haus',
      nameOf: 'house',
      layout: 'table',
      blankRows: 6,
      fields: {
        house: {
          kind: 'text',
          label: 'Haus',
          help: 'Die Organisation, auch die Moderation von außen.',
          personal: false,
        },
        asked: {
          kind: 'text',
          label: 'Gefragt bei',
          help: 'Zum Beispiel Registratur oder Datenschutz.',
          personal: false,
        },
        settledOn: { kind: 'date', label: 'Geklärt am', help: 'Der Tag der Antwort.', personal: false },
        doneOn: {
          kind: 'date',
          label: 'Erledigt gemeldet am',
          help: 'Erst nach der Klärung. Mehr als den Tag erfährt die Gruppe nicht.',
          personal: false,
          optional: true,
        },
      },
    },
  },
} as const satisfies GroupField;

const step = {
  what: { kind: 'text', label: 'Was und wo', help: 'Die Art der Unterlage und ihr Ort, kein Inhalt.', personal: false },
  how: { kind: 'text', label: 'Was damit geschieht', help: 'So, wie es die Klärung ergeben hat.', personal: false },
  who: { kind: 'role', label: 'Wer', help: 'Die Funktion, die es erledigt.', personal: false },
  doneOn: {
    kind: 'date',
    label: 'Erledigt am',
    help: 'Bleibt leer, bis die Unterlagen geklärt sind.',
    personal: false,
  },
} as const;

const list = { kind: 'rows', row: 'Schritt', nameOf: 'what', layout: 'table', blankRows: 5, fields: step } as const;

const deletion = {
  kind: 'group',
  label: 'Löschen: danach',
  help: 'Drei Arten von Unterlagen, getrennt, dann die Zugänge. Sortieren ja, vernichten erst nach der Klärung.',
  advice: ['Beginnen Sie nicht mit diesem Abschnitt. Zuerst kommt „Unterlagen: erst klären“.'],
  fields: {
    official: {
      ...list,
      label: 'Amtliche Unterlagen',
      help: 'Welche Frist läuft, und wem muss die Behörde sie anbieten?',
      initial: [
        { what: 'Papier: Vermerke, Einladungen, Schriftverkehr', how: 'nicht vernichten: abgeben wie geklärt' },
        { what: 'Postfach: Nachrichten, die zu einem Vorgang gehören', how: 'nicht löschen: abgeben wie geklärt' },
        { what: 'Gemeinsames Laufwerk: gültige Fassungen, Freigaben', how: 'nicht löschen: abgeben wie geklärt' },
      ],
    },
    copies: {
      ...list,
      label: 'Kopien',
      help: 'Wo liegt das Original, und wer bewahrt es auf?',
      initial: [
        {
          what: 'Papier: Exemplare von Selbstverständnis und Szenarien',
          how: 'nach der Klärung: einsammeln, zählen, vernichten',
        },
        { what: 'Postfach: Anhänge und Weiterleitungen', how: 'nach der Klärung: löschen, auch im Papierkorb' },
        {
          what: 'Gemeinsames Laufwerk: Zweitfassungen, Arbeitsstände',
          how: 'nach der Klärung: löschen, wenn das Original gesichert ist',
        },
      ],
    },
    notes: {
      ...list,
      label: 'Persönliche Notizen',
      help: 'Ist es wirklich nur eine persönliche Notiz, oder gehört sie zu einem Vorgang im Amt?',
      initial: [
        { what: 'Papier: Hefte, Zettel, Mitschriften', how: 'nach der Klärung: selbst prüfen, dann vernichten' },
        { what: 'Postfach und Kalender: Entwürfe, Stichworte', how: 'nach der Klärung: selbst prüfen, dann löschen' },
        { what: 'Geräte: Notizen, Fotos, Sprachnachrichten', how: 'nach der Klärung: auch aus Sicherungen entfernen' },
      ],
    },
    access: {
      ...list,
      label: 'Zugänge schließen',
      help: 'Ganz zuletzt, sonst kommt niemand mehr an die Unterlagen heran.',
      initial: [
        { what: 'Verteiler und Adressliste', how: 'auflösen' },
        { what: 'Kalendereinträge, auch künftige', how: 'absagen und entfernen' },
        { what: 'Gemeinsames Laufwerk, Videoraum, Gruppenchat', how: 'Rechte entziehen, Raum löschen' },
      ],
    },
  },
} as const satisfies GroupField;

const fields = { decision, conditions, handover, afterwards, records, deletion };
type ClosingValues = ValuesOf<typeof fields>;

const lists = ['official', 'copies', 'notes', 'access'] as const;
const notYet = 'Noch nichts löschen';
const waitFor =
  'Mit dem Löschen beginnt niemand, bevor die Frage nach den Unterlagen beantwortet ist, auch nicht auf privaten Geräten. Sortieren und Auflisten ist erlaubt.';
const stillConfidential =
  'Die Vertraulichkeit gilt nach dem Ende weiter, mit denselben Grenzen. Bei Gefahr gilt weiterhin 110 oder 112.';

export default defineTemplate({
  id: 'abschluss',
  name: 'Abschluss',
  purpose: 'Überführung oder Auflösung: Bedingungen, Übergabe, Unterlagen klären und erst dann löschen.',
  fields,

  status: ({ records: { settledBy, settledOn } }) =>
    isSettled(settledBy, settledOn)
      ? `Unterlagen geklärt am ${formatDay(settledOn)}`
      : `${notYet}: Die Unterlagen sind nicht geklärt`,

  hints: ({ decision: decided, conditions: given, records: record, deletion: steps }) => {
    const settled = isSettled(record.settledBy, record.settledOn);
    const hasDecided = isDay(decided.decidedOn);
    const against = decided.voices.filter(({ member, agreed }) => member.trim() !== '' && !agreed).length;
    const unnamed = decided.voices.filter(({ member, named }) => member.trim() !== '' && named === '').length;
    return [
      ...(settled
        ? []
        : [
            {
              path: ['records', 'settledOn'],
              text: `${notYet}: Erst sind die Unterlagen zu klären, mit Stelle und Tag.`,
            },
          ]),
      ...lists.flatMap((key) =>
        steps[key]
          .filter(({ doneOn }) => isDay(doneOn) && (!settled || doneOn < record.settledOn))
          .map(({ id, what }) => ({
            path: ['deletion', key, id, 'doneOn'],
            text: settled
              ? `„${what}“ war erledigt, bevor die Unterlagen geklärt waren. Sagen Sie das der Registratur und dem Datenschutz.`
              : `„${what}“ steht als erledigt da, obwohl die Unterlagen nicht geklärt sind. Halten Sie an, und sprechen Sie mit der Registratur.`,
          })),
      ),
      ...record.houses
        .filter(({ settledOn, doneOn }) => isDay(doneOn) && !(isDay(settledOn) && settledOn <= doneOn))
        .map(({ id, house }) => ({
          path: ['records', 'houses', id, 'doneOn'],
          text: `${house || 'Ein Haus'} meldet „erledigt“, aber keine Klärung davor.`,
        })),
      ...(given.affected === 'open'
        ? [
            {
              path: ['conditions', 'affected'],
              text: 'Solange offen ist, wer für begleitete Betroffene da bleibt, endet die Gruppe nicht.',
            },
          ]
        : []),
      ...(decided.way === 'dissolve' && given.turnover.trim() === ''
        ? [
            {
              path: ['conditions', 'turnover'],
              text: 'Vor einer Auflösung gehört beantwortet, was geschieht, wenn zwei Mitglieder die Stelle wechseln.',
            },
          ]
        : []),
      ...(decided.way === 'dissolve' && given.contact === 'no'
        ? [
            {
              path: ['conditions', 'contact'],
              text: 'Sie rufen einander ohne Sitzung nicht an. Vielleicht braucht die Gruppe eine andere Form statt eines Endes.',
            },
          ]
        : []),
      ...(decided.way === 'transfer' && unnamed > 0
        ? [
            {
              path: ['decision', 'voices'],
              text:
                unnamed === 1
                  ? 'Ein Mitglied hat noch nicht gesagt, ob das Bündnis es nennen darf. Bis dahin gilt: nein.'
                  : `${unnamed} Mitglieder haben noch nicht gesagt, ob das Bündnis sie nennen darf. Bis dahin gilt: nein.`,
            },
          ]
        : []),
      ...(hasDecided && against > 0
        ? [
            {
              path: ['decision', 'voices'],
              text: `Ein Beschlusstag steht da, aber ${against === 1 ? 'ein Mitglied trägt' : `${against} Mitglieder tragen`} den Schritt noch nicht mit.`,
            },
          ]
        : []),
      ...(hasDecided && isDay(decided.endsOn) && decided.endsOn <= decided.decidedOn
        ? [
            {
              path: ['decision', 'endsOn'],
              text: 'Zwischen Beschluss und letztem Tag bleibt keine Zeit für die Übergabe.',
            },
          ]
        : []),
    ];
  },

  events: ({ decision: { endsOn }, handling }, uid) =>
    isDay(endsOn)
      ? [
          {
            uid: `${uid}-1`,
            title: handling.neutralTitle.trim() || defaultNeutralTitle,
            day: endsOn,
            remindDays: 28,
          },
        ]
      : [],

  blocks: (values, blank) => (blank ? blankBlocks(values) : filledBlocks(values)),

  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, Auflösung nach gut zwei Jahren',
      values: {
        decision: {
          way: 'dissolve',
          reasons:
            'Die Wege sind eingeübt, jedes Haus handelt ohne Umweg. Zuletzt kamen die Treffen vor allem zustande, weil sie im Kalender standen.',
          decidedOn: '2029-01-16',
          endsOn: '2029-04-30',
          voices: [
            { id: 'v1', member: 'Opferberatung', agreed: true, named: '' },
            { id: 'v2', member: 'Mobile Beratung', agreed: true, named: '' },
            { id: 'v3', member: 'Leitung Hauptamt', agreed: true, named: '' },
            { id: 'v4', member: 'Leitung Ordnungsamt', agreed: true, named: '' },
            { id: 'v5', member: 'Polizeiinspektion, Leitung', agreed: true, named: '' },
            { id: 'v6', member: 'Polizeilicher Staatsschutz', agreed: true, named: '' },
            { id: 'v7', member: 'Amtsgericht', agreed: true, named: '' },
            { id: 'v8', member: 'Verwaltungsgericht', agreed: true, named: '' },
          ],
        },
        conditions: {
          affected: 'settled',
          contact: 'yes',
          turnover:
            'Wer die Stelle wechselt, stellt die Nachfolge den anderen sieben persönlich vor. Hauptamt und Opferberatung achten darauf.',
          upkeep: 'Leitung Ordnungsamt',
          alliance: '',
        },
        handover: {
          items: [
            {
              id: 'h1',
              what: 'Notfallszenario „Angriff auf ein Ratsmitglied“',
              form: 'service',
              to: 'Leitung Ordnungsamt',
              on: '2029-02-27',
            },
            {
              id: 'h2',
              what: 'Beschreibung der Rollen und Zuständigkeiten',
              form: 'rewritten',
              to: 'Fachstelle Demokratie',
              on: '2029-03-13',
            },
            { id: 'h3', what: 'Liste der Beratungsstellen', form: 'clear', to: 'Mobile Beratung', on: '2029-02-27' },
          ],
          outside: [
            {
              id: 'o1',
              who: 'Leitstelle',
              message: 'Der Meldeweg bleibt, Ansprechstelle ist das Ordnungsamt.',
              on: '2029-03-06',
            },
            { id: 'o2', who: 'Pressestelle', message: 'Der vereinbarte Satz gilt bis auf Weiteres.', on: '2029-03-06' },
            { id: 'o3', who: 'Bürgermeister:in', message: 'Der Kreis endet am 30. April.', on: '2029-02-20' },
          ],
        },
        records: {
          settledBy: 'Leitung Hauptamt, mit Registratur, Stadtarchiv und Datenschutz',
          settledOn: '2029-03-20',
          answer:
            'Registratur: Einladungen und Freigaben der Stadt gehören in eine Akte des Hauptamts.\nStadtarchiv: Die Akte wird nach Ablauf der Frist angeboten.\nDatenschutz: Adresslisten werden nach dem letzten Tag gelöscht.',
          houses: [
            {
              id: 'k1',
              house: 'Stadtverwaltung',
              asked: 'Registratur, Archiv, Datenschutz',
              settledOn: '2029-03-20',
              doneOn: '2029-04-24',
            },
            {
              id: 'k2',
              house: 'Polizei',
              asked: 'eigene Aktenstelle und Datenschutz',
              settledOn: '2029-03-14',
              doneOn: '2029-04-17',
            },
            {
              id: 'k3',
              house: 'Gerichte',
              asked: 'jeweils eigene Verwaltung',
              settledOn: '2029-03-08',
              doneOn: '2029-04-10',
            },
            {
              id: 'k4',
              house: 'Opferberatung und Mobile Beratung',
              asked: 'Träger und Datenschutz',
              settledOn: '2029-03-15',
              doneOn: '2029-04-24',
            },
          ],
        },
        deletion: {
          notes: [
            {
              id: 'n1',
              what: 'Papier: Hefte, Zettel, Mitschriften',
              how: 'jede und jeder prüft selbst, dann vernichten',
              who: 'alle Mitglieder',
              doneOn: '2029-04-24',
            },
            {
              id: 'n2',
              what: 'Postfach, Kalender, Geräte: Entwürfe und Stichworte',
              how: 'jede und jeder prüft selbst, dann löschen',
              who: 'alle Mitglieder',
              doneOn: '2029-04-24',
            },
          ],
          copies: [
            {
              id: 'c1',
              what: 'Papier: Exemplare von Selbstverständnis und Szenarien',
              how: 'einsammeln, zählen, vernichten',
              who: 'Opferberatung (Geschäftsführung)',
              doneOn: '2029-04-17',
            },
            {
              id: 'c2',
              what: 'Postfach: Anhänge und Weiterleitungen',
              how: 'löschen, auch im Papierkorb',
              who: 'alle Mitglieder',
              doneOn: '2029-04-24',
            },
          ],
          official: [
            {
              id: 'a1',
              what: 'Papier: Einladungen und Freigaben der Stadt',
              how: 'nicht vernichten: zur Akte',
              who: 'Leitung Hauptamt',
              doneOn: '2029-04-10',
            },
            {
              id: 'a2',
              what: 'Postfach: Schriftverkehr mit dem Rechtsamt',
              how: 'nicht löschen: zur Akte',
              who: 'Leitung Hauptamt',
              doneOn: '2029-04-10',
            },
          ],
          access: [
            {
              id: 'z1',
              what: 'Verteiler und Adressliste',
              how: 'auflösen',
              who: 'Opferberatung (Geschäftsführung)',
              doneOn: '2029-04-30',
            },
            {
              id: 'z2',
              what: 'Kalendereinträge, auch künftige',
              how: 'absagen und entfernen',
              who: 'alle Mitglieder',
              doneOn: '2029-04-30',
            },
            {
              id: 'z3',
              what: 'Videoraum des Landkreises',
              how: 'Raum löschen',
              who: 'Leitung Ordnungsamt',
              doneOn: '2029-04-30',
            },
          ],
        },
        afterwards: {
          calls: [
            { id: 'r1', occasion: 'Drohungen gegen Menschen in Rat oder Verwaltung', call: 'Leitung Ordnungsamt' },
            { id: 'r2', occasion: 'Fragen, wie es Betroffenen geht', call: 'Opferberatung' },
            { id: 'r3', occasion: 'Beobachtungen in einem Ortsteil', call: 'Mobile Beratung' },
          ],
          wording:
            'Der Kreis hat seine Arbeit getan und ist beendet. Bedrohte Menschen finden Hilfe bei denselben Stellen wie bisher.',
        },
      },
    },
    {
      id: 'musterkreis',
      title: 'Musterkreis, Überführung in Vorbereitung',
      values: {
        decision: {
          way: 'transfer',
          reasons: 'Im Landkreis wollen viele mitarbeiten, und die Verwaltung steht inzwischen öffentlich dahinter.',
          decidedOn: '',
          endsOn: '2029-06-30',
          voices: [
            { id: 'v1', member: 'Fachstelle Integration', agreed: true, named: 'yes' },
            { id: 'v2', member: 'Büro der Landrätin', agreed: true, named: 'yes' },
            { id: 'v3', member: 'Polizeidirektion', agreed: false, named: '' },
          ],
        },
        conditions: {
          affected: 'open',
          contact: 'partly',
          turnover: '',
          upkeep: '',
          alliance: 'Das Bündnis im Nachbarort lädt zu einem ersten Gespräch ein.',
        },
        handover: {
          items: [
            { id: 'h1', what: 'Beschreibung der Rollen', form: 'rewritten', to: 'Fachstelle Integration', on: '' },
          ],
          outside: [{ id: 'o1', who: 'Leitstelle', message: '', on: '' }],
        },
        records: { settledBy: '', settledOn: '', answer: '', houses: [] },
        // As a new draft has it.
        deletion: emptyValues(deletion.fields),
        afterwards: { calls: [], wording: '' },
      },
    },
  ],
});

/** Both are needed: who has asked, and the day of the answer. */
function isSettled(settledBy: string, settledOn: string): boolean {
  return settledBy.trim() !== '' && isDay(settledOn);
}

/** Decision, handover, records, deletion: in the order in which it happens. */
function filledBlocks(values: ClosingValues): Block[] {
  const { decision: decided, conditions: given, handover: over, records: record, afterwards: after } = values;
  const isTransfer = decided.way === 'transfer';
  const settled = isSettled(record.settledBy, record.settledOn);
  return [
    heading('Beschluss'),
    entry('way', 'Weg', answerText(decision.fields.way, decided.way)),
    entry('reasons', 'Gründe', decided.reasons),
    entry('decidedOn', 'Beschlossen am', formatDay(decided.decidedOn)),
    entry('endsOn', 'Letzter Tag der Gruppe', formatDay(decided.endsOn)),
    listTable(
      {
        id: 'voices',
        caption: 'Zustimmung der Mitglieder',
        head: ['Funktion', 'trägt den Schritt mit', ...(isTransfer ? ['darf genannt werden'] : [])],
        widths: isTransfer ? [6, 3, 3] : [6, 4],
      },
      begunRows(decision.fields.voices, decided.voices).map(({ member, agreed, named }) => [
        cell(member),
        agreed ? 'ja' : 'noch nicht',
        ...(isTransfer
          ? [named === '' ? 'nein (keine Antwort)' : answerText(decision.fields.voices.fields.named, named)]
          : []),
      ]),
    ),
    heading('Bedingungen'),
    entry(
      'affected',
      'Begleitete Betroffene behalten ihre Ansprechperson',
      answerText(conditions.fields.affected, given.affected),
    ),
    entry('contact', 'Wir rufen einander auch ohne Sitzung an', answerText(conditions.fields.contact, given.contact)),
    entry('turnover', 'Wenn zwei von uns die Stelle wechseln', given.turnover),
    entry('upkeep', 'Szenarien und Rufnummern pflegt weiter', given.upkeep),
    ...entryIfAny('alliance', 'Mit dem Bündnis besprochen', given.alliance),
    heading('Übergabe'),
    listTable(
      {
        id: 'items',
        caption: 'Was weitergegeben wird',
        head: ['Was', 'Fassung', 'An wen', 'Übergeben am'],
        widths: [5, 4, 3, 3],
      },
      begunRows(handover.fields.items, over.items).map(({ what, form, to, on }) => [
        cell(what),
        cell(answerText(handover.fields.items.fields.form, form)),
        cell(to),
        dayCell(on),
      ]),
    ),
    listTable(
      {
        id: 'outside',
        caption: 'Wer außerhalb der Gruppe Bescheid bekommt',
        head: ['Wer', 'Was die Stelle erfährt', 'Gesagt am'],
        widths: [3, 6, 3],
      },
      begunRows(handover.fields.outside, over.outside).map(({ who, message, on }) => [
        cell(who),
        cell(message),
        dayCell(on),
      ]),
    ),
    heading('Was bleibt'),
    listTable(
      { id: 'calls', caption: 'Wen wir künftig anrufen', head: ['Bei', 'rufen wir an'], widths: [6, 4] },
      begunRows(afterwards.fields.calls, after.calls).map(({ occasion, call }) => [cell(occasion), cell(call)]),
    ),
    entry('wording', 'Wenn jemand fragt', after.wording),
    aside('caution', 'Die Vertraulichkeit bleibt, ihre Grenzen auch', stillConfidential, policeDuty),
    heading('Unterlagen: erst klären'),
    { kind: 'paragraph', text: [{ text: recordsFirst, strong: true }] },
    entry('settledBy', 'Geklärt von', record.settledBy),
    entry('settledOn', 'Geklärt am', formatDay(record.settledOn)),
    entry('answer', 'Antworten der Stellen', record.answer),
    listTable(
      {
        id: 'houses',
        caption: 'Jedes Haus klärt für sich',
        head: ['Haus', 'Gefragt bei', 'Geklärt am', 'Erledigt gemeldet am'],
        widths: [4, 4, 3, 3],
      },
      begunRows(records.fields.houses, record.houses).map(({ house, asked, settledOn, doneOn }) => [
        cell(house),
        cell(asked),
        dayCell(settledOn),
        formatDay(doneOn) || '–',
      ]),
    ),
    heading('Löschen: danach'),
    ...(settled ? [] : [aside('danger', notYet, waitFor)]),
    ...lists.map((key) => stepsTable(key, values.deletion[key])),
  ];
}

/** All steps of one kind, also those that nobody has assigned yet: a forgotten mailbox is the danger here. */
function stepsTable(key: (typeof lists)[number], rows: ClosingValues['deletion'][typeof key]): Block {
  const { label } = deletion.fields[key];
  return listTable(
    {
      id: `deletion-${key}`,
      caption: label,
      head: ['Was und wo', 'Was damit geschieht', 'Wer', 'Erledigt am'],
      widths: [5, 5, 3, 3],
    },
    rows
      .filter((row) => [row.what, row.how, row.who, row.doneOn].some((answer) => answer.trim() !== ''))
      .map(({ what, how, who, doneOn }) => [cell(what), cell(how), cell(who), dayCell(doneOn)]),
  );
}

/** The form. The warning stands between the question of records and the first thing that could be deleted. */
function blankBlocks(values: ClosingValues): Block[] {
  const widths: Record<string, readonly number[]> = {
    'decision-voices': [5, 3, 4],
    'handover-items': [5, 4, 3, 3],
    'handover-outside': [3, 6, 3],
    'records-houses': [4, 4, 3, 3],
    'afterwards-calls': [6, 4],
  };
  const section = (field: GroupField, value: ClosingValues[keyof ClosingValues], id: string): Block[] =>
    sectionBlocks(field, value, true, id).map((block) =>
      block.kind === 'table' ? { ...block, widths: widths[block.id] ?? [5, 5, 3, 3] } : block,
    );
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Die Geschäftsführung führt das Blatt vom Beschluss bis zum letzten Tag. Gelöscht wird zuletzt, und erst nach der Klärung der Unterlagen.',
    },
    ...section(decision, values.decision, 'decision'),
    ...section(conditions, values.conditions, 'conditions'),
    ...section(handover, values.handover, 'handover'),
    ...section(afterwards, values.afterwards, 'afterwards'),
    aside('caution', 'Die Vertraulichkeit bleibt, ihre Grenzen auch', stillConfidential, policeDuty),
    heading(records.label),
    { kind: 'paragraph', text: [{ text: recordsFirst, strong: true }] },
    ...section(records, values.records, 'records').slice(1),
    aside('danger', notYet, waitFor),
    ...section(deletion, values.deletion, 'deletion'),
  ];
}
