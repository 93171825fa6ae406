/** Texts as they come from people, made fit for a PDF. */

/**
 * A text without what no file format can hold: control characters go, lone surrogates become U+FFFD, letters with separate accents
 * become one character (NFC), all line ends "\n", all breaking spaces one kind. Soft hyphens and zero-width spaces stay.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u2000-\u2006\u2008-\u200a\u205f\u3000]/g, ' ')
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(controls, '')
    .normalize('NFC');
}

/** The same on one line, for names and labels; empty where nothing could be seen of it. */
export function cleanLine(text: string): string {
  const line = clean(text)
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.replace(shapeless, '').trim() === '' ? '' : line;
}

/** For the text nodes of XML. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * A text cut into what a reader takes for one character, each as it is drawn: `shown` is what our fonts can draw in its place, `?` where
 * they know nothing like it, empty for marks without a shape (joiners, directions).
 */
export function drawable(
  text: string,
  known: (codePoint: number) => boolean,
): readonly { original: string; shown: string }[] {
  return Array.from(graphemes.segment(text), ({ segment }) => {
    const visible = segment.replace(shapeless, '');
    if (visible === '') return { original: '', shown: '' };
    if (Array.from(visible).every((character) => known(character.codePointAt(0) ?? 0))) {
      return { original: visible, shown: visible };
    }
    return { original: segment, shown: alike.get(visible) ?? '?' };
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go. "\n" stays.
const controls = /[\0-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[\u{1fffe}\u{1ffff}]/gu;
/** Joiners, directions, variation selectors, byte order mark. */
const shapeless = /[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/g;
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** Signs that Fira Sans in these cuts has not, and what stands for them on paper. The text behind stays the original. */
const alike = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '–'],
  ['\u2015', '—'],
  ['\u2032', "'"],
  ['\u2033', '"'],
  ['→', '->'],
  ['←', '<-'],
  ['⇒', '=>'],
  ['≤', '<='],
  ['≥', '>='],
  ['✓', 'x'],
  ['✔', 'x'],
  ['☒', '[x]'],
  ['☑', '[x]'],
  ['☐', '[ ]'],
  ['▪', '•'],
  ['●', '•'],
  ['■', '•'],
]);
