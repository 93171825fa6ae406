/**
 * Draws every `content/diagramme/*.mmd` ahead of the reader: `npm run diagrams` writes an SVG beside it for the pages and, in the light
 * theme and twice as fine, a PNG for files that know no theme. Only what changed is drawn again. The build itself needs neither Mermaid
 * nor a browser.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import type { MermaidConfig } from 'mermaid';
import type { Page } from 'playwright-core';
import { describeProblems } from '../src/problem.ts';
import {
  diagramFolder,
  diagramProblems,
  drawingsOf,
  fingerprint,
  fingerprintKey,
  missingAlternatives,
} from '../src/ui/diagram.ts';
import { launchBrowser } from './browser.ts';
import { withPalette } from './diagrams/png.ts';

/** Colours that Mermaid draws with; each becomes a variable of the theme (src/theme/props.css), so that dark mode and print work. */
const sentinels = {
  '#010203': 'fg',
  '#010204': 'line',
  '#010205': 'node',
  '#010206': 'border',
  '#010207': 'cl',
  '#010208': 'clb',
  '#010209': 'lbl',
} as const;
const [fg, line, node, border, cluster, clusterBorder, label] = Object.keys(sentinels);

const config: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  layout: 'dagre',
  look: 'classic',
  htmlLabels: false,
  deterministicIds: true,
  fontFamily: 'Fira Sans',
  flowchart: { nodeSpacing: 28, rankSpacing: 38, padding: 12, wrappingWidth: 210, curve: 'linear' },
  theme: 'base',
  themeVariables: {
    fontFamily: 'Fira Sans',
    fontSize: '15px',
    background: label,
    primaryColor: node,
    mainBkg: node,
    primaryTextColor: fg,
    textColor: fg,
    nodeTextColor: fg,
    titleColor: fg,
    primaryBorderColor: border,
    nodeBorder: border,
    lineColor: line,
    arrowheadColor: line,
    defaultLinkColor: line,
    edgeLabelBackground: label,
    clusterBkg: cluster,
    clusterBorder,
  },
} as MermaidConfig;

const everything = process.argv.includes('--all');
const sources = readdirSync(diagramFolder)
  .filter((file) => file.endsWith('.mmd'))
  .sort()
  .map((file) => join(diagramFolder, file));

const incomplete = sources.flatMap((file) => missingAlternatives(file, readFileSync(file, 'utf8')));
if (incomplete.length > 0) stop(describeProblems(incomplete));

const stale = sources.filter(
  (file) => everything || diagramProblems(file, readFileSync(file, 'utf8'), drawingsOf(file)).length > 0,
);
if (stale.length > 0) await drawAll(stale);
console.log(
  stale.length === 0
    ? 'Alle Zeichnungen sind aktuell.'
    : `${stale.length} von ${sources.length} Zeichnungen neu gezeichnet.`,
);

async function drawAll(files: string[]): Promise<void> {
  const server = createServer((request, response) => {
    const path = normalize(request.url?.split('?')[0] ?? '/').replaceAll('\\', '/');
    if (path === '/' || path === '/paper') {
      const face = '@font-face{font-family:"Fira Sans";src:url(/font.woff2)}';
      // Mermaid measures on a bare page; the theme's colours stand only where the finished drawing is photographed.
      const theme = path === '/paper' ? readFileSync('src/theme/props.css', 'utf8') : '';
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<!doctype html><html lang="de" data-scheme="light"><meta charset="utf-8"><style>${face}${theme}</style><body>`,
        );
      return;
    }
    const file =
      path === '/font.woff2'
        ? 'node_modules/@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2'
        : join('node_modules/mermaid/dist', path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response
      .setHeader('content-type', path.endsWith('.mjs') ? 'text/javascript' : 'font/woff2')
      .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.goto(address);
    const paper = await browser.newPage({ viewport: { width: 1000, height: 800 }, deviceScaleFactor: 2 });
    await paper.goto(`${address}paper`);
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      const id = `d-${file.replace(/^.*[\\/]|\.mmd$/g, '')}`;
      const drawn = await page.evaluate(
        async ({ id, source, config }) => {
          await document.fonts.load('15px "Fira Sans"');
          const { default: mermaid } = await import('/mermaid.esm.min.mjs' as string);
          mermaid.initialize(config);
          try {
            const { svg } = (await mermaid.render(id, source)) as { svg: string };
            document.body.innerHTML = svg;
            const root = document.body.querySelector('svg');
            const style = root?.querySelector('style');
            if (!root || !style?.sheet) return { error: 'Mermaid drew nothing.' };
            // Mermaid ships the styles and arrow heads of every kind of diagram: keep what this one uses.
            const used = [...style.sheet.cssRules].filter(
              (rule) => rule instanceof CSSStyleRule && document.querySelector(rule.selectorText),
            );
            style.textContent = used.map((rule) => rule.cssText).join('');
            for (const part of root.querySelectorAll('marker, filter, linearGradient')) {
              if (!document.body.innerHTML.includes(`#${part.id})`)) part.remove();
            }
            for (const empty of root.querySelectorAll('defs:empty, g.edgeLabel:empty')) empty.remove();
            return { svg: document.body.innerHTML };
          } catch (error) {
            return { error: error instanceof Error ? error.message : String(error) };
          }
        },
        { id, source, config },
      );
      if (drawn.error !== undefined || drawn.svg === undefined) {
        const at = Math.min(
          Number(/line (\d+)/i.exec(drawn.error ?? '')?.[1] ?? 1),
          source.trimEnd().split('\n').length,
        );
        stop(
          describeProblems([
            {
              file,
              line: at,
              what: `Mermaid kann den Text nicht zeichnen: ${drawn.error?.split('\n').slice(0, 3).join(' ')}`,
              mend: 'Bitte die genannte Zeile prüfen: Beschriftungen gehören in Anführungszeichen, Pfeile sind -->, Bedingungen -->|Ja|.',
            },
          ]),
        );
      }
      const svg = themed(drawn.svg, fingerprint(source));
      writeFileSync(file.replace(/\.mmd$/, '.svg'), `${svg}\n`);
      writeFileSync(file.replace(/\.mmd$/, '.png'), await photographed(paper, svg, fingerprint(source)));
      console.log(`${file} gezeichnet`);
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/** The drawing as a picture of pixels on white. @param paper a page that holds the theme. */
async function photographed(paper: Page, svg: string, source: string): Promise<Uint8Array> {
  await paper.evaluate(async (svg) => {
    await document.fonts.load('15px "Fira Sans"');
    document.body.style.cssText = 'margin:0;background:white';
    document.body.innerHTML = svg;
  }, svg);
  return withPalette(await paper.locator('svg').screenshot(), { keyword: fingerprintKey, text: source });
}

/** Sentinel colours become variables, the English role becomes a picture, and what only Mermaid's own script needs goes. */
function themed(svg: string, source: string): string {
  let result = svg;
  for (const [colour, name] of Object.entries(sentinels)) {
    const last = Number.parseInt(colour.slice(5), 16);
    result = result.replaceAll(colour, `var(--mm-${name})`).replaceAll(`rgb(1, 2, ${last})`, `var(--mm-${name})`);
  }
  return result
    .replace(/rgba\(1, ?2, ?9, ?0?\.5\)/g, 'var(--mm-lbl)')
    .replace(/ data-(points|edge|et|look|id|node)="[^"]*"/g, '')
    .replace(/role="graphics-document document"/, 'role="img"')
    .replace(/ aria-roledescription="[^"]*"/, '')
    .replace(/\bwidth="100%"/, '')
    .replace(/style="max-width: ([\d.]+)px;[^"]*"/, (_, width: string) => `width="${Math.ceil(Number(width))}"`)
    .replace('<svg ', `<svg data-source="${source}" `);
}

function stop(message: string): never {
  console.error(`\nEs wurde nichts überschrieben.\n\n${message}\n`);
  process.exit(1);
}
