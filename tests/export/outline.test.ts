/** Links: what a file may follow, and under which name. */
import { describe, expect, test } from 'vitest';
import { outlineOf, outsideAddress } from '../../src/export/outline.ts';
import type { Document, Heading } from '../../src/model/document.ts';
import { small } from './every-block.ts';

const heading = (text: string, id?: string): Heading => ({
  kind: 'heading',
  level: 2,
  text,
  ...(id === undefined ? {} : { id }),
});
const documentOf = (...blocks: Document['blocks']): Document => ({ ...small, blocks });

describe('an address', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['mailto:a@b.de', 'mailto:a@b.de'],
    ['tel:+49301234', 'tel:+49301234'],
    ['https://example.org/ein weg?a={b}', 'https://example.org/ein%20weg?a=%7Bb%7D'],
  ])('%s is followed', (link, address) => {
    expect(outsideAddress(link)).toBe(address);
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '/relativ',
    'https://',
    `https://a.de/${'x'.repeat(3000)}`,
  ])('%s stays plain text', (link) => {
    expect(outsideAddress(link)).toBeUndefined();
  });
});

describe('the bookmarks of headings', () => {
  test('bear names that Word accepts, each once', () => {
    const ids = ['a--b', 'A b', '1. Teil', 'ä'.repeat(60), '🙂', '', 'a--b'];
    const headings = ids.map((id) => heading('Titel', id));
    const outline = outlineOf(documentOf(...headings));
    const names = headings.map((each) => outline.anchorOf(each) ?? '');
    expect(names.every((name) => /^\p{L}[\p{L}\d_]{0,39}$/u.test(name))).toBe(true);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    expect(outline.targetOf('#a--b')).toEqual({ kind: 'inside', anchor: names[0] });
    expect(outline.targetOf('#fehlt')).toBeUndefined();
  });

  test('are set only where something leads there', () => {
    const [named, bare] = [heading('Mit', 'mit'), heading('Ohne')];
    expect(outlineOf(documentOf(named, bare)).anchorOf(bare)).toBeUndefined();
    const contents = { kind: 'contents', title: 'Inhalt', depth: 2 } as const;
    const outline = outlineOf(documentOf(contents, named, bare, { ...heading('Tief'), level: 3 }));
    expect(outline.entriesOf(contents).map(({ heading }) => heading.text)).toEqual(['Mit', 'Ohne']);
  });
});
