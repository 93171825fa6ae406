/** Text → the inline elements of ODF. */
import type { Span, Text } from '../../model/document.ts';
import type { Outline, Target } from '../outline.ts';
import type { StyleKey } from '../paragraph-style.ts';
import { pieces, runsOf } from '../runs.ts';
import { element, type XmlChild, type XmlElement } from '../xml.ts';
import { paragraphName } from './names.ts';

/** A paragraph in a named style. */
export function paragraph(style: StyleKey, ...children: readonly XmlChild[]): XmlElement {
  return element('text:p', { 'text:style-name': paragraphName(style) }, ...children);
}

/** A text as spans and links. */
export function inline(text: Text, outline: Outline): XmlChild[] {
  return runsOf(text, outline).flatMap(({ target, spans }) => {
    const children = spans.flatMap(spanElements);
    return target && children.length > 0 ? [link(target, 'Internet_20_link', ...children)] : children;
  });
}

/** A link. @param style stored name of a character style. */
export function link(target: Target, style: string, ...children: readonly XmlChild[]): XmlElement {
  const address = target.kind === 'inside' ? `#${target.anchor}` : target.address;
  return element(
    'text:a',
    {
      ...{ 'xlink:type': 'simple', 'xlink:href': address, 'text:style-name': style },
      'text:visited-style-name': style,
    },
    ...children,
  );
}

/** A strong piece of text. */
export function strong(text: string): XmlElement {
  return element('text:span', { 'text:style-name': 'Strong_20_Emphasis' }, ...words(text));
}

/** An emphasized piece of text. */
export function emphasis(text: string): XmlElement {
  return element('text:span', { 'text:style-name': 'Emphasis' }, ...words(text));
}

/** Text whose line breaks, tabs and repeated blanks survive. */
export function words(text: string): XmlChild[] {
  return pieces(text).map((piece) => {
    if (piece === '\n') return element('text:line-break');
    if (piece === '\t') return element('text:tab');
    return piece.startsWith(' ') && piece.trim() === '' && piece !== ' '
      ? element('text:s', { 'text:c': piece.length })
      : piece;
  });
}

function spanElements(span: Span): readonly XmlChild[] {
  const marks = [
    ...(span.strong ? ['Strong_20_Emphasis'] : []),
    ...(span.emphasis ? ['Emphasis'] : []),
    ...(span.code ? ['Source_20_Text'] : []),
  ];
  const inner = words(span.text);
  return inner.length === 0 ? [] : marked(marks, inner);
}

function marked([mark, ...rest]: readonly string[], children: readonly XmlChild[]): readonly XmlChild[] {
  return mark === undefined ? children : [element('text:span', { 'text:style-name': mark }, ...marked(rest, children))];
}
