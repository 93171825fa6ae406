/** Opens the DOCX and looks for its meaning. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toDocx } from '../../src/export/docx.ts';
import type { Document } from '../../src/model/document.ts';
import { cases } from '../cases.ts';
import { anyDocument } from './any-document.ts';
import { blocks, draft, form, small } from './every-block.ts';
import { elements, partMistakes, textOf } from './well-formed.ts';

function open(document: Document) {
  const parts = unzipSync(toDocx(document));
  const read = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  return {
    parts,
    read,
    main: read('word/document.xml'),
    styles: read('word/styles.xml'),
    numbering: read('word/numbering.xml'),
    relations: elements(read('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => attributes),
  };
}

const value = (xml: string, name: string) => elements(xml, name)[0]?.attributes['w:val'];

describe('a DOCX', () => {
  const { parts, read, main, styles, numbering, relations } = open(draft);
  const paragraphs = elements(main, 'w:p');

  test('says the type of every part and finds every part that it relates to', () => {
    const types = read('[Content_Types].xml');
    const endings = elements(types, 'Default').map(({ attributes }) => attributes['Extension']);
    const named = elements(types, 'Override').map(({ attributes }) => attributes['PartName']?.slice(1));
    const untyped = Object.keys(parts).filter(
      (path) => path !== '[Content_Types].xml' && !named.includes(path) && !/\.(rels|png)$/.test(path),
    );
    expect(untyped).toEqual([]);
    expect(endings).toEqual(['rels', 'xml', 'png']);
    expect(named.filter((path) => path === undefined || !(path in parts))).toEqual([]);
    const inside = relations.filter(({ TargetMode }) => TargetMode !== 'External');
    expect(inside.filter(({ Target }) => !(`word/${Target}` in parts))).toEqual([]);
    const ids = relations.map(({ Id }) => Id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...main.matchAll(/r:(?:id|embed)="([^"]+)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('has the headings in order, the title first, in the styles that Word knows', () => {
    const headings = paragraphs.flatMap(({ inner }) => {
      const level = /^Heading(\d)(NewPage)?$/.exec(value(inner, 'w:pStyle') ?? '')?.[1];
      return level ? [[Number(level), textOf(inner)]] : [];
    });
    expect(headings).toEqual([
      [1, 'Selbstverständnis'],
      ...blocks.flatMap((block) => (block.kind === 'heading' ? [[block.level, block.text]] : [])),
    ]);
  });

  test('says its language and, in its metadata, its neutral name only', () => {
    const core = read('docProps/core.xml');
    expect(core).toContain('<dc:title>Abstimmungstermin</dc:title>');
    expect(core).toContain('<dc:language>de-DE</dc:language>');
    expect(core).not.toMatch(/creator|created|modified|lastModifiedBy|Selbstverst/);
    expect(value(styles, 'w:lang')).toBe('de-DE');
  });

  test('shows name, level and page numbers on every page', () => {
    expect(textOf(read('word/header1.xml')).trim()).toBe('AbstimmungsterminTLP:AMBER+STRICT');
    expect(elements(read('word/header1.xml'), 'w:r').at(-1)?.inner).toContain('<w:rStyle w:val="TlpLabel"/>');
    expect(read('word/footer1.xml')).toMatch(/Seite .* PAGE .* von .* NUMPAGES .*TLP:AMBER\+STRICT/s);
    expect(textOf(main)).toContain('TLP:AMBER+STRICT · Nur für die eigene Organisation');
  });

  test('repeats the heads of tables, keeps rows whole and says what a table shows', () => {
    const [first, second] = elements(main, 'w:tbl');
    const rows = elements(first?.inner ?? '', 'w:tr');
    expect(rows.map(({ inner }) => inner.includes('<w:tblHeader/>'))).toEqual([true, false, false, false]);
    expect(rows.every(({ inner }) => inner.includes('<w:cantSplit/>'))).toBe(true);
    expect(textOf(rows[0]?.inner ?? '')).toBe('StelleAufgabeFrist');
    expect(value(second?.inner ?? '', 'w:tblCaption')).toBe('Eine Tabelle ohne sichtbare Beschriftung');
    expect(value(first?.inner ?? '', 'w:tblStyle')).toBe('HeadedTable');
    expect(styles).toMatch(/"HeadedTable">.*<w:basedOn w:val="TableGrid"\/>.*<w:tblStylePr w:type="firstRow">/);
  });

  test('describes every picture and keeps it within the page', () => {
    const drawn = elements(main, 'wp:docPr').map(({ attributes }) => attributes['descr']);
    expect(drawn).toEqual([
      'Ein Punkt &quot;auf&quot; &lt;weißem&gt; Grund',
      'Viel zu breit',
      'Vom Vorfall zur Absprache: erst schützen, dann sprechen.',
    ]);
    const widths = elements(main, 'wp:extent').map(({ attributes }) => Number(attributes['cx']) / 36_000);
    expect(widths.every((millimetres) => millimetres <= 165.01)).toBe(true);
  });

  test('draws with shapes whose text can be read', () => {
    const [group] = elements(main, 'wpg:wgp');
    expect(elements(group?.inner ?? '', 'wps:txbx').map(({ inner }) => textOf(inner))).toEqual([
      'Vorfall',
      'Erst schützen,dann fragen',
      'Absprache',
    ]);
    const inWhite = elements(group?.inner ?? '', 'w:r').filter(({ inner }) => inner.includes('w:val="FFFFFF"'));
    expect(inWhite.map(({ inner }) => textOf(inner))).toEqual(['Absprache']);
  });

  test('formats nothing directly outside drawings', () => {
    const flat = main.replace(/<w:drawing>[\s\S]*?<\/w:drawing>/g, '');
    const allowed = {
      'w:rPr': ['w:rStyle'],
      'w:pPr': ['w:pStyle', 'w:numPr', 'w:ilvl', 'w:numId'],
    };
    for (const [name, children] of Object.entries(allowed)) {
      const found = elements(flat, name).flatMap(({ inner }) =>
        [...inner.matchAll(/<([\w:]+)/g)].map(([, tag]) => tag),
      );
      expect(found.filter((tag) => !children.includes(tag ?? ''))).toEqual([]);
    }
  });

  test('uses styles that exist and rest on one that exists', () => {
    const all = elements(styles, 'w:style');
    const ids = all.map(({ attributes }) => attributes['w:styleId']);
    expect(new Set(ids).size).toBe(ids.length);
    const names = all.map(({ inner }) => value(inner, 'w:name'));
    expect(new Set(names).size).toBe(names.length);
    // Word takes what follows a comma for a second name.
    expect(names.filter((name) => name?.includes(','))).toEqual([]);
    const used = [...(main + styles).matchAll(/<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]+)"/g)];
    expect(used.map(([, id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('numbers each ordered list anew, from its own start', () => {
    const starts = elements(numbering, 'w:num').flatMap(({ inner }) => value(inner, 'w:startOverride') ?? []);
    expect(starts).toEqual(['1', '9', '1', '1']);
    const known = elements(numbering, 'w:num').map(({ attributes }) => attributes['w:numId']);
    const used = elements(main, 'w:numId').map(({ attributes }) => attributes['w:val']);
    expect(used.filter((id) => !known.includes(id))).toEqual([]);
    const nested = paragraphs.find(({ inner }) => textOf(inner) === 'Erster Unterpunkt');
    expect(value(nested?.inner ?? '', 'w:ilvl')).toBe('1');
    expect(value(nested?.inner ?? '', 'w:pStyle')).toBe('ListNumber');
  });

  test('links inside by bookmarks that exist, outside by addresses, and nowhere else', () => {
    const bookmarks = elements(main, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? '');
    expect(bookmarks.every((name) => /^[\p{L}][\p{L}\d_]{0,39}$/u.test(name))).toBe(true);
    const anchors = elements(main, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? []);
    expect(anchors).toHaveLength(4);
    expect(anchors.filter((name) => !bookmarks.includes(name))).toEqual([]);
    expect(relations.filter(({ TargetMode }) => TargetMode === 'External').map(({ Target }) => Target)).toEqual([
      'https://example.org/a?b=c&amp;d=e',
    ]);
  });

  test('has a table of contents as a field, filled in, that asks nobody anything', () => {
    expect(main).toContain('TOC \\o &quot;2-3&quot; \\h \\z \\u');
    const entries = paragraphs.filter(({ inner }) => /^TOC\d$/.test(value(inner, 'w:pStyle') ?? ''));
    expect(entries.map(({ inner }) => textOf(elements(inner, 'w:hyperlink')[0]?.inner ?? ''))).toEqual([
      'Aufgaben und Themen',
      'Umgang mit geteiltem Wissen',
      'Aufgaben und Themen',
    ]);
    expect(read('word/settings.xml')).not.toContain('updateFields');
    expect(main).not.toContain('w:dirty');
    const marks = [...main.matchAll(/fldCharType="(\w+)"/g)].map(([, type]) => type);
    expect(marks.filter((type) => type === 'begin')).toHaveLength(marks.filter((type) => type === 'end').length);
  });

  test('says what is still open in a draft', () => {
    expect(textOf(main)).toContain('Wer lädt ein? noch offen');
    expect(main).not.toContain('w:showingPlcHdr');
    expect(textOf(main)).toContain('☑Ist geklärt');
  });

  test('has controls to fill in and lines to write on in a form', () => {
    const { main } = open(form);
    const controls = elements(main, 'w:sdt').filter(({ inner }) => inner.includes('w:showingPlcHdr'));
    expect(controls.map(({ inner }) => [value(inner, 'w:alias'), value(inner, 'w:tag'), textOf(inner)])).toEqual([
      ['Wer lädt ein? (Sitzung 2)', 'frage', 'Hier ausfüllen'],
      ['Themen', 'themen', 'Hier ausfüllen'],
    ]);
    expect(controls.map(({ inner }) => (inner.match(/"WriteLine(End)?"/g) ?? []).length)).toEqual([1, 3]);
    const boxes = elements(main, 'w14:checked').map(({ attributes }) => attributes['w14:val']);
    expect(boxes).toEqual(['0', '0', '1', '0']);
    const ids = elements(main, 'w:id').map(({ attributes }) => attributes['w:val']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('gives controls no longer name than Word bears', () => {
    const label = `${'Sehr lange Frage 🙂 '.repeat(10)}?`;
    const { main } = open({
      ...small,
      fillable: true,
      blocks: [{ kind: 'entry', id: label, label, text: '', lines: 1 }],
    });
    for (const name of ['w:alias', 'w:tag']) expect(value(main, name)?.length).toBeLessThanOrEqual(64);
  });

  test('keeps two tables apart and ends with a paragraph', () => {
    expect(main).not.toMatch(/<\/w:tbl><w:tbl>/);
    expect(main).not.toMatch(/<\/w:tbl><w:sectPr/);
    expect(elements(main, 'w:tc').every(({ inner }) => inner.endsWith('</w:p>'))).toBe(true);
  });

  test('is well-formed for every template, blank, filled and overfull', () => {
    for (const [name, document] of [...cases, ['alles', draft], ['Formular', form], ['wenig', small]] as const) {
      expect(partMistakes(unzipSync(toDocx(document))), name).toEqual([]);
    }
  });

  test('is well-formed whatever stands in it, and the same each time', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const bytes = toDocx(document);
        expect(partMistakes(unzipSync(bytes))).toEqual([]);
        expect(Buffer.from(toDocx(document)).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
