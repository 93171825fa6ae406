/** word/styles.xml. */
import { paragraphStyles } from '../office-styles.ts';
import type { ParagraphStyle } from '../paragraph-style.ts';
import { ink, type } from '../sheet.ts';
import { element, type XmlElement } from '../xml.ts';
import { hex, namespaces, paragraphId, twips, value } from './names.ts';
import { numberingOf } from './numbering.ts';
import { marks } from './text.ts';

/** All styles; the same for every document. */
export function stylesPart(): XmlElement {
  return element(
    'w:styles',
    namespaces,
    defaults(),
    ...Object.values(paragraphStyles)
      .filter(({ only }) => only !== 'odt')
      .map(paragraphStyle),
    defaultCharacterStyle,
    ...characterStyles(),
    ...tableStyles(),
  );
}

const fonts = element('w:rFonts', { 'w:ascii': 'Arial', 'w:hAnsi': 'Arial', 'w:eastAsia': 'Arial', 'w:cs': 'Arial' });

function defaults(): XmlElement {
  const run = [fonts, ...size(10.5), element('w:lang', { 'w:val': 'de-DE', 'w:eastAsia': 'de-DE', 'w:bidi': 'ar-SA' })];
  return element(
    'w:docDefaults',
    {},
    element('w:rPrDefault', {}, element('w:rPr', {}, ...run)),
    element('w:pPrDefault'),
  );
}

/** Styles that Word brings along; it knows them by these ids and shows their names in its own language. */
const builtIn = /^(Normal|BodyText|Heading\d|ListBullet|ListNumber|Quote|Caption|Header|Footer|TOC\d|TOCHeading)$/;

function paragraphStyle(style: ParagraphStyle): XmlElement {
  const { docx, parent = 'text', next } = style;
  const [id, name] = docx;
  const base = style === paragraphStyles.standard;
  return element(
    'w:style',
    {
      ...{ 'w:type': 'paragraph', 'w:default': base ? 1 : undefined },
      ...{ 'w:customStyle': builtIn.test(id) ? undefined : 1, 'w:styleId': id },
    },
    value('name', name),
    ...(base ? [] : [value('basedOn', paragraphId(parent))]),
    ...(next ? [value('next', paragraphId(next))] : []),
    element('w:qFormat'),
    element('w:pPr', {}, ...paragraphProperties(style)),
    element('w:rPr', {}, ...characterProperties(style)),
  );
}

/** In the order of the schema, CT_PPrBase: Word does not open a file with another one. */
function paragraphProperties(style: ParagraphStyle): XmlElement[] {
  const { before, after, line, left, hanging, tab } = style;
  const numbering = numberingOf(style);
  const base = style === paragraphStyles.standard;
  const spaced = before !== undefined || after !== undefined || line !== undefined;
  const indented = left !== undefined || hanging !== undefined;
  return [
    ...flag('keepNext', style.keepNext),
    ...flag('pageBreakBefore', style.newPage),
    ...(base ? [element('w:widowControl')] : []),
    ...(numbering === undefined ? [] : [element('w:numPr', {}, value('numId', numbering))]),
    ...(tab ? [element('w:tabs', {}, tabStop(tab))] : []),
    ...flag('suppressAutoHyphens', base ? true : style.hyphenate === undefined ? undefined : !style.hyphenate),
    ...(spaced
      ? [
          element('w:spacing', {
            'w:before': before === undefined ? undefined : twips(before),
            'w:after': after === undefined ? undefined : twips(after),
            'w:line': line === undefined ? undefined : Math.round(line * 240),
            'w:lineRule': line === undefined ? undefined : 'auto',
          }),
        ]
      : []),
    ...(indented
      ? [
          element('w:ind', {
            'w:left': left === undefined ? undefined : twips(left),
            'w:hanging': hanging === undefined ? undefined : twips(hanging),
          }),
        ]
      : []),
    ...(style.centred ? [value('jc', 'center')] : []),
    ...(style.outline === undefined ? [] : [value('outlineLvl', style.outline - 1)]),
  ];
}

function tabStop({ at, align, leader }: NonNullable<ParagraphStyle['tab']>): XmlElement {
  const line = leader === 'line' ? 'underscore' : undefined;
  return element('w:tab', { 'w:val': align, 'w:leader': line, 'w:pos': twips(at) });
}

function characterProperties({ bold, ink: colour, size: points }: ParagraphStyle): XmlElement[] {
  return [
    ...(bold ? [element('w:b'), element('w:bCs')] : []),
    ...(colour ? [value('color', hex(colour))] : []),
    ...(points ? size(points) : []),
  ];
}

/** @param on nothing is said where the parent decides. */
function flag(name: string, on: boolean | undefined): XmlElement[] {
  return on === undefined ? [] : [on ? element(`w:${name}`) : value(name, 0)];
}

function size(points: number): XmlElement[] {
  return [value('sz', Math.round(points * 2)), value('szCs', Math.round(points * 2))];
}

const defaultCharacterStyle = element(
  'w:style',
  { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
  ...[value('name', 'Default Paragraph Font'), value('uiPriority', 1), element('w:semiHidden')],
);

/** What each mark looks like, in the order of CT_RPr. */
const looks: Readonly<Record<(typeof marks)[number]['id'], readonly XmlElement[]>> = {
  HTMLCode: [element('w:rFonts', { 'w:ascii': 'Courier New', 'w:hAnsi': 'Courier New', 'w:cs': 'Courier New' })],
  Strong: [element('w:b'), element('w:bCs')],
  Emphasis: [element('w:i'), element('w:iCs')],
  Hyperlink: [value('color', hex(ink.accent)), value('u', 'single')],
};

function characterStyles(): XmlElement[] {
  const names = { Hyperlink: 'Hyperlink', Strong: 'Strong', Emphasis: 'Emphasis', HTMLCode: 'HTML Code' };
  const combined = Array.from({ length: 15 }, (_, index) => marks.filter((_mark, bit) => ((index + 1) >> bit) & 1));
  const symbols = element('w:rFonts', {
    ...{ 'w:ascii': symbolFont, 'w:hAnsi': symbolFont, 'w:eastAsia': symbolFont, 'w:cs': symbolFont },
  });
  return [
    ...combined.map((together) => {
      const [first, ...others] = together;
      const look = Object.entries(looks).flatMap(([id, parts]) =>
        together.some((mark) => mark.id === id) ? parts : [],
      );
      const name =
        others.length === 0 && first ? names[first.id] : `Zeichen ${together.map(({ word }) => word).join(' ')}`;
      return character(together.map(({ id }) => id).join(''), name, look, others.length > 0);
    }),
    character('PlaceholderText', 'Placeholder Text', [value('color', hex(ink.muted)), ...size(9)], false),
    character(
      'TlpLabel',
      'TLP-Stufe',
      [...looks.Strong, value('color', hex(ink.text)), ...size(type.tlpMark.size)],
      true,
    ),
    character('CheckMark', 'Zeichen Kästchen', [symbols], true),
  ];
}

/** Has both states of a check mark; on every Windows since 7. */
export const symbolFont = 'Segoe UI Symbol';

function character(id: string, name: string, look: readonly XmlElement[], custom: boolean): XmlElement {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': custom ? 1 : undefined, 'w:styleId': id },
    ...[value('name', name), value('basedOn', 'DefaultParagraphFont'), element('w:rPr', {}, ...look)],
  );
}

function tableStyles(): XmlElement[] {
  const line = (name: string) =>
    element(`w:${name}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': hex(ink.line) });
  const tinted = element(
    'w:tcPr',
    {},
    element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(ink.tint) }),
  );
  const bar = { 'w:val': 'single', 'w:sz': 18, 'w:space': 0, 'w:color': hex(ink.accent) };
  return [
    table('TableNormal', 'Normal Table', undefined, [margins(0, 5.4, 0, 5.4)]),
    table('TableGrid', 'Table Grid', 'TableNormal', [
      element('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line)),
    ]),
    table(
      'HeadedTable',
      'Tabelle mit Kopfzeile',
      'TableGrid',
      [margins(4, 4, 4, 4)],
      [
        element(
          'w:tblStylePr',
          { 'w:type': 'firstRow' },
          ...[element('w:rPr', {}, element('w:b'), element('w:bCs')), element('w:tblPr'), tinted],
        ),
        element('w:tblStylePr', { 'w:type': 'firstCol' }, element('w:rPr', {}, element('w:b'), element('w:bCs'))),
      ],
    ),
    table(
      'AsideTable',
      'Kasten',
      'TableNormal',
      [element('w:tblBorders', {}, element('w:left', bar)), margins(3, 9, 2, 9)],
      [tinted],
    ),
  ];
}

function margins(top: number, left: number, bottom: number, right: number): XmlElement {
  const side = (name: string, points: number) => element(`w:${name}`, { 'w:w': twips(points), 'w:type': 'dxa' });
  return element(
    'w:tblCellMar',
    {},
    ...[side('top', top), side('left', left), side('bottom', bottom), side('right', right)],
  );
}

function table(
  id: string,
  name: string,
  parent: string | undefined,
  properties: readonly XmlElement[],
  parts: readonly XmlElement[] = [],
): XmlElement {
  return element(
    'w:style',
    {
      ...{ 'w:type': 'table', 'w:default': parent ? undefined : 1 },
      ...{ 'w:customStyle': /^Table/.test(id) ? undefined : 1, 'w:styleId': id },
    },
    value('name', name),
    ...(parent ? [value('basedOn', parent)] : [value('uiPriority', 99), element('w:semiHidden')]),
    element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), ...properties),
    ...parts,
  );
}
