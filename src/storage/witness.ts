/**
 * Remembers in another place of the same browser (localStorage) how many writes a vault has seen, so that an older state put back into the
 * database is noticed. Somebody who puts the whole profile back to an earlier day puts this back too: nothing inside a profile notices that.
 */
import { prefix } from './names.ts';

export interface Witness {
  /** The last number remembered; 0 where none is. */
  number(name: string): number;
  remember(name: string, number: number): void;
  forget(name: string): void;
}

/** @param storage asked each time and may throw: a browser without it has no witness, and vaults work all the same. */
export function witnessIn(storage: () => Storage): Witness {
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined;
    }
  };
  return {
    number(name) {
      const number = Number(attempt((each) => each.getItem(key(name))));
      return Number.isSafeInteger(number) ? number : 0;
    },
    remember(name, number) {
      attempt((each) => each.setItem(key(name), String(number)));
    },
    forget(name) {
      attempt((each) => each.removeItem(key(name)));
    },
  };
}

function key(name: string): string {
  return `${prefix}stand-${name}`;
}
