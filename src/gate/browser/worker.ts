/**
 * The one service worker behind the gate: decrypts whatever a page asks for, and keeps ciphertext for offline use.
 * A newer program of it waits until every unlocked page is closed or a person says yes.
 */
import { answerAsk, isAsk, type Reply } from '../../offline/talk.ts';
import type { FetchEventLike, MessageEventLike, WorkerScope } from '../../offline/worker-scope.ts';
import { answerPage } from './answer.ts';
import { isPlain } from './host.ts';
import { createKeeper } from './keeper.ts';
import { type GateAnswer, type GateAsk, type GateTell, isGateAsk, type KeyAnswer } from './talk.ts';

declare const self: WorkerScope;

const base = new URL('./', self.location.href).pathname;
const keeper = createKeeper({ base, askTabs, now: () => Date.now() });
/** Whether there is no gate any more: everything goes to the host then. */
let released = false;

self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener('message', (event: MessageEventLike) => {
  const [port] = event.ports;
  if (isAsk(event.data)) {
    const { ask } = event.data;
    const answered = answerAsk(event.data, keeper.desk, (reply: Reply) => port?.postMessage(reply));
    event.waitUntil(answered.then(() => (ask === 'adopt' ? self.skipWaiting() : undefined)));
  } else if (isGateAsk(event.data)) {
    event.waitUntil(follow(event.data).then((answer) => port?.postMessage(answer)));
  }
});

self.addEventListener('fetch', (event: FetchEventLike) => {
  const { request } = event;
  const url = new URL(request.url);
  if (
    released ||
    url.origin !== self.location.origin ||
    !url.pathname.startsWith(base) ||
    url.pathname === `${base}sw.js`
  )
    return;
  // Anything that changes nothing on a static host and is not read by us would only write a name into its log.
  if (request.method !== 'GET') return event.respondWith(Promise.resolve(new Response(null, { status: 405 })));
  event.respondWith(
    answerPage(request, url, {
      base,
      keeper,
      openPages: async () => (await self.clients.matchAll({ type: 'window' })).length,
      release,
    }),
  );
});

/** What was kept here before there was a gate is readable and of another kind. */
async function tidy(): Promise<void> {
  const kept = await keeper.shelf.current();
  if (kept && !kept.files.some(({ path }) => path === 'gate.json')) await keeper.shelf.forget();
}

/** Makes way where the operator has taken the gate away; nobody would get past this worker before the last tab is closed. */
async function release(): Promise<boolean> {
  if (!(await isPlain(base))) return false;
  released = true;
  await keeper.lock();
  await keeper.shelf.forget();
  await self.registration.unregister();
  return true;
}

async function follow(ask: GateAsk): Promise<GateAnswer> {
  switch (ask.ask) {
    case 'open': {
      const opened = await keeper.open(ask.contentKey, ask.remember);
      const keyId = keeper.keyId();
      if (typeof opened === 'string') return { answer: 'trouble', why: opened };
      return keyId ? { answer: 'open', keyId, ...opened } : { answer: 'trouble', why: 'damaged' };
    }
    case 'state': {
      await keeper.site();
      const keyId = keeper.keyId();
      return keyId ? { answer: 'open', keyId } : { answer: 'locked', renewed: keeper.renewed() };
    }
    case 'lock':
      await keeper.lock();
      for (const page of await pages()) page.postMessage({ type: 'sgh-gate', tell: 'locked' } satisfies GateTell);
      return { answer: 'locked' };
    case 'take over':
      // A tab that holds a key may hold unsaved work too: then the older worker serves it to its end.
      if (!(await askTabs())) await self.skipWaiting();
      return { answer: 'locked' };
  }
}

/** Asks the open tabs for the key; a worker is stopped after half a minute without work and forgets it. */
async function askTabs(): Promise<KeyAnswer['contentKey']> {
  const open = await pages();
  if (open.length === 0) return undefined;
  return new Promise((resolve) => {
    let silent = open.length;
    const over = setTimeout(() => resolve(undefined), 1500);
    const end = (key: KeyAnswer['contentKey']) => {
      clearTimeout(over);
      resolve(key);
    };
    for (const page of open) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<KeyAnswer>) => {
        if (data.contentKey) end(data.contentKey);
        else if (--silent === 0) end(undefined);
      };
      page.postMessage({ type: 'sgh-gate', tell: 'key?' } satisfies GateTell, [port2]);
    }
  });
}

function pages() {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true });
}
