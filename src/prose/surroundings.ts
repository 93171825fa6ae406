/** What the text of a page refers to. The caller gathers it; nothing in this folder reads a file. */
import type { Picture } from '../model/document.ts';

export interface Surroundings {
  /** Full address of the website with a slash at its end. */
  url: string;
  /** The chapters of the handbook by the address of their page from the site's base, for example `/leitfaden/formen/`. */
  chapters: ReadonlyMap<string, Chapter>;
  /** Web addresses that `<Verweis to="…">` names. */
  references: Readonly<Record<string, string>>;
  /** Pictures that `<Diagramm name="…">` names. */
  drawings: Readonly<Record<string, DiagramPicture>>;
  /** The value that `<Angabe field="…">` names, undefined where there is none. */
  value(field: string): string | number | undefined;
}

/** A page of the guide as a target of links. */
export interface Chapter {
  /** Id of its heading in the document. */
  id: string;
  /** Fragments of its headings on the website. */
  anchors: ReadonlySet<string>;
}

/** A process drawing as it goes to paper. */
export type DiagramPicture = Pick<Picture, 'png' | 'width' | 'height' | 'alt'>;
