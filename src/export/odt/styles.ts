/** styles.xml: the named styles and the page. */
import type { Document } from '../../model/document.ts';
import { paragraphStyles, steps } from '../office-styles.ts';
import type { ParagraphStyle } from '../paragraph-style.ts';
import { ink, type } from '../sheet.ts';
import { deepestLevel, type Surrounding, surroundingLeft } from '../surroundings.ts';
import { element, type XmlAttributes, type XmlElement } from '../xml.ts';
import { listStyleName, namespaces, paragraphName, points, styleName } from './names.ts';
import { masterPage, pageLayout } from './page.ts';

/** All named styles, the page and what runs above and below the text. */
export function stylesPart(document: Document): XmlElement {
  return element(
    'office:document-styles',
    { ...namespaces, 'office:version': '1.3' },
    fontFaces(),
    element(
      'office:styles',
      {},
      ...defaults(),
      ...Object.values(paragraphStyles)
        .filter(({ only }) => only !== 'docx')
        .map(paragraphStyle),
      ...characterStyles.map(([name, look, title]) => characterStyle(name, look, title)),
      graphicStyle,
      outlineStyle(),
      ...(['body', 'quote'] as const).flatMap((around) => [listStyle(around, false), listStyle(around, true)]),
    ),
    element('office:automatic-styles', {}, pageLayout()),
    element('office:master-styles', {}, masterPage(document)),
  );
}

/** Font faces; both files of a text document declare them. Liberation Sans has the widths of Arial. */
export function fontFaces(): XmlElement {
  const face = (name: string, family: string, generic: string, pitch: string) =>
    element('style:font-face', {
      ...{ 'style:name': name, 'svg:font-family': family },
      ...{ 'style:font-family-generic': generic, 'style:font-pitch': pitch },
    });
  return element(
    'office:font-face-decls',
    {},
    face('Arial', "Arial, 'Liberation Sans'", 'swiss', 'variable'),
    face('Symbols', "'Segoe UI Symbol', OpenSymbol, 'DejaVu Sans'", 'system', 'variable'),
    face('Courier New', "'Courier New', 'Liberation Mono'", 'modern', 'fixed'),
  );
}

function defaults(): XmlElement[] {
  const text = {
    ...{ 'style:font-name': 'Arial', 'style:font-name-asian': 'Arial', 'style:font-name-complex': 'Arial' },
    ...{ 'fo:font-size': '10.5pt', 'style:font-size-asian': '10.5pt', 'style:font-size-complex': '10.5pt' },
    ...{ 'fo:language': 'de', 'fo:country': 'DE' },
    ...{ 'style:language-asian': 'none', 'style:country-asian': 'none' },
    ...{ 'style:language-complex': 'none', 'style:country-complex': 'none' },
    ...{ 'fo:hyphenate': 'false', 'fo:hyphenation-remain-char-count': 3, 'fo:hyphenation-push-char-count': 3 },
  };
  const paragraph = {
    'fo:orphans': 2,
    'fo:widows': 2,
    'style:tab-stop-distance': '36pt',
    'style:writing-mode': 'lr-tb',
  };
  const properties = (look: typeof paragraph) => element('style:paragraph-properties', look);
  return [
    element(
      'style:default-style',
      { 'style:family': 'paragraph' },
      properties(paragraph),
      element('style:text-properties', text),
    ),
    element('style:default-style', { 'style:family': 'graphic' }, element('style:text-properties', text)),
    element(
      'style:default-style',
      { 'style:family': 'table' },
      element('style:table-properties', { 'table:border-model': 'collapsing' }),
    ),
  ];
}

function paragraphStyle(style: ParagraphStyle): XmlElement {
  const { odt, title = odt, parent, next, outline, tab, size, bold } = style;
  const base = odt === 'Standard' ? undefined : paragraphName(parent ?? 'text');
  return element(
    'style:style',
    {
      ...{
        'style:name': styleName(odt),
        'style:display-name': title,
        'style:family': 'paragraph',
        'style:class': 'text',
      },
      ...{ 'style:parent-style-name': base, 'style:next-style-name': next && paragraphName(next) },
      'style:default-outline-level': outline,
    },
    element('style:paragraph-properties', spacing(style), ...(tab ? [tabStops(tab)] : [])),
    element('style:text-properties', {
      ...{
        'fo:font-size': size && points(size),
        'style:font-size-complex': size && points(size),
        'fo:color': style.ink,
      },
      ...(bold ? boldText : {}),
      'fo:hyphenate': style.hyphenate === undefined ? undefined : String(style.hyphenate),
    }),
  );
}

/** LibreOffice forgets what is inherited of a pair (above and below, left and first line) as soon as one of the two is given. */
function spacing(style: ParagraphStyle): XmlAttributes {
  const { before, after, left, hanging, line, keepNext, newPage } = style;
  const vertical = before !== undefined || after !== undefined;
  const horizontal = left !== undefined || hanging !== undefined;
  return {
    'fo:margin-top': vertical ? points(inherited(style, 'before')) : undefined,
    'fo:margin-bottom': vertical ? points(inherited(style, 'after')) : undefined,
    'fo:margin-left': horizontal ? points(inherited(style, 'left')) : undefined,
    'fo:text-indent': horizontal ? points(-inherited(style, 'hanging')) : undefined,
    'fo:line-height': line === undefined ? undefined : `${Math.round(line * 100)}%`,
    'fo:keep-with-next': keepNext === undefined ? undefined : keepNext ? 'always' : 'auto',
    'fo:break-before': newPage ? 'page' : undefined,
  };
}

function inherited(style: ParagraphStyle, key: 'before' | 'after' | 'left' | 'hanging'): number {
  return (
    style[key] ?? (style === paragraphStyles.standard ? 0 : inherited(paragraphStyles[style.parent ?? 'text'], key))
  );
}

function tabStops({ at, align, leader }: NonNullable<ParagraphStyle['tab']>): XmlElement {
  return element(
    'style:tab-stops',
    {},
    element('style:tab-stop', {
      'style:position': points(at),
      'style:type': align,
      ...(leader ? leaders[leader] : {}),
    }),
  );
}

const leaders = {
  dots: { 'style:leader-style': 'dotted', 'style:leader-text': '.' },
  line: { 'style:leader-style': 'solid', 'style:leader-text': '_' },
} as const;

const boldText = { 'fo:font-weight': 'bold', 'style:font-weight-asian': 'bold', 'style:font-weight-complex': 'bold' };
const italicText = {
  'fo:font-style': 'italic',
  'style:font-style-asian': 'italic',
  'style:font-style-complex': 'italic',
};
const underlined = { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' };

const characterStyles: readonly (readonly [name: string, look: Readonly<Record<string, string>>, title?: string])[] = [
  ['Strong Emphasis', boldText],
  ['Emphasis', italicText],
  ['Source Text', { 'style:font-name': 'Courier New', 'fo:language': 'zxx', 'fo:country': 'none' }],
  ['Internet link', { 'fo:color': ink.accent, ...underlined }, 'Internet Link'],
  ['Index Link', {}],
  ['Placeholder', { 'fo:color': ink.muted, 'fo:font-size': '9pt' }],
  ['TLP label', { ...boldText, 'fo:color': ink.text, 'fo:font-size': points(type.tlpMark.size) }, 'TLP-Stufe'],
  ['Check mark', { 'style:font-name': 'Symbols' }, 'Kästchen Zeichen'],
];

function characterStyle(name: string, look: Readonly<Record<string, string>>, title = name): XmlElement {
  return element(
    'style:style',
    { 'style:name': styleName(name), 'style:display-name': title, 'style:family': 'text' },
    element('style:text-properties', look),
  );
}

/** Pictures stand in their paragraph like a letter: they never swim away from it. */
const graphicStyle = element(
  'style:style',
  { 'style:name': 'Graphics', 'style:family': 'graphic' },
  element('style:graphic-properties', {
    ...{ 'text:anchor-type': 'as-char', 'svg:x': '0pt', 'svg:y': '0pt', 'fo:margin': '0pt' },
    ...{ 'style:vertical-pos': 'top', 'style:vertical-rel': 'baseline', 'style:wrap': 'none' },
  }),
);

function outlineStyle(): XmlElement {
  const levels = Array.from({ length: 10 }, (_, index) =>
    element('text:outline-level-style', { 'text:level': index + 1, 'style:num-format': '' }),
  );
  return element('text:outline-style', { 'style:name': 'Outline' }, ...levels);
}

function listStyle(around: Surrounding, ordered: boolean): XmlElement {
  const levels = Array.from({ length: deepestLevel + 1 }, (_, index) => {
    const label = element('style:list-level-label-alignment', {
      ...{ 'text:label-followed-by': 'listtab', 'fo:text-indent': points(-steps.list) },
      'fo:margin-left': points(surroundingLeft[around] + steps.list * (index + 1)),
    });
    const place = element(
      'style:list-level-properties',
      { 'text:list-level-position-and-space-mode': 'label-alignment' },
      label,
    );
    return ordered
      ? element(
          'text:list-level-style-number',
          { 'text:level': index + 1, 'style:num-format': '1', 'style:num-suffix': '.' },
          place,
        )
      : element(
          'text:list-level-style-bullet',
          { 'text:level': index + 1, 'text:bullet-char': index % 2 === 0 ? '•' : '–' },
          place,
          element('style:text-properties', { 'style:font-name': 'Arial' }),
        );
  });
  const name = listStyleName(around, ordered);
  return element('text:list-style', { 'style:name': styleName(name), 'style:display-name': name }, ...levels);
}
