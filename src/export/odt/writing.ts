import type { Document } from '../../model/document.ts';
import type { Outline } from '../outline.ts';
import type { XmlElement } from '../xml.ts';

/** What comes together while a document is written: parts that stand elsewhere in the package than the text. */
export interface Writing {
  readonly document: Document;
  readonly outline: Outline;
  /** Automatic styles of tables. */
  readonly automatic: XmlElement[];
  /** Pictures by their path in the package. */
  readonly pictures: Map<string, { mime: string; content: Uint8Array | string }>;
  /** How many tables and tables of contents there are so far. */
  tables: number;
  contents: number;
}
