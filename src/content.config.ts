import { defineCollection } from 'astro:content';
import { globSync, readFileSync } from 'node:fs';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { frontmatterProblems } from './frontmatter.ts';
import { AuthorError, type Problem } from './problem.ts';
import { addresses } from './ui/addresses.ts';
import { libraryProblems } from './ui/library.ts';
import { componentProblems, drawingProblems } from './ui/written.ts';

/** Astro's own loader, after everything an author writes has been checked: all mistakes at once, in German. */
function checkedPages(): Loader {
  const pages = glob({ base: './content', pattern: '**/*.mdx' });
  return {
    ...pages,
    name: 'checked-pages',
    async load(context) {
      const files = globSync('content/**/*.mdx')
        .map((file) => file.replaceAll('\\', '/'))
        .sort();
      const inPages = files.flatMap((file) => {
        const source = readFileSync(file, 'utf8');
        return [...frontmatterProblems(file, source), ...componentProblems(file, source)];
      });
      const problems = [...inPages, ...sameAddress(files), ...drawingProblems(), ...libraryProblems()];
      if (problems.length > 0) throw new AuthorError(problems);
      addresses();
      await pages.load(context);
    },
  };
}

/** Two files that would become the same page. */
function sameAddress(files: string[]): Problem[] {
  const address = (file: string) => file.replace(/(\/index)?\.mdx$/, '');
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
