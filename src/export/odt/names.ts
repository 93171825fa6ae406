/** Names and units of ODF 1.3 (OASIS, 2021). */
import { paragraphStyles } from '../office-styles.ts';
import type { StyleKey } from '../paragraph-style.ts';
import type { Surrounding } from '../surroundings.ts';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns:';

/** Declared at the root of content, styles and meta. */
export const namespaces = {
  'xmlns:office': `${oasis}office:1.0`,
  'xmlns:style': `${oasis}style:1.0`,
  'xmlns:text': `${oasis}text:1.0`,
  'xmlns:table': `${oasis}table:1.0`,
  'xmlns:draw': `${oasis}drawing:1.0`,
  'xmlns:fo': `${oasis}xsl-fo-compatible:1.0`,
  'xmlns:svg': `${oasis}svg-compatible:1.0`,
  'xmlns:meta': `${oasis}meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
} as const;

/** The stored name of a style: what may not stand in an XML name is written by its code. */
export function styleName(name: string): string {
  return name.replaceAll(' ', '_20_');
}

/** The stored name of a paragraph style. */
export function paragraphName(key: StyleKey): string {
  return styleName(paragraphStyles[key].odt);
}

/** The list style of a surrounding. The ones of the page are LibreOffice's own. */
export function listStyleName(around: Surrounding, ordered: boolean): string {
  switch (around) {
    case 'body':
    case 'aside':
      return ordered ? 'Numbering 123' : 'List 1';
    case 'quote':
      return ordered ? 'Zitat Nummerierung' : 'Zitat Aufzählung';
  }
}

/** A length in points. */
export function points(length: number): string {
  return `${Math.round(length * 100) / 100}pt`;
}
