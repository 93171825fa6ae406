/** Runs in every decrypted page: lends the key to the worker, locks, and never shows a locked page from the back button. */

import { endSession, hasArrived, readSession } from './session.ts';
import { ask, isGateTell, type KeyAnswer } from './talk.ts';

const base = new URL('../', (document.currentScript as HTMLScriptElement).src).pathname;

hasArrived(base);

navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
  if (!isGateTell(data)) return;
  if (data.tell === 'locked') return leave();
  const contentKey = readSession(base, Date.now())?.contentKey;
  ports[0]?.postMessage((contentKey ? { contentKey } : {}) satisfies KeyAnswer);
});

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

for (const button of document.querySelectorAll('.gate-lock')) {
  button.addEventListener('click', async () => {
    endSession(base);
    const worker = navigator.serviceWorker?.controller;
    if (worker) await ask(worker, { type: 'sgh-gate', ask: 'lock' });
    leave();
  });
}

function leave(): void {
  endSession(base);
  location.replace(base);
}
