/** Document → OpenDocument text (ODF 1.3). */
import type { Document } from '../model/document.ts';
import { blockElements } from './odt/blocks.ts';
import { namespaces } from './odt/names.ts';
import { fontFaces, stylesPart } from './odt/styles.ts';
import { tableStyles } from './odt/table.ts';
import { paragraph, words } from './odt/text.ts';
import type { Writing } from './odt/writing.ts';
import { outlineOf } from './outline.ts';
import { levelLine } from './words.ts';
import { element, type XmlElement, xmlFile } from './xml.ts';
import { zip } from './zip.ts';

/** A file with named styles, without author, dates or program. The same document gives the same bytes. */
export function toOdt(document: Document): Uint8Array {
  const writing: Writing = {
    document,
    outline: outlineOf(document),
    automatic: tableStyles(),
    pictures: new Map(),
    tables: 0,
    contents: 0,
  };
  const content = contentPart(writing);
  const pictures = [...writing.pictures];
  return zip(
    {
      mimetype: mime,
      'META-INF/manifest.xml': xmlFile(manifest(pictures.map(([path, { mime }]) => [path, mime]))),
      'content.xml': xmlFile(content),
      'styles.xml': xmlFile(stylesPart(document)),
      'meta.xml': xmlFile(metaPart(document)),
      ...Object.fromEntries(pictures.map(([path, { content }]) => [path, content])),
    },
    // The first entry must be readable at a fixed place without unpacking (ODF 1.3, part 2, section 3.3).
    ['mimetype', ...pictures.map(([path]) => path).filter((path) => path.endsWith('.png'))],
  );
}

const mime = 'application/vnd.oasis.opendocument.text';

function contentPart(writing: Writing): XmlElement {
  const { title, status, tlp, blocks } = writing.document;
  // LibreOffice would put a whole empty line behind a table at the end, and an empty page behind a full one.
  const endsWithTable = ['table', 'aside'].includes(blocks.at(-1)?.kind ?? '');
  const body = [
    element('text:h', { 'text:style-name': 'Heading_20_1', 'text:outline-level': 1 }, ...words(title)),
    ...(status ? [paragraph('status', ...words(status))] : []),
    ...(tlp ? [paragraph('small', levelLine(tlp))] : []),
    ...blockElements(blocks, writing),
    ...(endsWithTable ? [paragraph('end')] : []),
  ];
  return element(
    'office:document-content',
    { ...namespaces, 'office:version': '1.3' },
    fontFaces(),
    element('office:automatic-styles', {}, ...writing.automatic),
    element('office:body', {}, element('office:text', {}, ...body)),
  );
}

function metaPart({ name }: Document): XmlElement {
  return element(
    'office:document-meta',
    { ...namespaces, 'office:version': '1.3' },
    element('office:meta', {}, element('dc:title', {}, name), element('dc:language', {}, 'de-DE')),
  );
}

function manifest(pictures: readonly (readonly [path: string, mime: string])[]): XmlElement {
  const files: readonly (readonly [path: string, mime: string])[] = [
    ...(['content.xml', 'styles.xml', 'meta.xml'] as const).map((path) => [path, 'text/xml'] as const),
    ...pictures,
  ];
  return element(
    'manifest:manifest',
    { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
    element('manifest:file-entry', {
      ...{ 'manifest:full-path': '/', 'manifest:version': '1.3', 'manifest:media-type': mime },
    }),
    ...files.map(([path, type]) =>
      element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type }),
    ),
  );
}
