/** The few German words that exporters add to a document, so that every format says the same. */
import type { Aside, Check, Entry } from '../model/document.ts';
import { type Tlp, tlpLabels, tlpMeanings } from '../model/tlp.ts';

/** The answer of an entry that is still missing in a draft. */
export const openAnswer = 'noch offen';

/** What a place to write says on the screen. */
export const writeHere = 'Hier ausfüllen';

/** „Seite 1 von 7“. */
export const pageWords = { page: 'Seite', of: 'von' } as const;

/** The level of a document with what it means, under the title. */
export function levelLine(tlp: Tlp): string {
  return `${tlpLabels[tlp]} · ${tlpMeanings[tlp]}`;
}

const tones: Readonly<Record<Aside['tone'], string>> = {
  note: 'Hinweis',
  tip: 'Tipp',
  caution: 'Achtung',
  danger: 'Gefahr',
};

/** The title of an aside with its tone in words, because a colour is not read out. */
export function asideTitle({ tone, title }: Aside): string {
  const [word, said] = [tones[tone], title.trim()];
  if (said === '') return word;
  return said.toLowerCase().includes(word.toLowerCase()) ? said : `${word}: ${said}`;
}

/** The label of an entry as it stands before its answer: with a colon, unless it ends like a sentence. */
export function entryLabel(label: string): string {
  const said = label.trim();
  return /[:?!.…]$/.test(said) ? said : `${said}:`;
}

/** The label of a place to write for those who hear it: where several share one, with what each belongs to. */
export function spokenLabel({ label, of }: Entry): string {
  return of === undefined ? label : `${label} (${of})`;
}

/** The same for something to tick: the question, then the answer. */
export function spokenChoice({ label, question }: Check): string {
  return question === undefined ? label : `${question}: ${label}`;
}

/** The paragraphs of an answer. */
export function answerParagraphs(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
