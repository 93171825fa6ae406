/** Reads a PDF as a reading program does: the tagged content in its order, page by page, with the words in it. */
import { unzlibSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Element {
  role: string;
  alt?: string;
  /** The words in it, without those of its children. */
  words: string;
  children: Element[];
}

interface Field {
  name: string;
  kind: string;
  label: string;
  multiline: boolean;
  checked: boolean;
}

interface Followed {
  contents: string;
  url?: string;
  /** Page that it leads to, from 1. */
  page?: number;
}

interface ReadPage {
  /** What is read out. */
  elements: Element[];
  /** Everything printed, also what is not read out. */
  text: string;
  fields: Field[];
  links: Followed[];
}

export interface ReadPdf {
  pages: ReadPage[];
  info: Record<string, unknown>;
  xmp: string;
  language: string | null;
  /** Bookmarks with the depth they stand at. */
  bookmarks: { title: string; depth: number; page: number }[];
  /** All streams that hold text operators, unpacked. */
  operators: string;
}

// pdf.js hands out plain objects of many kinds; here only what the tests look at.
interface Node {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const pageOf = async (dest: unknown): Promise<number | undefined> =>
    Array.isArray(dest) && dest[0] ? (await pdf.getPageIndex(dest[0])) + 1 : undefined;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const words = new Map<string, string>();
    const open: string[] = [];
    let text = '';
    for (const item of items) {
      if ('str' in item) {
        const str = item.str + (item.hasEOL ? ' ' : '');
        text += str;
        const owner = open.findLast((id) => id !== '');
        if (owner) words.set(owner, (words.get(owner) ?? '') + str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? '');
    }
    const tree = (await page.getStructTree()) as Node | null;
    const annotations = await page.getAnnotations();
    pages.push({
      elements: (tree?.children ?? []).flatMap((child) => elementsOf(child, words)),
      text,
      fields: annotations
        .filter(({ subtype }) => subtype === 'Widget')
        .map((field) => ({
          name: field.fieldName,
          kind: field.checkBox ? 'check' : field.fieldType,
          label: field.alternativeText,
          multiline: field.multiLine === true,
          checked: field.fieldValue === 'Ja',
        })),
      links: await Promise.all(
        annotations
          .filter(({ subtype }) => subtype === 'Link')
          .map(async (link) => {
            const target = await pageOf(link.dest);
            return {
              contents: link.contentsObj.str,
              ...(link.unsafeUrl ? { url: link.unsafeUrl } : {}),
              ...(target ? { page: target } : {}),
            };
          }),
      ),
    });
  }
  const bookmarks: ReadPdf['bookmarks'] = [];
  const collect = async (items: Awaited<ReturnType<typeof pdf.getOutline>>, depth: number): Promise<void> => {
    for (const { title, dest, items: below } of items ?? []) {
      bookmarks.push({ title, depth, page: (await pageOf(dest)) ?? 0 });
      await collect(below, depth + 1);
    }
  };
  await collect(await pdf.getOutline(), 1);
  const { Lang } = info as { Lang?: string };
  await task.destroy();
  const raw = new TextDecoder('latin1').decode(bytes);
  return {
    pages,
    info: info as Record<string, unknown>,
    xmp: new TextDecoder().decode(bytes).match(/<\?xpacket begin[\s\S]*?<\?xpacket end/)?.[0] ?? '',
    language: raw.match(/\/Lang \(([^)]*)\)/)?.[1] ?? Lang ?? null,
    bookmarks,
    operators: streamsOf(bytes, raw)
      .filter((stream) => stream.includes(' Tf'))
      .join('\n'),
  };
}

function elementsOf(node: Node, words: ReadonlyMap<string, string>): Element[] {
  if (!node.role) return [];
  const children = node.children ?? [];
  const own = children.filter(({ role }) => !role).map(({ id }) => words.get(id ?? '') ?? '');
  return [
    {
      role: node.role,
      ...(node.alt === undefined ? {} : { alt: node.alt }),
      words: own.join('').replace(/\s+/g, ' ').trim(),
      children: children.flatMap((child) => elementsOf(child, words)),
    },
  ];
}

function streamsOf(bytes: Uint8Array, raw: string): string[] {
  return [...raw.matchAll(/stream\n/g)].flatMap(({ index }) => {
    if (raw.slice(index - 3, index) === 'end') return [];
    try {
      return [new TextDecoder('latin1').decode(unzlibSync(bytes.subarray(index + 7)))];
    } catch {
      return [];
    }
  });
}

/** All elements with everything inside them, in the order they are read out. */
export function flat(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => [element, ...flat(element.children)]);
}

/** The elements of all pages under the root „Document“, in order. An element that runs over several pages comes once for each. */
export function blocksOf({ pages }: ReadPdf): Element[] {
  return pages.flatMap(({ elements }) => elements.flatMap(({ children }) => children));
}

/** „L(LI(Lbl LBody))“ */
export function shape({ role, children }: Element): string {
  return children.length === 0 ? role : `${role}(${children.map(shape).join(' ')})`;
}

/** The words of an element with those of its children. */
export function wordsOf(element: Element): string {
  return [element.words, ...element.children.map(wordsOf)].filter((words) => words !== '').join(' ');
}
