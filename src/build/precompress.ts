/** Files compressed once, at the build, so that no host has to do it for every reader. */
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/**
 * Writes `.br` and `.gz` beside every file of a folder that a pattern names, where that saves something.
 * Brotli's fifth level: the eleventh saves 8 % more and takes thirty times as long.
 */
export async function precompress(folder: string, pattern: string): Promise<void> {
  const names = globSync(pattern, { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
  await Promise.all(
    names.map(async (name) => {
      const content = readFileSync(join(folder, name));
      const versions = [
        ['br', await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
        ['gz', await promisify(gzip)(content, { level: 9 })],
      ] as const;
      for (const [ending, packed] of versions) {
        const beside = join(folder, `${name}.${ending}`);
        if (packed.length < content.length) writeFileSync(beside, packed);
        // An older one would be served in place of the file.
        else rmSync(beside, { force: true });
      }
    }),
  );
}
