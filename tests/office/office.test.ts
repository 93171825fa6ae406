/** LibreOffice opens every ODT and DOCX and makes a tagged PDF of it: nothing is lost, title, language and structure survive. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOffice } from '../../scripts/office.ts';
import { formats } from '../../src/export/index.ts';
import { sheetDocument } from '../../src/model/template.ts';
import { tlpLabels } from '../../src/model/tlp.ts';
import scenario from '../../src/templates/scenario.ts';
import { cases, squeezed, wordsOf } from '../cases.ts';
import { bytesOf, openPdf, pdfPages, pdfPageText, rolesOf, testFonts } from '../export/reading.ts';

const office = formats.filter(({ id }) => id === 'odt' || id === 'docx');
/** The page for the drawer, of each ready scenario. */
const alarmSheets = scenario.samples.flatMap(({ id, values }) =>
  (scenario.sheets ?? []).map((sheet) => [id, sheetDocument(sheet, values)] as const),
);
const folder = mkdtempSync(join(tmpdir(), 'office-'));
const asPdfUa =
  'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}';

beforeAll(async () => {
  for (const format of office) {
    const source = join(folder, format.id);
    mkdirSync(source);
    for (const [name, document] of cases) {
      writeFileSync(join(source, `${name}.${format.extension}`), await format.write(document, testFonts));
    }
    for (const [id, document] of alarmSheets) {
      writeFileSync(join(source, `alarmblatt-${id}.${format.extension}`), await format.write(document, testFonts));
    }
    if (format.id === 'odt') writeFileSync(join(source, 'handbuch.odt'), await bytesOf('dist/downloads/handbuch.odt'));
    const files = readdirSync(source).map((name) => join(source, name));
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const { status, stderr } = spawnSync(
      findOffice() ?? 'soffice',
      [
        '--headless',
        `-env:UserInstallation=${profile}`,
        '--convert-to',
        asPdfUa,
        '--outdir',
        join(folder, `${format.id}-pdf`),
        ...files,
      ],
      { encoding: 'utf8', timeout: 480_000 },
    );
    if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
  }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A long text in pieces of a line each. */
const slices = (words: string) => words.match(/.{1,60}/gu) ?? [];

describe.each(office.map(({ id, name }) => [name, id] as const))('%s in LibreOffice', (_, id) => {
  test.each(cases)('%s loses no word, keeps title, language and structure', async (name, document) => {
    const file = join(folder, `${id}-pdf`, `${name}.pdf`);
    expect(existsSync(file)).toBe(true);
    const bytes = await bytesOf(file);
    const text = squeezed(await pdfPageText(bytes));
    const missing = wordsOf(document)
      .flatMap(slices)
      .filter((words) => !text.includes(words));
    // The header of the next page stands in the middle of a slice that crosses it.
    const pages = await pdfPages(bytes);
    expect(missing.length, missing.join('\n')).toBeLessThan(pages);
    // A page at the end that holds nothing but what runs above and below it.
    const running = [document.name, `Seite${pages}von${pages}`, document.tlp ? tlpLabels[document.tlp].repeat(2) : ''];
    expect(squeezed(await pdfPageText(bytes, pages)).length).toBeGreaterThan(squeezed(running.join('')).length);
    const { title, language, marked } = await openPdf(bytes);
    expect({ language, marked }).toEqual({ language: 'de-DE', marked: true });
    expect(squeezed(title)).toBe(squeezed(document.name));
    const roles = await rolesOf(bytes);
    expect(roles[0]).toBe('H1');
    if (document.blocks.some((block) => block.kind === 'table' && block.rows.length > 0)) expect(roles).toContain('TH');
  });
});

test.each(office.flatMap(({ id }) => alarmSheets.map(([name]) => [name, id] as const)))(
  'the Alarmblatt of %s is one page as %s too',
  async (name, id) => {
    expect(await pdfPages(await bytesOf(join(folder, `${id}-pdf`, `alarmblatt-${name}.pdf`)))).toBe(1);
  },
);

test('the handbook opens in LibreOffice with all its chapters', async () => {
  const text = await pdfPageText(await bytesOf(join(folder, 'odt-pdf', 'handbuch.pdf')));
  for (const chapter of ['Worum es geht', 'Das Selbstverständnis', 'Notfallszenarien', 'Fazit'])
    expect(text).toContain(chapter);
});
