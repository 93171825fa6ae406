/** How long both sites take to build. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compared, median, type Row } from './table.ts';

/** A site to be built: its sources and where the finished pages go. Absolute paths. */
export interface Source {
  name: string;
  root: string;
  outDir: string;
}

const launcher = fileURLToPath(new URL('./launch.ts', import.meta.url));

/** Builds both in turn, one warm-up and then `runs` times each, and compares the medians of the whole process. */
export function timeBuilds(ours: Source, vanilla: Source, runs: number): Row[] {
  buildBoth(ours, vanilla);
  const seconds = Array.from({ length: runs }, () => buildBoth(ours, vanilla));
  return [
    compared(
      'Build (ohne Zwischenspeicher)',
      's',
      median(seconds.map((run) => run.ours)),
      median(seconds.map((run) => run.vanilla)),
      1.35,
    ),
  ];
}

/** Builds one after the other. @returns seconds. */
export function buildBoth(ours: Source, vanilla: Source): { ours: number; vanilla: number } {
  return { ours: timedBuild(ours), vanilla: timedBuild(vanilla) };
}

/** Without Astro's cache, as on a fresh checkout: it would spare the twin's Markdown, but not MDX. */
function timedBuild({ name, root, outDir }: Source): number {
  const cacheDir = `${outDir}-cache`;
  for (const folder of [outDir, cacheDir]) rmSync(folder, { recursive: true, force: true });
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [launcher, root, outDir, cacheDir], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Both at the root of a host, whatever address src/site.ts names.
    env: { ...process.env, SITE_URL: 'https://bench.example/' },
  });
  if (status !== 0) throw new Error(`Der Build von „${name}“ ist nicht gelungen; ohne ihn gibt es nichts zu messen.`);
  return (performance.now() - started) / 1000;
}
