import { defineCollection } from 'astro:content';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { frontmatterProblems } from './frontmatter.ts';
import { AuthorError, type Problem } from './problem.ts';

/** Astro's own loader, after every head has been checked: all mistakes at once, in German. */
function checkedPages(): Loader {
  const pages = glob({ base: './content', pattern: '**/*.mdx' });
  return {
    ...pages,
    name: 'checked-pages',
    async load(context) {
      const files = globSync('content/**/*.mdx').sort();
      const problems = await Promise.all(
        files.map(async (file) => frontmatterProblems(file, await readFile(file, 'utf8'))),
      );
      problems.push(sameAddress(files));
      if (problems.flat().length > 0) throw new AuthorError(problems.flat());
      await pages.load(context);
    },
  };
}

/** Two files that would become the same page. */
function sameAddress(files: string[]): Problem[] {
  const address = (file: string) => file.replaceAll('\\', '/').replace(/(\/index)?\.mdx$/, '');
  return files
    .filter((file, index) => files.findIndex((other) => address(other) === address(file)) < index)
    .map((file) => ({
      file,
      line: 1,
      what: 'Eine andere Datei hat dieselbe Adresse (name.mdx und name/index.mdx).',
      mend: 'Bitte eine von beiden löschen oder umbenennen.',
    }));
}

export const collections = {
  // Starlight asks for this collection on every build and warns where it is missing.
  i18n: defineCollection({ loader: () => [{ id: 'de', 'themeSelect.auto': 'Automatisch' }], schema: i18nSchema() }),
  docs: defineCollection({
    loader: checkedPages(),
    schema: docsSchema({
      extend: z.object({
        question: z.string().optional(),
        summary: z.array(z.string()).optional(),
        nextStep: z
          .object({ text: z.string(), link: z.string().optional(), linkText: z.string().optional() })
          .optional(),
        reviewed: z.date(),
      }),
    }),
  }),
};
