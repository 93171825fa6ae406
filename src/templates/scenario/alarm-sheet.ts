/** The page that lies in the drawer: one A4 sheet, readable in black and white, phone numbers added by hand. */
import type { Block, Document, Entry } from '../../model/document.ts';
import { answerText } from '../../model/form.ts';
import { orderOfHelp } from '../../model/harm.ts';
import type { FoldedPanels } from '../../model/template.ts';
import { labelOf, ruleText, type ScenarioValues } from './document.ts';
import { deadlines, scenarioFields, ways } from './fields.ts';

/** Rows of the chain that one page holds; a longer chain ends with a pointer to the scenario. */
const mostCalls = 8;

/** Calls, letters of each text and of each cell, from what everybody would like to what always fits on the page. */
const sizes = [
  [mostCalls, 400, 60],
  [mostCalls, 320, 60],
  [mostCalls, 250, 60],
  [mostCalls, 200, 60],
  [mostCalls, 160, 60],
  [mostCalls, 140, 44],
  [mostCalls, 110, 44],
  [mostCalls, 90, 30],
  [6, 90, 30],
  [6, 75, 30],
  [5, 70, 28],
  [4, 60, 28],
] as const;
type Size = (typeof sizes)[number];

type AlarmSheet = Pick<Document, 'title' | 'status' | 'blocks'>;

/** One page, whatever is written in the scenario: what is too long for it ends with a pointer. @param status draft or agreed, version, day, copy. */
export function alarmSheet(values: ScenarioValues, status: string): AlarmSheet {
  const sheets = sizes.map((size) => sheetOf(values, status, size));
  return sheets.find(fitsPage) ?? sheetOf(values, status, [4, 60, 28]);
}

function sheetOf(values: ScenarioValues, status: string, [most, letters, cellLetters]: Size): AlarmSheet {
  const { calls } = values.chain;
  const cell = (words: string) => shortened(words.trim(), cellLetters, '…');
  const onward = letters < 140 ? '…' : '… (weiter im Szenario)';
  // The rule is ours, short, and worthless without its end.
  const limited = (entries: readonly Entry[]) =>
    entries.map((whole) => (whole.id === 'rule' ? whole : { ...whole, text: shortened(whole.text, letters, onward) }));
  return {
    title: 'Alarmblatt',
    status: statusLine(values, status),
    blocks: [
      danger,
      ...limited([careEntry(values)]),
      heading('Wer ruft wen an?'),
      {
        kind: 'table',
        id: 'calls',
        caption: 'Anrufe in ihrer Reihenfolge',
        captionHidden: true,
        head: ['Wer', 'ruft an', 'Telefon (von Hand)', 'Vertretung der Funktion', 'Bis wann'],
        widths: [19, 24, 20, 22, 15],
        rows:
          calls.length === 0
            ? Array.from({ length: 5 }, () => ['', '', '', '', ''])
            : [
                ...calls
                  .slice(0, most)
                  .map((call) => [
                    cell(call.who),
                    cell(call.whom),
                    numberOf(call),
                    cell(call.deputy),
                    labelOf(deadlines, call.by),
                  ]),
                ...(calls.length > most ? [[`Weitere ${calls.length - most} im Szenario`, '', '', '', '']] : []),
              ],
      },
      heading('Kommt die Gruppe zusammen?'),
      ...limited(groupEntries(values)),
      heading('Was darf wer erfahren?'),
      ...limited([...consentEntries(values), speaksEntry(values), papersEntry(values)]),
    ],
  };
}

/** The one number that everybody knows stands there already; all others are written by hand. */
function numberOf({ whom, by }: ScenarioValues['chain']['calls'][number]): string {
  if (by !== 'PT0M') return '';
  return [/polizei|leitstelle|notruf/i.test(whom) && '110', /rettung|feuerwehr/i.test(whom) && '112']
    .filter(Boolean)
    .join(', ');
}

/**
 * Whether a sheet keeps to one page of A4, reckoned cautiously in points: about 84 letters to a line of the text, 4.9 points to a letter of a
 * table. The formats differ by a few letters a line, so some room stays free.
 */
function fitsPage({ status = '', blocks }: AlarmSheet): boolean {
  const lines = (text: string, letters: number) => Math.max(1, Math.ceil([...text].length / letters));
  const heightOf = (block: Block): number => {
    switch (block.kind) {
      case 'heading':
        return 42;
      case 'entry':
        return 4 + 14 * lines(`${block.label}: ${block.text || 'noch offen'}`, 84);
      case 'table': {
        const sum = (block.widths ?? []).reduce((total, width) => total + width, 0);
        const letters = (block.widths ?? []).map((width) => ((width / sum) * 467 - 8) / 4.9);
        const rows = block.rows.map((row) =>
          Math.max(...row.map((cell, column) => lines(String(cell), Math.floor(letters[column] ?? 10)))),
        );
        return 36 + rows.reduce((total, row) => total + 8.6 + 12.5 * row, 0);
      }
      default:
        return 70;
    }
  };
  const opening = 31 + 6 + 14 * lines(status, 80) + 16;
  return blocks.reduce((total, block) => total + heightOf(block), opening) <= 740;
}

/** The same for the wallet, on four panels: danger, calls, consent, afterwards. Long texts end with a pointer to the Alarmblatt. */
export function alarmCard(values: ScenarioValues): FoldedPanels {
  const { chain } = values;
  const rows = chain.calls.slice(0, mostCalls).map((call) => {
    const by = labelOf(deadlines, call.by);
    const deputy = call.deputy.trim() === '' ? '' : `; Vertretung: ${call.deputy}`;
    const words = `${call.who || 'noch offen'}: ${call.whom || 'noch offen'}${by === '' ? '' : `, ${by}`}${deputy}`;
    return [shortened(words, 140, onSheet), numberOf(call)];
  });
  return [
    [
      {
        kind: 'aside',
        tone: 'danger',
        title: 'Gefahr? 110 oder 112',
        blocks: [{ kind: 'list', ordered: true, items: orderOfHelp.map((text) => ({ text })) }],
      },
      ...[careEntry(values), speaksEntry(values)].map(short),
    ],
    [
      heading('Wer ruft wen an?'),
      {
        kind: 'table',
        id: 'calls',
        caption: 'Anrufe in ihrer Reihenfolge',
        captionHidden: true,
        head: ['Wer ruft wen an', 'Telefon (von Hand)'],
        widths: [58, 42],
        rows:
          rows.length === 0
            ? Array.from({ length: 5 }, () => ['', ''])
            : chain.calls.length > mostCalls
              ? [...rows, ['Weitere im Szenario', '']]
              : rows,
      },
    ],
    [heading('Was darf wer erfahren?'), ...consentEntries(values).map(short)],
    [
      heading('Kommt die Gruppe zusammen?'),
      ...groupEntries(values).map(short),
      heading('Diese Karte'),
      {
        kind: 'paragraph',
        text: 'Nicht kopieren, nicht fotografieren. Ist sie verloren, sagen Sie es sofort der Geschäftsführung. Gilt eine neue Fassung, geben Sie diese zurück.',
      },
    ],
  ];
}

/** „Gegenstand vor der Haustür · Entwurf …“ */
function statusLine({ frame }: ScenarioValues, status: string): string {
  return [shortened(frame.title.trim(), 70, '…'), status].filter(Boolean).join(' · ');
}

const danger: Block = {
  kind: 'aside',
  tone: 'danger',
  title: '1. Gefahr? 110 oder 112. Das braucht kein Einverständnis.',
  blocks: [
    {
      kind: 'paragraph',
      // A number stays on the line of its words.
      text: '2.\u00a0Nichts anfassen, Beweise sichern. 3.\u00a0Bei der Person bleiben. 4.\u00a0Nach ihren Wünschen fragen. 5.\u00a0Erst dann die Gruppe.',
    },
  ],
};

function groupEntries(values: ScenarioValues): Entry[] {
  const { criteria, group } = values;
  const given = [answerText(scenarioFields.criteria.fields.given, criteria.given), criteria.own]
    .filter((part) => part.trim() !== '')
    .join('; ');
  const invite = [
    group.who,
    labelOf(ways, group.how),
    labelOf(deadlines, group.by),
    group.away && `sonst ${group.away}`,
  ].filter(Boolean);
  return [
    // The heading has asked the question already.
    entry('rule', 'Regel', ruleText(values).replace('Die Gruppe kommt zusammen,', 'Ja,')),
    entry('given', 'Kriterien', given),
    entry('invite', 'Einladung', invite.join(', ')),
  ];
}

function consentEntries({ consent }: ScenarioValues): Entry[] {
  const needsYes = [consent.needsYes, consent.asks && `Es fragt: ${consent.asks}.`].filter(Boolean).join(' ');
  return [
    entry('needsYes', 'Nur mit ihrem Ja', needsYes),
    entry('without', 'Ohne ihr Ja', consent.without),
    entry('never', 'Nie', consent.never),
  ];
}

function careEntry({ people }: ScenarioValues): Entry {
  return entry('care', 'Für die Person', people.care);
}

function speaksEntry({ people }: ScenarioValues): Entry {
  const speaks = [people.speaks, people.silent && `nicht: ${people.silent}`].filter(Boolean).join('; ');
  return entry('speaks', 'Öffentlich spricht', speaks);
}

/** A place that they all share is said once: „Dokumentenmappe: Merkblatt (Fach 1); Sprachregelung (Fach 3)“. */
function papersEntry({ documents }: ScenarioValues): Entry {
  const shared = documents.list[0]?.place.split(',')[0]?.trim() ?? '';
  const isShared = documents.list.length > 1 && documents.list.every(({ place }) => place.startsWith(`${shared},`));
  const named = documents.list.map(({ name, place }) => {
    const where = isShared ? place.slice(shared.length + 1).trim() : place.trim();
    return where === '' ? name : `${name} (${where})`;
  });
  return entry('documents', 'Unterlagen', `${isShared ? `${shared}: ` : ''}${named.join('; ')}`);
}

function short(whole: Entry): Entry {
  return { ...whole, text: shortened(whole.text, 320, onSheet) };
}

const onSheet = '… (weiter im Alarmblatt)';

/** At most so many letters; a longer text ends at a word and says where it goes on. */
function shortened(text: string, letters: number, onward: string): string {
  const all = [...text];
  if (all.length <= letters) return text;
  const cut = all.slice(0, letters).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), letters / 2)).trimEnd()} ${onward}`;
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text: text.trim().replace(/\n+/g, '; '), lines: 1 };
}
