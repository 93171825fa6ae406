/** Serves both finished sites like a plain static host: `dist/` at /, `dist-subfolder/` at /handbuch/, 404.html for the rest. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is served, without a slash at the end. */
    origin: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  for (const folder of ['dist', 'dist-subfolder']) {
    if (!existsSync(join(folder, 'index.html'))) {
      throw new Error(`${folder}/ is missing: run „node scripts/test.ts build subfolder“ first.`);
    }
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0] ?? '/');
    const inSubfolder = path.startsWith('/handbuch/');
    const root = inSubfolder ? 'dist-subfolder' : 'dist';
    let file = join(root, inSubfolder ? path.slice('/handbuch'.length) : path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = existsSync(file);
    if (!found) file = join(root, '404.html');
    response.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('origin', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => server.close();
}
