import { standBy } from '../../storage/age-thread.ts';

/**
 * Fetches what saving needs before it is needed. Whoever renews the website takes the files away that an open tab has not fetched yet,
 * and what stands only in that tab could not be saved any more.
 */
export async function haveSavingAtHand(): Promise<void> {
  standBy();
  await Promise.all([import('./Keeping.svelte'), import('../../passphrase/passphrase.ts')]);
}
