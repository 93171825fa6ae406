/** What a stranger gets to see: one page, its look, its programs. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from '../../build/program.ts';
import { shellText } from '../text.ts';

/** What the operator says before the gate. Everything here is public. */
export interface ShellWording {
  /** Neutral: it stands in the tab and in the browser's history. */
  title: string;
  text: string;
  /** Whom to ask. */
  contact: string;
  /** The operator's own pages, outside of the gate. */
  imprint: string;
  privacy: string;
  accessibility: string;
}

const programs = ['shell', 'kdf', 'page', 'reading'] as const;

/** Writes the shell, its programs and the worker. */
export async function writeShell(to: string, base: string, wording: ShellWording): Promise<void> {
  mkdirSync(join(to, '_gate'), { recursive: true });
  const page = shellPage(base, wording);
  for (const name of ['index.html', '404.html']) writeFileSync(join(to, name), page);
  for (const name of programs) writeFileSync(join(to, '_gate', `${name}.js`), await program(name));
  writeFileSync(join(to, 'sw.js'), await program('worker'));
  writeFileSync(join(to, '_gate', 'shell.css'), shellStyle());
  writeFileSync(join(to, 'robots.txt'), 'User-agent: *\nDisallow: /\n');
}

/** The one public page, for every address. */
function shellPage(base: string, wording: ShellWording): string {
  const { title, text, contact, imprint, privacy, accessibility } = wording;
  const link = (address: string, label: string) =>
    `<li><a href="${escaped(address)}" rel="noreferrer">${label}</a></li>`;
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${shellPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}_gate/shell.css">
<script src="${base}_gate/shell.js" defer></script>
</head>
<body data-base="${escaped(base)}">
<aside class="danger" aria-label="Akute Gefahr">Akute Gefahr: <a href="tel:110">110</a> / <a href="tel:112">112</a></aside>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<form id="gate" method="post" translate="no" novalidate>
<input type="text" name="username" value="${escaped(title)}" autocomplete="username" hidden>
<label for="word">${shellText.label}</label>
<div class="row">
<input id="word" name="password" type="password" autocomplete="current-password" autocapitalize="none" autocorrect="off" spellcheck="false" writingsuggestions="false" aria-describedby="told" required>
<button type="button" id="show" aria-controls="word">${shellText.show}</button>
</div>
<div class="remember">
<input id="remember" type="checkbox" autocomplete="off" aria-describedby="remember-help">
<label for="remember">${shellText.remember}</label>
</div>
<p id="remember-help" class="help">${shellText.rememberHelp}</p>
<button id="open" class="main">${shellText.open}</button>
<p id="told" role="status" aria-live="polite"></p>
</form>
<noscript><p>${shellText.noScript}</p></noscript>
<p>${escaped(contact)}</p>
</main>
<footer><nav aria-label="Rechtliches"><ul>
${link(imprint, 'Impressum')}
${link(privacy, 'Datenschutz')}
${link(accessibility, 'Barrierefreiheit')}
</ul></nav></footer>
</body>
</html>
`;
}

/** Styles may stand in the text because the reading mode shows drawings, which carry them; scripts never. */
const shellPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function program(name: string): Promise<string> {
  return bundleProgram(new URL(`../browser/${name}.ts`, import.meta.url));
}

/** Our tokens without Starlight, then the look of the page. */
function shellStyle(): string {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  return `@layer starlight.base;${read('../../theme/props.css')}${read('./shell.css')}`.replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
