/** One page of the guide as a chapter of the edition on one page. */

/** How the guide's pages are numbered and named in the edition on one page. */
export interface Chapter {
  /** For example `3.2`. */
  number: string;
  /** Address of the page from the site's base, for example `/leitfaden/aufbau/`. */
  path: string;
  title: string;
}

/** Fragment of a chapter in the edition on one page: `/leitfaden/aufbau/` → `leitfaden-aufbau`. */
export function fragment(path: string): string {
  return path.replace(/^\/|\/$/g, '').replaceAll('/', '-');
}

/**
 * Turns the HTML of a page into that of a chapter: headings one level down, ids made unique, asides no longer
 * landmarks (their titles repeat), links between pages of the guide
 * made links within the document (with the chapter's number for paper).
 * @param base the site's base path, with slashes at both ends.
 */
export function embedPage(html: string, path: string, chapters: Chapter[], base: string): string {
  const prefix = fragment(path);
  const byPath = new Map(chapters.map((chapter) => [chapter.path, chapter]));
  return html
    .replace(/<(\/?)aside(?=[\s>])/g, (_, slash: string) => (slash ? '</div' : '<div role="note"'))
    .replace(/<(\/?)h([2-5])(?=[\s>])/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
    .replace(
      /\s(id|aria-labelledby|aria-describedby)="([^"]+)"/g,
      (_, name: string, id: string) => ` ${name}="${prefix}-${id}"`,
    )
    .replace(/url\((&quot;|"|'|)#([^)"'&]+)/g, (_, quote: string, id: string) => `url(${quote}#${prefix}-${id}`)
    .replace(/<style>[\s\S]*?<\/style>/g, (style) =>
      style.replace(/#(?=[a-zA-Z])(?![0-9a-fA-F]{3,8}\b)/g, `#${prefix}-`),
    )
    .replace(/href="([^"]*)"/g, (whole, href: string) => {
      if (href.startsWith('#')) return `href="#${prefix}-${href.slice(1)}"`;
      if (!href.startsWith(base)) return whole;
      const [page = '', anchor] = `/${href.slice(base.length)}`.split('#');
      const target = byPath.get(page);
      if (!target) return whole;
      const id = anchor ? `${fragment(page)}-${anchor}` : fragment(page);
      return `href="#${id}" data-print="Kapitel ${target.number}"`;
    });
}
