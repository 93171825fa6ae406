/** Runs in every decrypted page: lends the key to the worker, locks, and never shows a locked page from the back button. */
import { pageText } from '../text.ts';
import { endSession, hasArrived, prolongSession, readSession } from './session.ts';
import { ask, isGateTell, type KeyAnswer } from './talk.ts';

const base = new URL('../', (document.currentScript as HTMLScriptElement).src).pathname;

let prolonged = Date.now();
/** What is unsaved here has been given up by a person: nobody asks again. */
let givenUp = false;
/** „Alles löschen“ shows what it did; only then does this page go. */
let staying = false;

hasArrived(base);
prolongSession(base, prolonged);
followPlace();

navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
  if (!isGateTell(data)) return;
  if (data.tell === 'locked') return leave();
  const contentKey = readSession(base, Date.now())?.contentKey;
  ports[0]?.postMessage((contentKey ? { contentKey } : {}) satisfies KeyAnswer);
});

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, prolong, { capture: true, passive: true });

// Stands before the page's own question, so that nobody is asked twice.
addEventListener('beforeunload', (event) => givenUp && event.stopImmediatePropagation(), { capture: true });

// The storage says that everything of ours goes: the key goes with it, in every tab.
addEventListener('sgh-erasing', (event) => {
  staying = true;
  if (event instanceof CustomEvent && Array.isArray(event.detail)) event.detail.push(lock());
});

for (const button of document.querySelectorAll('.gate-lock')) {
  button.addEventListener('click', async () => {
    if (holdsUnsaved() && !confirm(pageText.unsaved)) return;
    givenUp = true;
    await lock();
    leave();
  });
}

async function lock(): Promise<void> {
  endSession(base);
  const worker = navigator.serviceWorker?.controller;
  if (worker) await ask(worker, { type: 'sgh-gate', ask: 'lock' });
}

function leave(): void {
  endSession(base);
  if (!staying) location.replace(base);
}

/** Asks the page what it would say to someone who closes the tab. */
function holdsUnsaved(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

function prolong(): void {
  const now = Date.now();
  if (now - prolonged < 60_000) return;
  prolonged = now;
  prolongSession(base, now);
}

/** An address of the reading mode (`/#/hilfe/`), handed on by someone whose browser needs it. */
function followPlace(): void {
  if (!location.hash.startsWith('#/') || !URL.canParse(location.hash.slice(2), location.origin + base)) return;
  const place = new URL(location.hash.slice(2), location.origin + base);
  if (place.href.startsWith(location.origin + base)) location.replace(place);
}
