/** What axe-core finds on a page, and a page for all tests of a group. */
import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Reader, reader } from './site.ts';

/** WCAG 2.2 AA, and what axe-core recommends besides. */
export const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Each rule that is broken, with the first three places. */
export const found = async (builder: AxeBuilder) =>
  (await builder.analyze()).violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  );

/** A page with these options for the tests of one group; to be called for it in each test. */
export function withPage(options: Parameters<typeof reader>[0]): () => Page {
  let open: Reader;
  beforeAll(async () => {
    open = await reader(options);
  });
  afterAll(() => open.close());
  return () => open.page;
}
