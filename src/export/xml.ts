/** XML as a tree: text becomes markup in one place only, so that no part of a file can be malformed. */

/** An element with everything inside it. */
export interface XmlElement {
  name: string;
  attributes: XmlAttributes;
  children: readonly XmlChild[];
}

/** Strings are text, never markup. */
export type XmlChild = XmlElement | string;

/** Attributes without a value are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element; what is handed in as text may hold anything. */
export function element(name: string, attributes: XmlAttributes = {}, ...children: readonly XmlChild[]): XmlElement {
  return { name, attributes, children };
}

/** A whole XML file, with its declaration. */
export function xmlFile(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml(root)}`;
}

/** One element as markup. */
export function xml(node: XmlChild): string {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? value : inAttribute(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${head}/>` : `<${name}${head}>${children.map(xml).join('')}</${name}>`;
}

/**
 * What may stand in a text file or in XML 1.0 (section 2.2, production Char) at all: without control characters and halves of
 * characters, and with "\n" as the only line end.
 */
export function readable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function inAttribute(text: string): string {
  return escaped(text).replace(/[\n\t]/g, ' ');
}

function escaped(text: string): string {
  return readable(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
