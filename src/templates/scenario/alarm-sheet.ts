/** The page that lies in the drawer: one A4 sheet, readable in black and white, phone numbers added by hand. */
import type { Block, Document } from '../../model/document.ts';
import { answerText } from '../../model/form.ts';
import { ruleText, type ScenarioValues } from './document.ts';
import { deadlines, scenarioFields, ways } from './fields.ts';

/** Rows of the chain that one page holds; a longer chain ends with a pointer to the scenario. */
const mostCalls = 8;

/** @param status the line under the title: draft or agreed, version, day, copy. */
export function alarmSheet(values: ScenarioValues, status: string): Pick<Document, 'title' | 'status' | 'blocks'> {
  const { frame, chain, criteria, group, consent, people, documents } = values;
  const label = (options: readonly { id: string; label: string }[], id: string) =>
    options.find((option) => option.id === id)?.label ?? '';
  const calls = chain.calls.slice(0, mostCalls);
  const given = [answerText(scenarioFields.criteria.fields.given, criteria.given), criteria.own.replace(/\n+/g, '; ')]
    .filter((part) => part.trim() !== '')
    .join('; ');
  return {
    title: 'Alarmblatt',
    status: [frame.title, status].filter(Boolean).join(' · '),
    blocks: [
      {
        kind: 'aside',
        tone: 'danger',
        title: '1. Gefahr? 110 oder 112. Das braucht kein Einverständnis.',
        blocks: [
          {
            kind: 'paragraph',
            text: '2. Nichts anfassen, Beweise sichern. 3. Bei der Person bleiben. 4. Nach ihren Wünschen fragen. 5. Erst dann die Gruppe.',
          },
        ],
      },
      heading('Wer ruft wen an?'),
      {
        kind: 'table',
        id: 'calls',
        caption: 'Anrufe in ihrer Reihenfolge',
        captionHidden: true,
        head: ['Wer', 'ruft an', 'Telefon (von Hand)', 'Vertretung der Funktion', 'Bis wann'],
        widths: [19, 21, 24, 21, 15],
        rows: [
          ...calls.map((call) => [call.who, call.whom, '', call.deputy, label(deadlines, call.by)]),
          ...(chain.calls.length > mostCalls
            ? [[`Weitere ${chain.calls.length - mostCalls} im Szenario`, '', '', '', '']]
            : []),
        ],
      },
      heading('Kommt die Gruppe zusammen?'),
      entry('rule', 'Regel', ruleText(values)),
      entry('given', 'Kriterien', given),
      entry(
        'invite',
        'Einladung',
        [group.who, label(ways, group.how), label(deadlines, group.by), group.away && `sonst ${group.away}`]
          .filter(Boolean)
          .join(', '),
      ),
      heading('Was darf wer erfahren?'),
      entry(
        'needsYes',
        'Nur mit ihrem Ja',
        [consent.needsYes, consent.asks && `Es fragt: ${consent.asks}.`].filter(Boolean).join(' '),
      ),
      entry('without', 'Ohne ihr Ja', consent.without),
      entry('never', 'Nie', consent.never),
      heading('Danach'),
      entry('care', 'Für die Person', people.care),
      entry(
        'speaks',
        'Öffentlich spricht',
        [people.speaks, people.silent && `nicht: ${people.silent}`].filter(Boolean).join('; '),
      ),
      entry(
        'documents',
        'Unterlagen',
        documents.list.map(({ name, place }) => (place ? `${name} (${place})` : name)).join('; '),
      ),
    ],
  };
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function entry(id: string, label: string, text: string): Block {
  return { kind: 'entry', id, label, text: text.trim().replace(/\n+/g, '; '), lines: 1 };
}
