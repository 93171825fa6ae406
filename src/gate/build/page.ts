import { shellText } from '../text.ts';
import { GateRefusal } from './refusal.ts';

/**
 * A page as it stands behind the gate: with the gate's own script and the lock button, without `download` attributes, its icon inside.
 * Browsers fetch `<a download>` (Chromium) and icons past the worker: they would be missing, and their names would stand in the host's log.
 * @param icon the icon's address, as `data:`.
 * @throws GateRefusal where the page has no place for script or button: nobody could lock it.
 */
export function gatedPage(path: string, html: string, { base, icon }: { base: string; icon: string }): string {
  const script = `<script src="${base}_gate/page.js" defer></script>`;
  const button = `<button type="button" class="gate-lock">${shellText.lock}</button>`;
  const page = html
    .replace(/(<link\b[^>]*\brel="(?:shortcut )?icon"[^>]*\bhref=")[^"]*/gi, (_, before: string) => before + icon)
    .replace(/(<a\b[^>]*?)\sdownload(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?(?=[\s>])/gi, '$1')
    .replace('</head>', () => `${script}</head>`)
    .replace(
      /(<header class="top"[^>]*>[\s\S]*?)(<\/header>)/,
      (_, before: string, end: string) => before + button + end,
    );
  if (!page.includes(button) || !page.includes(script)) {
    throw new GateRefusal(`Die Seite ${path} hat keinen Kopf, in dem „${shellText.lock}“ stehen könnte.`);
  }
  return page;
}

/** The page's policy for a header: what its `<meta>` says, and who may frame it, which only a header can say. */
export function policyOf(path: string, html: string): string {
  const policy = /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1];
  if (!policy) throw new GateRefusal(`Die Seite ${path} trägt keine Content-Security-Policy.`);
  return `${policy}; frame-ancestors 'none'`;
}
