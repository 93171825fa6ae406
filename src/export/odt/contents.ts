/**
 * Contents → a table of contents that LibreOffice can update. Nobody knows the page numbers before the pages are made up: each is a
 * reference to the bookmark, which the program that opens the file works out.
 */
import type { Contents } from '../../model/document.ts';
import { contentsStyle, paragraphStyles } from '../office-styles.ts';
import { element, type XmlElement } from '../xml.ts';
import { paragraphName, styleName } from './names.ts';
import { link, paragraph, words } from './text.ts';
import type { Writing } from './writing.ts';

/** A text:table-of-content with its entries. */
export function contentsElement(contents: Contents, writing: Writing): XmlElement {
  writing.contents += 1;
  const name = `Inhalt${writing.contents}`;
  const levels = ([2, 3, 4, 5] as const).filter((level) => level <= contents.depth);
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
          contentsStyle(heading.level),
          link({ kind: 'inside', anchor }, 'Index_20_Link', ...words(heading.text)),
          // Outside the link: inside it, LibreOffice would write a second link that no reader of a PDF can reach.
          element('text:tab'),
          element('text:bookmark-ref', { 'text:reference-format': 'page', 'text:ref-name': anchor }),
        ),
      ),
    ),
  );
}

/** Level of the headings that are listed; in the table itself it counts from 1. */
type Level = Contents['depth'];

function entryTemplate(level: Level): XmlElement {
  return element(
    'text:table-of-content-entry-template',
    { 'text:outline-level': level - 1, 'text:style-name': paragraphName(contentsStyle(level)) },
    element('text:index-entry-link-start', { 'text:style-name': 'Index_20_Link' }),
    element('text:index-entry-text'),
    element('text:index-entry-tab-stop', { 'style:type': 'right', 'style:leader-char': '.' }),
    element('text:index-entry-page-number'),
    element('text:index-entry-link-end'),
  );
}

function sourceStyles(level: Level): XmlElement {
  const sources = Object.values(paragraphStyles).filter(({ outline }) => outline === level);
  return element(
    'text:index-source-styles',
    { 'text:outline-level': level - 1 },
    ...sources.map(({ odt }) => element('text:index-source-style', { 'text:style-name': styleName(odt) })),
  );
}
