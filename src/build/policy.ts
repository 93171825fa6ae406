/** The Content-Security-Policy, written into every finished page: each inline script is allowed by its hash, nothing else. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { builtPages } from './pages.ts';
import { withStylesInHead } from './styles.ts';

/**
 * The policy for one page.
 * Pagefind compiles WebAssembly (`wasm-unsafe-eval`) in a worker of its own; drawings carry style attributes, hence `unsafe-inline`
 * for styles only. `frame-ancestors` cannot stand in a page; /betrieb/ shows the header for it.
 * Source: https://www.w3.org/TR/CSP3/
 */
export function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) =>
    hash(script),
  );
  const scripts = ["'self'", "'wasm-unsafe-eval'", ...new Set(inline)].join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page with its policy as the first thing after the character set, before anything could load. */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(html)) throw new Error('A page without <meta charset> cannot carry its policy.');
  return html.replace(charset, (found) => `${found}${meta}`);
}

/** Hardens every page of the finished site. */
export function hardenPages(): AstroIntegration {
  return {
    name: 'policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await Promise.all(
          (await builtPages(dir)).map(async ({ file }) =>
            writeFile(file, withPolicy(withStylesInHead(await readFile(file, 'utf8')))),
          ),
        );
      },
    },
  };
}

/** The source expression that allows one inline script. */
export function hash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
