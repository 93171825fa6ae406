/** A session plan as a Document: what a moderator prints and scribbles on. */
import type { Block, Document } from '../model/document.ts';
import type { SessionPlan } from './plan.ts';
import { timesOf } from './timetable.ts';
import { hats, leads, perspectives, settings } from './words.ts';

/**
 * @param start `HH:mm`
 * @param methodTitle the title of a method card by its id.
 */
export function planDocument(plan: SessionPlan, start: string, methodTitle: (id: string) => string): Document {
  const times = timesOf(plan.blocks, start);
  return {
    title: plan.title,
    name: `Sitzungsplan ${plan.title}`,
    fillable: false,
    blocks: [
      { kind: 'paragraph', style: 'lead', text: plan.description },
      { kind: 'paragraph', text: plan.occasion },
      { kind: 'entry', id: 'frame', label: 'Rahmen', text: frameOf(plan), lines: 1 },
      { kind: 'heading', level: 2, text: 'Ziele' },
      list(plan.goals),
      { kind: 'heading', level: 2, text: 'Ablauf' },
      {
        kind: 'table',
        id: 'agenda',
        caption: 'Ablauf mit Uhrzeiten',
        captionHidden: true,
        head: ['Zeit', 'Min.', 'Block', 'Methode', 'Leitung und Hut'],
        widths: [12, 6, 34, 24, 24],
        rows: plan.blocks.map((block, index) => [
          `${times[index]?.from}–${times[index]?.to}`,
          String(block.minutes),
          block.title,
          block.method ? methodTitle(block.method) : '–',
          `${block.leadBy} (${hats[block.hat]})`,
        ]),
      },
      { kind: 'heading', level: 2, text: 'Vorher' },
      duties('before', 'Vorbereitung', plan.preparation),
      { kind: 'entry', id: 'material', label: 'Material', text: plan.material.join('; ') || 'keines', lines: 1 },
      { kind: 'heading', level: 2, text: 'Die Blöcke' },
      ...plan.blocks.flatMap((block, index): Block[] => [
        { kind: 'heading', level: 3, text: `${times[index]?.from} ${block.title} (${block.minutes} Min.)` },
        { kind: 'paragraph', text: [{ text: 'Ziel: ', strong: true }, { text: block.goal }] },
        ...(block.without
          ? [{ kind: 'paragraph', text: [{ text: 'Ohne: ', strong: true }, { text: block.without }] } as const]
          : []),
        list(block.course),
        ...(block.material && block.material.length > 0
          ? [
              {
                kind: 'paragraph',
                text: [{ text: 'Material: ', strong: true }, { text: block.material.join('; ') }],
              } as const,
            ]
          : []),
        ...(block.perspectives.length > 0
          ? [
              {
                kind: 'paragraph',
                style: 'small',
                text: `Perspektiven: ${block.perspectives.map((id) => perspectives[id]).join(', ')}`,
              } as const,
            ]
          : []),
      ]),
      { kind: 'heading', level: 2, text: 'Danach' },
      duties('after', 'Nachbereitung', plan.followUp),
    ],
  };
}

/** „120 Minuten, 5 bis 9 Personen, vor Ort, Moderation von außen“. */
export function frameOf({ minutes, people, settings: places, lead }: SessionPlan): string {
  return [`${minutes} Minuten`, peopleOf(people), places.map((id) => settings[id]).join(' oder '), leads[lead]].join(
    ', ',
  );
}

/** „3 bis 9 Personen“. */
export function peopleOf({ from, to }: { from: number; to: number }): string {
  if (from === to) return from === 1 ? 'eine Person' : `${from} Personen`;
  return `${from} bis ${to} Personen`;
}

function list(texts: readonly string[]): Block {
  return { kind: 'list', ordered: false, items: texts.map((text) => ({ text })) };
}

function duties(id: string, caption: string, rows: readonly { who: string; what: string }[]): Block {
  return {
    kind: 'table',
    id,
    caption,
    captionHidden: true,
    head: ['Wer', 'Was'],
    widths: [25, 75],
    rowHeads: true,
    rows: rows.map(({ who, what }) => [who, what]),
  };
}
