import { describe, expect, test } from 'vitest';
import { brokenLinks, linkedPage } from '../../src/build/links.ts';

const page = (path: string, body: string) => linkedPage(path, body);
const nothing = () => false;

describe('links', () => {
  test('to pages, anchors, files and elsewhere hold', () => {
    const pages = [
      page(
        '/',
        '<a href="/leitfaden/#start">x</a><a href="#oben">x</a><p id="oben"><a href="https://e.example/x">x</a><a href="/f.pdf">x</a>',
      ),
      page(
        '/leitfaden/',
        '<h2 id="start">x</h2><a href="/">x</a><a href="mailto:a@b.example">x</a><a href="tel:110">x</a>',
      ),
    ];
    expect(brokenLinks(pages, '/', (path) => path === '/f.pdf')).toEqual([]);
  });

  test('to a page that does not exist are found, with the nearest address', () => {
    const pages = [page('/', '<a class="x" href="/leitfaden/aufbua/">x</a>'), page('/leitfaden/aufbau/', '')];
    expect(brokenLinks(pages, '/', nothing)).toEqual([
      { page: '/', href: '/leitfaden/aufbua/', reason: 'page', suggestion: '/leitfaden/aufbau/' },
    ]);
  });

  test('to a heading that does not exist are found, umlauts included', () => {
    const pages = [
      page('/', '<a href="/a/#prüfng">x</a><a href="/a/#pr%C3%BCfung">x</a>'),
      page('/a/', '<h2 id="prüfung">'),
    ];
    expect(brokenLinks(pages, '/', nothing)).toEqual([
      { page: '/', href: '/a/#prüfng', reason: 'anchor', suggestion: '/a/#prüfung' },
    ]);
  });

  test('in a subfolder must carry it', () => {
    const pages = [page('/', '<a href="/handbuch/a/">x</a><a href="/a/">x</a>'), page('/a/', '')];
    expect(brokenLinks(pages, '/handbuch/', nothing)).toEqual([{ page: '/', href: '/a/', reason: 'base' }]);
  });
});
