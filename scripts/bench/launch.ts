/** One build in a process of its own, the same for both sites: `node launch.ts <root> <outDir> <cacheDir>`, absolute paths. */
import { build } from 'astro';

const [root = '', outDir = '', cacheDir = ''] = process.argv.slice(2);
process.chdir(root);
await build({ root, outDir, cacheDir, logLevel: 'error' });
