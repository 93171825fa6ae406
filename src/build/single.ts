/** `downloads/arbeitsbuch-offline.html`: the whole workbook in one HTML file that opens by double click and asks nobody for anything. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { hash } from './policy.ts';

/** Its address below the base path. */
const singleFile = 'downloads/arbeitsbuch-offline.html';

interface Options {
  /** Name of the handbook. */
  title: string;
  /** Full address of the website, where links into the guide lead. */
  url: string;
}

/** Writes the file into the finished site, and its size into the page that offers it. */
export function singleEdition({ title, url }: Options): AstroIntegration {
  return {
    name: 'single-file',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const html = pageOf(title, await bundled(url));
        await writeFile(new URL(singleFile, dir), html);
        const offering = new URL('arbeitsbuch/index.html', dir);
        const size = `${(Buffer.byteLength(html) / 1_000_000).toFixed(1).replace('.', ',')} MB`;
        const page = await readFile(offering, 'utf8');
        await writeFile(offering, page.replace(/(<span class="single-size">)(<\/span>)/, `$1, ${size}$2`));
        logger.info(`${singleFile} geschrieben (${size}).`);
      },
    },
  };
}

const ours = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** All script as one module and all style as one sheet. Fonts and the worker stand in them as data, so no face comes late. */
async function bundled(url: string): Promise<{ script: string; style: string }> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    base: url,
    publicDir: false,
    plugins: [svelte({ configFile: false })],
    worker: { format: 'iife' },
    resolve: {
      alias: [
        { find: /^.*\/age-thread\.ts$/, replacement: ours('single/age-thread.ts') },
        { find: /^.*\/browser-keeps\.ts$/, replacement: ours('single/browser-keeps.ts') },
      ],
    },
    build: {
      write: false,
      modulePreload: false,
      // As on the site: the colours follow the reader's system by `light-dark()`, which nobody rewrites.
      cssTarget: 'esnext',
      cssCodeSplit: false,
      assetsInlineLimit: () => true,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { input: ours('single/main.ts'), output: { codeSplitting: false } },
    },
  });
  const { output } = Array.isArray(result)
    ? (result[0] ?? { output: [] })
    : 'output' in result
      ? result
      : { output: [] };
  const script = output.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
  const style = output.flatMap((part) =>
    part.type === 'asset' && part.fileName.endsWith('.css') ? [part.source] : [],
  );
  const [only, ...more] = script;
  if (only === undefined || more.length > 0) throw new Error('The single file needs its script in one piece.');
  return {
    script: asInline(only),
    style: style
      .map(String)
      .join('\n')
      .replace(/font-display: ?optional/g, 'font-display:block'),
  };
}

/** The same program, without what HTML would read as the end or the beginning of a script. */
function asInline(script: string): string {
  return script.replace(/<(?=!--|\/?script)/gi, '\\x3C');
}

/** Starlight below, ours above, in whatever order the bundler lines the sheets up. */
const layers =
  '@layer starlight.base, starlight.reset, starlight.core, starlight.content, starlight.components, starlight.utils, theme;';

/** Its own policy: this one script, nothing from anywhere, pictures and fonts out of the file, a worker from a blob. */
function pageOf(title: string, { script, style }: { script: string; style: string }): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    'connect-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="de" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Arbeitsbuch</title>
<style>${layers}${style}</style>
</head>
<body class="single">
<aside class="danger-line" aria-label="Akute Gefahr">Akute Gefahr: <a href="tel:110">110</a> / <a href="tel:112">112</a></aside>
<main>
<h1>Arbeitsbuch</h1>
<p class="about">Diese Datei gehört zum „${title}“ und arbeitet ohne Verbindung. Was Sie eintragen, steht nur in diesem Fenster, bis Sie es als Datei sichern.</p>
<div class="workbench-place" id="arbeitsbuch"><p>Das Arbeitsbuch braucht JavaScript. Sehen Sie diese Zeile länger als einen Augenblick, lässt der Browser es in dieser Datei nicht zu.</p></div>
</main>
<script type="module">${script}</script>
</body>
</html>
`;
}
