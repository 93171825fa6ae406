// What the PDF exporter uses of pdfkit 0.20.2, which ships no types. Names with an underscore are pdfkit's own affairs: each use says why.
declare module 'pdfkit' {
  export type PdfName = string;

  export interface PdfReference {
    data: Record<string, unknown>;
    write(chunk: Uint8Array | string): void;
    end(chunk?: Uint8Array | string): void;
  }

  export interface StructContent {
    readonly refs: readonly unknown[];
  }

  export interface StructElement {
    readonly dictionary: PdfReference;
    add(child: StructElement | StructContent): StructElement;
    end(): void;
  }

  export interface StructOptions {
    alt?: string;
    scope?: 'Column' | 'Row';
  }

  export interface Glyph {
    advanceWidth: number;
  }

  export interface EmbeddedFont {
    readonly ascender: number;
    readonly descender: number;
    readonly font: {
      readonly characterSet: readonly number[];
      readonly capHeight: number;
      readonly xHeight: number;
      readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
      glyphForCodePoint(codePoint: number): Glyph;
    };
    widthOfString(text: string, size: number): number;
  }

  export interface PdfPage {
    readonly dictionary: PdfReference;
    readonly annotations: PdfReference[];
    readonly xobjects: Record<string, PdfReference>;
  }

  export interface OutlineItem {
    readonly outlineData: Record<string, unknown>;
    addItem(title: string, options?: { expanded?: boolean }): OutlineItem;
  }

  export class PDFDocument {
    constructor(options: Record<string, unknown>);
    info: Record<string, unknown>;
    readonly page: PdfPage;
    readonly outline: OutlineItem;
    readonly _root: PdfReference;
    readonly _font: EmbeddedFont;
    _acroform?: { fonts: Record<string, PdfReference>; defaultFont: string };
    _addInfo: () => void;
    addPage(): this;
    end(): void;
    ref(data?: Record<string, unknown>): PdfReference;
    appendXML(xml: string): void;
    registerFont(name: string, source: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(
      text: string,
      x: number,
      y: number,
      options: { lineBreak: false; baseline: 'alphabetic'; textWidth: number; wordCount: number },
    ): this;
    struct(type: string, options?: StructOptions): StructElement;
    addStructure(element: StructElement): this;
    markStructureContent(tag: string): StructContent;
    markContent(
      tag: 'Artifact' | 'Span',
      options: { type?: 'Layout' | 'Pagination'; attached?: readonly string[]; actual?: string },
    ): this;
    endMarkedContent(): this;
    annotate(
      x: number,
      y: number,
      width: number,
      height: number,
      options: Record<string, unknown> & { structParent: StructElement },
    ): this;
    addContent(operators: string): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    rotate(degrees: number, options: { origin: [number, number] }): this;
    lineWidth(width: number): this;
    lineCap(style: 'butt' | 'round'): this;
    dash(length: number, options: { space: number }): this;
    undash(): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    ellipse(x: number, y: number, radiusX: number, radiusY: number): this;
    polygon(...points: (readonly [number, number])[]): this;
    fill(colour?: string): this;
    stroke(colour?: string): this;
    fillAndStroke(fill: string, stroke: string): this;
    fillColor(colour: string): this;
  }
}

declare module 'pdfkit/output' {
  import type { PDFDocument } from 'pdfkit';
  /** To be called before the document is written to. */
  export function toBytes(document: PDFDocument): Promise<Uint8Array>;
}
