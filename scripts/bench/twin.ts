/**
 * The twin: Starlight as it comes, with the same pages, the same sidebar and the same language. It lies inside this folder,
 * so that Node finds the very same packages above it.
 */
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { facilitation, guide, reference, work } from '../../src/sidebar.ts';
import { site } from '../../src/site.ts';
import { laender } from '../../src/model/laender.ts';
import { siteValue } from '../../src/site-schema.ts';
import { type Address, addresses } from '../../src/ui/addresses.ts';
import { references } from '../../src/ui/references.ts';
import { plainPage, type Substitutes, toChapter, toMarkdown } from './plain.ts';

/** Starlight brings its own page for 404. */
const pages = globSync('content/**/*.mdx').filter((file) => file !== join('content', '404.mdx'));

/** Writes the twin's sources below `root`, replacing those of an earlier run. Reads `content/` and `public/` of this folder. */
export function writeTwin(root: string): void {
  rmSync(root, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  // Astro bundles the integrations that this names; without it, Node would have to run their .astro files.
  const dependencies = { astro: '*', '@astrojs/starlight': '*' };
  write('package.json', JSON.stringify({ name: 'vanilla', private: true, type: 'module', dependencies }));
  write('astro.config.mjs', config());
  write(
    'src/content.config.mjs',
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  for (const file of pages) {
    const path = file.slice('content/'.length).replace(/\.mdx$/, '.md');
    write(join('src/content/docs', path), toMarkdown(plainPage(readFileSync(file, 'utf8'), substitutes)));
  }
  mkdirSync(join(root, 'public'), { recursive: true });
  copyFileSync('public/favicon.svg', join(root, 'public/favicon.svg'));
}

function config(): string {
  const options = {
    title: site.title,
    defaultLocale: 'root',
    locales: { root: { label: 'Deutsch', lang: 'de' } },
    sidebar: [...guide, work, facilitation, reference],
  };
  return `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: process.env.SITE_URL,
  trailingSlash: 'always',
  integrations: [starlight(${JSON.stringify(options, null, 2)})],
});
`;
}

const substitutes: Substitutes = {
  value: (field) => String(siteValue(site, field)),
  reference: (to) => Object.entries(references).find(([name]) => name === to)?.[1] ?? '',
  addresses(target) {
    const all = addresses();
    if (target !== 'land') {
      return addressList(all.filter(({ area, for: who }) => area === 'Bund' && who.some((one) => one === target)));
    }
    return laender
      .map((land) => ({ land, entries: all.filter(({ area }) => area === land) }))
      .filter(({ entries }) => entries.length > 0)
      .map(({ land, entries }) => `### ${land}\n\n${addressList(entries)}`)
      .join('\n\n');
  },
  whole() {
    const chapters = guide.flatMap(({ items }, part) =>
      items.map((slug, place) => ({ number: `${part + 1}.${place + 1}`, page: chapterPage(slug) })),
    );
    const contents = chapters.map(({ number, page }) => `- ${number} ${page.title}`).join('\n');
    return [`## Inhalt`, contents, ...chapters.map(({ number, page }) => toChapter(page, number))].join('\n\n');
  },
};

function chapterPage(slug: string) {
  const file = pages.find((name) => name.replaceAll('\\', '/').replace(/(\/index)?\.mdx$/, '') === `content/${slug}`);
  if (!file) throw new Error(`src/sidebar.ts nennt die Seite „${slug}“, die es nicht gibt.`);
  return plainPage(readFileSync(file, 'utf8'), substitutes);
}

function addressList(entries: Address[]): string {
  return entries
    .map(({ name, what, phone, hours, url, source, checked }) =>
      [
        `- **${name}**`,
        what,
        [
          phone && `Telefon [${phone}](tel:${phone.replace(/[^\d+]/g, '')})`,
          hours && `Erreichbar ${hours}`,
          `Website [${url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}](${url})`,
          `Geprüft ${checked}${source === url ? '' : `, [Beleg](${source})`}`,
        ]
          .filter(Boolean)
          .join(' · '),
      ].join('\n\n  '),
    )
    .join('\n');
}
