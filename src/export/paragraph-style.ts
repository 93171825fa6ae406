/** What a named paragraph style of an office file can say. Lengths in points. */

/** Everything that is not said comes from the parent. */
export interface ParagraphStyle {
  /** Name in an ODT; blanks allowed. */
  odt: string;
  /** Id and name in a DOCX. */
  docx: readonly [id: string, name: string];
  /** The name that people read, where the style is ours. */
  title?: string;
  /** The style it takes everything else from; `text` unless told. */
  parent?: StyleKey;
  /** The style of the paragraph after it when somebody presses Enter; itself unless told. */
  next?: StyleKey;
  size?: number;
  bold?: boolean;
  ink?: string;
  before?: number;
  after?: number;
  /** Height of a line as a share of what the font asks for. */
  line?: number;
  /** Indent of the whole paragraph, and how far its first line stands out to the left. */
  left?: number;
  hanging?: number;
  keepNext?: boolean;
  newPage?: boolean;
  /** Level in the outline, 1 to 5. */
  outline?: number;
  hyphenate?: boolean;
  centred?: boolean;
  /** Where only one of the formats has use for it. */
  only?: 'docx' | 'odt';
  /**
   * One tab stop, measured from the left margin. Dots lead to it in an ODT only: Word shows no page number there before it prints. A line
   * leads to it where somebody writes; a border below would be left out of the structure when LibreOffice makes a PDF/UA.
   */
  tab?: { at: number; align: 'left' | 'right'; leader?: 'dots' | 'line' };
}

/** Our own names of the styles; both formats have others. */
export type StyleKey =
  | 'standard'
  | `text${'' | 'Kept'}`
  | 'heading'
  | `heading${1 | 2 | 3 | 4 | 5}`
  | `heading${2 | 3}NewPage`
  | 'pageBreak'
  | 'status'
  | 'lead'
  | 'small'
  | 'gap'
  | 'end'
  | 'shapeText'
  | 'header'
  | 'footer'
  | `${'bullet' | 'number' | 'quoteItem'}${'' | 'End'}`
  | 'asideTitle'
  | 'asideText'
  | 'quote'
  | 'quoteSmall'
  | 'entry'
  | 'question'
  | 'help'
  | `writeLine${'' | 'End'}`
  | `check${'' | 'Kept' | 'End'}`
  | 'cell'
  | 'cellHead'
  | 'caption'
  | 'tableCaption'
  | 'figure'
  | 'figureWithCaption'
  | 'contentsTitle'
  | `contents${1 | 2 | 3 | 4}`;
