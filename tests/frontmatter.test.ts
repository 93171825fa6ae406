import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { frontmatterProblems } from '../src/frontmatter.ts';

const file = 'content/leitfaden/formen/bedarf-erkennen.mdx';
const good = readFileSync(file, 'utf8');

describe('the head of a guide page', () => {
  test('of the guide itself is in order', () => {
    expect(frontmatterProblems(file, good)).toEqual([]);
  });

  test.each(['title', 'description', 'question', 'summary', 'nextStep', 'reviewed'])('is refused without %s', (key) => {
    const without = good.replace(new RegExp(`^${key}:.*\\n(( {2}|- ).*\\n)*`, 'm'), '');
    expect(without).not.toBe(good);
    expect(frontmatterProblems(file, without)).toMatchObject([{ file, line: 1, what: `Das Feld „${key}“ fehlt.` }]);
  });

  test('names the line of a field with a wrong value', () => {
    const wrong = good.replace(/^reviewed: .*$/m, 'reviewed: irgendwann');
    const line = wrong.split('\n').indexOf('reviewed: irgendwann') + 1;
    expect(frontmatterProblems(file, wrong)).toMatchObject([{ file, line, what: 'Das Feld „reviewed“ passt nicht.' }]);
  });

  test('may come from an editor of Windows, with its line ends and its mark', () => {
    expect(frontmatterProblems(file, `\uFEFF${good.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  test('wants a question that is one, and a next step whose link has a text', () => {
    expect(frontmatterProblems(file, good.replace(/^(question: .*)\?$/m, '$1.'))).toHaveLength(1);
    expect(frontmatterProblems(file, good.replace(/^ {2}linkText: .*\n/m, ''))).toMatchObject([
      { what: 'Das Feld „nextStep“ passt nicht.' },
    ]);
  });

  test('finds a misspelt field and says what is possible', () => {
    const [problem] = frontmatterProblems(file, good.replace('reviewed:', 'tittel: x\nreviewed:'));
    expect(problem?.what).toBe('Das Feld „tittel“ gibt es hier nicht.');
    expect(problem?.mend).toContain('title');
  });

  test('explains a head that is not YAML, and a page without one', () => {
    expect(frontmatterProblems(file, '---\ntitle: "offen\n---\n')[0]?.what).toBe(
      'Der Kopf der Seite ist nicht lesbar.',
    );
    expect(frontmatterProblems(file, '# Nur Text')[0]?.what).toBe('Der Kopf der Seite fehlt.');
  });
});

test('a page outside the guide needs neither question nor next step', () => {
  const head =
    '---\ntitle: Impressum\ndescription: Wer diese Website anbietet und wie Sie die Verantwortlichen erreichen.\nreviewed: 2026-11-23\n---\n';
  expect(frontmatterProblems('content/impressum.mdx', head)).toEqual([]);
});
