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
