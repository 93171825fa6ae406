/** Document → WordprocessingML (ECMA-376, transitional), which Word opens without mending. */
import type { Document } from '../model/document.ts';
import { blockElements } from './docx/blocks.ts';
import { namespaces, packageNamespaces, paragraph, relationships } from './docx/names.ts';
import { numberingPart } from './docx/numbering.ts';
import { footerPart, headerPart, sectionProperties, settingsPart } from './docx/page.ts';
import { stylesPart } from './docx/styles.ts';
import { run } from './docx/text.ts';
import type { Writing } from './docx/writing.ts';
import { outlineOf } from './outline.ts';
import { levelLine } from './words.ts';
import { element, type XmlElement, xmlFile } from './xml.ts';
import { zip } from './zip.ts';

/** A file with named styles, without author, dates or program. The same document gives the same bytes. */
export function toDocx(document: Document): Uint8Array {
  const writing: Writing = {
    document,
    outline: outlineOf(document),
    links: new Map(),
    pictures: new Map(),
    numberings: [],
    nextId: 0,
  };
  const main = mainPart(writing);
  const pictures = [...writing.pictures].map(([path, { png }]) => [`word/${path}`, png] as const);
  return zip(
    {
      '[Content_Types].xml': xmlFile(contentTypes()),
      '_rels/.rels': xmlFile(packageRelations()),
      'docProps/core.xml': xmlFile(coreProperties(document)),
      'word/document.xml': xmlFile(main),
      'word/_rels/document.xml.rels': xmlFile(mainRelations(writing)),
      'word/styles.xml': xmlFile(stylesPart()),
      'word/numbering.xml': xmlFile(numberingPart(writing)),
      'word/settings.xml': xmlFile(settingsPart()),
      'word/header1.xml': xmlFile(headerPart(document)),
      'word/footer1.xml': xmlFile(footerPart(document)),
      ...Object.fromEntries(pictures),
    },
    pictures.map(([path]) => path),
  );
}

/** Parts beside the text: file, relationship and content type share a word. */
const parts = [
  ['styles.xml', 'styles'],
  ['numbering.xml', 'numbering'],
  ['settings.xml', 'settings'],
  ['header1.xml', 'header'],
  ['footer1.xml', 'footer'],
] as const;

function mainPart(writing: Writing): XmlElement {
  const { title, status, tlp, blocks } = writing.document;
  return element(
    'w:document',
    namespaces,
    element(
      'w:body',
      {},
      paragraph('heading1', run(title)),
      ...(status ? [paragraph('status', run(status))] : []),
      ...(tlp ? [paragraph('small', run(levelLine(tlp)))] : []),
      ...blockElements(blocks, writing),
      sectionProperties(),
    ),
  );
}

function coreProperties({ name }: Document): XmlElement {
  return element(
    'cp:coreProperties',
    { 'xmlns:cp': packageNamespaces.core, 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    element('dc:title', {}, name),
    element('dc:language', {}, 'de-DE'),
  );
}

function contentTypes(): XmlElement {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const byEnding = (ending: string, type: string) => element('Default', { Extension: ending, ContentType: type });
  const part = (path: string, type: string) => element('Override', { PartName: path, ContentType: type });
  return element(
    'Types',
    { xmlns: packageNamespaces.types },
    byEnding('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
    byEnding('xml', 'application/xml'),
    byEnding('png', 'image/png'),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    part('/word/document.xml', `${word}.document.main+xml`),
    ...parts.map(([file, kind]) => part(`/word/${file}`, `${word}.${kind}+xml`)),
  );
}

function packageRelations(): XmlElement {
  return element(
    'Relationships',
    { xmlns: packageNamespaces.relationships },
    relation('document', `${relationships}/officeDocument`, 'word/document.xml'),
    relation('core', packageNamespaces.coreRelationship, 'docProps/core.xml'),
  );
}

function mainRelations({ links, pictures }: Writing): XmlElement {
  return element(
    'Relationships',
    { xmlns: packageNamespaces.relationships },
    ...parts.map(([file, kind]) => relation(kind, `${relationships}/${kind}`, file)),
    ...[...pictures].map(([path, { id }]) => relation(id, `${relationships}/image`, path)),
    ...[...links].map(([address, id]) => relation(id, `${relationships}/hyperlink`, address, 'External')),
  );
}

function relation(id: string, type: string, target: string, mode?: 'External'): XmlElement {
  return element('Relationship', { Id: id, Type: type, Target: target, TargetMode: mode });
}
