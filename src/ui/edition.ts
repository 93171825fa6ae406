/** The guide as one Document, gathered from the project's own content while the site is built. */

import { getCollection } from 'astro:content';
import { globSync, readFileSync } from 'node:fs';
import type { Document } from '../model/document.ts';
import { diagramPicture } from '../prose/diagram-picture.ts';
import { handbook } from '../prose/handbook.ts';
import { guide } from '../sidebar.ts';
import { site } from '../site.ts';
import { siteValue } from '../site-schema.ts';
import { diagramFolder } from './diagram.ts';
import { references } from './references.ts';

/** @throws AuthorError with all that has to be mended in all pages. */
export async function guideEdition(): Promise<Document> {
  const entries = await getCollection('docs', ({ id }) => id.startsWith('leitfaden'));
  const pages = entries.map(({ id, data, filePath = '' }) => ({
    ...data,
    slug: id.replace(/\/index$/, ''),
    file: filePath,
    source: readFileSync(filePath, 'utf8'),
  }));
  const drawings = globSync(`${diagramFolder}/*.mmd`).map((file) => {
    const name = file.replace(/^.*[\\/]|\.mmd$/g, '');
    return [name, diagramPicture(readFileSync(file, 'utf8'), readFileSync(file.replace(/mmd$/, 'png')))] as const;
  });
  return handbook(pages, {
    title: site.title,
    publisher: site.operator.name,
    url: site.url.endsWith('/') ? site.url : `${site.url}/`,
    guide,
    references,
    drawings: Object.fromEntries(drawings),
    value: (field) => siteValue(site, field),
  });
}
