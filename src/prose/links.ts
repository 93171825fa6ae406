/** Where a link of the website leads in a document that is read on paper or offline. */
import { headingId } from './anchors.ts';
import type { Chapter, Surroundings } from './surroundings.ts';

/**
 * A page that is a chapter becomes "#id": of the heading where the fragment names one, else of the chapter. Other pages of this site get
 * their full address; outside addresses stay.
 * @param from the chapter in which the link stands.
 * @returns undefined for what is no address, such as a relative path.
 */
export function linkTarget(url: string, from: Chapter, { chapters, url: site }: Surroundings): string | undefined {
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(url)) return url;
  const [path = '', anchor = ''] = url.split('#');
  if (path === '' && anchor !== '') return within(from, anchor);
  if (!/^\/(?!\/)/.test(path)) return undefined;
  const chapter = chapters.get(path);
  return chapter ? within(chapter, anchor) : new URL(url.slice(1), site).href;
}

function within({ id, anchors }: Chapter, anchor: string): string {
  return `#${anchors.has(anchor) ? headingId(id, anchor) : id}`;
}
