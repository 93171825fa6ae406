import { existsSync, readFileSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Answers like a plain static host: files, `index.html` for folders, `404.html` with status 404 for the rest. For trying out only. */
export function staticHost(folder: string, base: string): RequestListener {
  return (request, response) => {
    const path = decoded(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path?.startsWith(base) ? normalize(`/${path.slice(base.length)}`) : undefined;
    let file = inside === undefined ? '' : join(folder, inside);
    if (inside !== undefined && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = inside !== undefined && existsSync(file);
    if (!found) file = join(folder, '404.html');
    response.writeHead(found ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(readFileSync(file));
  };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
