/** Where the keeper's worker comes from: a file beside the page. The single-file edition puts its own in place of this file. */
import type { AgeKeeper } from './age-keeper.ts';
import { keepInThread } from './age-messages.ts';

/** Starts a keeper in a worker of its own. One that cannot start answers `failed` to every call. */
export function startAgeKeeper(): AgeKeeper {
  return keepInThread(new Worker(new URL('./age-worker.ts', import.meta.url), { type: 'module' }));
}
