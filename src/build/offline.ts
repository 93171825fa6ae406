/** Writes the service worker and the list of what it keeps, once everything else is there. */
import { createHash } from 'node:crypto';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type Edition, type KeptFile, writeEdition } from '../offline/edition.ts';
import { bundleProgram } from './program.ts';

/** `sw.js` and `offline.json` for the finished site. Nobody gets either by reading; see src/ui/offline.ts. */
export function offlineEdition(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL('offline.json', dir), writeEdition(await editionOf(fileURLToPath(dir))));
        await writeFile(new URL('sw.js', dir), await bundleProgram(new URL('../offline/worker.ts', import.meta.url)));
      },
    },
  };
}

/** What stays online: files to take away, whose content the pages and the editors hold as well, and what only robots read. */
export function isOnlineOnly(path: string): boolean {
  return /^(downloads\/|sitemap|robots\.txt$|offline\.json$|sw\.js$)/.test(path) || path.endsWith('.map');
}

/** All files below a folder that a device keeps, marked by their content. */
async function editionOf(folder: string): Promise<Edition> {
  const files: KeptFile[] = [];
  for await (const name of glob('**/*', { cwd: folder })) {
    const path = name.replaceAll('\\', '/');
    if (isOnlineOnly(path) || !(await stat(join(folder, name))).isFile()) continue;
    const content = await readFile(join(folder, name));
    files.push({ path, mark: digest(content), bytes: content.length });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { version: digest(JSON.stringify(files)), files };
}

function digest(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 24);
}
