/** Names and units of WordprocessingML (ECMA-376, transitional) and what Word 2010 added. */
import { paragraphStyles } from '../office-styles.ts';
import type { StyleKey } from '../paragraph-style.ts';
import { element, type XmlChild, type XmlElement } from '../xml.ts';

const open = 'http://schemas.openxmlformats.org';
const office = 'http://schemas.microsoft.com/office/word/2010';

/** Declared at the root of every part below `word/`. */
export const namespaces = {
  'xmlns:w': `${open}/wordprocessingml/2006/main`,
  'xmlns:r': `${open}/officeDocument/2006/relationships`,
  'xmlns:wp': `${open}/drawingml/2006/wordprocessingDrawing`,
  'xmlns:a': `${open}/drawingml/2006/main`,
  'xmlns:pic': `${open}/drawingml/2006/picture`,
  'xmlns:wpg': `${office}/wordprocessingGroup`,
  'xmlns:wps': `${office}/wordprocessingShape`,
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:mc': `${open}/markup-compatibility/2006`,
  'mc:Ignorable': 'w14',
} as const;

/** Base of the types of relationships, ECMA-376 part 1. */
export const relationships = `${open}/officeDocument/2006/relationships`;
/** Namespaces of the package itself, ECMA-376 part 2. */
export const packageNamespaces = {
  types: `${open}/package/2006/content-types`,
  relationships: `${open}/package/2006/relationships`,
  core: `${open}/package/2006/metadata/core-properties`,
  coreRelationship: `${open}/package/2006/relationships/metadata/core-properties`,
} as const;

/** An element with its single value, `<w:name w:val="…"/>`. */
export function value(name: string, content: string | number): XmlElement {
  return element(`w:${name}`, { 'w:val': content });
}

/** A paragraph in a named style. @param properties elements of w:pPr after the style, in the order of the schema. */
export function paragraph(
  style: StyleKey,
  children: readonly XmlChild[],
  properties: readonly XmlElement[] = [],
): XmlElement {
  return element('w:p', {}, element('w:pPr', {}, value('pStyle', paragraphId(style)), ...properties), ...children);
}

/** Id of a paragraph style. */
export function paragraphId(key: StyleKey): string {
  return paragraphStyles[key].docx[0];
}

/** Points → twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Points → English Metric Units. */
export function emus(points: number): number {
  return Math.round(points * 12_700);
}

/** `#1a1a1a` → `1A1A1A`. */
export function hex(colour: string): string {
  return colour.slice(1).toUpperCase();
}
