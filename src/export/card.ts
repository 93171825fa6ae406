/**
 * A card for the wallet: one side of A4, folded twice to A6. Folded first across, then along, both times with the print outside, it shows
 * the first panel in front, the second and third inside, the fourth behind. A tagged PDF like every other of ours.
 */
import { toBytes } from 'pdfkit/output';
import type { FoldedPanels } from '../model/template.ts';
import { type Tlp, tlpLabels } from '../model/tlp.ts';
import { flowOf, headingsOf } from './pdf/blocks.ts';
import { cleanLine } from './pdf/characters.ts';
import { type Faces, facesOf, type PdfFonts } from './pdf/faces.ts';
import { openFile } from './pdf/file.ts';
import { writeMetadata } from './pdf/metadata.ts';
import { drawPage, makeUp, type Page } from './pdf/pages.ts';
import { baselineIn, createPen, type Pen } from './pdf/pen.ts';
import { headingStrips, textStrips } from './pdf/prose.ts';
import { write } from './pdf/running.ts';
import { child, type Setting } from './pdf/setting.ts';
import { ink, page, type } from './sheet.ts';

export interface FoldedCard {
  /** The visible title, on the first panel. */
  title: string;
  /** The name in the metadata: neutral where the card is confidential. */
  name: string;
  status?: string;
  tlp: Tlp;
  panels: FoldedPanels;
}

/** The bytes of the card. Its type becomes smaller until every panel holds all of its words. */
export async function toFoldedCard(card: FoldedCard, fonts: PdfFonts): Promise<Uint8Array> {
  let scale = 1.1;
  let made = layOut(card, fonts, scale);
  while (made.panels.some((pages) => pages.length > 1)) {
    scale *= 0.94;
    made = layOut(card, fonts, scale);
  }
  const { file, parent, faces, panels } = made;
  const bytes = toBytes(file);
  const pen = createPen(file, faces);
  pen.page();
  pen.artifact(() => drawFolds(pen, faces));
  panels.forEach(([content], index) => {
    if (content) drawPanel(pen, faces, content, places[index] ?? front, scale, tlpLabels[card.tlp]);
  });
  pen.end();
  parent.end();
  writeMetadata(file, cleanLine(card.name) || 'Karte');
  file.end();
  return bytes;
}

const panel = { width: page.width / 2, height: page.height / 2, margin: 24, footer: 20 } as const;

/** Where a panel lies on the sheet; the inner ones stand on their heads until the sheet is folded. */
interface Place {
  x: number;
  y: number;
  turned: boolean;
}
const front: Place = { x: panel.width, y: panel.height, turned: false };
const places: readonly Place[] = [
  front,
  { x: panel.width, y: 0, turned: true },
  { x: 0, y: 0, turned: true },
  { x: 0, y: panel.height, turned: false },
];

/** @param scale of the type; more than one page of a panel means that its words did not fit. */
function layOut(card: FoldedCard, fonts: PdfFonts, scale: number) {
  const name = cleanLine(card.name) || 'Karte';
  const file = openFile(name);
  const faces = facesOf(file, fonts);
  const parent = file.struct('Document');
  file.addStructure(parent);
  const headings = headingsOf(card.panels.flat());
  const setting: Setting = { document: file, faces, targets: headings.byId };
  const width = (panel.width - 2 * panel.margin) / scale;
  const height = (panel.height - 2 * panel.margin - panel.footer) / scale;
  const panels = card.panels.map((blocks, index): readonly Page[] => {
    const column = { x: 0, width, parent: child(setting, parent, 'Sect') };
    const opening =
      index > 0
        ? []
        : [
            ...headingStrips(cleanLine(card.title) || name, type.title, () => 'H1', column, setting),
            ...(card.status ? textStrips([{ text: card.status, strong: true }], type.status, column, setting) : []),
          ];
    return makeUp([...opening, ...flowOf(blocks, headings, column, setting)], height);
  });
  return { file, faces, parent, panels };
}

function drawPanel(pen: Pen, faces: Faces, content: Page, place: Place, scale: number, label: string): void {
  const { document } = pen;
  document.save();
  if (place.turned) document.rotate(180, { origin: [place.x + panel.width / 2, place.y + panel.height / 2] });
  document.translate(place.x + panel.margin, place.y + panel.margin).scale(scale);
  drawPage(content, pen, 0);
  // Closes what is marked, so that no marked content reaches over the end of this panel.
  pen.artifact(() => {
    const size = type.tlpMark.size / scale;
    const right = (panel.width - 2 * panel.margin) / scale;
    const bottom = (panel.height - 2 * panel.margin) / scale;
    write(pen, faces, label, true, size, right - faces.width('bold', label, size), bottom, ink.text);
  });
  document.restore();
}

/** Two dashed lines and, at the edge that is cut off by no printer, how to fold. */
function drawFolds(pen: Pen, faces: Faces): void {
  const { document } = pen;
  document.lineWidth(0.5).dash(3, { space: 3 });
  document.moveTo(0, panel.height).lineTo(page.width, panel.height).stroke(ink.line);
  document.moveTo(panel.width, 0).lineTo(panel.width, page.height).stroke(ink.line);
  document.undash();
  const size = 6;
  const below = panel.height + baselineIn(8, size, faces);
  write(pen, faces, 'Zuerst hier nach hinten falten', false, size, panel.margin, below, ink.muted);
  write(pen, faces, 'dann hier', false, size, panel.width + 3, page.height - panel.margin / 2, ink.muted);
}
