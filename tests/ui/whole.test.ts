import { expect, test } from 'vitest';
import { type Chapter, embedPage } from '../../src/ui/whole.ts';

const chapters: Chapter[] = [
  { number: '1.1', path: '/leitfaden/', title: 'Worum es geht' },
  { number: '2.1', path: '/leitfaden/formen/', title: 'Formen' },
];
const embed = (html: string, base = '/') => embedPage(html, '/leitfaden/formen/', chapters, base);

test('headings go one level down and ids stay unique', () => {
  expect(embed('<h2 id="a">A</h2><h3>B</h3>')).toBe('<h3 id="leitfaden-formen-a">A</h3><h4>B</h4>');
});

test('links between pages stay within the document and carry the number for paper', () => {
  expect(embed('<a href="/leitfaden/">x</a>')).toBe('<a href="#leitfaden" data-print="Kapitel 1.1">x</a>');
  expect(embed('<a href="/h/leitfaden/#b">x</a>', '/h/')).toBe('<a href="#leitfaden-b" data-print="Kapitel 1.1">x</a>');
  expect(embed('<a href="#a">x</a>')).toBe('<a href="#leitfaden-formen-a">x</a>');
});

test('other links stay as they are', () => {
  expect(embed('<a href="/hilfe/">x</a><a href="https://a.example/#b">y</a>')).toBe(
    '<a href="/hilfe/">x</a><a href="https://a.example/#b">y</a>',
  );
});

test('a drawing keeps its style, its arrow heads and its name', () => {
  const svg =
    '<svg id="d" aria-labelledby="t"><title id="t">x</title><style>#d .n { fill: #fff; }</style><path marker-end="url(#d_end)"></path><marker id="d_end"></marker></svg>';
  expect(embed(svg)).toBe(
    '<svg id="leitfaden-formen-d" aria-labelledby="leitfaden-formen-t"><title id="leitfaden-formen-t">x</title><style>#leitfaden-formen-d .n { fill: #fff; }</style><path marker-end="url(#leitfaden-formen-d_end)"></path><marker id="leitfaden-formen-d_end"></marker></svg>',
  );
});
