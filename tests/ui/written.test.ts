import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { componentProblems, drawingProblems } from '../../src/ui/written.ts';

const used =
  "import Diagramm from '#ui/Diagramm.astro';\nimport Angabe from '#ui/Angabe.astro';\nimport Verweis from '#ui/Verweis.astro';\nimport Adressen from '#ui/Adressen.astro';\n";
/** What is wrong with a page that imports every component first. */
const problems = (source: string) => componentProblems('content/x.mdx', used + source);

describe('components on a page', () => {
  test('must be imported from the parts for pages', () => {
    expect(componentProblems('content/x.mdx', 'x\n<Diagram name="x" />')).toMatchObject([
      { line: 2, what: expect.stringContaining('<Diagram>') },
    ]);
    expect(componentProblems('content/x.mdx', "import X from '#ui/Nie.astro';\n<X />")).toMatchObject([{ line: 1 }]);
    expect(componentProblems('content/x.mdx', "import X from '../src/theme/Head.astro';")).toHaveLength(1);
    expect(componentProblems('content/x.mdx', '```mdx\n<Nur name="Beispiel" />\n```')).toEqual([]);
  });

  test('of the handbook are in order', () => {
    const pages = globSync('content/**/*.mdx');
    expect(pages.flatMap((file) => componentProblems(file, readFileSync(file, 'utf8')))).toEqual([]);
    expect(drawingProblems()).toEqual([]);
  });

  test('a drawing must exist, have a caption and be told in words', () => {
    expect(problems('\n\n<Diagramm name="nie" caption="x">\n\n1. x\n\n</Diagramm>')).toMatchObject([{ line: 7 }]);
    expect(problems('<Diagramm name="zwei-formen">\n\n1. x\n\n</Diagramm>')[0]?.what).toContain('Bildunterschrift');
    expect(problems('<Diagramm name="zwei-formen" caption="x" />')[0]?.what).toContain('in Worten');
    expect(problems('<Diagramm name="zwei-formen" caption="x">\n\nNur Prosa.\n\n</Diagramm>')[0]?.what).toContain(
      'in Worten',
    );
    expect(problems('<Diagramm name="zwei-formen" caption="x">\n\n| a | b |\n| --- | --- |\n\n</Diagramm>')).toEqual(
      [],
    );
  });

  test('a value, a reference and a group of people must exist', () => {
    expect(problems('x\n<Angabe field="operator.nam" />')).toMatchObject([
      { line: 6, what: expect.stringContaining('operator.nam') },
    ]);
    expect(problems('<Angabe field="operator" />')).toHaveLength(1);
    expect(problems('<Verweis to="nie">x</Verweis>')[0]?.mend).toContain('komma-website');
    expect(problems('<Adressen target="alle" />')[0]?.mend).toContain('mandate');
    expect(problems('<Angabe field="hosting.logDays" /> <Verweis to="komma-website">x</Verweis>')).toEqual([]);
  });
});
