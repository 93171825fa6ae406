/** Style sheets belong into the head (HTML, „metadata content“). Astro writes those of islands and components where they stand in the page. */

/** The page with the style sheets of its body at the end of its head; those inside drawings stay. */
export function withStylesInHead(html: string): string {
  const end = html.indexOf('</head>');
  if (end === -1) return html;
  const moved: string[] = [];
  const body = html
    .slice(end)
    .replace(/<svg[\s\S]*?<\/svg>|<script[\s\S]*?<\/script>|<style[^>]*>[\s\S]*?<\/style>/g, (found) => {
      if (!found.startsWith('<style')) return found;
      moved.push(found);
      return '';
    });
  return html.slice(0, end) + moved.join('') + body;
}

/** The one rule of Starlight that asks with `:has()` what stands in a list, anywhere in the content. */
const listsWithBlocks = /\.sl-markdown-content\s*:is\(ol, ul\):has\([^{]*\{[^}]*\}/;

/**
 * Vite plugin: leaves out Starlight's rule for the space in lists, for which `theme.css` has a plain one. With it the browser lays out the
 * whole page anew whenever an element comes or goes in an editor: 12 ms for each change of a list instead of 1 ms.
 */
export function withoutHasInLists() {
  return {
    name: 'without-has-in-lists',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!id.split('?')[0]?.endsWith('/style/markdown.css')) return undefined;
      if (!listsWithBlocks.test(code))
        throw new Error(`Starlight’s rule for lists has changed: see ${import.meta.url}`);
      return code.replace(listsWithBlocks, '');
    },
  };
}
