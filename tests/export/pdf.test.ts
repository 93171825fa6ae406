/** The PDF as a reading program meets it. */
import { describe, expect, test } from 'vitest';
import { toPdf } from '../../src/export/pdf.ts';
import type { Block, Document } from '../../src/model/document.ts';
import { draft, form } from './every-block.ts';
import { blocksOf, flat, type ReadPdf, readPdf, shape, wordsOf } from './pdf/reader.ts';
import { pdfPages, pdfPageText, testFonts } from './reading.ts';

const fonts = await testFonts();
const bytesOf = (document: Document) => toPdf(document, fonts);
const read = async (document: Document): Promise<ReadPdf> => readPdf(await bytesOf(document));
const paper = (blocks: readonly Block[], rest: Partial<Document> = {}): Document => ({
  title: 'Titel',
  name: 'Name',
  fillable: false,
  blocks,
  ...rest,
});
const sentence = 'Die Gruppe trifft sich alle zwei Monate, um sich über die Lage vor Ort auszutauschen. ';
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

describe('the first page', () => {
  test('begins with the title, the status and the level with its meaning', async () => {
    const [title, status, level] = blocksOf(await read(draft));
    expect([title?.role, title?.words]).toEqual(['H1', 'Selbstverständnis']);
    expect([status?.role, status?.words]).toEqual(['P', 'Entwurf – örtlich noch nicht abgestimmt']);
    expect(level?.role).toBe('P');
    expect(level?.words).toMatch(/^TLP:AMBER\+STRICT · Nur für die eigene Organisation/);
  });

  test('has a title even where the document has none', async () => {
    const pdf = await read(paper([], { title: ' ', name: '' }));
    expect(blocksOf(pdf).map(({ role, words }) => `${role} ${words}`)).toEqual(['H1 Dokument']);
    expect(pdf.pages).toHaveLength(1);
  });
});

describe('what the file says about itself', () => {
  test('is its name, its language and that it is PDF/UA', async () => {
    const { info, xmp, language } = await read(paper([], { title: 'Geheim', name: 'Termin & <mehr>' }));
    expect(info['Title']).toBe('Termin & <mehr>');
    expect(xmp).toContain('Termin &amp; &lt;mehr&gt;');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(language).toBe('de-DE');
  });

  test('is nothing about who made it, when and with what', async () => {
    const bytes = await bytesOf(draft);
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(
      /PDFKit|\/Author|\/Creator|\/Producer|CreationDate|ModDate|CreateDate|Helvetica/,
    );
    expect(bytes).toEqual(await bytesOf(draft));
  });
});

describe('the structure', () => {
  test('has an element of its own kind for every block, in order', async () => {
    const shapes = blocksOf(await read(paper(draft.blocks.filter(({ kind }) => kind !== 'contents')))).map(shape);
    expect(shapes.join(' ')).toContain(
      'P(Link Link) L(LI(Lbl LBody) LI(Lbl LBody(P L(LI(Lbl LBody) LI(Lbl LBody)))) LI',
    );
    expect(shapes).toContain('Table(Caption THead(TR(TH TH TH)) TBody(TR(TH TD TD) TR(TH TD TD) TR(TH TD TD)))');
    expect(shapes).toContain('BlockQuote(P P L(LI(Lbl LBody)))');
    expect(shapes.filter((one) => one.startsWith('Sect'))).toHaveLength(3);
    expect(shapes.filter((one) => one === 'Figure')).toHaveLength(3);
  });

  test('reads an item before the list inside it', async () => {
    const words = blocksOf(await read(draft))
      .map(wordsOf)
      .join(' ');
    expect(words).toContain('• Zweiter Punkt 1. Erster Unterpunkt 2. Zweiter Unterpunkt • Dritter Punkt');
    expect(words).toContain('9. Neunter Schritt 10. Zehnter Schritt');
  });

  test('never skips a level of headings, whatever the document does', async () => {
    const heading = (level: 2 | 3 | 4 | 5): Block => ({ kind: 'heading', level, text: `Stufe ${level}` });
    const pdf = await read(paper([heading(5), heading(4), heading(2), heading(4)]));
    expect(blocksOf(pdf).map(({ role }) => role)).toEqual(['H1', 'H2', 'H3', 'H2', 'H3']);
  });

  test('says in words what a picture, a drawing and a check mark show', async () => {
    const alts = flat(blocksOf(await read(draft))).flatMap(({ role, alt }) => (alt ? [`${role} ${alt}`] : []));
    expect(alts).toContain('Figure Ein Punkt "auf" <weißem> Grund');
    expect(alts).toContain('Figure Vom Vorfall zur Absprache: erst schützen, dann sprechen.');
    expect(alts).toContain('Span Angekreuzt:');
    expect(alts).toContain('Span Nicht angekreuzt:');
  });

  test('leaves out header and footer, which stand on every page', async () => {
    const pdf = await read(paper([paragraph('Eins'), { kind: 'pageBreak' }, paragraph('Zwei')], { tlp: 'red' }));
    expect(pdf.pages.map(({ text }) => /Seite \d von \d/.exec(text)?.[0])).toEqual(['Seite 1 von 2', 'Seite 2 von 2']);
    for (const { text, elements } of pdf.pages) {
      expect(text).toMatch(/Name\s*TLP:RED/);
      expect(elements.map(wordsOf).join(' ')).not.toMatch(/Seite|Name/);
    }
  });

  test('says the head of a long table once, though it stands on every page', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => [`Stelle ${row + 1}`, sentence]);
    const pdf = await read(paper([{ kind: 'table', id: 't', caption: '', head: ['Kopf', 'Text'], rows }]));
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(pdf.pages.map(({ text }) => text.includes('Kopf'))).toEqual(pdf.pages.map(() => true));
    expect(pdf.pages.filter(({ elements }) => elements.map(wordsOf).join(' ').includes('Kopf'))).toHaveLength(1);
  });

  test('a draft has no field and says what is open', async () => {
    const pdf = await read(draft);
    expect(pdf.pages.flatMap(({ fields }) => fields)).toEqual([]);
    expect(blocksOf(pdf).map(wordsOf)).toContain('Themen: noch offen');
    expect(blocksOf(pdf).map(wordsOf)).toEqual(
      expect.arrayContaining(['Wofür wir da sind: Ein Satz.', 'Ein zweiter Absatz.']),
    );
  });
});

describe('a blank form', () => {
  test('has a field for every empty place, with a name and a label of its own', async () => {
    const pdf = await read(form);
    const fields = pdf.pages.flatMap(({ fields }) => fields);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    expect(fields.map(({ kind, label, multiline, checked }) => [kind, label, multiline, checked])).toEqual([
      ['Tx', 'Aufgabe, Zeile 3: Hauptamt (Wer wofür zuständig ist)', true, false],
      ['Tx', 'Frist, Zeile 3: Hauptamt (Wer wofür zuständig ist)', true, false],
      ...[1, 2].flatMap((row) =>
        [
          ['Tx', 'Funktion', true],
          ['check', 'trägt mit', false],
        ].map(([kind, head, multiline]) => [
          kind,
          `${head}, Zeile ${row} (Eine Tabelle ohne sichtbare Beschriftung)`,
          multiline,
          false,
        ]),
      ),
      ['Tx', 'Wer lädt ein? (Sitzung 2)', false, false],
      ['Tx', 'Themen', true, false],
      ['check', 'Ist geklärt', false, true],
      expect.arrayContaining(['check', false]),
    ]);
    expect(flat(blocksOf(pdf)).filter(({ role }) => role === 'Form')).toHaveLength(fields.length);
  });

  test('shows the aid, keeps what is filled in, and names no open point', async () => {
    const words = blocksOf(await read(form)).map(wordsOf);
    expect(words).toContain('Eine Funktion, kein Name.');
    expect(words).toContain('Wofür wir da sind: Ein Satz.');
    expect(words.join(' ')).not.toContain('noch offen');
  });

  test('keeps fields apart whose ids are alike', async () => {
    const entry = (id: string): Block => ({ kind: 'entry', id, label: 'L', text: '', lines: 1 });
    const pdf = await read(paper(['a.b', 'a-b', 'ä ö', ''].map(entry), { fillable: true }));
    expect(pdf.pages[0]?.fields.map(({ name }) => name)).toEqual(['a-b', 'a-b-2', '-', 'feld']);
  });
});

describe('links', () => {
  test('lead outside or to the page of a heading; others are plain text', async () => {
    const pdf = await read(draft);
    const links = pdf.pages.flatMap(({ links }) => links).filter(({ contents }) => !contents.includes('Seite'));
    expect(links).toEqual([
      { contents: 'außen', url: 'https://example.org/a?b=c&d=e' },
      { contents: 'innen', page: 2 },
    ]);
  });

  test('a script behind a link is not taken along', async () => {
    const pdf = await bytesOf(paper([{ kind: 'paragraph', text: [{ text: 'x', link: 'javascript:alert(1)' }] }]));
    expect(new TextDecoder('latin1').decode(pdf)).not.toMatch(/\/Link|javascript/i);
  });
});

describe('the table of contents', () => {
  test('names the real pages, leads there, and stands beside the pages as bookmarks', async () => {
    const chapters = [1, 2, 3].flatMap((number): Block[] => [
      { kind: 'heading', level: 2, text: `Kapitel ${number}` },
      ...Array.from({ length: 40 }, () => paragraph(sentence.repeat(3))),
      { kind: 'heading', level: 3, text: `Schluss ${number}` },
      paragraph(sentence),
    ]);
    const pdf = await read(paper([{ kind: 'contents', title: 'Inhalt', depth: 2 }, ...chapters]));
    const pageOf = (title: string) =>
      1 +
      pdf.pages.findIndex(({ elements }) =>
        flat(elements).some(({ role, words }) => role.startsWith('H') && words === title),
      );
    const expected = ['Kapitel 1', 'Kapitel 2', 'Kapitel 3'].map((title) => ({ title, page: pageOf(title) }));
    expect(new Set(expected.map(({ page }) => page)).size).toBe(3);
    expect(pdf.pages[0]?.links).toEqual(
      expected.map(({ title, page }) => ({ contents: `${title}, Seite ${page}`, page })),
    );
    const entries = flat(blocksOf(pdf)).filter(({ role }) => role === 'TOCI');
    expect(entries.map(wordsOf)).toEqual(expected.map(({ title, page }) => `${title} ${page}`));
    expect(pdf.bookmarks.map(({ title, depth, page }) => [title, depth, page])).toEqual(
      [1, 2, 3].flatMap((number) => [
        [`Kapitel ${number}`, 1, pageOf(`Kapitel ${number}`)],
        [`Schluss ${number}`, 2, pageOf(`Schluss ${number}`)],
      ]),
    );
  });
});

describe('signs', () => {
  test('of the Latin alphabets are printed', async () => {
    const names = 'Ayşe Yıldırım, Doğan Çelik, Łukasz Nović, Zoë Ægir, Žofie Ørsted, Škoda, ẞ';
    expect(blocksOf(await read(paper([paragraph(names)]))).map(wordsOf)).toContain(names);
  });

  test('that the fonts have not are a question mark with the sign behind it, never an empty box', async () => {
    const { operators } = await read(paper([paragraph('Привет 😀 → Ende')]));
    const actual = [...operators.matchAll(/\/ActualText \(((?:\\.|[^)\\])*)\)/g)];
    expect(actual).toHaveLength(3);
    // Glyph 0 of a font is the empty box.
    const glyphs = [...operators.matchAll(/<([0-9a-f]+)> /g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    expect(glyphs.length).toBeGreaterThan(20);
    expect(glyphs).not.toContain('0000');
  });
});

test('leaves neither the first nor the last item of a list alone on a page', async () => {
  const items = ['Eins', 'Zwei', 'Drei', 'Vier'].map((text) => ({ text: `Punkt${text}` }));
  const seen = new Set<number>();
  for (let lines = 30; lines < 46; lines += 1) {
    const blocks = [
      ...Array.from({ length: lines }, () => paragraph('Zeile')),
      { kind: 'list', ordered: false, items } as const,
    ];
    const bytes = await bytesOf(paper(blocks));
    if ((await pdfPages(bytes)) === 2) seen.add((await pdfPageText(bytes, 2)).match(/Punkt/g)?.length ?? 0);
  }
  expect(seen).toContain(2);
  expect(seen).not.toContain(1);
  expect(seen).not.toContain(3);
});
