/** Anchors of headings, as GitHub and most wikis make them. */
import type { Document, Heading } from '../../model/document.ts';
import { readable } from '../xml.ts';

/** Slugs by heading and by the id that links name. */
export interface SlugBook {
  of(heading: Heading): string;
  byId(id: string): string | undefined;
}

/** The title counts as the first heading. */
export function slugsOf(document: Document): SlugBook {
  const used = new Map<string, number>();
  const slugs = new Map<Heading, string>();
  const ids = new Map<string, string>();
  unique(document.title, used);
  for (const block of document.blocks) {
    if (block.kind !== 'heading') continue;
    const slug = unique(block.text, used);
    slugs.set(block, slug);
    if (block.id !== undefined && !ids.has(block.id)) ids.set(block.id, slug);
  }
  return { of: (heading) => slugs.get(heading) ?? '', byId: (id) => ids.get(id) };
}

/** GitHub counts up until nobody has the slug, also where a heading is called „Titel-1“ by itself. */
function unique(text: string, used: Map<string, number>): string {
  const slug = slugOf(text);
  let [count, free] = [used.get(slug) ?? 0, slug];
  while (used.has(free)) {
    count += 1;
    free = `${slug}-${count}`;
  }
  used.set(slug, count);
  used.set(free, used.get(free) ?? 0);
  return free;
}

function slugOf(text: string): string {
  return readable(text)
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}
