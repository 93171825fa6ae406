/** word/numbering.xml: bullets and numbers on nine levels, and one numbering for each ordered list, so that each starts anew. */
import type { List } from '../../model/document.ts';
import { paragraphStyles, steps } from '../office-styles.ts';
import type { ParagraphStyle } from '../paragraph-style.ts';
import { deepestLevel, type Surrounding, startOf, surroundingLeft } from '../surroundings.ts';
import { element, type XmlElement } from '../xml.ts';
import { namespaces, twips, value } from './names.ts';
import type { Writing } from './writing.ts';

/** The whole part; made after the text, which adds the numberings of its lists. */
export function numberingPart({ numberings }: Writing): XmlElement {
  return element(
    'w:numbering',
    namespaces,
    ...definitions.map(({ around, ordered }, index) => definition(index, around, ordered)),
    ...definitions.map((_, index) => numbering(index + 1, index)),
    ...numberings,
  );
}

/** Number of the numbering that an item takes. Bullets share one; an ordered list gets its own. */
export function numberingFor(list: List, level: number, around: Surrounding, writing: Writing): number {
  const index = definitions.findIndex((each) => each.ordered === list.ordered && each.around === page(around));
  if (!list.ordered) return index + 1;
  const id = definitions.length + writing.numberings.length + 1;
  const start = element('w:lvlOverride', { 'w:ilvl': level }, value('startOverride', startOf(list)));
  writing.numberings.push(numbering(id, index, start));
  return id;
}

/** The numbering that a paragraph style brings along for whoever uses it in Word. */
export function numberingOf(style: ParagraphStyle): number | undefined {
  if (style === paragraphStyles.bullet) return 1;
  if (style === paragraphStyles.number) return 2;
  return style === paragraphStyles.quoteItem ? 3 : undefined;
}

const definitions = [
  { around: 'body', ordered: false },
  { around: 'body', ordered: true },
  { around: 'quote', ordered: false },
  { around: 'quote', ordered: true },
] as const satisfies readonly { around: Surrounding; ordered: boolean }[];

/** Asides stand in a cell, where the lists of the page fit. */
function page(around: Surrounding): 'body' | 'quote' {
  return around === 'quote' ? 'quote' : 'body';
}

function definition(index: number, around: Surrounding, ordered: boolean): XmlElement {
  const levels = Array.from({ length: deepestLevel + 1 }, (_, level) => {
    const left = surroundingLeft[around] + steps.list * (level + 1);
    return element(
      'w:lvl',
      { 'w:ilvl': level },
      ...[value('start', 1), value('numFmt', ordered ? 'decimal' : 'bullet')],
      ...[value('lvlText', ordered ? `%${level + 1}.` : level % 2 === 0 ? '•' : '–'), value('lvlJc', 'left')],
      element('w:pPr', {}, element('w:ind', { 'w:left': twips(left), 'w:hanging': twips(steps.list) })),
    );
  });
  return element(
    'w:abstractNum',
    { 'w:abstractNumId': index },
    ...[value('nsid', `5A7E00${index}1`), value('multiLevelType', 'hybridMultilevel'), ...levels],
  );
}

function numbering(id: number, index: number, ...overrides: readonly XmlElement[]): XmlElement {
  return element('w:num', { 'w:numId': id }, value('abstractNumId', index), ...overrides);
}
