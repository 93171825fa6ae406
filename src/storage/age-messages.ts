/** The keeper on the other side of a worker: what is said there and back. Both ends stand here, so that they cannot drift apart. */
import type { AgeKeeper } from './age-keeper.ts';

/** What one end needs of the other: a worker seen from the page, or the page seen from the worker. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(kind: 'message', listener: (event: { data: unknown }) => void): void;
}

/** A worker, seen from the page. */
export interface Thread extends Port {
  addEventListener(kind: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(kind: 'error' | 'messageerror', listener: () => void): void;
  terminate(): void;
}

type Job = Exclude<keyof AgeKeeper, 'stop'>;
type Request = { [J in Job]: { number: number; job: J; with: Parameters<AgeKeeper[J]> } }[Job];
interface Reply {
  number: number;
  answer: unknown;
}

/** The page's end. Copies what it posts: the caller may go on changing its own. */
export function keepInThread(thread: Thread): AgeKeeper {
  const waiting = new Map<number, (answer: unknown) => void>();
  let count = 0;
  let ended = false;
  const end = () => {
    ended = true;
    for (const answer of waiting.values()) answer(failed);
    waiting.clear();
  };
  thread.addEventListener('message', ({ data }) => {
    const { number, answer } = data as Reply;
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  thread.addEventListener('error', end);
  thread.addEventListener('messageerror', end);
  const asked = (job: Job, args: unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      if (ended) return resolve(failed);
      count += 1;
      waiting.set(count, resolve);
      thread.postMessage({ number: count, job, with: args });
    });
  // The other end is `answerWith` below: it answers a job with what the keeper's method of that name gave.
  const ask = <J extends Job>(job: J, ...args: Parameters<AgeKeeper[J]>) =>
    asked(job, args) as ReturnType<AgeKeeper[J]>;
  return {
    usePassphrase: (passphrase) => ask('usePassphrase', passphrase),
    usesPassphrase: (passphrase) => ask('usesPassphrase', passphrase),
    put: (changes) => ask('put', changes),
    seal: (frame) => ask('seal', frame),
    open: (bytes, passphrase) => ask('open', bytes, passphrase),
    newKey: (passphrase) => ask('newKey', passphrase),
    unwrapKey: (wrapped, passphrase) => ask('unwrapKey', wrapped, passphrase),
    stop() {
      thread.terminate();
      end();
    },
  };
}

/** The worker's end: answers each request by the keeper, one after the other. */
export function answerWith(keeper: AgeKeeper, page: Port): void {
  let last: Promise<unknown> = Promise.resolve();
  page.addEventListener('message', ({ data }) => {
    const request = data as Request;
    last = last.then(async () => {
      const reply: Reply = { number: request.number, answer: await answer(keeper, request) };
      page.postMessage(reply);
    });
  });
}

function answer(keeper: AgeKeeper, request: Request): Promise<unknown> {
  switch (request.job) {
    case 'usePassphrase':
      return keeper.usePassphrase(...request.with);
    case 'usesPassphrase':
      return keeper.usesPassphrase(...request.with);
    case 'put':
      return keeper.put(...request.with);
    case 'seal':
      return keeper.seal(...request.with);
    case 'open':
      return keeper.open(...request.with);
    case 'newKey':
      return keeper.newKey(...request.with);
    case 'unwrapKey':
      return keeper.unwrapKey(...request.with);
  }
}

const failed = { ok: false, problem: 'failed' } as const;
