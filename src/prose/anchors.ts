/** Names of places: chapters and headings, on the website and in the document. */
import { treeOf, words } from './tree.ts';

/** Id of a chapter's heading: `leitfaden/formen` → `leitfaden-formen`. */
export function chapterId(slug: string): string {
  return slug.replaceAll('/', '-');
}

/** Id of a heading within a chapter. Two hyphens, so that it never is the id of another chapter. */
export function headingId(chapter: string, anchor: string): string {
  return `${chapter}--${anchor}`;
}

/** Names the headings of one page as the website does (after github-slugger), a number behind those that repeat. */
export function anchorNames(): (text: string) => string {
  const used = new Map<string, number>();
  return (text) => {
    const plain = text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let name = plain;
    let number = used.get(plain) ?? 0;
    while (used.has(name)) {
      number += 1;
      name = `${plain}-${number}`;
    }
    used.set(plain, number);
    used.set(name, 0);
    return name;
  };
}

/** The fragments of all headings of a page. @throws AuthorError where the text cannot be read. */
export function anchorsOf(file: string, source: string): Set<string> {
  const nameOf = anchorNames();
  return new Set(
    treeOf(file, source).flatMap((node) => (node.type === 'heading' ? [nameOf(words(node, source))] : [])),
  );
}
