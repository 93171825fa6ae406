/** Where the keeper's worker comes from: a file beside the page. The single-file edition puts its own in place of this file. */
import type { AgeKeeper } from './age-keeper.ts';
import { keepInThread } from './age-messages.ts';

/** One that has started already and knows nothing yet. */
let spare: AgeKeeper | undefined;

/** Starts a keeper in a worker of its own. One that cannot start answers `failed` to every call. */
export function startAgeKeeper(): AgeKeeper {
  const keeper = spare ?? keepInThread(fresh());
  spare = undefined;
  return keeper;
}

/** Starts the next keeper ahead: after a new upload to the host its file is no longer where an open page looks for it. */
export function standBy(): void {
  if (spare) return;
  const thread = fresh();
  const keeper = keepInThread(thread);
  spare = keeper;
  thread.addEventListener('error', () => {
    if (spare === keeper) spare = undefined;
  });
}

function fresh(): Worker {
  return new Worker(new URL('./age-worker.ts', import.meta.url), { type: 'module' });
}
