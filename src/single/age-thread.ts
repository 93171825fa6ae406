/**
 * The keeper's worker out of the file itself. Stands in for `storage/age-thread.ts`: a page that was opened from a disk may start a
 * classic worker from a blob, and no other.
 */

import type { AgeKeeper } from '../storage/age-keeper.ts';
import { keepInThread } from '../storage/age-messages.ts';
import AgeWorker from '../storage/age-worker.ts?worker&inline';

/** Starts a keeper in a worker of its own. One that cannot start answers `failed` to every call. */
export function startAgeKeeper(): AgeKeeper {
  return keepInThread(new AgeWorker());
}

/** Nothing to do: the worker lies in the file. */
export function standBy(): void {}
