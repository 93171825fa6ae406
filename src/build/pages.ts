import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A page of the finished site: the file on disk and its address below the base path (`/leitfaden/`). */
export interface BuiltPage {
  file: string;
  path: string;
}

/** Every HTML page below the output folder, in order of their addresses. What lies among the downloads is a file, not a page. */
export async function builtPages(dir: URL): Promise<BuiltPage[]> {
  const root = fileURLToPath(dir);
  const pages: BuiltPage[] = [];
  for await (const name of glob('**/*.html', { cwd: root })) {
    const path = `/${name.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
    if (path.startsWith('/downloads/')) continue;
    pages.push({ file: join(root, name), path });
  }
  return pages.sort((a, b) => a.path.localeCompare(b.path));
}
