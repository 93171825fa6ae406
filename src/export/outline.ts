/** The headings of a document as targets of links, in names that every office program accepts. */
import type { Contents, Document, Heading } from '../model/document.ts';

/** What the writers ask about headings and links. */
export interface Outline {
  /** Name of the bookmark at a heading; nothing where nobody links to it. */
  anchorOf(heading: Heading): string | undefined;
  /** Where a link leads: to an address outside, to a bookmark inside, or nowhere; then it is plain text. */
  targetOf(link: string | undefined): Target | undefined;
  /** The headings that a table of contents lists, each with its bookmark. */
  entriesOf(contents: Contents): readonly { heading: Heading; anchor: string }[];
}

/** Where a link leads: `address` is valid and absolute, `anchor` the name of a bookmark. */
export type Target = { kind: 'outside'; address: string } | { kind: 'inside'; anchor: string };

/** Headings get a bookmark where they have an id or where a table of contents lists them. */
export function outlineOf(document: Document): Outline {
  const headings = document.blocks.filter((block) => block.kind === 'heading');
  const listed = document.blocks.some(({ kind }) => kind === 'contents');
  const anchors = new Map<Heading, string>();
  const byId = new Map<string, string>();
  const taken = new Set<string>();
  for (const heading of headings) {
    if (heading.id === undefined && !listed) continue;
    const anchor = freeName(heading.id ?? heading.text, taken);
    anchors.set(heading, anchor);
    if (heading.id !== undefined && !byId.has(heading.id)) byId.set(heading.id, anchor);
  }
  return {
    anchorOf: (heading) => anchors.get(heading),
    targetOf(link) {
      if (link === undefined) return undefined;
      if (!link.startsWith('#')) return outsideTarget(link);
      const anchor = byId.get(link.slice(1));
      return anchor === undefined ? undefined : { kind: 'inside', anchor };
    },
    entriesOf: ({ depth }) =>
      headings.flatMap((heading) => {
        const anchor = anchors.get(heading);
        return heading.level <= depth && anchor !== undefined ? [{ heading, anchor }] : [];
      }),
  };
}

/** Word's limit for an address. */
const longestAddress = 2079;

/** An address that may stand in a file, in its normal form: Word refuses to open a file with an address that is none. */
export function outsideAddress(link: string): string | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || !['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol)) return undefined;
  const address = url.href.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent);
  return address.length <= longestAddress ? address : undefined;
}

function outsideTarget(link: string): Target | undefined {
  const address = outsideAddress(link);
  return address === undefined ? undefined : { kind: 'outside', address };
}

/** Word takes at most 40 characters, letters, digits and underscores, a letter first, and ignores case. */
function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(/[^A-Za-z0-9ÄÖÜäöüß]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 32);
  const stem = /^[A-Za-zÄÖÜäöüß]/.test(plain) ? plain : `Ziel_${plain}`.replace(/_$/, '').slice(0, 32);
  let name = stem;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${stem}_${count}`;
  taken.add(name.toLowerCase());
  return name;
}
