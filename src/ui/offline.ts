/** Offline use, as the workbook's page offers it. Nobody gets a worker or a cache without {@link makeOffline}. */
import { parseEdition, weightOf } from '../offline/edition.ts';
import type { Refusal } from '../offline/shelf.ts';
import type { Ask, OfflineState, Reply } from '../offline/talk.ts';

/** `unsupported`: this browser has no service workers, refuses them here, or the connection is not secure. */
export type OfflineTrouble = Refusal | 'unsupported';

/** How things stand, and how much would be fetched. Asking leaves nothing behind. */
export async function offlineState(base: string): Promise<OfflineState | OfflineTrouble> {
  if (!('serviceWorker' in navigator)) return 'unsupported';
  try {
    const worker = (await registration(base))?.active;
    if (worker) return await ask(worker, 'state');
    const response = await fetch(`${base}offline.json`, { cache: 'no-cache' });
    const edition = response.ok ? parseEdition(await response.json()) : undefined;
    return edition ? { kept: false, newer: false, bytes: weightOf(edition), resident: false } : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** Fetches the website onto this device. What is not complete is not kept. */
export async function makeOffline(
  base: string,
  progress: (done: number, of: number) => void,
): Promise<OfflineState | OfflineTrouble> {
  if (!('serviceWorker' in navigator)) return 'unsupported';
  try {
    const known = await registration(base);
    const worker = known?.active ?? (await activated(base));
    const outcome = await ask(worker, 'keep', progress);
    if (typeof outcome === 'string' && !known) await (await registration(base))?.unregister();
    return outcome;
  } catch {
    return 'unsupported';
  }
}

/** Lets go of all that was kept, and of the worker where it has no other task. */
export async function removeOffline(base: string): Promise<OfflineState | OfflineTrouble> {
  const found = await registration(base);
  if (!found?.active) return offlineState(base);
  const before = await ask(found.active, 'state');
  const state = await ask(found.active, 'forget');
  if (typeof before !== 'string' && !before.resident) await found.unregister();
  return state;
}

/** Looks for a newer edition, fetches it beside the one in use and calls back when it waits. Nothing changes by that. */
export async function onUpdate(base: string, waits: () => void): Promise<void> {
  const found = await registration(base);
  if (!found?.active) return;
  await found.update().catch(() => undefined);
  const state = await ask(found.active, 'look');
  if ((typeof state !== 'string' && state.newer) || found.waiting) waits();
}

/** Uses the newer edition from now on and loads the page again: to be called with nothing unsaved only. */
export async function applyUpdate(base: string): Promise<void> {
  const found = await registration(base);
  if (found?.active) await ask(found.active, 'adopt');
  const waiting = found?.waiting;
  if (waiting) {
    await ask(waiting, 'adopt');
    // Before it has taken over, the old one would answer once more.
    const patience = new Promise((resolve) => setTimeout(resolve, 5000));
    await Promise.race([inUse(waiting).catch(() => undefined), patience]);
  }
  location.reload();
}

async function registration(base: string): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker?.getRegistration(base).catch(() => undefined);
  // A website in a folder above may have a worker of its own.
  return found && new URL(found.scope).pathname === base ? found : undefined;
}

async function activated(base: string): Promise<ServiceWorker> {
  const found = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  const worker = found.active ?? found.installing ?? found.waiting;
  if (!worker) throw new Error('The browser registered no worker.');
  await inUse(worker);
  return worker;
}

/** Waits until a worker is in use. Rejects where it never will be. */
function inUse(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('The worker did not start.'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Asks and waits for the last answer; a worker that says nothing for a minute has stopped. */
function ask(
  worker: ServiceWorker,
  question: Ask['ask'],
  progress: (done: number, of: number) => void = () => undefined,
): Promise<OfflineState | OfflineTrouble> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const silence = () => setTimeout(() => resolve('unreachable'), 60_000);
    let over = silence();
    port1.onmessage = ({ data }: MessageEvent<Reply>) => {
      clearTimeout(over);
      over = silence();
      if (data.reply === 'progress') return progress(data.done, data.of);
      clearTimeout(over);
      resolve(data.reply === 'state' ? data.state : data.why);
    };
    worker.postMessage({ type: 'sgh-offline', ask: question } satisfies Ask, [port2]);
  });
}
