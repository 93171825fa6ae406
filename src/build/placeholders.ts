import type { AstroIntegration } from 'astro';
import { placeholders, type Site } from '../site-schema.ts';

/** Warns at build time as long as `src/site.ts` holds the shipped placeholders. */
export function reportPlaceholders(site: Site): AstroIntegration {
  return {
    name: 'site',
    hooks: {
      'astro:build:done': ({ logger }) => {
        const fields = placeholders(site);
        if (fields.length > 0) {
          logger.warn(
            `src/site.ts enthält noch Platzhalter („Musterstadt“). Bitte vor der Veröffentlichung ersetzen: ${fields.join(', ')}.`,
          );
        }
      },
    },
  };
}
