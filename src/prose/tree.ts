/** A page as a tree, read by the parser of the website with the same switches (astro.config.ts, and directives as Starlight sets them). */
import { type MdastNode, mdxToMdast } from 'satteri';
import { AuthorError } from '../problem.ts';

/** @throws AuthorError where the text cannot be read. */
export function treeOf(file: string, source: string): readonly MdastNode[] {
  try {
    const root = mdxToMdast(source, { features: { directive: true, smartPunctuation: false } });
    return 'children' in root ? root.children : [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AuthorError([
      {
        file,
        line: Number(/(\d+):\d+/.exec(reason)?.[1] ?? 1),
        what: `Die Datei lässt sich nicht lesen: ${reason}`,
        mend: 'Bitte an dieser Stelle und in der Zeile davor Klammern, Anführungszeichen und </…> prüfen.',
      },
    ]);
  }
}

/** First line (1-based) of a node. */
export function lineOfNode(node: MdastNode): number {
  return node.position?.start.line ?? 1;
}

/** A node as its author wrote it. */
export function written(node: MdastNode, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/**
 * The words of a node without their marks. A colon inside a word („Rät:innen“, „TLP:RED“) reads as a directive to the parser and is put
 * back as it was written.
 */
export function words(node: MdastNode, source: string): string {
  if (node.type === 'textDirective') return written(node, source);
  if (node.type === 'text' || node.type === 'inlineCode') return node.value.replace(/\s*\n\s*/g, ' ');
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map((child) => words(child, source)).join('') : '';
}
