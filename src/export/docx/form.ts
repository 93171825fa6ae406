/** Entries and checks; in a form as content controls that a person fills in without harming what stands around them. */
import type { Check, Entry } from '../../model/document.ts';
import type { StyleKey } from '../paragraph-style.ts';
import { writeLines } from '../surroundings.ts';
import { answerParagraphs, entryLabel, openAnswer, spokenChoice, spokenLabel, writeHere } from '../words.ts';
import { element, readable, type XmlElement } from '../xml.ts';
import { paragraph, value } from './names.ts';
import { symbolFont } from './styles.ts';
import { run, tab } from './text.ts';
import { freeId, type Writing } from './writing.ts';

/**
 * In a form the question stands above the lines to write on. All lines are the placeholder of one control: printed they are there, and
 * whoever types on the screen writes in their place.
 */
export function entry(block: Entry, writing: Writing): XmlElement[] {
  const { id, label, text, lines, help } = block;
  const answers = answerParagraphs(text);
  const said = run(entryLabel(label), 'Strong');
  if (writing.document.fillable && answers.length === 0) {
    const places = writeLines(lines).map((style, index) =>
      paragraph(style, [...(index === 0 ? run(writeHere, 'PlaceholderText') : []), tab()]),
    );
    return [
      paragraph('question', said),
      ...(help ? [paragraph('help', run(help))] : []),
      control(spokenLabel(block), id, [element('w:showingPlcHdr')], places, writing),
    ];
  }
  const [first, ...rest] = answers;
  return [
    paragraph('entry', [...said, ...run(' '), ...(first === undefined ? run(openAnswer, 'Emphasis') : run(first))]),
    ...rest.map((each) => paragraph('entry', run(each))),
    ...(writing.document.fillable && help ? [paragraph('small', run(help))] : []),
  ];
}

/** A check mark with its label; in a form a box to click. */
export function check(block: Check, style: StyleKey, writing: Writing): XmlElement {
  const { id, label, checked } = block;
  const box = writing.document.fillable ? tickControl(spokenChoice(block), id, checked, writing) : markRun(checked);
  return paragraph(style, [...box, tab(), ...run(label)]);
}

/** A box to click. */
export function tickControl(label: string, id: string, checked: boolean, writing: Writing): XmlElement[] {
  const state = element(
    'w14:checkbox',
    {},
    element('w14:checked', { 'w14:val': checked ? 1 : 0 }),
    element('w14:checkedState', { 'w14:val': '2611', 'w14:font': symbolFont }),
    element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': symbolFont }),
  );
  return [control(label, id, [state], markRun(checked), writing)];
}

function markRun(checked: boolean): XmlElement[] {
  return run(checked ? '☑' : '☐', 'CheckMark');
}

function control(
  label: string,
  id: string,
  kind: readonly XmlElement[],
  content: readonly XmlElement[],
  writing: Writing,
): XmlElement {
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      ...[value('alias', short(label)), value('tag', short(id)), value('id', freeId(writing)), ...kind],
    ),
    element('w:sdtContent', {}, ...content),
  );
}

/** Word takes at most 64 characters for the name and the tag of a control, and does not open a file with more. */
function short(name: string): string {
  const said = readable(name).replace(/\s+/g, ' ').trim();
  if (said.length <= 64) return said;
  return [...said]
    .reduce((kept, character) => (kept.length + character.length <= 63 ? kept + character : kept), '')
    .concat('…');
}
