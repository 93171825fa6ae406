import type { AstroIntegration } from 'astro';
import { addresses, addressFile, outdated } from '../ui/addresses.ts';

/** Warns at build time about help addresses that nobody has checked for more than six months. */
export function checkAddresses(today = () => new Date().toISOString().slice(0, 10)): AstroIntegration {
  return {
    name: 'addresses',
    hooks: {
      'astro:build:done': ({ logger }) => {
        for (const { id, name, checked } of outdated(addresses(), today())) {
          logger.warn(
            `${addressFile}: „${name}“ (${id}) wurde zuletzt am ${checked} geprüft. Bitte Angaben prüfen und das Datum bei „checked“ erneuern.`,
          );
        }
      },
    },
  };
}
