/** Document → PDF that everybody can read: tagged, PDF/UA-1, with real form fields where the document is a blank form. */
import { PDFDocument } from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import type { Block, Document } from '../model/document.ts';
import { tlpLabels, tlpMeanings } from '../model/tlp.ts';
import { cleanLine } from './pdf/characters.ts';
import { contentsStrips, writeOutline } from './pdf/contents.ts';
import { facesOf, type PdfFonts } from './pdf/faces.ts';
import { checkStrips, choicesTogether, entryStrips } from './pdf/field.ts';
import { drawingStrips, pictureStrips } from './pdf/figure.ts';
import { createForm } from './pdf/form.ts';
import { formFont } from './pdf/form-font.ts';
import { endActions, type Target } from './pdf/link.ts';
import { writeMetadata } from './pdf/metadata.ts';
import { drawPage, type Flow, makeUp, pageBreak, type Strip } from './pdf/pages.ts';
import { createPen } from './pdf/pen.ts';
import {
  asideStrips,
  headingStrips,
  headingType,
  listStrips,
  paragraphStrips,
  quoteStrips,
  textStrips,
} from './pdf/prose.ts';
import { drawRunning } from './pdf/running.ts';
import type { Column, Setting } from './pdf/setting.ts';
import { tableStrips } from './pdf/table.ts';
import { page, room, type } from './sheet.ts';

export type { PdfFonts } from './pdf/faces.ts';

/**
 * The bytes of a PDF 1.7 file; the same document gives the same bytes. Runs in Node and in the browser.
 *
 * On the first page stand, in this order: the title (H1), the status, the TLP level with its meaning (small), then the blocks.
 */
export async function toPdf(document: Document, fonts: PdfFonts): Promise<Uint8Array> {
  const name = cleanLine(document.name) || cleanLine(document.title) || 'Dokument';
  const file = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    autoFirstPage: false,
    // Without this pdfkit loads Helvetica, which its browser build does not have.
    font: null,
    // pdfkit makes the file's ID of these.
    info: { Title: name, CreationDate: new Date(0) },
  });
  const bytes = toBytes(file);
  const faces = facesOf(file, fonts);
  const parent = file.struct('Document');
  file.addStructure(parent);
  const headings = headingsOf(document.blocks);
  const setting: Setting = {
    document: file,
    faces,
    targets: headings.byId,
    ...(document.fillable ? { form: createForm(file, formFont(file, fonts.regular, faces.font('regular'))) } : {}),
  };
  const column: Column = { x: page.margin.left, width: room.width, parent };
  const pages = makeUp([
    ...openingStrips(document, name, column, setting),
    ...flowOf(document.blocks, headings, column, setting),
  ]);
  const pen = createPen(file, faces);
  pages.forEach((made, index) => {
    pen.page();
    drawPage(made, pen, page.margin.top);
    drawRunning(pen, faces, { ...document, name, page: index + 1, pages: pages.length });
  });
  pen.end();
  endActions(headings.all);
  if (document.blocks.some(({ kind }) => kind === 'contents')) writeOutline(file, headings.all);
  parent.end();
  writeMetadata(file, name);
  file.end();
  return bytes;
}

/** The first lines of every document. */
function openingStrips({ title, status, tlp }: Document, name: string, column: Column, setting: Setting): Strip[] {
  const level = tlp && `${tlpLabels[tlp]} · ${tlpMeanings[tlp]}`;
  return [
    ...headingStrips(cleanLine(title) || name, type.title, () => 'H1', column, setting),
    ...(status ? textStrips([{ text: status, strong: true }], type.status, column, setting) : []),
    ...(level ? paragraphStrips({ kind: 'paragraph', text: level, style: 'small' }, column, setting) : []),
  ];
}

function flowOf(blocks: readonly Block[], headings: Headings, column: Column, setting: Setting): Flow {
  // A reader that jumps from heading to heading must find no gap (PDF/UA-1, 7.4.2), whatever the levels say.
  let previous = 1;
  const role = (level: number) => {
    previous = Math.min(level, previous + 1);
    return `H${previous}`;
  };
  const stripsOf = (block: Block): Flow => {
    switch (block.kind) {
      case 'heading': {
        const target = headings.byBlock.get(block);
        const own = () => role(block.level);
        return target ? headingStrips(block.text, headingType[block.level], own, column, setting, target) : [];
      }
      case 'paragraph':
        return paragraphStrips(block, column, setting);
      case 'list':
        return listStrips(block, column, setting);
      case 'table':
        return tableStrips(block, column, setting);
      case 'entry':
        return entryStrips(block, column, setting);
      case 'check':
        return checkStrips(block, column, setting);
      case 'aside':
        return asideStrips(block, column, setting);
      case 'quote':
        return quoteStrips(block, column, setting);
      case 'picture':
        return pictureStrips(block, column, setting);
      case 'drawing':
        return drawingStrips(block, column, setting);
      case 'contents':
        return contentsStrips(block, () => role(2), headings.all, column, setting);
      case 'pageBreak':
        return [pageBreak];
    }
  };
  return choicesTogether(blocks, blocks.map(stripsOf), setting.form !== undefined).flat();
}

interface Headings {
  /** In order. */
  all: readonly Target[];
  byBlock: ReadonlyMap<Block, Target>;
  byId: ReadonlyMap<string, Target>;
}

function headingsOf(blocks: readonly Block[]): Headings {
  const byBlock = new Map<Block, Target>();
  const byId = new Map<string, Target>();
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const title = cleanLine(block.text);
    if (title === '') continue;
    const target: Target = { title, level: block.level, page: 1, waiting: [] };
    byBlock.set(block, target);
    if (block.id !== undefined && !byId.has(block.id)) byId.set(block.id, target);
  }
  return { all: [...byBlock.values()], byBlock, byId };
}
