/** The few German words that exporters add to a document, so that every format says the same. */
import type { Aside } from '../model/document.ts';

/** The answer of an entry that is still missing in a draft. */
export const openAnswer = 'noch offen';

/** What a place to write says on the screen. */
export const writeHere = 'Hier ausfüllen';

/** „Seite 1 von 7“. */
export const pageWords = { page: 'Seite', of: 'von' } as const;

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

/** The paragraphs of an answer. */
export function answerParagraphs(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
