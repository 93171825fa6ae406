/** What an exercise asks and holds: its frame, its injects, its log, and what was learned. */
import type { GroupField } from '../model/field.ts';

const plan = {
  kind: 'group',
  label: 'Die Übung',
  help: 'Was geübt wird und wie lange. Geübt wird immer ein erdachter Fall.',
  fields: {
    minutes: {
      kind: 'choice',
      label: 'Dauer',
      help: 'Die letzten 15 Minuten gehören der Nachbesprechung.',
      personal: false,
      options: [
        { id: '45', label: '45 Minuten' },
        { id: '90', label: '90 Minuten' },
      ],
      initial: '90',
    },
    situation: {
      kind: 'longText',
      label: 'Ausgangslage',
      help: 'Das lesen Sie zu Beginn vor. Kein echter Fall, keine echten Namen.',
      personal: false,
      lines: 3,
    },
    goal: {
      kind: 'text',
      label: 'Was am Ende klar sein soll',
      help: 'Eine Frage genügt, zum Beispiel: Kommen wir zusammen, wenn die Geschäftsführung fehlt?',
      personal: false,
    },
    leader: {
      kind: 'role',
      label: 'Wer leitet',
      help: 'Möglichst jemand, der im Szenario keine Aufgabe hat.',
      personal: false,
    },
  },
} as const satisfies GroupField;

const injects = {
  kind: 'group',
  label: 'Einlagen',
  help: 'Was im Lauf der Übung geschieht. Ändern, streichen und ergänzen Sie, bis es zu Ihrem Ort passt.',
  fields: {
    list: {
      kind: 'rows',
      label: 'Einlagen',
      help: 'Eine Einlage ist eine neue Nachricht. Sie kommt zu ihrer Minute auf den Tisch.',
      row: 'Einlage',
      nameOf: 'happens',
      layout: 'cards',
      blankRows: 5,
      fields: {
        minute: {
          kind: 'number',
          label: 'Minute',
          help: 'Gerechnet vom Beginn.',
          personal: false,
          min: 0,
          max: 120,
          unit: 'Minuten nach Beginn',
        },
        happens: {
          kind: 'longText',
          label: 'Was geschieht',
          help: 'So, wie Sie es vorlesen.',
          personal: false,
          lines: 2,
        },
        expected: {
          kind: 'longText',
          label: 'Was folgen sollte',
          help: 'Nur für die Leitung. Es steht auf keinem Blatt für die Mitspielenden.',
          personal: false,
          lines: 2,
        },
        question: {
          kind: 'text',
          label: 'Frage an die Runde',
          help: 'Wenn das Gespräch stockt.',
          personal: false,
          optional: true,
        },
      },
    },
  },
} as const satisfies GroupField;

/** What a line of the log is. */
export const logKinds = [
  { id: 'clock', label: 'Ablauf' },
  { id: 'inject', label: 'Einlage' },
  { id: 'decision', label: 'Entscheidung' },
  { id: 'observation', label: 'Beobachtung' },
] as const;

const log = {
  kind: 'group',
  label: 'Protokoll',
  help: 'Was in der Übung festgehalten wurde, mit Uhrzeit.',
  hidden: true,
  fields: {
    list: {
      kind: 'rows',
      label: 'Protokoll',
      help: 'Die Uhr schreibt mit.',
      row: 'Eintrag',
      nameOf: 'text',
      layout: 'table',
      blankRows: 0,
      optional: true,
      fields: {
        at: { kind: 'text', label: 'Zeitpunkt', help: 'In UTC, ISO 8601.', personal: false },
        sort: { kind: 'choice', label: 'Art', help: 'Was es ist.', personal: false, options: logKinds },
        text: { kind: 'longText', label: 'Was', help: 'Was geschah.', personal: false },
      },
    },
    /** The steps of the scenario, so that findings can point to them wherever the file is opened. */
    steps: {
      kind: 'rows',
      label: 'Schritte des Szenarios',
      help: 'Aus dem Szenario übernommen.',
      row: 'Schritt',
      nameOf: 'what',
      layout: 'table',
      blankRows: 0,
      optional: true,
      fields: { what: { kind: 'text', label: 'Schritt', help: 'Wer was tut.', personal: false } },
    },
    scenario: {
      kind: 'text',
      label: 'Szenario',
      help: 'Wie es heißt.',
      personal: false,
      optional: true,
    },
  },
} as const satisfies GroupField;

const debrief = {
  kind: 'group',
  label: 'Nachbesprechung',
  help: 'Gleich nach der Übung, 15 Minuten. Zuerst, was gelang.',
  advice: [
    'Fragen Sie nach dem Ablauf, nicht nach Schuld. Wer unter Druck anders gehandelt hat als vereinbart, zeigt oft, wo der Plan nicht passt.',
  ],
  fields: {
    well: { kind: 'longText', label: 'Was gelang', help: 'Was wir so lassen.', personal: false, lines: 3 },
    badly: {
      kind: 'longText',
      label: 'Was nicht gelang',
      help: 'Wo es stockte, ohne Namen.',
      personal: false,
      lines: 3,
    },
    findings: {
      kind: 'rows',
      label: 'Was wir ändern',
      help: 'Jede Erkenntnis zeigt auf einen Schritt und hat jemanden, der sich kümmert.',
      row: 'Erkenntnis',
      nameOf: 'change',
      layout: 'cards',
      blankRows: 3,
      fields: {
        step: {
          kind: 'text',
          label: 'Schritt im Szenario',
          help: 'Worauf es sich bezieht.',
          personal: false,
          optional: true,
        },
        into: {
          kind: 'choice',
          label: 'Wie es in das Szenario kommt',
          help: '„In das Szenario übernehmen“ trägt es so ein. Ohne Schritt wird es immer ein neuer am Ende.',
          personal: false,
          options: [
            { id: 'step', label: 'als neuer Schritt dahinter' },
            { id: 'amend', label: 'als Ergänzung dieses Schritts' },
          ],
          initial: 'step',
        },
        change: { kind: 'text', label: 'Was sich ändert', help: 'Ein Satz mit einem Verb.', personal: false },
        who: { kind: 'role', label: 'Wer sich kümmert', help: 'Eine Funktion.', personal: false },
        until: { kind: 'date', label: 'Bis wann', help: 'Ein Tag, der im Kalender steht.', personal: false },
      },
    },
  },
} as const satisfies GroupField;

export const exerciseFields = { plan, injects, log, debrief };
