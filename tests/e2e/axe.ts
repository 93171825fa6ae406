/** What axe-core finds on a page, and a page for all tests of a group. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Reader, reader } from './site.ts';

/** Where to look, and for what; without anything, the whole page for {@link standards}. */
interface Look {
  rules?: string[];
  /** Selectors. */
  inside?: string;
  except?: string;
}

/** WCAG 2.2 AA, and what axe-core recommends besides. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Each rule that is broken, with the first three places. */
export async function axeFaults(page: Page, { rules, inside, except }: Look = {}): Promise<string[]> {
  const builder = axe(page);
  if (rules) builder.withRules(rules);
  else builder.withTags(standards);
  if (inside) builder.include(inside);
  if (except) builder.exclude(except);
  const { violations } = await builder.analyze();
  for (const violation of violations) {
    if (violation.id !== 'target-size') continue;
    const small: typeof violation.nodes = [];
    for (const node of violation.nodes) if (await isSmall(page, node.target.join(' '))) small.push(node);
    violation.nodes = small;
  }
  const first = (nodes: (typeof violations)[number]['nodes']) => nodes.slice(0, 3).map(({ html }) => html);
  return violations
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, nodes }) => `${id}: ${first(nodes).join(' | ')}`);
}

/** The other results nobody reads, and the tab of its own that axe-core else opens to sum up is for frames: ours have none. A fifth of the time. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}

/** A head or foot that sticks may lie over a part of a target until somebody scrolls: looked at again in the middle of the screen. */
async function isSmall(page: Page, target: string): Promise<boolean> {
  await page.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { violations } = await axe(page).withRules(['target-size']).include(target).analyze();
  return violations.length > 0;
}

/** A page with these options for the tests of one group; to be called for it in each test. */
export function withPage(options: Parameters<typeof reader>[0]): () => Page {
  let open: Reader;
  beforeAll(async () => {
    open = await reader(options);
  });
  afterAll(() => open.close());
  return () => open.page;
}
