/** A PDF that cannot show everything says so. */
import { expect, test } from 'vitest';
import { hasMissingLetters } from '../../src/export/missing-letters.ts';
import { cases } from '../cases.ts';

const documentOf = (text: string) => ({
  title: 'T',
  name: 'N',
  fillable: false,
  blocks: [{ kind: 'paragraph', text } as const],
});

test.each([
  ['Şükrü Ćorić, Łukasz: „so“ – 5 € … → ☐ ✓', false],
  ['Ольга', true],
  ['مرحبا', true],
  ['Gut 🙂', true],
])('%s', (text, missing) => {
  expect(hasMissingLetters(documentOf(text))).toBe(missing);
});

test('no sample and no blank form holds a letter that the PDF lacks', () => {
  const ours = cases.filter(([name]) => !name.endsWith('-uebervoll'));
  expect(ours.filter(([, document]) => hasMissingLetters(document)).map(([name]) => name)).toEqual([]);
});
