/** The guide as the build hands it to `handbook`, read from the project's own content. */
import { globSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { diagramPicture } from '../../src/prose/diagram-picture.ts';
import type { Edition, GuidePage } from '../../src/prose/handbook.ts';
import { guide } from '../../src/sidebar.ts';
import { site } from '../../src/site.ts';
import { siteValue } from '../../src/site-schema.ts';
import { references } from '../../src/ui/references.ts';

const drawings = Object.fromEntries(
  globSync('content/diagramme/*.mmd').map((file) => {
    const name = file.replace(/^.*[\\/]|\.mmd$/g, '');
    return [name, diagramPicture(readFileSync(file, 'utf8'), readFileSync(file.replace(/mmd$/, 'png')))];
  }),
);

export const edition: Edition = {
  title: site.title,
  publisher: site.operator.name,
  url: 'https://stadt.example/handbuch/',
  guide,
  references,
  drawings,
  value: (field) => siteValue(site, field),
};

export const pages: GuidePage[] = globSync('content/leitfaden/**/*.mdx')
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map((file) => {
    const source = readFileSync(file, 'utf8');
    const head = load(/^---\n([\s\S]*?)\n---\n/.exec(source)?.[1] ?? '') as Omit<GuidePage, 'slug' | 'file' | 'source'>;
    return { ...head, slug: file.replace(/^content\/|(\/index)?\.mdx$/g, ''), file, source };
  });
