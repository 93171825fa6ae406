import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { facilitation, guide, legal, reference, work } from '../src/sidebar.ts';

test('every page has its place in the reading order, and only once', () => {
  const pages = globSync('content/**/*.mdx')
    .map((file) => file.replaceAll('\\', '/').replace(/^content\/|(\/index)?\.mdx$/g, ''))
    .filter((slug) => slug !== 'index' && slug !== '404');
  const listed = [
    ...guide.flatMap(({ items }) => items),
    ...work.items,
    ...facilitation.items,
    ...reference.items,
    ...legal,
  ];
  expect([...listed].sort()).toEqual(pages.sort());
});
