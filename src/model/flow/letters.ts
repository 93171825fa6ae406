/** Words in a picture: how wide they are in Arial, and where a line or a long word breaks. */

/** Lines that a label may have; a text beyond all measure ends with „…“. */
const mostLines = 24;

/** Letters that are looked at; more than so many lines hold. */
const mostLetters = 1000;

/** Arial is narrower than most fonts that stand in for it. */
const reserve = 1.05;

/** Width of a text as a multiple of its size. */
export function widthOf(text: string, strong = false): number {
  return scaled(lettersOf(text), strong);
}

/** Widths of letters one after the other, going on from what stands before them. */
function lettersOf(text: string, before = 0): number {
  let width = before;
  for (const letter of text) {
    let own = known.get(letter);
    if (own === undefined) {
      own = letterWidth(letter);
      known.set(letter, own);
    }
    width += own;
  }
  return width;
}

function scaled(letters: number, strong: boolean): number {
  return letters * reserve * (strong ? 1.07 : 1);
}

/** Width of the longest word, as a multiple of the size. */
export function longestWord(text: string, strong = false): number {
  return Math.max(0, ...wordsOf(text).map((word) => widthOf(word, strong)));
}

/** The text in lines of this width, a multiple of its size. Measured in letters as people see them, so that nothing is cut inside one. */
export function wrapped(text: string, width: number, strong = false): string[] {
  const fits = (line: string) => widthOf(line, strong) <= width;
  const lines: string[] = [];
  let line = '';
  let letters = 0;
  for (const word of wordsOf(text)) {
    if (lines.length > mostLines) break;
    // Only what is new is measured: every box is laid out many times.
    const longer = line === '' ? Number.POSITIVE_INFINITY : lettersOf(` ${word}`, letters);
    if (scaled(longer, strong) <= width) {
      line += ` ${word}`;
      letters = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    letters = lettersOf(line);
    while (lines.length < mostLines && scaled(letters, strong) > width) {
      const rest = [...line];
      if (rest.length <= 1) break;
      const [head, tail] = broken(rest, fits);
      lines.push(head);
      line = tail.join('');
      letters = lettersOf(line);
    }
  }
  if (line !== '') lines.push(line);
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), '…'];
}

function wordsOf(text: string): string[] {
  return text
    .slice(0, mostLetters)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Widths found before; a picture measures the same few letters thousands of times. */
const known = new Map<string, number>();

function letterWidth(letter: string): number {
  if ("ijl'|’‚".includes(letter)) return 0.23;
  if ('ft.,:;!I/()[]r-· \u00a0'.includes(letter)) return 0.32;
  if ('mwMW@%—–…„“'.includes(letter)) return 0.87;
  if (/[A-ZÄÖÜ]/.test(letter)) return 0.7;
  if (/[a-zäöüß\d]/.test(letter)) return 0.556;
  return (letter.codePointAt(0) ?? 0) > 0x2e7f ? 1.05 : 0.75;
}

/** Where German words are put together, and what a syllable begins with. */
const parts =
  /amt|leitung|führung|stelle|beratung|person|büro|dienst|schutz|gruppe|meister|aufsicht|ordnung|verwaltung|anwalt|kasse|sitzung|haus|rat$/i;
const syllable =
  /^(?:sch|ch|ph|th|st|sp|pf|tr|gr|br|dr|kr|fr|pr|bl|gl|kl|pl|fl|qu|[bcdfghjklmnpqrstvwxyzß])[aeiouyäöü]/i;

/** A word too long for its line: as much of it as fits, and the rest. */
function broken(word: readonly string[], fits: (line: string) => boolean): [string, string[]] {
  let most = 1;
  while (most < word.length - 1 && fits(`${word.slice(0, most + 1).join('')}-`)) most += 1;
  const place = breakIn(word, most);
  const head = word.slice(0, place).join('');
  return [/[-/]$/.test(head) ? head : `${head}-`, word.slice(place)];
}

/** At a hyphen of its own, between the parts of a compound, between syllables, or wherever it has to. */
function breakIn(word: readonly string[], most: number): number {
  const rest = (place: number) => word.slice(place, place + 12).join('');
  const last = (may: (place: number) => boolean) => {
    for (let place = Math.min(most, word.length - 2); place >= 2; place -= 1) if (may(place)) return place;
    return undefined;
  };
  return (
    last((place) => /[-/]/.test(word[place - 1] ?? '')) ??
    last((place) => place >= 4 && rest(place).search(parts) === 0) ??
    last(
      (place) =>
        word.length - place >= 3 &&
        syllable.test(rest(place)) &&
        !/^(?:s[tp]|[cpt]h|[bdfgkpt][rl]|ck)/i.test(word.slice(place - 1, place + 1).join('')),
    ) ??
    most
  );
}
