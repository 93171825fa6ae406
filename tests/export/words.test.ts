/** The words that exporters add. */
import { expect, test } from 'vitest';
import { answerParagraphs, asideTitle, entryLabel } from '../../src/export/words.ts';

test('an aside says its tone unless its title does', () => {
  const title = (tone: 'note' | 'danger', said: string) => asideTitle({ kind: 'aside', tone, title: said, blocks: [] });
  expect(title('note', 'Was gilt')).toBe('Hinweis: Was gilt');
  expect(title('note', 'Ein Hinweis zum Schluss')).toBe('Ein Hinweis zum Schluss');
  expect(title('danger', ' ')).toBe('Gefahr');
});

test('a label gets a colon unless it ends like a sentence', () => {
  expect(['Ort', 'Wer lädt ein?', 'Ort: '].map(entryLabel)).toEqual(['Ort:', 'Wer lädt ein?', 'Ort:']);
});

test('an answer has paragraphs without empty ones', () => {
  expect(answerParagraphs(' a \r\n\n\tb\n ')).toEqual(['a', 'b']);
});
