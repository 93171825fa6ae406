/** Builds the page with the storage and serves it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type Served, serve } from '../bench/server.ts';

/** @returns a server whose `close` also removes what was built. */
export async function serveStoragePage(): Promise<Served> {
  const outDir = mkdtempSync(join(tmpdir(), 'storage-page-'));
  const root = resolve('scripts/storage-page');
  await build({ root, base: './', configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  cpSync(join(root, 'worker.js'), join(outDir, 'sw.js'));
  const served = await serve(outDir);
  return {
    ...served,
    async close() {
      await served.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
