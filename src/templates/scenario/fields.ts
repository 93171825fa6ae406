/** What an emergency scenario asks: the five questions of the guide, the steps, and who has agreed to it. */
import type { GroupField } from '../../model/field.ts';
import { legalQuestions } from '../../model/harm.ts';
import { tlpLabels, tlpLevels, tlpMeanings } from '../../model/tlp.ts';

/** Within what time, as ISO 8601 durations. */
export const deadlines = [
  { id: 'PT0M', label: 'sofort' },
  { id: 'PT15M', label: 'binnen 15 Minuten' },
  { id: 'PT1H', label: 'binnen einer Stunde' },
  { id: 'PT4H', label: 'binnen vier Stunden' },
  { id: 'PT24H', label: 'binnen 24 Stunden' },
  { id: 'P3D', label: 'binnen drei Tagen' },
  { id: 'P7D', label: 'binnen sieben Tagen' },
  { id: 'P14D', label: 'binnen 14 Tagen' },
] as const;

export const ways = [
  { id: 'phone', label: 'Telefon' },
  { id: 'visit', label: 'persönlich' },
  { id: 'securemail', label: 'verschlüsselte Nachricht' },
  { id: 'online', label: 'kurze Online-Sitzung' },
  { id: 'meeting', label: 'Sitzung' },
] as const;

export const phases = [
  { id: 'first15', label: 'Erste 15 Minuten' },
  { id: 'day', label: 'Erste 24 Stunden' },
  { id: 'week', label: 'Erste sieben Tage' },
  { id: 'after', label: 'Danach' },
] as const;

const tlp = tlpLevels.map((id) => ({ id, label: tlpLabels[id], help: tlpMeanings[id] }));

const frame = {
  kind: 'group',
  label: 'Worum es geht',
  help: 'Ein erdachter Fall, kein echter. Echte Fälle stehen in keiner Vorlage.',
  fields: {
    title: {
      kind: 'text',
      label: 'Name des Szenarios',
      help: 'Kurz, zum Beispiel: Gegenstand vor der Haustür.',
      personal: false,
    },
    type: {
      kind: 'choice',
      label: 'Art',
      help: 'Beide Arten laufen anders: ein Schlag, oder etwas, das sich zusammenbraut.',
      personal: false,
      options: [
        { id: 'attack', label: 'A: einzelner Angriff auf jemanden in Verantwortung' },
        { id: 'situation', label: 'B: Bedrohungslage, die sich am Ort aufbaut' },
      ],
    },
    affected: {
      kind: 'choices',
      label: 'Wen es trifft',
      help: 'Davon hängt ab, welche Stelle hilft.',
      personal: false,
      options: [
        { id: 'mandate', label: 'Mensch mit Amt oder Mandat' },
        { id: 'staff', label: 'Mitarbeitende der Verwaltung' },
        { id: 'resident', label: 'Einwohner:innen' },
      ],
    },
    trigger: {
      kind: 'longText',
      label: 'Auslöser',
      help: 'Was ist geschehen, und wer erfährt es zuerst?',
      personal: false,
      lines: 3,
    },
  },
} as const satisfies GroupField;

const steps = {
  kind: 'group',
  label: 'Ablauf',
  help: 'Schritt für Schritt, von oben nach unten. Die Liste ist das Original, das Diagramm ihr Bild.',
  advice: [
    'Die Reihenfolge der Hilfe gilt immer: Gefahr abwenden (110 oder 112), Beweise sichern, sich um die Person kümmern, nach ihren Wünschen fragen, erst dann die Gruppe informieren.',
  ],
  fields: {
    lanes: {
      kind: 'choice',
      label: 'Spuren im Diagramm',
      help: 'Handeln mehr als acht, zeichnet das Diagramm immer nach Phasen: Schmalere Spuren kann niemand lesen.',
      personal: false,
      options: [
        { id: 'who', label: 'nach Beteiligten' },
        { id: 'phase', label: 'nach Phasen' },
      ],
      initial: 'who',
    },
    list: {
      kind: 'rows',
      label: 'Schritte',
      help: 'Eine Entscheidung ist eine Frage, auf die man mit Ja oder Nein antwortet. Bei „Nein“ kann es an anderer Stelle weitergehen.',
      row: 'Schritt',
      nameOf: 'what',
      layout: 'cards',
      blankRows: 6,
      fields: {
        kind: {
          kind: 'choice',
          label: 'Was es ist',
          help: 'Eine Handlung oder eine Frage.',
          personal: false,
          options: [
            { id: 'step', label: 'Schritt' },
            { id: 'decision', label: 'Entscheidung' },
          ],
          initial: 'step',
        },
        phase: { kind: 'choice', label: 'Phase', help: 'Wann es geschieht.', personal: false, options: phases },
        what: { kind: 'text', label: 'Was', help: 'Ein Satz mit einem Verb, oder die Frage.', personal: false },
        who: { kind: 'role', label: 'Wer', help: 'Die Funktion, die es tut oder entscheidet.', personal: false },
        informs: {
          kind: 'role',
          label: 'Wen sie informiert',
          help: 'Eine Funktion, wenn jemand informiert wird.',
          personal: false,
          optional: true,
        },
        how: {
          kind: 'choice',
          label: 'Wie',
          help: 'Der Weg der Nachricht.',
          personal: false,
          options: ways,
          optional: true,
        },
        by: {
          kind: 'choice',
          label: 'Bis wann',
          help: 'Gerechnet vom Auslöser.',
          personal: false,
          options: deadlines,
          optional: true,
        },
        tlp: {
          kind: 'choice',
          label: 'Vertraulichkeit',
          help: 'Wer davon erfahren darf.',
          personal: false,
          options: tlp,
          initial: 'amber-strict',
        },
        next: {
          kind: 'rowRef',
          label: 'Weiter mit',
          help: 'Bei einer Entscheidung: der Weg bei „Ja“.',
          personal: false,
          optional: true,
        },
        otherwise: {
          kind: 'rowRef',
          label: 'Bei „Nein“ weiter mit',
          help: 'Nur bei Entscheidungen. Ohne Angabe geht es in beiden Fällen gleich weiter.',
          personal: false,
          optional: true,
        },
      },
    },
  },
} as const satisfies GroupField;

const chain = {
  kind: 'group',
  label: 'Frage 1: Wer wird informiert?',
  help: 'Die Kette, in der Reihenfolge der Anrufe.',
  fields: {
    calls: {
      kind: 'rows',
      label: 'Informationskette',
      help: 'Wer ruft wen an? Die Vertretung ist die der Funktion: Sie tut deren Pflicht, erhält aber keine Inhalte der Gruppe und keinen Sitz.',
      row: 'Anruf',
      nameOf: 'who',
      layout: 'table',
      blankRows: 7,
      fields: {
        who: { kind: 'role', label: 'Wer informiert', help: 'Eine Funktion.', personal: false },
        whom: { kind: 'role', label: 'wen', help: 'Eine Funktion.', personal: false },
        deputy: {
          kind: 'role',
          label: 'Vertretung der Funktion',
          help: 'Wer die Pflicht übernimmt, wenn die Funktion nicht erreichbar ist.',
          personal: false,
        },
        how: { kind: 'choice', label: 'Wie', help: 'Der Weg.', personal: false, options: ways },
        by: { kind: 'choice', label: 'Bis wann', help: 'Gerechnet vom Auslöser.', personal: false, options: deadlines },
      },
    },
  },
} as const satisfies GroupField;

const criteria = {
  kind: 'group',
  label: 'Frage 2: Wann wird die Gruppe einbezogen?',
  help: 'Nicht jeder Vorfall braucht die Gruppe. Manchmal genügt es, sie zu informieren.',
  fields: {
    given: {
      kind: 'choices',
      label: 'Was dafür spricht',
      help: 'Kreuzen Sie an, was bei Ihnen zählt.',
      personal: false,
      options: [
        { id: 'political', label: 'politische Dimension' },
        { id: 'advice', label: 'Beratungsbedarf' },
        { id: 'press', label: 'Relevanz für die Presse' },
        { id: 'society', label: 'gesellschaftliche Relevanz' },
        { id: 'community', label: 'Konflikt im Gemeinwesen' },
      ],
    },
    own: {
      kind: 'longText',
      label: 'Eigene Kriterien',
      help: 'Eines je Zeile.',
      personal: false,
      optional: true,
      lines: 2,
    },
    rule: {
      kind: 'choice',
      label: 'Die Gruppe kommt zusammen,',
      help: 'Eine klare Regel erspart im Ernstfall die Diskussion.',
      personal: false,
      options: [
        { id: 'any', label: 'wenn ein Kriterium zutrifft' },
        { id: 'two', label: 'wenn mindestens zwei Kriterien zutreffen' },
        { id: 'three', label: 'wenn mindestens drei Kriterien zutreffen' },
        { id: 'always', label: 'in jedem Fall' },
      ],
    },
    otherwise: {
      kind: 'choice',
      label: 'Sonst',
      help: 'Was geschieht, wenn die Regel nicht erfüllt ist.',
      personal: false,
      options: [
        { id: 'inform', label: 'wird sie nur informiert' },
        { id: 'nothing', label: 'erfährt sie nichts' },
      ],
    },
    decider: { kind: 'role', label: 'Wer das entscheidet', help: 'Ein Mitglied der Gruppe.', personal: false },
  },
} as const satisfies GroupField;

const group = {
  kind: 'group',
  label: 'Frage 3: Wie kommt die Gruppe zusammen?',
  help: 'Schnell, auf einem Weg, den alle benutzen können.',
  fields: {
    how: {
      kind: 'choice',
      label: 'Wie',
      help: 'Üblich ist eine kurze Online-Sitzung.',
      personal: false,
      options: ways,
    },
    who: { kind: 'role', label: 'Wer einlädt', help: 'Meist die Geschäftsführung.', personal: false },
    away: {
      kind: 'role',
      label: 'Wer einlädt, wenn sie abwesend ist',
      help: 'Ein anderes Mitglied, keine Vertretung aus ihrem Haus.',
      personal: false,
    },
    by: { kind: 'choice', label: 'Bis wann', help: 'Gerechnet vom Auslöser.', personal: false, options: deadlines },
    system: {
      kind: 'text',
      label: 'System und Ersatzweg',
      help: 'Das zugelassene System, und was gilt, wenn es ausfällt.',
      personal: false,
    },
  },
} as const satisfies GroupField;

const consent = {
  kind: 'group',
  label: 'Frage 4: Was braucht ein Einverständnis?',
  help: 'Ohne Einverständnis der betroffenen Person wird nichts weitergegeben. Ausnahmen stehen hier, vorher vereinbart.',
  fields: {
    needsYes: {
      kind: 'longText',
      label: 'Braucht ihr Ja',
      help: 'Zum Beispiel Name, Hergang, Beteiligung der Gruppe, jede Anzeige, die sie selbst entscheidet.',
      personal: false,
      lines: 3,
    },
    without: {
      kind: 'longText',
      label: 'Darf ohne ihr Ja weitergehen',
      help: 'Zum Beispiel der Notruf. Ein anonymer Umriss nur, wenn er die Person nicht erkennbar macht.',
      personal: false,
      lines: 3,
    },
    never: {
      kind: 'longText',
      label: 'Verlässt die Runde nie',
      help: 'Auch nicht mit Einverständnis, zum Beispiel private Anschrift oder Angaben zur Gesundheit.',
      personal: false,
      lines: 2,
    },
    asks: {
      kind: 'role',
      label: 'Wer sie fragt',
      help: 'Möglichst jemand, dem sie vertraut und der nicht ermittelt.',
      personal: false,
    },
    legal: {
      kind: 'choices',
      label: 'Mit dem Rechtsamt zu klären',
      help: 'Kreuzen Sie an, was noch offen ist.',
      personal: false,
      options: legalQuestions,
      optional: true,
    },
  },
} as const satisfies GroupField;

const documents = {
  kind: 'group',
  label: 'Frage 5: Was liegt bereit?',
  help: 'Unterlagen und Adressen, die jedes Mitglied hat. Die ganze Liste führt die Dokumentenmappe.',
  fields: {
    list: {
      kind: 'rows',
      label: 'Unterlagen',
      help: 'Zum Beispiel Merkblatt für Opfer, Beratungsstellen, Anleitung zum Sichern von Beweisen.',
      row: 'Unterlage',
      nameOf: 'name',
      layout: 'table',
      blankRows: 5,
      fields: {
        name: { kind: 'text', label: 'Unterlage', help: 'Wie sie heißt.', personal: false },
        place: { kind: 'text', label: 'Wo sie liegt', help: 'So, dass man sie nachts findet.', personal: false },
        checked: { kind: 'date', label: 'Stand', help: 'Wann zuletzt geprüft.', personal: false },
      },
    },
  },
} as const satisfies GroupField;

const people = {
  kind: 'group',
  label: 'Menschen und Öffentlichkeit',
  help: 'Wer für die betroffene Person da ist, wer spricht, wer sich heraushält.',
  fields: {
    care: {
      kind: 'longText',
      label: 'Was für die betroffene Person geschieht',
      help: 'Nicht für den Fall, für den Menschen: Begleitung, Schutz, Entlastung, Nachfrage nach Wochen.',
      personal: false,
      lines: 3,
    },
    speaks: { kind: 'role', label: 'Wer öffentlich spricht', help: 'Eine Stelle, nicht die Gruppe.', personal: false },
    silent: {
      kind: 'text',
      label: 'Wer nicht öffentlich spricht',
      help: 'Zum Beispiel die Mitglieder als Gruppe.',
      personal: false,
    },
    bodies: {
      kind: 'longText',
      label: 'Andere Stellen, und wann',
      help: 'Eine je Zeile, zum Beispiel: Schulamt, am zweiten Tag.',
      personal: false,
      lines: 2,
      optional: true,
    },
    staysOut: {
      kind: 'longText',
      label: 'Wenn ein Mitglied selbst betroffen oder Teil des Problems ist',
      help: 'Wer hält sich heraus, und wer übernimmt? Auch, wenn es um das Haus eines Mitglieds geht.',
      personal: false,
      lines: 2,
    },
  },
} as const satisfies GroupField;

const agreed = {
  kind: 'group',
  label: 'Abgestimmt',
  help: 'Bis alle drei zugestimmt haben, trägt jedes Blatt den Vermerk „Entwurf“.',
  fields: {
    police: { kind: 'date', label: 'Mit der Polizei, am', help: 'Tag der Abstimmung.', personal: false },
    legal: { kind: 'date', label: 'Mit dem Rechtsamt, am', help: 'Tag der Abstimmung.', personal: false },
    counselling: { kind: 'date', label: 'Mit der Opferberatung, am', help: 'Tag der Abstimmung.', personal: false },
    version: { kind: 'text', label: 'Version', help: 'Zum Beispiel 1.0.', personal: false },
    versionOn: { kind: 'date', label: 'Stand vom', help: 'Tag dieser Fassung.', personal: false },
    copy: {
      kind: 'text',
      label: 'Exemplar',
      help: 'Nummer des gedruckten Exemplars, zum Beispiel 3 von 9.',
      personal: false,
      optional: true,
    },
  },
} as const satisfies GroupField;

export const scenarioFields = { frame, steps, chain, criteria, group, consent, documents, people, agreed };
