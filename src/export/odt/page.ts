/** The page of an ODT and what runs above and below its text. */
import type { Document } from '../../model/document.ts';
import { tlpLabels } from '../../model/tlp.ts';
import { page } from '../sheet.ts';
import { pageWords } from '../words.ts';
import { element, type XmlElement } from '../xml.ts';
import { points } from './names.ts';

/** A4 with the margins of DIN 5008. The running lines stand between the edge of the paper and the text. */
export function pageLayout(): XmlElement {
  const running = (side: 'bottom' | 'top', height: number) =>
    element('style:header-footer-properties', { 'fo:min-height': points(height), [`fo:margin-${side}`]: '12pt' });
  return element(
    'style:page-layout',
    { 'style:name': 'Page' },
    element('style:page-layout-properties', {
      ...{ 'fo:page-width': '210mm', 'fo:page-height': '297mm', 'style:print-orientation': 'portrait' },
      ...{ 'fo:margin-left': '25mm', 'fo:margin-right': '20mm' },
      ...{ 'fo:margin-top': points(page.header), 'fo:margin-bottom': points(page.footer) },
    }),
    element('style:header-style', {}, running('bottom', page.margin.top - page.header)),
    element('style:footer-style', {}, running('top', page.margin.bottom - page.footer)),
  );
}

/** The page that every page is: the name above the text, the page number below it, and the level in both places, as FIRST wants it. */
export function masterPage({ name, tlp }: Document): XmlElement {
  const level = tlp
    ? [element('text:tab'), element('text:span', { 'text:style-name': 'TLP_20_label' }, tlpLabels[tlp])]
    : [];
  return element(
    'style:master-page',
    { 'style:name': 'Standard', 'style:page-layout-name': 'Page' },
    element('style:header', {}, element('text:p', { 'text:style-name': 'Header' }, name, ...level)),
    element(
      'style:footer',
      {},
      element(
        'text:p',
        { 'text:style-name': 'Footer' },
        ...[`${pageWords.page} `, element('text:page-number', { 'text:select-page': 'current' }, '1')],
        ...[` ${pageWords.of} `, element('text:page-count', {}, '1')],
        ...level,
      ),
    ),
  );
}
