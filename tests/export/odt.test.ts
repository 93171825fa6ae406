/** Opens the ODT and looks for its meaning. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toOdt } from '../../src/export/odt.ts';
import type { Document } from '../../src/model/document.ts';
import { cases } from '../cases.ts';
import { anyDocument } from './any-document.ts';
import { blocks, draft, form, small } from './every-block.ts';
import { elements, partMistakes, textOf } from './well-formed.ts';

function open(document: Document) {
  const parts = unzipSync(toOdt(document));
  const read = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  return { parts, content: read('content.xml'), styles: read('styles.xml'), meta: read('meta.xml') };
}

describe('an ODT', () => {
  const { parts, content, styles, meta } = open(draft);

  test('begins with its uncompressed type, as ODF demands', () => {
    const bytes = toOdt(draft);
    expect(strFromU8(bytes.slice(30, 38))).toBe('mimetype');
    expect(strFromU8(bytes.slice(38, 38 + 39))).toBe('application/vnd.oasis.opendocument.text');
  });

  test('lists every part in its manifest', () => {
    const manifest = strFromU8(parts['META-INF/manifest.xml'] ?? new Uint8Array());
    const listed = elements(manifest, 'manifest:file-entry').map(({ attributes }) => attributes['manifest:full-path']);
    const held = Object.keys(parts).filter((path) => path !== 'mimetype' && !path.startsWith('META-INF'));
    expect(listed.toSorted()).toEqual(['/', ...held].toSorted());
  });

  test('has the headings in order, the title first', () => {
    const headings = elements(content, 'text:h').map(({ attributes, inner }) => [
      Number(attributes['text:outline-level']),
      textOf(inner),
    ]);
    expect(headings).toEqual([
      [1, 'Selbstverständnis'],
      ...blocks.flatMap((block) => (block.kind === 'heading' ? [[block.level, block.text]] : [])),
    ]);
  });

  test('says its language and, in its metadata, its neutral name only', () => {
    expect(meta).toContain('<dc:language>de-DE</dc:language>');
    expect(meta).toContain('<dc:title>Abstimmungstermin</dc:title>');
    expect(meta).not.toMatch(/creator|date|generator|editing|Selbstverst/);
    expect(styles).toMatch(/fo:language="de" fo:country="DE"/);
  });

  test('shows name, level and page numbers on every page', () => {
    const [header] = elements(styles, 'style:header');
    expect(header?.inner).toContain('Abstimmungstermin');
    expect(header?.inner).toContain('<text:span text:style-name="TLP_20_label">TLP:AMBER+STRICT</text:span>');
    const [footer] = elements(styles, 'style:footer');
    expect(textOf(footer?.inner ?? '')).toBe('Seite 1 von 1TLP:AMBER+STRICT');
    expect(textOf(content)).toContain('TLP:AMBER+STRICT · Nur für die eigene Organisation');
  });

  test('repeats the heads of tables and names them', () => {
    const [first, second] = elements(content, 'table:table');
    const head = elements(first?.inner ?? '', 'table:table-header-rows')[0]?.inner ?? '';
    expect(elements(head, 'text:p').map(({ inner }) => inner)).toEqual(['Stelle', 'Aufgabe', 'Frist']);
    expect(head).toContain('text:style-name="Table_20_Heading"');
    expect(textOf(content)).toContain('Wer wofür zuständig ist');
    expect(second?.attributes['table:name']).toContain('Eine Tabelle ohne sichtbare Beschriftung');
    expect(second?.inner).toContain('<table:title>Eine Tabelle ohne sichtbare Beschriftung</table:title>');
  });

  test('opens no empty page behind a table that ends on a full one', () => {
    const table = { kind: 'table', id: 't', caption: 'C', head: ['a'], rows: [['b']] } as const;
    const { content } = open({ ...draft, blocks: [table, table, { ...table, id: 'u' }] });
    expect(content).toMatch(
      /style:name="Tabelle3" style:family="table"><style:table-properties [^>]*fo:margin-bottom="0pt"/,
    );
    expect(content).toMatch(/<\/table:table><text:p text:style-name="End"\/><\/office:text>/);
  });

  test('names the rows whose first cell is a head', () => {
    const rows = elements(elements(content, 'table:table')[0]?.inner ?? '', 'table:table-row');
    expect(rows[1]?.inner).toMatch(/"Table_20_Heading">Ordnungsamt</);
  });

  test('describes every picture and keeps it within the page', () => {
    const frames = elements(content, 'draw:frame');
    expect(frames).toHaveLength(3);
    for (const { attributes, inner } of frames) {
      expect(textOf(elements(inner, 'svg:desc')[0]?.inner ?? '')).not.toBe('');
      expect(Number.parseFloat(attributes['svg:width'] ?? '999')).toBeLessThanOrEqual(165 * 2.8347);
    }
    expect(Object.keys(parts).filter((path) => path.startsWith('Pictures/'))).toEqual([
      'Pictures/bild-1.png',
      'Pictures/bild-2.png',
      'Pictures/bild-3.svg',
    ]);
  });

  test('formats nothing directly: each style in use is a named one, but for tables', () => {
    const named = new Set(elements(styles, 'style:style').map(({ attributes }) => attributes['style:name']));
    const used = [...content.matchAll(/<(text:p|text:h|text:span|text:a)\s[^>]*text:style-name="([^"]+)"/g)];
    expect(used.length).toBeGreaterThan(50);
    expect(used.map(([, , name]) => name).filter((name) => !named.has(name))).toEqual([]);
    const [automatic] = elements(content, 'office:automatic-styles');
    const families = elements(automatic?.inner ?? '', 'style:style').map(
      ({ attributes }) => attributes['style:family'],
    );
    expect(families.every((family) => family?.startsWith('table'))).toBe(true);
  });

  test('rests every style on one that exists', () => {
    const all = elements(styles, 'style:style');
    const names = new Set(all.map(({ attributes }) => attributes['style:name']));
    const parents = all.flatMap(({ attributes }) => [
      attributes['style:parent-style-name'],
      attributes['style:next-style-name'],
    ]);
    expect(parents.filter((name) => name !== undefined && !names.has(name))).toEqual([]);
    expect(names.size).toBe(all.length);
  });

  test('starts lists with their number and nests them', () => {
    expect(content).toContain('text:start-value="9"');
    expect(elements(content, 'text:list').some(({ inner }) => /<text:list [^>]*Numbering_20_123/.test(inner))).toBe(
      true,
    );
  });

  test('links inside by bookmarks that exist, outside by addresses, and nowhere else', () => {
    const bookmarks = elements(content, 'text:bookmark').map(({ attributes }) => attributes['text:name']);
    const targets = elements(content, 'text:a').map(({ attributes }) => attributes['xlink:href'] ?? '');
    expect(targets).toContain('https://example.org/a?b=c&amp;d=e');
    const inside = targets.filter((target) => target.startsWith('#')).map((target) => target.slice(1));
    expect(inside).toHaveLength(4);
    expect(inside.filter((name) => !bookmarks.includes(name))).toEqual([]);
    expect(textOf(content)).toContain('nirgends');
  });

  test('has a table of contents that can be updated, without the title in it', () => {
    const [contents] = elements(content, 'text:table-of-content');
    const entries = elements(elements(contents?.inner ?? '', 'text:index-body')[0]?.inner ?? '', 'text:p');
    expect(entries.map(({ inner }) => textOf(inner))).toEqual([
      'Inhalt',
      'Aufgaben und Themen',
      'Umgang mit geteiltem Wissen',
      'Aufgaben und Themen',
    ]);
    expect(contents?.inner).toContain('text:style-name="Heading_20_2"');
    expect(contents?.inner).not.toContain('text:style-name="Heading_20_1"');
  });

  test('begins a page with the heading itself where it can', () => {
    expect(content).toMatch(/<text:h text:style-name="Heading_20_2_20_new_20_page"[^>]*>[^/]*\/>Aufgaben/);
    expect(
      elements(content, 'text:p').filter(({ attributes }) => attributes['text:style-name'] === 'Page_20_break'),
    ).toHaveLength(1);
  });

  test('says what is still open in a draft', () => {
    expect(textOf(content)).toContain('Wer lädt ein? noch offen');
    expect(textOf(content)).toContain('Wofür wir da sind: Ein Satz.');
    expect(textOf(content)).not.toContain('Hier ausfüllen');
    expect(textOf(content)).not.toContain('Zum Beispiel die Lage vor Ort.');
  });

  test('offers lines to write on in a form, and a place to type', () => {
    const { content } = open(form);
    expect(elements(content, 'text:placeholder').map(({ attributes }) => attributes['text:description'])).toEqual([
      'Wer lädt ein? (Sitzung 2)',
      'Themen',
    ]);
    const lines = content.match(/text:style-name="Write_20_line(_20_end)?"/g) ?? [];
    expect(lines).toHaveLength(1 + 3);
    expect(textOf(content)).toContain('Zum Beispiel die Lage vor Ort.');
    expect(textOf(content)).not.toContain('noch offen');
  });

  test('ticks what is ticked', () => {
    expect(textOf(content)).toMatch(/☑Ist geklärt☐Ist noch nicht/);
  });

  test('is well-formed for every template, blank, filled and overfull', () => {
    for (const [name, document] of [...cases, ['alles', draft], ['Formular', form], ['wenig', small]] as const) {
      expect(partMistakes(unzipSync(toOdt(document))), name).toEqual([]);
    }
  });

  test('is well-formed whatever stands in it, and the same each time', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const bytes = toOdt(document);
        expect(partMistakes(unzipSync(bytes))).toEqual([]);
        expect(Buffer.from(toOdt(document)).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
