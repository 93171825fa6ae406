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
 * What a guesser has to try, in bits, counted soberly: a word counts as one draw from the list, one that everybody would try as next to
 * nothing, other letters, digits and signs by what they are, and whatever repeats, runs in order or comes from a row of the keyboard
 * counts once. So a saying of six words stays below {@link fewestBits}.
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

/** Letters that could be no word count no more than two draws from the list. */
function bitsOf(part: string): number {
  if (usual.has(part)) return 4;
  const signs = [...part];
  const counted = signs.filter((sign, index) => !continues(signs[index - 1], sign)).length;
  if (/^\d/.test(part)) return counted * Math.log2(10);
  return /^\p{L}/u.test(part)
    ? Math.min(counted * Math.log2(26), looksLikeWord(part) ? perWord : 2 * perWord)
    : counted * Math.log2(20);
}

/** Whether letters can be spoken: enough vowels, and never many letters of one kind together. */
function looksLikeWord(letters: string): boolean {
  const vowels = letters.match(/[aeiouyäöü]/g)?.length ?? 0;
  return vowels >= letters.length / 7 && !/[^aeiouyäöü]{6}|[aeiouyäöü]{4}/.test(letters);
}

/** What stands in every sentence, and what comes to mind first on a website like this one. */
const usual = new Set(
  (
    'der die das des dem den ein eine einer eines und oder aber nicht kein ist sind war wird werden hat haben ich du er sie es wir ihr uns ' +
    'mein dein sein unser euer in im an am auf aus bei mit nach von vom vor zu zum zur für fuer gegen ohne um über ueber unter durch bis ' +
    'wenn als wie was wer wo so auch noch nur schon immer alle alles viel mehr sehr ja nein strategiegruppe strategie gruppe bündnis ' +
    'buendnis handbuch kommune gemeinde stadt musterstadt landkreis kreis rathaus bürgermeister buergermeister bürgermeisterin ' +
    'buergermeisterin rassismus hass bedrohung passwort kennwort passphrase zugang zugangswort geheim sommer winter herbst frühling'
  ).split(' '),
);

/** Rows of the keyboard, German and English. */
const rows = ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnm', 'qwertyuiop', 'zxcvbnm', '1234567890'];

function continues(before: string | undefined, sign: string): boolean {
  if (before === undefined) return false;
  if (Math.abs((before.codePointAt(0) ?? 0) - (sign.codePointAt(0) ?? 0)) <= 1) return true;
  return rows.some((row) => row.includes(before + sign) || row.includes(sign + before));
}
