/** Links: to an address outside, or to a heading of the same document. */
import type { PDFDocument, PdfReference } from 'pdfkit';
import { outsideAddress } from '../outline.ts';
import { cleanLine } from './characters.ts';

export interface Link {
  /** What is read out for it. */
  contents: string;
  to: { url: string } | { target: Target };
}

/** A heading that can be jumped to. */
export interface Target {
  title: string;
  level: number;
  /** Number of its page, from 1; known once the pages are made up. */
  page: number;
  /** Actions that jump here, written when the place is known. */
  waiting: PdfReference[];
  /** The place, as soon as it is drawn. */
  destination?: readonly unknown[];
}

/**
 * What a link of a Document leads to.
 * @returns undefined for what a file cannot follow (relative addresses, unknown headings) or must not (scripts): it stays plain text.
 */
export function linkOf(address: string, text: string, targets: ReadonlyMap<string, Target>): Link | undefined {
  const contents = cleanLine(text) || cleanLine(address);
  if (address.startsWith('#')) {
    const target = targets.get(address.slice(1));
    return target && contents !== '' ? { contents, to: { target } } : undefined;
  }
  const url = outsideAddress(address);
  return url === undefined ? undefined : { contents, to: { url } };
}

/** The action of a link's annotation. */
export function actionOf(link: Link, document: PDFDocument): PdfReference {
  if ('url' in link.to) {
    const action = document.ref({ S: 'URI', URI: new String(link.to.url) });
    action.end();
    return action;
  }
  const action = document.ref({ S: 'GoTo' });
  link.to.target.waiting.push(action);
  return action;
}

/** Writes the actions that waited. To be called when all is drawn. */
export function endActions(targets: Iterable<Target>): void {
  for (const { waiting, destination } of targets) {
    for (const action of waiting) {
      action.data['D'] = destination ?? [];
      action.end();
    }
  }
}
