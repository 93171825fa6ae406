/** The members: at most nine seats, four fields, functions before names, and a picture of the table. */
import type { Block, Drawing, Shape } from '../model/document.ts';
import type { GroupField, RowsField, ValuesOf } from '../model/field.ts';
import { answerText } from '../model/form.ts';
import { defineTemplate } from '../model/template.ts';
import { aside, begunRows, cell, entryIfAny, heading, listTable } from './filled.ts';

const mostSeats = 9;

const seatFields = {
  function: { kind: 'role', label: 'Funktion', help: 'Die Funktion kommt vor dem Namen.', personal: false },
  organisation: { kind: 'text', label: 'Haus oder Träger', help: 'Wo die Funktion angesiedelt ist.', personal: false },
  level: {
    kind: 'choice',
    label: 'Was sie entscheiden kann',
    help: 'Gesucht sind Menschen im Hauptamt, die in ihrem Bereich entscheiden oder das Fachwissen haben.',
    personal: false,
    options: [
      { id: 'decides', label: 'entscheidet selbst' },
      { id: 'prepares', label: 'bereitet Entscheidungen vor' },
      { id: 'advises', label: 'berät' },
    ],
  },
  name: {
    kind: 'text',
    label: 'Name',
    help: 'Nur, wenn die Gruppe eine Namensliste braucht. Bewahren Sie sie getrennt auf.',
    personal: true,
    optional: true,
  },
  contact: {
    kind: 'text',
    label: 'Kontaktweg',
    help: 'Persönlicher Dienstanschluss, kein Vorzimmer und kein Sammelpostfach.',
    personal: true,
  },
  from: { kind: 'date', label: 'Dabei seit', help: 'Tag der ersten Sitzung.', personal: false, optional: true },
  until: {
    kind: 'date',
    label: 'Bis',
    help: 'Wenn der Sitz endet. Frühere Protokolle bleiben, wie sie sind.',
    personal: false,
    optional: true,
  },
} as const;

/** The rows of one field of the group. */
const seats = <const Help extends string>(help: Help, initial: readonly Readonly<Record<string, string>>[]) =>
  ({
    kind: 'rows',
    label: 'Sitze',
    help,
    row: 'Sitz',
    nameOf: 'function',
    layout: 'cards',
    blankRows: 2,
    optional: true,
    initial,
    fields: seatFields,
  }) satisfies RowsField;

const fields = {
  civil: {
    kind: 'group',
    label: 'Zivilgesellschaft',
    help: 'Sie bringt eine andere Logik an den Tisch, spricht für Betroffene und kennt die Stadtteile.',
    advice: [
      'Beginnen Sie mit zwei Sitzen. Allein gegenüber den staatlichen Häusern wird eine Stimme leicht überhört.',
      'Achten Sie auf drei Dinge: Arbeitsweise, Vernetzung, Konkurrenz unter Trägern. Was Sie dazu denken, gehört nur in die Notizen zum Einzelgespräch, nie in diesen Plan.',
    ],
    fields: {
      seats: seats('Zum Beispiel Opferberatung, Mobile Beratung, ein gut vernetzter Träger.', [
        { function: '' },
        { function: '' },
      ]),
    },
  },
  administration: {
    kind: 'group',
    label: 'Verwaltung',
    help: 'Viele Vorhaben brauchen ihre Genehmigung oder ihre Hilfe.',
    advice: [
      'Fragen Sie eine gehobene Führungskraft, etwa eine Amtsleitung, mit gutem Zugang zur Bürgermeisterin oder zum Bürgermeister.',
      'Klären Sie früh, welche weiteren Ebenen für Zusagen gebraucht werden.',
    ],
    fields: { seats: seats('Zum Beispiel Leitung Hauptamt, Leitung Ordnungsamt.', []) },
  },
  police: {
    kind: 'group',
    label: 'Polizei und Sicherheitsbehörden',
    help: 'Sie kennen Entwicklungen und Gefährdungen.',
    advice: [
      'Sprechen Sie Menschen an, die zum Rechtsextremismus arbeiten.',
      'Sagen Sie früh: Die Gruppe redet nicht in die Arbeit der Polizei hinein. Sie ergänzt die Netzwerke, die es gibt.',
    ],
    fields: { seats: seats('Zum Beispiel Leitung der Dienststelle, Fachdienst Rechtsextremismus.', []) },
  },
  justice: {
    kind: 'group',
    label: 'Justiz',
    help: 'Sie berät zu Neutralitätsgebot, Versammlungsrecht und Strafverfolgung.',
    advice: [
      'Fragen Sie beim Amtsgericht und beim Verwaltungsgericht an.',
      'Die Teilnahme ist vielleicht nur außerhalb des Amts möglich. Über laufende Verfahren wird nicht gesprochen; für solche Teile verlässt die Person den Raum.',
    ],
    fields: { seats: seats('Zum Beispiel Amtsgericht, Verwaltungsgericht.', []) },
  },
  other: {
    kind: 'group',
    label: 'Weitere',
    help: 'Wenn eine Sicht fehlt, die in keines der vier Felder passt.',
    fields: { seats: seats('Lassen Sie den neunten Sitz frei, bis Sie wissen, welche Sicht fehlt.', []) },
  },
} as const satisfies Record<string, GroupField>;

type SeatValues = ValuesOf<typeof fields>;
type FieldKey = keyof typeof fields;
const keys: readonly FieldKey[] = ['civil', 'administration', 'police', 'justice', 'other'];

export default defineTemplate({
  id: 'sitzplan',
  name: 'Sitzplan',
  purpose: 'Wer am Tisch sitzt: höchstens neun Sitze aus vier Feldern, nach Funktionen, mit einem Bild des Tisches.',
  fields,
  hints: (values) => {
    const taken = seatsOf(values);
    const missing = keys.filter((key) => key !== 'other' && !taken.some((seat) => seat.key === key));
    const at = (key: FieldKey) => [key, 'seats'];
    return [
      ...(taken.length > mostSeats
        ? [
            {
              path: at('other'),
              text: `Das sind ${taken.length} Sitze. Empfohlen sind höchstens neun: Im kleinen Kreis spricht man offener.`,
            },
          ]
        : []),
      ...missing.map((key) => ({
        path: at(key),
        text:
          taken.length > 0
            ? `Niemand aus dem Feld „${fields[key].label}“. Fehlt diese Sicht mit Absicht?`
            : `${fields[key].label}: noch kein Sitz besetzt`,
      })),
      ...(taken.filter(({ key }) => key === 'civil').length === 1
        ? [{ path: at('civil'), text: 'Nur ein Sitz für die Zivilgesellschaft. Zu zweit wird sie eher gehört.' }]
        : []),
    ];
  },
  blocks: (values, blank) => (blank ? blankBlocks() : planBlocks(values)),
  samples: [
    {
      id: 'musterstadt',
      title: 'Musterstadt, acht Sitze',
      values: {
        civil: {
          seats: [
            seat('z1', 'Opferberatung', 'Verein, landesweit', 'decides'),
            seat('z2', 'Mobile Beratung', 'Träger im Landkreis', 'advises'),
          ],
        },
        administration: {
          seats: [
            seat('v1', 'Leitung Hauptamt', 'Stadt Musterstadt', 'decides'),
            seat('v2', 'Leitung Ordnungsamt', 'Stadt Musterstadt', 'decides'),
          ],
        },
        police: {
          seats: [
            seat('p1', 'Polizeiinspektion, Leitung', 'Polizei', 'decides'),
            seat('p2', 'Polizeilicher Staatsschutz', 'Polizei', 'advises'),
          ],
        },
        justice: {
          seats: [
            seat('j1', 'Amtsgericht', 'Justiz', 'advises'),
            seat('j2', 'Verwaltungsgericht', 'Justiz', 'advises'),
          ],
        },
        other: { seats: [] },
      },
    },
    {
      id: 'musterkreis',
      title: 'Musterkreis, Suche im Gang',
      values: {
        civil: { seats: [{ ...seat('z1', 'Flüchtlingshilfe', 'Verein', 'advises'), contact: '' }] },
        administration: { seats: [{ ...seat('v1', 'Büro der Landrätin', 'Landkreis', 'prepares'), from: '' }] },
        police: { seats: [{ ...seat('p1', 'Polizeidirektion', '', ''), contact: '' }] },
        justice: { seats: [] },
        other: { seats: [] },
      },
    },
  ],
});

/** A seat of a sample: a made-up line in place of a number. */
function seat(id: string, label: string, organisation: string, level: 'decides' | 'prepares' | 'advises' | '') {
  return {
    id,
    function: label,
    organisation,
    level,
    name: '',
    contact: 'steht in der Mappe',
    from: '2026-11-10',
    until: '',
  } as const;
}

interface Taken {
  key: FieldKey;
  seat: SeatValues['civil']['seats'][number];
}

/** Seats that are taken and have not ended, in the order of the fields. */
function seatsOf(values: SeatValues): Taken[] {
  return keys.flatMap((key) =>
    begunRows(fields[key].fields.seats, values[key].seats)
      .filter(({ until }) => until === '')
      .map((row) => ({ key, seat: row })),
  );
}

function planBlocks(values: SeatValues): Block[] {
  const taken = seatsOf(values);
  const ended = keys.flatMap((key) =>
    begunRows(fields[key].fields.seats, values[key].seats).filter(({ until }) => until !== ''),
  );
  const named = taken.some(({ seat: { name } }) => name.trim() !== '');
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: `${taken.length} von höchstens ${mostSeats} Sitzen sind besetzt. Jeder Sitz gehört zu einer Person; Vertretungen gibt es nicht.`,
    },
    tableDrawing(taken),
    heading('Die Sitze'),
    listTable(
      {
        id: 'seats',
        caption: 'Sitze',
        captionHidden: true,
        head: ['Funktion', 'Feld', 'Haus oder Träger', 'Kann', named ? 'Name und Kontakt' : 'Kontaktweg'],
        widths: [22, 17, 20, 19, 22],
      },
      taken.map(({ key, seat: row }) => [
        cell(row.function),
        shortField[key],
        cell(row.organisation),
        cell(answerText(seatFields.level, row.level)),
        cell([row.name.trim(), row.contact.trim()].filter(Boolean).join(', ')),
      ]),
    ),
    ...entryIfAny(
      'ended',
      'Frühere Sitze',
      ended.map((row) => `${row.function} (bis ${answerText(seatFields.until, row.until)})`).join('; '),
    ),
    aside(
      'note',
      'An die Person gebunden',
      'Wer verhindert ist, fehlt. Die Vertretung im Amt erledigt die Pflichten der Funktion, bekommt aber keine Inhalte der Gruppe. Ist die Geschäftsführung abwesend, lädt ein anderes Mitglied ein.',
    ),
  ];
}

/** One page: nine rows to write in, two for each field and one for the view that is missing. Names stand on a list of their own. */
function blankBlocks(): Block[] {
  const { function: function_, organisation, level, contact, from, until } = seatFields;
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Höchstens neun Sitze aus vier Feldern. Beginnen Sie mit der Zivilgesellschaft, und schreiben Sie Funktionen auf, keine Namen.',
    },
    {
      kind: 'list',
      ordered: false,
      items: keys.map((key) => ({
        text: [{ text: `${fields[key].label}: `, strong: true }, { text: fields[key].help }],
      })),
    },
    heading('Die Sitze'),
    {
      kind: 'table',
      id: 'seats',
      caption: 'Höchstens neun Sitze, nach Feldern',
      head: ['Feld', function_.label, organisation.label, level.label, contact.label, `${from.label} / ${until.label}`],
      widths: [19, 21, 18, 15, 14, 13],
      rowHeads: true,
      rows: keys.flatMap((key) => {
        const row = [key === 'other' ? '' : shortField[key], '', '', '', '', ''];
        return key === 'other' ? [row] : [row, row];
      }),
    },
    aside(
      'note',
      'An die Person gebunden',
      'Vertretungen gibt es nicht. Namen stehen, wenn die Gruppe sie braucht, auf einer eigenen Liste, getrennt von diesem Plan.',
    ),
  ];
}

/** The table from above: taken seats with function and field, free ones dashed. */
function tableDrawing(taken: readonly Taken[]): Drawing {
  const [width, height] = [165, 82];
  const [seatWidth, seatHeight] = [35, 13];
  const places = Math.max(mostSeats, Math.min(taken.length, 14));
  const shapes: Shape[] = [
    { shape: 'ellipse', x: 47, y: 26, width: 71, height: 30, tone: 'soft' },
    {
      shape: 'text',
      x: width / 2,
      y: height / 2,
      lines: [`${taken.length} von ${mostSeats} Sitzen`],
      size: 10,
      strong: true,
    },
  ];
  for (let place = 0; place < places; place += 1) {
    const angle = (2 * Math.PI * place) / places - Math.PI / 2;
    const x = width / 2 + Math.cos(angle) * (width / 2 - seatWidth / 2 - 1) - seatWidth / 2;
    const y = height / 2 + Math.sin(angle) * (height / 2 - seatHeight / 2 - 1) - seatHeight / 2;
    const at = taken[place];
    shapes.push({
      shape: 'rectangle',
      x,
      y,
      width: seatWidth,
      height: seatHeight,
      radius: 2,
      tone: 'plain',
      dashed: !at,
    });
    const lines = at
      ? [...shortLines(at.seat.function.trim() || 'noch offen', 20, 2), shortLines(shortField[at.key], 24, 1)[0] ?? '']
      : ['frei'];
    const middle = y + seatHeight / 2;
    shapes.push({ shape: 'text', x: x + seatWidth / 2, y: middle - (lines.length - 1) * 1.75, lines, size: 7.5 });
  }
  const names = taken.map(({ key, seat: row }) => `${row.function.trim() || 'noch offen'} (${fields[key].label})`);
  const free = Math.max(0, mostSeats - taken.length);
  return {
    kind: 'drawing',
    width,
    height,
    alt: `Ein ovaler Tisch von oben. Besetzt: ${names.join('; ') || 'noch kein Sitz'}. Frei: ${free}.`,
    shapes,
  };
}

const shortField: Record<FieldKey, string> = {
  civil: 'Zivilgesellschaft',
  administration: 'Verwaltung',
  police: 'Polizei',
  justice: 'Justiz',
  other: 'Weitere',
};

/** A text in at most so many lines of so many letters; what does not fit ends with „…“. */
function shortLines(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).map((each) => [...each].slice(0, letters).join(''))) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = [...(kept.at(-1) ?? '')];
  return [...kept.slice(0, -1), `${last.slice(0, letters - 1).join('')}…`];
}
