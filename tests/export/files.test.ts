/** Every template × (blank, each sample, a filled extreme) × every format: the produced file is opened and its meaning looked for. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/export/index.ts';
import { draftDocument } from '../../src/model/template.ts';
import { tlpLabels } from '../../src/model/tlp.ts';
import { loadTemplates } from '../../src/templates/index.ts';
import { cases, squeezed, wordsOf } from '../cases.ts';
import { pdfText, testFonts } from './reading.ts';

const templates = await loadTemplates();
const unescaped = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&');

const readers: Record<string, (bytes: Uint8Array) => Promise<string> | string> = {
  odt: (bytes) => unescaped(strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array())),
  docx: (bytes) => unescaped(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())),
  pdf: pdfText,
  md: (bytes) => strFromU8(bytes),
};

describe.each(formats)('as $name', ({ id, write }) => {
  test.each(cases)('%s holds every word', async (_, document) => {
    const bytes = await write(document, testFonts);
    const text = squeezed((await readers[id]?.(bytes)) ?? '');
    const missing = wordsOf(document).filter((words) => !text.includes(words));
    expect(missing).toEqual([]);
  });

  test('the same document gives the same bytes', async () => {
    const [, document] = cases[1] ?? [];
    if (!document) throw new Error('no sample');
    const [first, second] = [await write(document, testFonts), await write(document, testFonts)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('a filled document', () => {
  let charter: Uint8Array[];
  beforeAll(async () => {
    const template = templates[0];
    const sample = template?.samples[0];
    if (!template || !sample) throw new Error('no charter');
    charter = await Promise.all(formats.map(({ write }) => write(draftDocument(template, sample.values), testFonts)));
  });

  test('says its level in every format', async () => {
    for (const [index, { id }] of formats.entries()) {
      const bytes = charter[index] ?? new Uint8Array();
      const parts =
        id === 'odt' || id === 'docx'
          ? Object.values(unzipSync(bytes))
              .map((part) => strFromU8(part))
              .join('')
          : await readers[id]?.(bytes);
      expect(parts, id).toContain(tlpLabels['amber-strict']);
    }
  });

  test('carries the neutral title in its metadata and nothing about who made it or when', () => {
    for (const [index, { id }] of formats.entries()) {
      const bytes = charter[index] ?? new Uint8Array();
      if (id === 'md') continue;
      const text =
        id === 'pdf'
          ? strFromU8(bytes, true)
          : Object.values(unzipSync(bytes))
              .map((part) => strFromU8(part, true))
              .join('');
      const names = text.match(/<dc:title>[\s\S]*?<\/dc:title>/)?.[0] ?? '';
      expect(names, id).toContain('Abstimmungstermin');
      expect(names, id).not.toContain('Selbstverst');
      expect(text, id).not.toMatch(
        /<(meta:)?(creation-date|initial-creator)|dc:creator|<dcterms:(created|modified)|\/Author/,
      );
    }
  });
});
