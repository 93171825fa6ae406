/**
 * Contents → a field that Word updates on request (F9). It is filled in already and not marked as outdated: that would greet people
 * with a question whenever they open the file. Page numbers are references that Word works out when it prints.
 */
import type { Contents } from '../../model/document.ts';
import { contentsStyle } from '../office-styles.ts';
import { element, type XmlElement } from '../xml.ts';
import { paragraph, value } from './names.ts';
import { field, fieldEnd, fieldStart, link, run, tab } from './text.ts';
import { freeId, type Writing } from './writing.ts';

/** A content control of the kind that Word offers to update. */
export function contentsElement(contents: Contents, writing: Writing): XmlElement {
  const entries = writing.outline.entriesOf(contents);
  // The title is the only heading of level 1 and is not listed. `\u` also finds the styles that begin a new page.
  const code = `TOC \\o "2-${contents.depth}" \\h \\z \\u`;
  const paragraphs = entries.map(({ heading, anchor }, index) =>
    paragraph(contentsStyle(heading.level), [
      ...(index === 0 ? fieldStart(code) : []),
      link({ kind: 'inside', anchor }, run(heading.text), writing),
      tab(),
      ...field(`PAGEREF ${anchor}`, []),
      ...(index === entries.length - 1 ? [fieldEnd()] : []),
    ]),
  );
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      value('id', freeId(writing)),
      element('w:docPartObj', {}, value('docPartGallery', 'Table of Contents'), element('w:docPartUnique')),
    ),
    element(
      'w:sdtContent',
      {},
      paragraph('contentsTitle', run(contents.title)),
      ...(paragraphs.length > 0 ? paragraphs : [paragraph('contents1', field(code, []))]),
    ),
  );
}
