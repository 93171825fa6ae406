import { ask } from './talk.ts';

/**
 * The worker that will answer the next navigation. A newer one that waits takes over first if no tab is unlocked.
 * `none` where the browser has no service workers or refuses them.
 */
export async function gateWorker(base: string): Promise<ServiceWorker | 'none'> {
  try {
    const registration = await navigator.serviceWorker.register(`${base}sw.js`, {
      scope: base,
      updateViaCache: 'none',
    });
    if (registration.installing) await settled(registration.installing, 'installing');
    const { waiting } = registration;
    if (waiting) {
      await ask(waiting, { type: 'sgh-gate', ask: 'take over' });
      if (registration.waiting !== waiting) await settled(waiting, 'installed');
    }
    const worker = registration.active;
    if (!worker) return 'none';
    await settled(worker, 'activating');
    return worker;
  } catch {
    return 'none';
  }
}

/** Waits until a worker has left a state, ten seconds at most. */
function settled(worker: ServiceWorker, state: ServiceWorkerState): Promise<void> {
  return new Promise((resolve) => {
    const over = setTimeout(resolve, 10_000);
    const look = () => {
      if (worker.state === state) return;
      clearTimeout(over);
      worker.removeEventListener('statechange', look);
      resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
