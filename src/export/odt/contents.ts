/**
 * Contents → a table of contents that LibreOffice can update. Nobody knows the page numbers before the pages are made up: each is a
 * reference to the bookmark, which the program that opens the file works out.
 */
import type { Contents } from '../../model/document.ts';
import { paragraphStyles, type StyleKey } from '../office-styles.ts';
import { element, type XmlElement } from '../xml.ts';
import { paragraphName } from './names.ts';
import { link, paragraph, words } from './text.ts';
import type { Writing } from './writing.ts';

export function contentsElement(contents: Contents, writing: Writing): XmlElement {
  writing.contents += 1;
  const name = `Inhalt${writing.contents}`;
  const levels = Array.from({ length: contents.depth - 1 }, (_, index) => index + 1);
  return element(
    'text:table-of-content',
    { 'text:name': name, 'text:protected': 'true' },
    element(
      'text:table-of-content-source',
      {
        // The title is the only heading of level 1 and is not listed: level 1 of the table are headings of level 2.
        ...{ 'text:outline-level': contents.depth - 1, 'text:use-outline-level': 'false' },
        ...{ 'text:use-index-marks': 'false', 'text:use-index-source-styles': 'true' },
      },
      element('text:index-title-template', { 'text:style-name': 'Contents_20_Heading' }, contents.title),
      ...levels.map(entryTemplate),
      ...levels.map(sourceStyles),
    ),
    element(
      'text:index-body',
      {},
      element(
        'text:index-title',
        { 'text:name': `${name}_Titel` },
        paragraph('contentsTitle', ...words(contents.title)),
      ),
      ...writing.outline.entriesOf(contents).map(({ heading, anchor }) =>
        paragraph(
          contentsStyle(heading.level - 1),
          link({ kind: 'inside', anchor }, 'Index_20_Link', ...words(heading.text)),
          // Outside the link: inside it, LibreOffice would write a second link that no reader of a PDF can reach.
          element('text:tab'),
          element('text:bookmark-ref', { 'text:reference-format': 'page', 'text:ref-name': anchor }),
        ),
      ),
    ),
  );
}

function contentsStyle(level: number): StyleKey {
  return level <= 1 ? 'contents1' : level === 2 ? 'contents2' : level === 3 ? 'contents3' : 'contents4';
}

function entryTemplate(level: number): XmlElement {
  return element(
    'text:table-of-content-entry-template',
    { 'text:outline-level': level, 'text:style-name': paragraphName(contentsStyle(level)) },
    element('text:index-entry-link-start', { 'text:style-name': 'Index_20_Link' }),
    element('text:index-entry-text'),
    element('text:index-entry-tab-stop', { 'style:type': 'right', 'style:leader-char': '.' }),
    element('text:index-entry-page-number'),
    element('text:index-entry-link-end'),
  );
}

function sourceStyles(level: number): XmlElement {
  const keys = (Object.keys(paragraphStyles) as StyleKey[]).filter((key) => paragraphStyles[key].outline === level + 1);
  return element(
    'text:index-source-styles',
    { 'text:outline-level': level },
    ...keys.map((key) => element('text:index-source-style', { 'text:style-name': paragraphName(key) })),
  );
}
