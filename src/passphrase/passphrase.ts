/** Passphrases that people can write down and nobody can guess. */
import { words } from './words.ts';

/** Words of a generated passphrase, all different: log2(7339 × 7338 × … × 7334) = 77 bits. */
const length = 6;

/** Bits below which a passphrase of one's own is refused. */
export const fewestBits = 65;

/**
 * Six different words, each drawn evenly. A word that came already is drawn anew: people write it down more surely, and a passphrase with
 * a repeated word would be refused as too weak by `strengthOf`, one in five hundred.
 * @param random fills the array with random bits; the browser's `crypto.getRandomValues` unless told.
 */
export function generatePassphrase(
  random: (into: Uint32Array<ArrayBuffer>) => unknown = (into) => crypto.getRandomValues(into),
): string {
  const drawn = new Set<string>();
  while (drawn.size < length) drawn.add(words[draw(words.length, random)] ?? '');
  return [...drawn].join(' ');
}

/** A number below `count`, all equally likely: draws that would favour the first numbers are thrown away. */
function draw(count: number, random: (into: Uint32Array<ArrayBuffer>) => unknown): number {
  const fair = Math.floor(2 ** 32 / count) * count;
  const drawn = new Uint32Array(1);
  do random(drawn);
  while ((drawn[0] ?? 0) >= fair);
  return (drawn[0] ?? 0) % count;
}

/**
 * What a guesser has to try, in bits, counted soberly: a word of the list counts as one draw from it, other letters by what they are
 * (letters, digits, signs), and whatever repeats, runs in order or comes from a row of the keyboard counts once.
 */
export function strengthOf(passphrase: string): number {
  // Runs of letters, of digits, of other signs.
  const parts =
    passphrase
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+|\d+|[^\p{L}\d\s]+/gu) ?? [];
  const known = new Set(words);
  return Math.floor([...new Set(parts)].reduce((bits, part) => bits + (known.has(part) ? perWord : bitsOf(part)), 0));
}

const perWord = Math.log2(words.length);

/** A plain word that is not in the list counts no more than two draws from it. */
function bitsOf(part: string): number {
  const signs = [...part];
  const counted = signs.filter((sign, index) => !continues(signs[index - 1], sign)).length;
  if (/^\d/.test(part)) return counted * Math.log2(10);
  return /^\p{L}/u.test(part) ? Math.min(counted * Math.log2(26), 2 * perWord) : counted * Math.log2(20);
}

/** Rows of the keyboard, German and English. */
const rows = ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnm', 'qwertyuiop', 'zxcvbnm', '1234567890'];

function continues(before: string | undefined, sign: string): boolean {
  if (before === undefined) return false;
  if (Math.abs((before.codePointAt(0) ?? 0) - (sign.codePointAt(0) ?? 0)) <= 1) return true;
  return rows.some((row) => row.includes(before + sign) || row.includes(sign + before));
}
