/** The page: its size and margins, what runs above and below the text, and the settings of the file. */
import type { Document } from '../../model/document.ts';
import { tlpLabels } from '../../model/tlp.ts';
import { page } from '../sheet.ts';
import { pageWords } from '../words.ts';
import { element, type XmlElement } from '../xml.ts';
import { namespaces, paragraph, twips, value } from './names.ts';
import { field, run, tab } from './text.ts';

/** The last element of the body. It refers to the header and the footer by their relationships. */
export function sectionProperties(): XmlElement {
  const { top, right, bottom, left } = page.margin;
  return element(
    'w:sectPr',
    {},
    element('w:headerReference', { 'w:type': 'default', 'r:id': 'header' }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': 'footer' }),
    element('w:pgSz', { 'w:w': twips(page.width), 'w:h': twips(page.height) }),
    element('w:pgMar', {
      ...{ 'w:top': twips(top), 'w:right': twips(right), 'w:bottom': twips(bottom), 'w:left': twips(left) },
      ...{ 'w:header': twips(page.header), 'w:footer': twips(page.footer), 'w:gutter': 0 },
    }),
  );
}

/** Name on the left, level of confidentiality on the right. */
export function headerPart({ name, tlp }: Document): XmlElement {
  return element('w:hdr', namespaces, paragraph('header', [...run(name), ...level(tlp)]));
}

/** „Seite 1 von 7“, counted by Word, and the level once more, as FIRST wants it. */
export function footerPart({ tlp }: Document): XmlElement {
  return element(
    'w:ftr',
    namespaces,
    paragraph('footer', [
      ...[...run(`${pageWords.page} `), ...field('PAGE', run('1'))],
      ...[...run(` ${pageWords.of} `), ...field('NUMPAGES', run('1'))],
      ...level(tlp),
    ]),
  );
}

function level(tlp: Document['tlp']): XmlElement[] {
  return tlp ? [tab(), ...run(tlpLabels[tlp], 'TlpLabel')] : [];
}

/** word/settings.xml; without `updateFields`, which would ask people a question on opening. */
export function settingsPart(): XmlElement {
  const compatibility = (name: string, setting: number) =>
    element('w:compatSetting', {
      ...{ 'w:name': name, 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': setting },
    });
  return element(
    'w:settings',
    namespaces,
    element('w:zoom', { 'w:percent': 100 }),
    value('defaultTabStop', 720),
    element('w:autoHyphenation'),
    value('consecutiveHyphenLimit', 3),
    value('characterSpacingControl', 'doNotCompress'),
    element(
      'w:compat',
      {},
      // 15 is Word 2013 and later: without it the file opens as one of an old version.
      compatibility('compatibilityMode', 15),
      compatibility('overrideTableStyleFontSizeAndJustification', 1),
      compatibility('enableOpenTypeFeatures', 1),
      compatibility('doNotFlipMirrorIndents', 1),
    ),
    element('w:themeFontLang', { 'w:val': 'de-DE' }),
    ...[value('decimalSymbol', ','), value('listSeparator', ';')],
  );
}
