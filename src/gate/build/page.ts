import { shellText } from '../text.ts';
import { GateRefusal } from './refusal.ts';

/**
 * A page as it stands behind the gate: with the gate's own script and the lock button, without `download` attributes.
 * Chromium sends `<a download>` past the worker: the file would be missing, and its name would stand in the host's log.
 */
export function gatedPage(html: string, base: string): string {
  const script = `<script src="${base}_gate/page.js" defer></script>`;
  const button = `<button type="button" class="gate-lock">${shellText.lock}</button>`;
  return html
    .replace(/(<a\b[^>]*?)\sdownload(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?(?=[\s>])/gi, '$1')
    .replace('</head>', () => `${script}</head>`)
    .replace(
      /(<header class="top"[^>]*>[\s\S]*?)(<\/header>)/,
      (_, before: string, end: string) => before + button + end,
    );
}

/** The page's policy for a header: what its `<meta>` says, and who may frame it, which only a header can say. */
export function policyOf(path: string, html: string): string {
  const policy = /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1];
  if (!policy) throw new GateRefusal(`Die Seite ${path} trägt keine Content-Security-Policy.`);
  return `${policy}; frame-ancestors 'none'`;
}
