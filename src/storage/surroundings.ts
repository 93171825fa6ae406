/** What vaults need from around them. Tests bring their own. */
import type { AgeKeeper } from './age-keeper.ts';
import { startAgeKeeper } from './age-thread.ts';
import { type Witness, witnessIn } from './witness.ts';

export interface Surroundings {
  /** Starts one that wraps or unwraps a key; it is stopped right after, and forgets the passphrase by that. */
  startKeeper: () => AgeKeeper;
  witness: Witness;
}

/** Those of a page in a browser. */
export const surroundings: Surroundings = { startKeeper: startAgeKeeper, witness: witnessIn(() => localStorage) };
