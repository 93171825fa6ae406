/**
 * The service worker of a website without gate. It exists only after someone chose „Offline verfügbar machen“; until an edition is
 * kept, and for everything that is not part of it, it stays out of the way.
 */
import { parseEdition } from './edition.ts';
import { Mixed, openShelf } from './shelf.ts';
import { answerAsk, isAsk, type Reply } from './talk.ts';
import type { FetchEventLike, MessageEventLike, WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

const base = new URL('./', self.location.href).pathname;

const shelf = openShelf({
  caches,
  base,
  load: async (file) => {
    const response = await fetch(base + file.path, { cache: 'no-cache' });
    if (!response.ok) throw new Mixed(file.path);
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const mark = [...digest.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (mark !== file.mark) throw new Mixed(file.path);
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return new Response(bytes, { headers: { 'content-type': type } });
  },
});

const desk = {
  shelf,
  resident: false,
  latest: async () => {
    const response = await fetch(`${base}offline.json`, { cache: 'no-cache' });
    return response.ok ? parseEdition(await response.json()) : undefined;
  },
  // A newer program of the worker waits like a newer edition, for the same yes.
  adopted: async () => undefined,
};

self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener('message', (event: MessageEventLike) => {
  const [port] = event.ports;
  if (!isAsk(event.data)) return;
  const { ask } = event.data;
  const answered = answerAsk(event.data, desk, (reply: Reply) => port?.postMessage(reply));
  event.waitUntil(answered.then(() => (ask === 'adopt' ? self.skipWaiting() : undefined)));
});

self.addEventListener('fetch', (event: FetchEventLike) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(base)) return;
  if (/\/(sw\.js|offline\.json)$/.test(url.pathname)) return;
  event.respondWith(answer(request, decodeURIComponent(url.pathname.slice(base.length))));
});

/** What was kept here while there was a gate is encrypted: nobody could read it any more. */
async function tidy(): Promise<void> {
  if ((await shelf.current())?.files.some(({ path }) => path === 'gate.json')) await shelf.forget();
}

async function answer(request: Request, below: string): Promise<Response> {
  // Nobody has a page open: the moment at which a newer edition disturbs no one.
  if (request.mode === 'navigate' && (await self.clients.matchAll({ type: 'window' })).length === 0)
    await shelf.adopt();
  const kept = await shelf.find(below === '' || below.endsWith('/') ? `${below}index.html` : below);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === 'navigate' ? await shelf.find('404.html') : undefined;
    if (!page) throw error;
    return new Response(page.body, { status: 503, headers: page.headers });
  }
}
