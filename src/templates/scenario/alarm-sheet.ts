/** The page that lies in the drawer: one A4 sheet, readable in black and white, phone numbers added by hand. */
import type { Block, Document, Entry } from '../../model/document.ts';
import { answerText } from '../../model/form.ts';
import { orderOfHelp } from '../../model/harm.ts';
import type { FoldedPanels } from '../../model/template.ts';
import { labelOf, ruleText, type ScenarioValues } from './document.ts';
import { deadlines, scenarioFields, ways } from './fields.ts';

/** Rows of the chain that one page holds; a longer chain ends with a pointer to the scenario. */
const mostCalls = 8;

/** @param status the line under the title: draft or agreed, version, day, copy. */
export function alarmSheet(values: ScenarioValues, status: string): Pick<Document, 'title' | 'status' | 'blocks'> {
  const { chain } = values;
  return {
    title: 'Alarmblatt',
    status: statusLine(values, status),
    blocks: [
      danger,
      heading('Wer ruft wen an?'),
      {
        kind: 'table',
        id: 'calls',
        caption: 'Anrufe in ihrer Reihenfolge',
        captionHidden: true,
        head: ['Wer', 'ruft an', 'Telefon (von Hand)', 'Vertretung der Funktion', 'Bis wann'],
        widths: [19, 21, 24, 21, 15],
        rows: [
          ...chain.calls
            .slice(0, mostCalls)
            .map((call) => [call.who, call.whom, '', call.deputy, labelOf(deadlines, call.by)]),
          ...(chain.calls.length > mostCalls
            ? [[`Weitere ${chain.calls.length - mostCalls} im Szenario`, '', '', '', '']]
            : []),
        ],
      },
      heading('Kommt die Gruppe zusammen?'),
      ...groupEntries(values),
      heading('Was darf wer erfahren?'),
      ...consentEntries(values),
      heading('Danach'),
      ...afterEntries(values),
      entry(
        'documents',
        'Unterlagen',
        values.documents.list.map(({ name, place }) => (place ? `${name} (${place})` : name)).join('; '),
      ),
    ],
  };
}

/** The same for the wallet, on four panels: danger, calls, consent, afterwards. Long texts end with a pointer to the Alarmblatt. */
export function alarmCard(values: ScenarioValues): FoldedPanels {
  const { chain } = values;
  const rows = chain.calls.slice(0, mostCalls).map((call) => {
    const by = labelOf(deadlines, call.by);
    const deputy = call.deputy.trim() === '' ? '' : `; Vertretung: ${call.deputy}`;
    const words = `${call.who || 'noch offen'}: ${call.whom || 'noch offen'}${by === '' ? '' : `, ${by}`}${deputy}`;
    return [shortened(words, 140), ''];
  });
  return [
    [
      {
        kind: 'aside',
        tone: 'danger',
        title: 'Gefahr? 110 oder 112',
        blocks: [{ kind: 'list', ordered: true, items: orderOfHelp.map((text) => ({ text })) }],
      },
      ...afterEntries(values).map(short),
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
        rows: chain.calls.length > mostCalls ? [...rows, ['Weitere im Szenario', '']] : rows,
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
  return [frame.title, status].filter(Boolean).join(' · ');
}

const danger: Block = {
  kind: 'aside',
  tone: 'danger',
  title: '1. Gefahr? 110 oder 112. Das braucht kein Einverständnis.',
  blocks: [
    {
      kind: 'paragraph',
      text: '2. Nichts anfassen, Beweise sichern. 3. Bei der Person bleiben. 4. Nach ihren Wünschen fragen. 5. Erst dann die Gruppe.',
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
    entry('rule', 'Regel', ruleText(values)),
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

function afterEntries({ people }: ScenarioValues): Entry[] {
  const speaks = [people.speaks, people.silent && `nicht: ${people.silent}`].filter(Boolean).join('; ');
  return [entry('care', 'Für die Person', people.care), entry('speaks', 'Öffentlich spricht', speaks)];
}

function short(whole: Entry): Entry {
  return { ...whole, text: shortened(whole.text, 320) };
}

/** At most so many letters; a longer text ends at a word and says where it goes on. */
function shortened(text: string, letters: number): string {
  const all = [...text];
  if (all.length <= letters) return text;
  const cut = all.slice(0, letters).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), letters / 2))} … (weiter im Alarmblatt)`;
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Entry {
  return { kind: 'entry', id, label, text: text.trim().replace(/\n+/g, '; '), lines: 1 };
}
