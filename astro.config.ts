import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { checkAddresses } from './src/build/addresses.ts';
import { checkLinks } from './src/build/links.ts';
import { basedLinks, scrollingTables } from './src/build/markdown.ts';
import { offlineEdition } from './src/build/offline.ts';
import { reportPlaceholders } from './src/build/placeholders.ts';
import { hardenPages } from './src/build/policy.ts';
import { singleEdition } from './src/build/single.ts';
import { withoutHasInLists } from './src/build/styles.ts';
import { facilitation, guide, legal, reference, work } from './src/sidebar.ts';
import { site } from './src/site.ts';

const { origin, pathname: base } = new URL(site.url);
const ours = (path: string) => fileURLToPath(new URL(`./src/theme/${path}`, import.meta.url));

/**
 * What every form needs, in one piece: two dozen small ones weigh a tenth more on the line, because each is compressed by itself.
 * What is loaded on demand stays by itself, and so do styles, which stand in the pages.
 */
const formsInOnePiece = {
  name: 'forms',
  test: /node_modules\/(svelte|esm-env|clsx|devalue|@astrojs\/svelte)\/|src\/(?!.*\.css)(model\/(?!flow|share)|ui\/text\.ts|ui\/editor\/(?!TryRule|FlowTools|ShareDialog|SampleDialog|ScrolledSheet)|export\/(index|words|sheet)\.ts)/,
};

/** The helper of every page that loads something on demand, the search of a guide page too, which needs no form. */
const preloading = { name: 'preloading', test: /vite\/preload-helper/, priority: 1 };

export default defineConfig({
  site: origin,
  base,
  trailingSlash: 'always',
  prefetch: false,
  // Starlight's own route for 404 shows content/404.mdx, which the route for all pages would show a second time.
  prerenderConflictBehavior: 'ignore',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: { smartPunctuation: false }, hastPlugins: [basedLinks(base), scrollingTables()] }),
  },
  vite: {
    plugins: [withoutHasInLists()],
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [formsInOnePiece, preloading] } } } } },
    },
    build: {
      // The PDF library is large and loaded on demand only.
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        // Astro marks its own modules with a directive that the bundler does not know: nothing an author could mend.
        onLog: (level, log, report) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
    resolve: {
      // Starlight offers no override for these three: its colours and print style are replaced by ours, and its sidebar
      // script, which writes to sessionStorage on mere reading, by nothing.
      alias: [
        { find: /^.*\/style\/props\.css$/, replacement: ours('props.css') },
        { find: /^.*\/style\/print\.css(\?.*)?$/, replacement: `${ours('print.css')}$1` },
        { find: /^.*\/components-internals\/SidebarPersistState$/, replacement: ours('nothing.ts') },
      ],
    },
  },
  integrations: [
    svelte(),
    starlight({
      title: site.title,
      defaultLocale: 'root',
      locales: { root: { label: 'Deutsch', lang: 'de' } },
      favicon: '/favicon.svg',
      customCss: ['./src/theme/theme.css'],
      expressiveCode: false,
      credits: false,
      markdown: { headingLinks: false, processedDirs: ['./content/'] },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      components: {
        Footer: './src/theme/Footer.astro',
        Head: './src/theme/Head.astro',
        Header: './src/theme/Header.astro',
        PageFrame: './src/theme/PageFrame.astro',
        PageSidebar: './src/theme/PageSidebar.astro',
        PageTitle: './src/theme/PageTitle.astro',
        Search: './src/theme/Search.astro',
        Sidebar: './src/theme/Sidebar.astro',
        SkipLink: './src/theme/SkipLink.astro',
        ThemeProvider: './src/theme/ThemeProvider.astro',
        ThemeSelect: './src/theme/ThemeSelect.astro',
        TwoColumnContent: './src/theme/TwoColumnContent.astro',
      },
      sidebar: [
        ...guide.map(({ label, items }) => ({ label, items: [...items] })),
        ...[work, facilitation, reference].map(({ label, items }) => ({ label, items: [...items] })),
      ],
    }),
    // These read the finished pages and therefore stand after Starlight, whose Pagefind runs at the same hook.
    singleEdition(site),
    checkLinks({ base, pagesWithoutSidebar: legal }),
    hardenPages(),
    checkAddresses(),
    reportPlaceholders(site),
    offlineEdition(),
  ],
});
