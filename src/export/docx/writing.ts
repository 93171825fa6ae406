import type { Document } from '../../model/document.ts';
import type { Outline } from '../outline.ts';
import type { XmlElement } from '../xml.ts';

/** What comes together while a document is written: parts that stand elsewhere in the package than the text. */
export interface Writing {
  readonly document: Document;
  readonly outline: Outline;
  /** Addresses of links → their relationship. */
  readonly links: Map<string, string>;
  /** Pictures by their path below `word/`, each with its relationship. */
  readonly pictures: Map<string, { id: string; png: Uint8Array }>;
  /** Numberings of ordered lists; each starts anew. */
  readonly numberings: XmlElement[];
  /** The next free number of a bookmark, a content control or a drawing: each must be there once only. */
  nextId: number;
}

/** A number nobody else in the document has. */
export function freeId(writing: Writing): number {
  writing.nextId += 1;
  return writing.nextId;
}
