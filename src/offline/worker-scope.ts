/** What of a service worker's surroundings we use; TypeScript's own types for it cannot stand beside those of pages. */
export interface WorkerScope {
  location: Location;
  clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled?: boolean }): Promise<readonly OpenPage[]>;
  };
  registration: { unregister(): Promise<boolean> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEventLike) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEventLike) => void): void;
}

/** An open page. */
interface OpenPage {
  id: string;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

/** An event that keeps the worker alive until a promise settles. */
interface LastingEvent {
  waitUntil(promise: Promise<unknown>): void;
}

/** A message from a page. */
export interface MessageEventLike extends LastingEvent {
  data: unknown;
  ports: readonly MessagePort[];
}

/** A request from a page. */
export interface FetchEventLike extends LastingEvent {
  request: Request;
  clientId: string;
  respondWith(response: Promise<Response>): void;
}
