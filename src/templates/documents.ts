/** What every member must be able to reach in minutes: papers and addresses, with place, version, function and the day of the last check. */
import type { Block, Table } from '../model/document.ts';
import type { GroupField, RowsField, ValuesOf } from '../model/field.ts';
import { answerText, fieldBlocks, sectionBlocks } from '../model/form.ts';
import { orderOfHelp, policeDuty } from '../model/harm.ts';
import { defaultNeutralTitle, defineTemplate, type Proposal } from '../model/template.ts';
import { addMonths, formatDay, isDay } from '../model/time.ts';
import { tlpLabels, tlpLevels } from '../model/tlp.ts';
import { aside, begunRows, cell, dayCell, entry, entryIfAny, heading, listTable, waitingRows } from './filled.ts';

const paper = {
  what: { kind: 'text', label: 'Unterlage', help: 'Ihr Titel, ohne Anlass und ohne Namen.', personal: false },
  place: {
    kind: 'text',
    label: 'Wo sie liegt',
    help: 'So genau, dass man sie am Sonntagabend in fünf Minuten hat.',
    personal: false,
  },
  version: { kind: 'text', label: 'Fassung', help: 'Nummer oder Tag der gültigen Fassung.', personal: false },
  tlp: {
    kind: 'choice',
    label: 'TLP-Stufe',
    help: 'Was nur die Anwesenden wissen dürfen, steht in keiner Unterlage.',
    personal: false,
    options: tlpLevels.map((id) => ({ id, label: tlpLabels[id] })),
    initial: 'amber-strict',
  },
  responsible: {
    kind: 'role',
    label: 'Zuständig',
    help: 'Die Funktion, die sie auf dem neuesten Stand hält.',
    personal: false,
  },
  checkedOn: {
    kind: 'date',
    label: 'Zuletzt geprüft',
    help: 'Der Tag, an dem jemand nachgesehen hat, ob alles noch stimmt.',
    personal: false,
  },
} as const;

const papers = {
  kind: 'rows',
  nameOf: 'what',
  layout: 'cards',
  fields: paper,
} as const;

const due = {
  kind: 'date',
  help: 'Sechs Monate nach der ältesten Prüfung in diesem Abschnitt, wenn Sie nichts anderes wollen.',
  personal: false,
} as const;

const affected = {
  kind: 'group',
  label: 'Für Betroffene',
  help: 'Was Sie einem Menschen in die Hand geben können.',
  advice: [
    'Lassen Sie die Opferberatung die Merkblätter lesen. Sie merkt, wo ein Satz Angst macht oder zu viel verspricht.',
  ],
  fields: {
    items: {
      ...papers,
      label: 'Merkblätter und Listen',
      row: 'Merkblatt',
      help: 'Streichen Sie, was Sie nicht brauchen, und ergänzen Sie Eigenes.',
      blankRows: 6,
      initial: [
        { what: 'Merkblatt Opferrechte' },
        { what: 'Liste der Beratungsstellen' },
        { what: 'Merkblatt Beweise sichern, auch im Netz' },
        { what: 'Handzettel: Was Sie wissen sollten, bevor Sie zustimmen' },
      ],
    },
    nextCheck: { ...due, label: 'Nächste Prüfung der Merkblätter' },
  },
} as const satisfies GroupField;

const action = {
  kind: 'group',
  label: 'Zum Handeln',
  help: 'Was im Ernstfall auf dem Tisch liegt.',
  advice: ['Die Nummern der Mitglieder stehen im Sitzplan. Hier steht nur, wo er liegt.'],
  fields: {
    items: {
      ...papers,
      label: 'Abläufe und Nummern',
      row: 'Unterlage',
      help: 'Angaben zu echten Fällen gehören nicht dazu.',
      blankRows: 6,
      initial: [
        { what: 'Notfallszenarien' },
        { what: 'Notfallnummern' },
        { what: 'Sitzplan mit den dienstlichen Nummern' },
        { what: 'Zugang zur Online-Sitzung' },
      ],
    },
    nextCheck: { ...due, label: 'Nächste Prüfung der Abläufe und Nummern' },
  },
} as const satisfies GroupField;

const rules = {
  kind: 'group',
  label: 'Regeln der Gruppe',
  help: 'Was Sie miteinander vereinbart haben.',
  fields: {
    items: {
      ...papers,
      label: 'Vereinbarungen',
      row: 'Vereinbarung',
      help: 'Nur die geltende Fassung. Frühere werden gekennzeichnet und nicht gelöscht, bevor die Unterlagen geklärt sind.',
      blankRows: 6,
      initial: [
        { what: 'Selbstverständnis' },
        { what: 'Sprachregelung' },
        { what: 'E-Mail-Regeln' },
        { what: 'Antworten des Rechtsamts' },
      ],
    },
    nextCheck: { ...due, label: 'Nächste Prüfung der Vereinbarungen' },
  },
} as const satisfies GroupField;

const addresses = {
  kind: 'group',
  label: 'Adressen zum Weiterverweisen',
  help: 'Stellen außerhalb der Gruppe. Rufen Sie jede einmal an, bevor Sie jemanden hinschicken.',
  advice: [
    'Geprüfte Adressen aus Bund und Ländern stehen im Handbuch unter „Beratung und Hilfe“. Die „starke Stelle“ ist nur für Amt und Mandat da, zu Bürozeiten, und kein Notruf.',
  ],
  fields: {
    items: {
      kind: 'rows',
      label: 'Stellen',
      help: 'Lieber wenige, die Sie kennen, als viele, die niemand geprüft hat.',
      row: 'Stelle',
      nameOf: 'name',
      layout: 'cards',
      blankRows: 7,
      initial: [
        { name: 'Opferberatung', forWhom: 'Betroffene und Angehörige' },
        { name: 'Mobile Beratung', forWhom: 'Verwaltung, Vereine, Gruppen' },
        { name: 'Starke Stelle', forWhom: 'nur kommunales Amt oder Mandat; kein Notruf', hours: 'Bürozeiten' },
        { name: 'Beratung bei Hass im Netz', forWhom: 'alle, die online angegriffen werden' },
        { name: 'Beratung bei Diskriminierung', forWhom: 'alle, die benachteiligt werden' },
      ],
      fields: {
        name: { kind: 'text', label: 'Stelle', help: 'Der Name, unter dem sie sich meldet.', personal: false },
        forWhom: { kind: 'text', label: 'Für wen', help: 'Und für wen nicht.', personal: false },
        reach: {
          kind: 'text',
          label: 'So erreichbar',
          help: 'Nummer oder Seite der Stelle, wenn möglich keine Durchwahl einer Person.',
          personal: true,
        },
        hours: {
          kind: 'text',
          label: 'Zeiten',
          help: 'Und was außerhalb der Zeiten gilt.',
          personal: false,
          optional: true,
        },
        checkedOn: { kind: 'date', label: 'Zuletzt geprüft', help: 'Der Tag des letzten Anrufs.', personal: false },
      },
    },
    nextCheck: { ...due, label: 'Nächste Prüfung der Adressen' },
  },
} as const satisfies GroupField;

const rehearsal = {
  kind: 'group',
  label: 'Die Probe',
  help: 'Hat jedes Mitglied alles in fünf Minuten zur Hand, auch am Sonntagabend?',
  fields: {
    members: {
      kind: 'rows',
      label: 'Wer alles griffbereit hat',
      help: 'Je Mitglied eine Zeile, nach Funktion.',
      row: 'Mitglied',
      nameOf: 'member',
      layout: 'table',
      blankRows: 9,
      fields: {
        member: { kind: 'role', label: 'Funktion', help: 'Die Funktion, nicht der Name.', personal: false },
        triedOn: { kind: 'date', label: 'Ausprobiert am', help: 'Nicht gefragt, sondern versucht.', personal: false },
        missing: {
          kind: 'text',
          label: 'Was fehlte',
          help: 'Die Unterlage oder der Zugang. Leer, wenn alles da war.',
          personal: false,
          optional: true,
        },
      },
    },
  },
} as const satisfies GroupField;

const fields = { affected, action, rules, addresses, rehearsal };
type DocumentsValues = ValuesOf<typeof fields>;

const paperSections = ['affected', 'action', 'rules'] as const;
const checkedSections = [...paperSections, 'addresses'] as const;
const months = 6;

export default defineTemplate({
  id: 'dokumentenmappe',
  name: 'Dokumentenmappe',
  purpose:
    'Unterlagen und Adressen, die jedes Mitglied zur Hand hat: wo sie liegen, wer sie pflegt, wann sie geprüft sind.',
  fields,

  status: (values) => {
    const [first] = checkedSections
      .map((key) => dueDay(values, key))
      .filter(isDay)
      .sort();
    return first ? `Nächste Prüfung: ${formatDay(first)}` : undefined;
  },

  proposals: (values) =>
    Object.fromEntries(
      checkedSections.flatMap((key): [string, Proposal][] => {
        const value = dueDay(values, key);
        return values[key].nextCheck === '' && isDay(value)
          ? [[`${key}.nextCheck`, { value, reason: 'sechs Monate nach der ältesten Prüfung in diesem Abschnitt' }]]
          : [];
      }),
    ),

  hints: (values) => [
    ...paperSections.flatMap((key) =>
      values[key].items
        .filter(({ tlp, place }) => tlp === 'red' && place.trim() !== '')
        .map(({ id, what }) => ({
          path: [key, 'items', id, 'tlp'],
          text: `„${what || 'Eine Unterlage'}“ trägt TLP:RED. Das ist nur für die Anwesenden bestimmt und liegt in keiner Mappe.`,
        })),
    ),
    ...checkedSections.flatMap((key) => {
      const { nextCheck: day } = values[key];
      const latest = checkDays(values, key).at(-1) ?? '';
      return isDay(day) && isDay(latest) && day <= latest
        ? [
            {
              path: [key, 'nextCheck'],
              text: `${fields[key].label}: Die nächste Prüfung liegt nicht nach der letzten.`,
            },
          ]
        : [];
    }),
    ...(values.addresses.items.length === 0
      ? [
          {
            path: ['addresses', 'items'],
            text: 'Ohne Adressen zum Weiterverweisen steht ein Mitglied im Ernstfall allein da.',
          },
        ]
      : []),
    ...(values.rehearsal.members.length > 9
      ? [{ path: ['rehearsal', 'members'], text: 'Mehr als neun Mitglieder: Empfohlen ist eine einstellige Zahl.' }]
      : []),
  ],

  events: (values, uid) => {
    const title = values.handling.neutralTitle.trim() || defaultNeutralTitle;
    const checks = checkedSections.map((key) => ({ key, day: dueDay(values, key) })).filter(({ day }) => isDay(day));
    // Sections that are due on the same day are one appointment.
    return checks
      .filter(({ day }, index) => checks.findIndex((other) => other.day === day) === index)
      .map(({ key, day }) => ({ uid: `${uid}-${checkedSections.indexOf(key) + 1}`, title, day, remindDays: 14 }));
  },

  blocks: (values, blank) => (blank ? blankBlocks(values) : filledBlocks(values)),

  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, nach der ersten Durchsicht',
      values: {
        affected: {
          items: [
            {
              id: 'b1',
              what: 'Merkblatt Opferrechte',
              place: 'Mappe, Fach 1; Beratungsstelle',
              version: 'Januar 2027',
              tlp: 'clear',
              responsible: 'Opferberatung',
              checkedOn: '2027-02-09',
            },
            {
              id: 'b2',
              what: 'Liste der Beratungsstellen',
              place: 'Mappe, Fach 1; Aushang im Bürgerbüro',
              version: '3. Fassung',
              tlp: 'clear',
              responsible: 'Mobile Beratung',
              checkedOn: '2027-02-09',
            },
            {
              id: 'b3',
              what: 'Merkblatt Beweise sichern, auch im Netz',
              place: 'Mappe, Fach 1',
              version: '1. Fassung',
              tlp: 'clear',
              responsible: 'Polizeiinspektion, Leitung',
              checkedOn: '2027-02-23',
            },
            {
              id: 'b4',
              what: 'Handzettel: Was Sie wissen sollten, bevor Sie zustimmen',
              place: 'Mappe, Fach 1',
              version: '2. Fassung',
              tlp: 'clear',
              responsible: 'Opferberatung',
              checkedOn: '2027-03-02',
            },
          ],
          nextCheck: '',
        },
        action: {
          items: [
            {
              id: 'h1',
              what: 'Notfallszenario „Drohung gegen ein Ratsmitglied“',
              place: 'Mappe, Fach 2',
              version: 'Entwurf vom 2. März 2027',
              tlp: 'amber-strict',
              responsible: 'Leitung Ordnungsamt',
              checkedOn: '2027-03-09',
            },
            {
              id: 'h2',
              what: 'Notfallnummern',
              place: 'Karte im Geldbeutel; Mappe, Fach 2',
              version: '2. Fassung',
              tlp: 'amber-strict',
              responsible: 'Opferberatung',
              checkedOn: '2027-03-09',
            },
            {
              id: 'h3',
              what: 'Sitzplan mit den dienstlichen Nummern',
              place: 'bei der Geschäftsführung; je ein nummeriertes Exemplar',
              version: '12. Januar 2027',
              tlp: 'amber-strict',
              responsible: 'Opferberatung',
              checkedOn: '2027-03-09',
            },
            {
              id: 'h4',
              what: 'Zugang zur Online-Sitzung',
              place: 'im Diensttelefon; Passwort mündlich',
              version: 'März 2027',
              tlp: 'amber-strict',
              responsible: 'Leitung Hauptamt',
              checkedOn: '2027-03-16',
            },
          ],
          nextCheck: '2027-07-13',
        },
        rules: {
          items: [
            {
              id: 'r1',
              what: 'Selbstverständnis',
              place: 'bei der Geschäftsführung',
              version: '12. Januar 2027',
              tlp: 'amber-strict',
              responsible: 'Opferberatung',
              checkedOn: '2027-01-12',
            },
            {
              id: 'r2',
              what: 'Sprachregelung',
              place: 'Mappe, Fach 3',
              version: '16. März 2027',
              tlp: 'amber-strict',
              responsible: 'Mobile Beratung',
              checkedOn: '2027-03-16',
            },
            {
              id: 'r3',
              what: 'E-Mail-Regeln',
              place: 'Mappe, Fach 3',
              version: '12. Januar 2027',
              tlp: 'amber-strict',
              responsible: 'Leitung Hauptamt',
              checkedOn: '2027-03-16',
            },
            {
              id: 'r4',
              what: 'Antworten des Rechtsamts',
              place: 'Hauptamt, eigene Akte',
              version: '2. März 2027',
              tlp: 'amber-strict',
              responsible: 'Leitung Hauptamt',
              checkedOn: '2027-03-16',
            },
          ],
          nextCheck: '2027-10-12',
        },
        addresses: {
          items: [
            {
              id: 'a1',
              name: 'Opferberatung Musterland',
              forWhom: 'Betroffene und Angehörige',
              reach: 'hilfe.example',
              hours: 'Mo–Fr 9–17 Uhr',
              checkedOn: '2027-02-09',
            },
            {
              id: 'a2',
              name: 'Mobile Beratung Musterland',
              forWhom: 'Verwaltung, Vereine, Gruppen',
              reach: 'mobil.example',
              hours: 'nach Vereinbarung',
              checkedOn: '2027-02-09',
            },
            {
              id: 'a3',
              name: 'Starke Stelle',
              forWhom: 'nur kommunales Amt oder Mandat; kein Notruf',
              reach: 'Nummer auf der Seite der Stelle',
              hours: 'Bürozeiten',
              checkedOn: '2027-02-16',
            },
            {
              id: 'a4',
              name: 'Beratung bei Hass im Netz',
              forWhom: 'alle, die online angegriffen werden',
              reach: 'netzhilfe.example',
              hours: 'Mo–Do 10–16 Uhr',
              checkedOn: '2027-02-16',
            },
            {
              id: 'a5',
              name: 'Städtische Stelle gegen Diskriminierung',
              forWhom: 'alle, die benachteiligt werden',
              reach: 'Rathaus, Zimmer 14',
              hours: 'Di und Do 10–12 Uhr',
              checkedOn: '2027-02-23',
            },
          ],
          nextCheck: '',
        },
        rehearsal: {
          members: [
            { id: 'm1', member: 'Opferberatung', triedOn: '2027-03-21', missing: '' },
            { id: 'm2', member: 'Mobile Beratung', triedOn: '2027-03-21', missing: '' },
            { id: 'm3', member: 'Leitung Hauptamt', triedOn: '2027-03-21', missing: '' },
            { id: 'm4', member: 'Leitung Ordnungsamt', triedOn: '2027-03-21', missing: 'Merkblatt Opferrechte' },
            { id: 'm5', member: 'Polizeiinspektion, Leitung', triedOn: '2027-03-21', missing: '' },
            { id: 'm6', member: 'Polizeilicher Staatsschutz', triedOn: '2027-03-21', missing: '' },
            { id: 'm7', member: 'Amtsgericht', triedOn: '2027-04-04', missing: 'Zugang zur Online-Sitzung' },
            { id: 'm8', member: 'Verwaltungsgericht', triedOn: '2027-03-21', missing: '' },
          ],
        },
      },
    },
    {
      id: 'musterkreis',
      title: 'Musterkreis, gerade angelegt',
      values: {
        affected: {
          items: [
            {
              id: 'b1',
              what: 'Merkblatt Opferrechte',
              place: '',
              version: '',
              tlp: 'clear',
              responsible: 'Polizeidirektion',
              checkedOn: '',
            },
            {
              id: 'b2',
              what: 'Liste der Beratungsstellen',
              place: '',
              version: '',
              tlp: 'amber-strict',
              responsible: '',
              checkedOn: '',
            },
          ],
          nextCheck: '',
        },
        action: {
          items: [
            {
              id: 'h1',
              what: 'Notfallnummern',
              place: 'Karte im Geldbeutel',
              version: '1. Fassung',
              tlp: 'amber-strict',
              responsible: 'Fachstelle Integration',
              checkedOn: '2027-06-15',
            },
            {
              id: 'h2',
              what: 'Notfallszenarien',
              place: '',
              version: '',
              tlp: 'amber-strict',
              responsible: '',
              checkedOn: '',
            },
          ],
          nextCheck: '',
        },
        rules: {
          items: [
            {
              id: 'r1',
              what: 'Selbstverständnis',
              place: '',
              version: '',
              tlp: 'amber-strict',
              responsible: '',
              checkedOn: '',
            },
          ],
          nextCheck: '',
        },
        addresses: {
          items: [
            {
              id: 'a1',
              name: 'Mobile Beratung',
              forWhom: 'Verwaltung, Vereine, Gruppen',
              reach: 'mobil.example',
              hours: '',
              checkedOn: '2027-06-15',
            },
          ],
          nextCheck: '',
        },
        rehearsal: { members: [] },
      },
    },
  ],
});

/** Days of the checks in a section, the oldest first. */
function checkDays(values: DocumentsValues, key: (typeof checkedSections)[number]): string[] {
  return values[key].items
    .map(({ checkedOn }) => checkedOn)
    .filter(isDay)
    .sort();
}

/** When a section is due: as entered, else some months after its oldest check; empty where nothing has been checked. */
function dueDay(values: DocumentsValues, key: (typeof checkedSections)[number]): string {
  return values[key].nextCheck || addMonths(checkDays(values, key)[0] ?? '', months);
}

/** What one opens at night: the order of help first, then the lists. */
function filledBlocks(values: DocumentsValues): Block[] {
  const { addresses: places, rehearsal: tried } = values;
  return [
    ...orderFirst,
    ...paperSections.flatMap((key): Block[] => {
      const field = fields[key].fields.items;
      return [
        heading(fields[key].label),
        listTable(
          { id: key, caption: field.label, head: paperHead, widths: paperWidths },
          begunRows(field, values[key].items).map(({ what, place, version, tlp, responsible, checkedOn }) => [
            cell(what),
            cell(place),
            [version.trim(), answerText(paper.tlp, tlp) || tlpLabels.red].filter((part) => part !== '').join('; '),
            cell(responsible),
            dayCell(checkedOn),
          ]),
        ),
        ...entryIfAny(`${key}-waiting`, 'Fehlt noch', waitingRows(field, values[key].items).join('; ')),
        entry(`${key}-next`, 'Nächste Prüfung', formatDay(dueDay(values, key))),
      ];
    }),
    heading(addresses.label),
    listTable(
      { id: 'addresses', caption: addresses.fields.items.label, head: addressHead, widths: addressWidths },
      begunRows(addresses.fields.items, places.items).map(({ name, forWhom, reach, hours, checkedOn }) => [
        cell(name),
        cell(forWhom),
        cell(reach),
        hours.trim() || '–',
        dayCell(checkedOn),
      ]),
    ),
    ...entryIfAny('addresses-waiting', 'Fehlt noch', waitingRows(addresses.fields.items, places.items).join('; ')),
    entry('addresses-next', 'Nächste Prüfung', formatDay(dueDay(values, 'addresses'))),
    noEmergencyNumbers,
    aside('caution', beforeTheyTell, policeDuty),
    heading(rehearsal.label),
    listTable(
      {
        id: 'members',
        caption: rehearsal.fields.members.label,
        head: ['Funktion', 'Ausprobiert am', 'Was fehlte'],
        widths: [5, 3, 4],
      },
      begunRows(rehearsal.fields.members, tried.members).map(({ member, triedOn, missing }) => [
        cell(member),
        dayCell(triedOn),
        missing.trim() || (isDay(triedOn) ? 'nichts' : '–'),
      ]),
    ),
  ];
}

/** The form: proposals stand in the first column, the rest is to be written. */
function blankBlocks(values: DocumentsValues): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Tragen Sie ein, was wo liegt. Die Probe: Findet jedes Mitglied alles in fünf Minuten?',
    },
    ...orderFirst,
    ...paperSections.flatMap((key): Block[] => [
      heading(fields[key].label),
      blankTable(fields[key].fields.items, values[key].items, key, paperHead, paperWidths, ['what']),
      ...fieldBlocks({ nextCheck: fields[key].fields.nextCheck }, values[key], true, key),
    ]),
    heading(addresses.label),
    blankTable(addresses.fields.items, values.addresses.items, 'addresses', addressHead, addressWidths, [
      'name',
      'forWhom',
      'reach',
      'hours',
    ]),
    ...fieldBlocks({ nextCheck: addresses.fields.nextCheck }, values.addresses, true, 'addresses'),
    noEmergencyNumbers,
    aside('caution', beforeTheyTell, policeDuty),
    ...sectionBlocks(rehearsal, values.rehearsal, true, 'rehearsal'),
  ];
}

/** A table of what the template proposes, with room for the rest; „Fassung“ and level share a column. */
function blankTable(
  field: RowsField,
  rows: DocumentsValues[(typeof checkedSections)[number]]['items'],
  id: string,
  head: readonly string[],
  widths: readonly number[],
  written: readonly string[],
): Table {
  const proposed = rows.map((row) => {
    const answers: Readonly<Record<string, string>> = row;
    return head.map((_, column) => answers[written[column] ?? ''] ?? '');
  });
  const empty = Array.from({ length: Math.max(0, field.blankRows - rows.length) }, () => head.map(() => ''));
  return { kind: 'table', id, caption: field.label, head, rows: [...proposed, ...empty], widths };
}

const paperHead = ['Unterlage', 'Wo sie liegt', 'Fassung und TLP-Stufe', 'Zuständig', 'Zuletzt geprüft'];
const paperWidths = [4, 4, 5, 4, 3];
const addressHead = ['Stelle', 'Für wen', 'So erreichbar', 'Zeiten', 'Zuletzt geprüft'];
const addressWidths = [4, 4, 4, 3, 3];
const beforeTheyTell = 'Bevor eine betroffene Person erzählt';
const noEmergencyNumbers: Block = {
  kind: 'paragraph',
  text: 'Keine dieser Stellen ist ein Notruf. Bei Gefahr gilt 110 oder 112.',
};
const orderFirst: readonly Block[] = [
  heading('Zuerst, immer in dieser Reihenfolge'),
  { kind: 'list', ordered: true, items: orderOfHelp.map((text) => ({ text })) },
];
