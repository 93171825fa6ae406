/** Every link and anchor of the finished site leads somewhere; a broken one is reported at its line in the source. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AuthorError, lineOf, type Problem } from '../problem.ts';
import { builtPages } from './pages.ts';

/** A page with what a link can aim at and what it links to itself. `path` is below the base, with slashes at both ends. */
export interface LinkedPage {
  path: string;
  ids: Set<string>;
  links: string[];
}

/** Reads ids and links out of a page's HTML. */
export function linkedPage(path: string, html: string): LinkedPage {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decode(id)));
  const links = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => decode(href));
  return { path, ids, links: [...new Set(links)] };
}

/** A link that leads nowhere, with the nearest address that exists. */
export interface BrokenLink {
  page: string;
  href: string;
  reason: 'page' | 'anchor' | 'base';
  suggestion?: string;
}

/**
 * Lists the broken links.
 * @param base the site's base path, with slashes at both ends.
 * @param isFile tells whether a path below the base is another file of the site (a download, an icon).
 */
export function brokenLinks(pages: LinkedPage[], base: string, isFile: (path: string) => boolean): BrokenLink[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) =>
    page.links.flatMap((href): BrokenLink[] => {
      if (/^(https?:|mailto:|tel:)/.test(href)) return [];
      const [address = '', anchor] = href.split('#');
      if (address && !address.startsWith(base)) return [{ page: page.path, href, reason: 'base' }];
      const path = address ? `/${address.slice(base.length)}` : page.path;
      const target = byPath.get(path);
      if (!target) {
        if (isFile(path)) return [];
        return [{ page: page.path, href, reason: 'page', ...suggest(nearest(path, [...byPath.keys()]), base) }];
      }
      if (!anchor || target.ids.has(decodeURIComponent(anchor))) return [];
      const id = nearest(anchor, [...target.ids]);
      return [{ page: page.path, href, reason: 'anchor', ...(id ? { suggestion: `${address}#${id}` } : {}) }];
    }),
  );
}

/** Stops the build on a broken link or on a page that no other page leads to. */
export function checkLinks({
  base,
  pagesWithoutSidebar,
}: {
  base: string;
  pagesWithoutSidebar: readonly string[];
}): AstroIntegration {
  return {
    name: 'links',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const pages = await Promise.all(
          (await builtPages(dir)).map(async ({ file, path }) => linkedPage(path, await readFile(file, 'utf8'))),
        );
        const isFile = (path: string) => existsSync(fileURLToPath(new URL(`.${decodeURIComponent(path)}`, dir)));
        const broken = brokenLinks(pages, base, isFile);
        // The print edition repeats the guide's pages: one report a link is enough.
        const own = broken.filter(
          ({ page, href }) =>
            page !== '/gesamt/' || !broken.some((other) => other.page !== page && other.href === href),
        );
        const problems = await Promise.all(own.map((link) => describe(link, base)));
        const orphans = orphanProblems(pages, base, pagesWithoutSidebar);
        if (problems.length + orphans.length > 0) throw new AuthorError([...dedupe(problems), ...orphans]);
      },
    },
  };
}

async function describe({ page, href, reason, suggestion }: BrokenLink, base: string): Promise<Problem> {
  const file = sourceOf(page);
  const source = await readFile(file, 'utf8').catch(() => '');
  const written = decodeURI(href.startsWith(base) ? `/${href.slice(base.length)}` : href);
  const what = {
    page: `Der Link „${written}“ führt ins Leere.`,
    anchor: `Der Link „${written}“ nennt eine Überschrift, die es dort nicht gibt.`,
    base: `Der Link „${written}“ ist nicht vom Anfang der Website aus geschrieben.`,
  }[reason];
  const hint = suggestion
    ? `Meinten Sie „${suggestion.startsWith(base) ? `/${suggestion.slice(base.length)}` : suggestion}“?`
    : 'Bitte die Adresse prüfen.';
  const line = source.includes(written) ? lineOf(source, written) : 1;
  return { file, line, what, mend: reason === 'base' ? 'Bitte mit / beginnen, zum Beispiel /leitfaden/.' : hint };
}

function orphanProblems(pages: LinkedPage[], base: string, exempt: readonly string[]): Problem[] {
  const reached = new Set(
    pages.flatMap(({ path, links }) =>
      links
        .filter((href) => href.startsWith(base))
        .map((href) => `/${href.slice(base.length).split('#')[0]}`)
        .filter((target) => target !== path),
    ),
  );
  return pages
    .filter(
      ({ path }) =>
        path !== '/' && !path.endsWith('.html') && !reached.has(path) && !exempt.some((slug) => path === `/${slug}/`),
    )
    .map(({ path }) => ({
      file: sourceOf(path),
      line: 1,
      what: 'Auf diese Seite führt kein Link.',
      mend: 'Bitte die Seite in src/sidebar.ts eintragen.',
    }));
}

function sourceOf(path: string): string {
  const slug = path.replace(/^\/|\/$/g, '').replace(/\.html$/, '');
  if (!slug) return 'content/index.mdx';
  const possible = ['.mdx', '/index.mdx', '.md', '.yml'].map((ending) => `content/${slug}${ending}`);
  return possible.find(existsSync) ?? `content/${slug}.mdx`;
}

function suggest(path: string | undefined, base: string): { suggestion?: string } {
  return path ? { suggestion: `${base}${path.slice(1)}` } : {};
}

/** The candidate that shares most pairs of letters with a text, where there is one that is alike at all. */
function nearest(text: string, candidates: string[]): string | undefined {
  const pairs = (word: string) =>
    new Set(Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => word.slice(at, at + 2)));
  const wanted = pairs(text);
  const scored = candidates.map((candidate) => {
    const own = pairs(candidate);
    const common = [...wanted].filter((pair) => own.has(pair)).length;
    return { candidate, score: (2 * common) / (wanted.size + own.size || 1) };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0.5 ? best.candidate : undefined;
}

function dedupe(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ file, line, what }) => {
    const key = `${file}:${line}:${what}`;
    return !seen.has(key) && seen.add(key);
  });
}

function decode(text: string): string {
  return text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}
