/**
 * The fields of a fillable document (AcroForm). Written by hand: pdfkit 0.20 knows neither the text that is read out (TU) nor the place
 * in the structure for a field (its issue 1803).
 */
import type { PDFDocument, PdfReference, StructElement } from 'pdfkit';
import { cleanLine } from './characters.ts';
import type { Box, Pen } from './pen.ts';

export interface Form {
  /** @param name of the field in the file, made unique. @param label is read out. */
  text(
    pen: Pen,
    element: StructElement,
    box: Box,
    field: { name: string; label: string; size: number; lines: number },
  ): void;
  check(pen: Pen, element: StructElement, box: Box, field: { name: string; label: string; checked: boolean }): void;
}

/** @param font a simple font with WinAnsi encoding, whole and embedded: viewers set with it what a person types. */
export function createForm(document: PDFDocument, font: PdfReference): Form {
  const fonts = { [fontName]: font };
  const fields: PdfReference[] = [];
  // pdfkit ends this object, and looks for its own list of fonts when it does. No NeedAppearances: every field brings its own look,
  // and Acrobat would ask on closing whether to save a file that nobody changed.
  document._root.data['AcroForm'] = document.ref({ Fields: fields, DA: appearance(10), DR: { Font: fonts } });
  document._acroform = { fonts, defaultFont: fontName };

  const names = new Set<string>();
  const unique = (wanted: string): string => {
    // A full stop would make a tree of fields.
    const base =
      cleanLine(wanted)
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .slice(0, 100) || 'feld';
    let name = base;
    for (let count = 2; names.has(name); count++) name = `${base}-${count}`;
    names.add(name);
    return name;
  };
  const look = ({ width, height }: Box, operators: string): PdfReference => {
    const form = document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: { Font: fonts },
    });
    form.end(operators);
    return form;
  };
  const add = (pen: Pen, element: StructElement, { x, y, width, height }: Box, field: Record<string, unknown>) => {
    document.annotate(x, y, width, height, { Subtype: 'Widget', F: 4, ...field, structParent: element });
    const widget = document.page.annotations.at(-1);
    if (widget) fields.push(widget);
    pen.endWithPage(element);
  };

  return {
    text(pen, element, box, { name, label, size, lines }) {
      add(pen, element, box, {
        FT: 'Tx',
        T: new String(unique(name)),
        TU: new String(cleanLine(label) || 'Feld'),
        DA: appearance(size),
        ...(lines > 1 ? { Ff: multiline } : {}),
        AP: { N: look(box, '/Tx BMC EMC') },
      });
    },
    check(pen, element, box, { name, label, checked }) {
      const { width: w, height: h } = box;
      const state = checked ? 'Ja' : 'Off';
      add(pen, element, box, {
        FT: 'Btn',
        T: new String(unique(name)),
        TU: new String(cleanLine(label) || 'Feld'),
        MK: { CA: new String('4') },
        AP: { N: { Ja: look(box, tick(w, h)), Off: look(box, 'q Q') } },
        AS: state,
        V: state,
      });
    },
  };
}

const fontName = 'Fira';
const multiline = 1 << 12;

/** How a viewer sets what is typed. */
function appearance(size: number) {
  return new String(`/${fontName} ${size} Tf 0.1 g`);
}

/** A tick of two strokes. */
function tick(width: number, height: number): string {
  const points = [
    [0.22, 0.52],
    [0.42, 0.28],
    [0.8, 0.78],
  ].map(([x = 0, y = 0]) => `${(x * width).toFixed(2)} ${(y * height).toFixed(2)}`);
  return `q 1.4 w 1 J 1 j 0.1 G ${points[0]} m ${points[1]} l ${points[2]} l S Q`;
}
