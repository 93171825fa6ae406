/** Who may know whom. The table is the architecture; a planted violation shows that the check sees one. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Folder or file below `src/` (or beside it) → what of ours it may import. Packages are not the matter here. */
const mayImport: Record<string, string[]> = {
  problem: [],
  base: [],
  'site-schema': ['model', 'problem'],
  site: ['site-schema'],
  sidebar: [],
  head: ['problem'],
  frontmatter: ['head', 'problem'],
  'content.config': ['frontmatter', 'problem', 'ui'],
  model: [],
  templates: ['model'],
  export: ['model'],
  run: ['model', 'templates'],
  storage: [],
  passphrase: [],
  offline: [],
  gate: ['build', 'offline', 'passphrase'],
  workbook: ['library', 'model'],
  library: ['head', 'model', 'problem'],
  prose: ['model', 'problem'],
  pages: ['base', 'export', 'library', 'model', 'prose', 'sidebar', 'site', 'templates', 'ui'],
  build: ['base', 'offline', 'problem', 'site-schema', 'ui'],
  theme: ['base', 'sidebar', 'site'],
  ui: [
    'base',
    'export',
    'library',
    'model',
    'offline',
    'passphrase',
    'problem',
    'prose',
    'run',
    'sidebar',
    'site',
    'site-schema',
    'storage',
    'templates',
    'workbook',
  ],
  single: ['storage', 'ui'],
  content: ['ui'],
};

const partOf = (file: string): string => {
  const path = file.replaceAll('\\', '/');
  if (path.startsWith('content/')) return 'content';
  const [, first = ''] = path.split('/');
  return first.replace(/\.(ts|astro|svelte)$/, '');
};

/** Imports of our own files, as paths from the project's root. */
function ownImports(file: string, source: string): string[] {
  const named = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.replace(/\?.*$/, ''),
  );
  return named.flatMap((name) => {
    if (name.startsWith('#ui/')) return [`src/ui/${name.slice(4)}`];
    return name.startsWith('.') ? [normalize(join(dirname(file), name)).replaceAll('\\', '/')] : [];
  });
}

function violations(file: string, source: string): string[] {
  const part = partOf(file);
  const allowed = mayImport[part];
  if (!allowed) return [`${file}: „${part}“ stands in no row of the table`];
  return ownImports(file, source)
    .filter((target) => partOf(target) !== part && !allowed.includes(partOf(target)))
    .map((target) => `${file} imports ${target}`);
}

const files = globSync(['src/**/*.{ts,astro,svelte}', 'content/**/*.mdx']);

describe('the parts of the house', () => {
  test('know only whom they may know', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => violations(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('a planted violation is seen', () => {
    expect(violations('src/frontmatter.ts', "import { site } from './site.ts';")).toEqual([
      'src/frontmatter.ts imports src/site.ts',
    ]);
    expect(violations('content/x.mdx', "import Header from '../src/theme/Header.astro';")).toHaveLength(1);
    expect(violations('src/utils/x.ts', '')).toHaveLength(1);
  });

  test('have no drawer for leftovers', () => {
    const drawers = /(^|\/)(utils|helpers|common|shared|types|constants)(\/|\.)/;
    expect(files.filter((file) => drawers.test(file.replaceAll('\\', '/')))).toEqual([]);
  });
});
