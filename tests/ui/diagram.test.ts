import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagramProblems, fingerprint } from '../../src/ui/diagram.ts';

const sources = globSync('content/diagramme/*.mmd');
const source = 'flowchart TD\naccTitle: Titel\naccDescr: Was zu sehen ist.\nA["x"] --> B["y"]\n';
const drawn = `<svg data-source="${fingerprint(source)}"></svg>`;

describe('the committed drawings', () => {
  test.each(sources)('%s is drawn as it is written', (file) => {
    const drawing = file.replace(/\.mmd$/, '.svg');
    const svg = existsSync(drawing) ? readFileSync(drawing, 'utf8') : undefined;
    expect(diagramProblems(file, readFileSync(file, 'utf8'), svg)).toEqual([]);
  });

  test.each(sources)('%s can be read in dark mode and in print, and brings no script or other host', (file) => {
    const svg = readFileSync(file.replace(/\.mmd$/, '.svg'), 'utf8');
    expect(svg).toContain('var(--mm-fg)');
    expect(svg).toMatch(/role="img"/);
    expect(svg).toMatch(/<title [^>]*>[^<]+<\/title><desc [^>]*>[^<]+<\/desc>/);
    expect(svg).not.toMatch(/<script|foreignObject|@import|url\(http|rgb\(1, 2|#01020/);
  });

  test('show what the handbook promises', () => {
    const names = sources.map((file) => file.replace(/^.*[\\/]|\.mmd$/g, ''));
    expect(names).toEqual(expect.arrayContaining(['zwei-formen', 'gruendungsweg', 'informationsfluss', 'lebenslauf']));
  });

  test('each stand on a page', () => {
    const pages = globSync('content/**/*.mdx')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const names = sources.map((file) => file.replace(/^.*[\\/]|\.mmd$/g, ''));
    expect(names.filter((name) => !pages.includes(`<Diagramm name="${name}"`))).toEqual([]);
  });
});

describe('a drawing stops the build', () => {
  test('not when it fits', () => {
    expect(diagramProblems('x.mmd', source, drawn)).toEqual([]);
  });
  test('when it is missing or older than its source', () => {
    expect(diagramProblems('x.mmd', source, undefined)).toMatchObject([{ file: 'x.mmd', line: 1 }]);
    expect(diagramProblems('x.mmd', source.replace('"y"', '"z"'), drawn)[0]?.mend).toContain('npm run diagrams');
  });
  test('when a text alternative is missing or empty, with its line', () => {
    expect(diagramProblems('x.mmd', source.replace(/accTitle.*\n/, ''), drawn)[0]?.what).toContain('accTitle');
    expect(diagramProblems('x.mmd', source.replace('Was zu sehen ist.', ''), drawn)).toMatchObject([{ line: 3 }]);
  });
});
