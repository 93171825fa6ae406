/** Changes that every page of prose goes through on its way to HTML. */
import type { HastPluginInput } from 'satteri';
import { withBase } from '../base.ts';

/** Links written from the root (`/leitfaden/`) get the site's base path, so that the guide works in a subfolder. */
export function basedLinks(base: string): HastPluginInput {
  return {
    name: 'based-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties?.['href'];
        if (typeof href === 'string' && /^\/(?!\/)/.test(href)) context.setProperty(node, 'href', withBase(base, href));
      },
    },
  };
}

/** A wide table scrolls inside its own frame, reachable by keyboard; the page itself never scrolls sideways. */
export function scrollingTables(): HastPluginInput {
  return {
    name: 'scrolling-tables',
    element: {
      filter: ['table'],
      visit(node, context) {
        const head = node.children.find((child) => child.type === 'element' && child.tagName === 'thead');
        const columns = head ? context.textContent(head).replace(/\s+/g, ' ').trim() : '';
        return {
          type: 'element',
          tagName: 'div',
          properties: { class: 'table', role: 'group', tabindex: '0', 'aria-label': `Tabelle ${columns}`.trim() },
          children: [node],
        };
      },
    },
  };
}
