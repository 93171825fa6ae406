import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { componentProblems, drawingProblems } from '../../src/ui/written.ts';

const problems = (source: string) => componentProblems('content/x.mdx', source);

describe('components on a page', () => {
  test('of the handbook are in order', () => {
    const pages = globSync('content/**/*.mdx');
    expect(pages.flatMap((file) => componentProblems(file, readFileSync(file, 'utf8')))).toEqual([]);
    expect(drawingProblems()).toEqual([]);
  });

  test('a drawing must exist, have a caption and be told in words', () => {
    expect(problems('\n\n<Diagramm name="nie" caption="x">\n\n1. x\n\n</Diagramm>')).toMatchObject([{ line: 3 }]);
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
      { line: 2, what: expect.stringContaining('operator.nam') },
    ]);
    expect(problems('<Angabe field="operator" />')).toHaveLength(1);
    expect(problems('<Verweis to="nie">x</Verweis>')[0]?.mend).toContain('komma-website');
    expect(problems('<Adressen target="alle" />')[0]?.mend).toContain('mandate');
    expect(problems('<Angabe field="hosting.logDays" /> <Verweis to="komma-website">x</Verweis>')).toEqual([]);
  });
});
