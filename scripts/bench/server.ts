/** A static server as a host would run it: brotli, compressed once and ahead of the first request. It remembers what was asked. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
/** Fonts and Pagefind's index are compressed as they lie. */
const compressible = ['.html', '.css', '.js', '.json', '.svg', '.xml'];

/** A file as it is sent. `sent` is compressed where that helps. */
export interface ServedFile {
  path: string;
  raw: Buffer;
  sent: Buffer;
}

/** A running server. `url` has no slash at its end. */
export interface Served {
  url: string;
  /** Files sent since the last call, in order; a path that does not exist comes with empty buffers. */
  takeLog(): ServedFile[];
  close(): Promise<void>;
}

/** Serves a folder on a free port. */
export async function serve(folder: string): Promise<Served> {
  const files = readFolder(folder);
  let log: ServedFile[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = files.get(path.endsWith('/') ? `${path}index.html` : path);
    log.push(file ?? { path, raw: Buffer.alloc(0), sent: Buffer.alloc(0) });
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file.path)] ?? 'application/octet-stream',
      'content-length': file.sent.length,
      'cache-control': path.startsWith('/_astro/') ? 'max-age=31536000, immutable' : 'max-age=600',
      ...(file.sent === file.raw ? {} : { 'content-encoding': 'br' }),
    });
    response.end(file.sent);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    takeLog() {
      const taken = log;
      log = [];
      return taken;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Brotli at its best, as files compressed ahead are. */
export function brotli(raw: Buffer): Buffer {
  return brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
}

function readFolder(folder: string): Map<string, ServedFile> {
  const names = globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    names.map((name) => {
      const path = `/${name.replaceAll('\\', '/')}`;
      const raw = readFileSync(join(folder, name));
      return [path, { path, raw, sent: compressible.includes(extname(path)) ? brotli(raw) : raw }];
    }),
  );
}
