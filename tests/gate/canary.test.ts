/** Words planted in every kind of file of a plain site: all are found there, none in the encrypted one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encryptSite } from '../../src/gate/build/encrypt.ts';
import { refuseLeaks, wordsFound } from '../../src/gate/build/leaks.ts';
import { usualKdf } from '../../src/gate/header.ts';
import { site } from '../../src/site.ts';

const root = mkdtempSync(join(tmpdir(), 'canary-'));
const [plain, gated] = [join(root, 'plain'), join(root, 'gated')];
afterAll(() => rmSync(root, { recursive: true }));

const canary = (kind: string) => `kanarienvogel-im-${kind}-versteckt`;
const kinds = [
  ...['body', 'title', 'description', 'sidebar', 'slug', 'script', 'sourcemap', 'odt', 'pdf', 'index', 'image'],
  ...['base64', 'hex', 'utf16le', 'utf16be', 'deflate', 'brotli', 'filename', 'downloadname'],
];

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(plain, path)), { recursive: true });
  writeFileSync(join(plain, path), content);
}

beforeAll(async () => {
  const page = `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'"><title>${canary('title')}</title><meta name="description" content="${canary('description')}"></head><body><header class="top"></header><nav>${canary('sidebar')}</nav><h1>Etwas</h1>${canary('body')}<a href="/downloads/${canary('downloadname')}.odt" download>x</a></body></html>`;
  put('index.html', page);
  put(`${canary('slug')}/index.html`, page);
  put('_astro/x.js', `const a = '${canary('script')}';\n//# sourceMappingURL=x.js.map`);
  put('_astro/x.js.map', JSON.stringify({ sourcesContent: [canary('sourcemap')] }));
  put(`downloads/${canary('downloadname')}.odt`, zipSync({ 'content.xml': strToU8(canary('odt').repeat(9)) }));
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.7\nstream\n'),
    deflateSync(canary('pdf')),
    Buffer.from('\nendstream'),
  ]);
  put('downloads/x.pdf', pdf);
  put('pagefind/x.pf_fragment', gzipSync(canary('index')));
  put('x.svg', `<svg><desc>${canary('image')}</desc></svg>`);
  put('a.txt', Buffer.from(canary('base64')).toString('base64'));
  put('b.txt', Buffer.from(canary('hex')).toString('hex'));
  put('c.txt', Buffer.from(canary('utf16le'), 'utf16le'));
  put('d.txt', Buffer.from(canary('utf16be'), 'utf16le').swap16());
  put('e.bin', deflateRawSync(canary('deflate')));
  put('f.bin', brotliCompressSync(canary('brotli')));
  put(`${canary('filename')}.css`, 'a{}');
  await encryptSite({
    from: plain,
    to: gated,
    base: '/',
    contentKey: crypto.getRandomValues(new Uint8Array(32)),
    entrants: {
      salt: new Uint8Array(16),
      kdf: usualKdf,
      stretched: [crypto.getRandomValues(new Uint8Array(32))],
    },
    wording: site.gate,
  });
});

describe('canaries', () => {
  test('sing in every corner of the plain site', () => {
    expect(wordsFound(plain, kinds.map(canary)).sort()).toEqual(kinds.map(canary).sort());
  });

  test('are silent in the encrypted one', () => {
    expect(wordsFound(gated, kinds.map(canary))).toEqual([]);
  });

  test('stop the build when one is found, or when a file lies there that nobody expects', async () => {
    await expect(refuseLeaks(plain, gated, '')).resolves.toBeUndefined();
    writeFileSync(join(gated, '_gate', 'page.js'), `// ${canary('description')}`);
    await expect(refuseLeaks(plain, gated, '')).rejects.toThrow(canary('description'));
    writeFileSync(join(gated, 'notes.txt'), '');
    await expect(refuseLeaks(plain, gated, '')).rejects.toThrow('notes.txt');
  });
});
