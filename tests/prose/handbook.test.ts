import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { type Block, plain, spans, type Text } from '../../src/model/document.ts';
import { anchorsOf } from '../../src/prose/anchors.ts';
import { handbook } from '../../src/prose/handbook.ts';
import { edition, pages } from './edition.ts';

const document = handbook(pages, edition);
/** The pages as if all had been checked on one day, whatever their authors last wrote. */
const checkedTogether = pages.map((page) => ({ ...page, reviewed: new Date('2026-11-23') }));
const { blocks } = document;
const headings = blocks.filter((block) => block.kind === 'heading');

describe('the handbook', () => {
  test('is public and has the name of the site', () => {
    expect(document).toMatchObject({
      title: 'Handbuch Strategiegruppe',
      name: 'Handbuch Strategiegruppe',
      fillable: false,
    });
    expect(document).not.toHaveProperty('tlp');
  });

  test('holds every section and page in reading order, each section on a new page', () => {
    const expected = edition.guide.flatMap(({ label, items }) => [
      label,
      ...items.map((slug) => pages.find((page) => page.slug === slug)?.title),
    ]);
    expect(headings.filter(({ level }) => level <= 3).map(({ text }) => text)).toEqual(expected);
    for (const [index, block] of blocks.entries()) {
      const opens = block.kind === 'heading' && block.level === 2;
      if (opens) expect(blocks[index - 1]?.kind).toBe('pageBreak');
    }
  });

  test('never skips a level', () => {
    expect(headings[0]?.level).toBe(2);
    for (const [index, { level, text }] of headings.entries()) {
      expect(level, text).toBeLessThanOrEqual((headings[index - 1]?.level ?? 1) + 1);
    }
  });

  test('opens with danger, date, source, licence and address, then its contents', () => {
    const contents = blocks.findIndex(({ kind }) => kind === 'contents');
    expect(blocks[contents]).toEqual({ kind: 'contents', title: 'Inhalt', depth: 3 });
    const front = blocks.slice(0, contents).flatMap(texts).map(plain).join('\n');
    for (const words of ['110', '112', 'IMAP Institut', 'CC BY 4.0', 'Stadt Musterstadt', edition.url]) {
      expect(front).toContain(words);
    }
    const newest = pages.map(({ reviewed }) => reviewed).reduce((a, b) => (a > b ? a : b));
    const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(newest);
    expect(front).toContain(`Stand: ${day}.`);
  });

  test('opens each chapter with its question and „In Kürze“ and ends it with the next step', () => {
    const { blocks } = handbook(checkedTogether, edition);
    for (const { slug, question, summary, nextStep } of pages) {
      const at = blocks.findIndex((block) => block.kind === 'heading' && block.id === slug.replaceAll('/', '-'));
      const next = blocks.findIndex(
        (block, index) => index > at && (block.kind === 'pageBreak' || (block.kind === 'heading' && block.level < 4)),
      );
      const chapter = blocks.slice(at, next === -1 ? undefined : next);
      expect(chapter[1]).toEqual({ kind: 'paragraph', style: 'lead', text: question });
      expect(chapter[2]).toMatchObject({
        kind: 'aside',
        title: 'In Kürze',
        blocks: [{ items: summary?.map((text) => ({ text })) }],
      });
      expect(chapter.at(-1)).toMatchObject({ kind: 'aside', tone: 'tip', title: 'Nächster Schritt' });
      const end = chapter.slice(-1).flatMap(texts).map(plain).join('\n');
      expect(end).toContain(nextStep?.text);
      expect(end).toContain(nextStep?.linkText);
    }
  });

  test('says of a page that it was checked earlier than the others', () => {
    const older = checkedTogether.map((page, index) =>
      index === 3 ? { ...page, reviewed: new Date('2026-01-31') } : page,
    );
    const said = handbook(older, edition)
      .blocks.flatMap(texts)
      .map(plain)
      .filter((text) => text.startsWith('Zuletzt'));
    expect(said).toEqual(['Zuletzt geprüft am 31. Januar 2026.']);
  });

  test('has no id twice, and every link leads to one of them or to a full address', () => {
    const ids = blocks.flatMap((block) => ('id' in block && block.id !== undefined ? [block.id] : []));
    expect(ids.length).toBeGreaterThan(200);
    expect(new Set(ids).size).toBe(ids.length);
    const links = blocks.flatMap(texts).flatMap((text) => spans(text).flatMap(({ link }) => link ?? []));
    expect(links.length).toBeGreaterThan(150);
    const inside = links.filter((link) => link.startsWith('#'));
    expect(inside.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
    expect(links.filter((link) => !link.startsWith('#') && !URL.canParse(link))).toEqual([]);
    expect(links).toContain('https://stadt.example/handbuch/hilfe/');
    expect(links.filter((link) => link.includes('/leitfaden/'))).toEqual([]);
  });

  test('names each table and gives each picture its words', () => {
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables.length).toBeGreaterThan(40);
    for (const { caption, head, rows, widths } of tables) {
      expect(caption).not.toBe('');
      expect(widths).toHaveLength(head.length);
      expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    }
    const pictures = blocks.filter((block) => block.kind === 'picture');
    expect(pictures).toHaveLength(6);
    for (const { alt } of pictures) expect(alt.length).toBeGreaterThan(100);
  });

  test('is the same every time', () => {
    expect(handbook(pages, edition)).toEqual(document);
  });
});

test.each(pages)('$slug names its headings as the website does', async ({ file, source }) => {
  expect([...anchorsOf(file, source)]).toEqual(await anchorsOnSite(source));
});

describe('mistakes stop the build', () => {
  test('in all pages at once', () => {
    const broken = pages.map((page, index) => (index < 2 ? { ...page, source: `${page.source}\n***\n` } : page));
    const lines = broken.slice(0, 2).map(({ file, source }) => `${file}:${source.trimEnd().split('\n').length}\n`);
    for (const line of lines) expect(() => handbook(broken, edition)).toThrow(line);
  });
  test('in a next step, with its line', () => {
    const broken = pages.map((page, index) =>
      index === 0 && page.nextStep
        ? {
            ...page,
            nextStep: { ...page.nextStep, link: 'formen/' },
            source: page.source.replace(/link: .*/, 'link: formen/'),
          }
        : page,
    );
    const line = (broken[0]?.source ?? '').split('\n').indexOf('  link: formen/') + 1;
    expect(line).toBeGreaterThan(1);
    expect(() => handbook(broken, edition)).toThrow(`${broken[0]?.file}:${line}\n`);
  });
  test('in the reading order', () => {
    expect(() => handbook(pages.slice(1), edition)).toThrow('die es nicht gibt');
  });
});

/** All texts of a block, deep. */
function texts(block: Block): Text[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.flatMap(({ text, list }) => [text, ...(list ? texts(list) : [])]);
    case 'aside':
    case 'quote':
      return block.blocks.flatMap(texts);
    case 'table':
      return block.rows.flat();
    default:
      return [];
  }
}

/** The ids that Astro's own plugin gives to the headings. */
async function anchorsOnSite(source: string): Promise<string[]> {
  const { html } = await markdownToHtml(source, { hastPlugins: [satteriHeadingIdsPlugin()] });
  return [...html.matchAll(/<h[1-6] id="([^"]*)"/g)].map(([, id = '']) => id);
}
