/** Passphrases: drawn evenly, strong enough, weak ones recognised. */
import { describe, expect, test } from 'vitest';
import { fewestBits, generatePassphrase, strengthOf } from '../../src/passphrase/passphrase.ts';
import { words } from '../../src/passphrase/words.ts';

test('the list is what it says: 7339 words, all different, easy to type, none that hurts', () => {
  expect(new Set(words).size).toBe(7339);
  expect(words.filter((word) => !/^[a-z]{3,20}$/.test(word))).toEqual([]);
  expect(
    words.filter((word) => /sieg$|fuehrer|rass[ei]|hass|mord|gewalt|droh|waffe|krieg|^jud|blut|arsch$/.test(word)),
  ).toEqual([]);
  const bits = [0, 1, 2, 3, 4, 5].reduce((sum, drawn) => sum + Math.log2(words.length - drawn), 0);
  expect(bits).toBeGreaterThan(77);
});

test('six different words are drawn, each as likely as the other; a draw that would favour some, or a word that came already, is repeated', () => {
  const passphrase = generatePassphrase();
  expect(passphrase.split(' ')).toHaveLength(6);
  for (const word of passphrase.split(' ')) expect(words).toContain(word);
  const fair = Math.floor(2 ** 32 / 7339) * 7339;
  const draws = [fair, 2 ** 32 - 1, 5, 7338, 7339, 0, 5, 1, 2, 3];
  const drawn = generatePassphrase((into) => {
    into[0] = draws.shift() ?? 0;
  });
  expect(drawn).toBe([5, 7338, 0, 1, 2, 3].map((index) => words[index]).join(' '));
});

test('over many draws no part of the list is favoured', () => {
  const counts = Array.from({ length: 8 }, () => 0);
  const place = new Map(words.map((word, index) => [word, Math.floor((index * 8) / words.length)]));
  for (let draw = 0; draw < 2000; draw += 1)
    for (const word of generatePassphrase().split(' '))
      counts[place.get(word) ?? 0] = (counts[place.get(word) ?? 0] ?? 0) + 1;
  // Chi-square with 7 degrees of freedom: above 30 by chance once in 10,000 runs and more.
  const expected = 12_000 / 8;
  expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(40);
});

describe('strength', () => {
  test('of a generated one is its words', () => {
    for (let run = 0; run < 50; run += 1) expect(strengthOf(generatePassphrase())).toBeGreaterThanOrEqual(fewestBits);
    expect(strengthOf([0, 1000, 2000, 3000, 4000, 5000].map((index) => words[index]).join(' '))).toBe(77);
  });

  test.each([
    'Passwort',
    'Strategiegruppe2026',
    'qwertzuiop',
    'aaaaaaaaaaaaaaaaaaaaaaaaa',
    '1234567890123456789012345',
    'abcdefghijklmnopqrstuvwxyz',
    'haus haus haus haus haus haus',
    'Musterstadt Musterstadt Musterstadt',
    'Bürgermeisterin!',
    'Strategiegruppe gegen Rassismus und Hass in Musterstadt',
    'Der frühe Vogel fängt den Wurm',
    'Buxtehude Pinneberg Itzehoe Cuxhaven',
    '12.10.2026',
    '',
  ])('of „%s“ is too little', (weak) => {
    expect(strengthOf(weak)).toBeLessThan(fewestBits);
  });

  test('of long random letters is enough', () => {
    expect(strengthOf('kX9#mQ2vLp7!wRz4')).toBeGreaterThanOrEqual(fewestBits);
  });
});
