/**
 * The editions kept on this device, each in a cache of its own. A new one is fetched beside the one in use, complete or not at all,
 * and waits there until someone adopts it: pages that are open never meet another edition.
 */
import { type Edition, type KeptFile, parseEdition, writeEdition } from './edition.ts';

/** What a shelf needs from outside. */
export interface Supply {
  /** The browser's caches. */
  caches: Pick<CacheStorage, 'open' | 'delete' | 'keys'>;
  /** Folder of the website, with a slash at both ends: sites that share an origin have shelves of their own. */
  base: string;
  /** Fetches one file and proves that it is what the edition says. Rejects with {@link Mixed} where it is something else. */
  load: (file: KeptFile) => Promise<Response>;
}

/** A file on the host is not the one that the edition names: an upload is under way, or something was changed. */
export class Mixed extends Error {}

/** Why an edition could not be kept. What was kept before is untouched. */
export type Refusal = 'unreachable' | 'mixed' | 'full';

/** Editions on this device. */
export interface Shelf {
  /** The edition in use; undefined where nothing is kept. */
  current(): Promise<Edition | undefined>;
  /** A newer edition, complete, that waits to be adopted. */
  next(): Promise<Edition | undefined>;
  /** Fetches an edition. It is used at once where none was kept before; otherwise it waits. @returns what went wrong, if anything. */
  keep(edition: Edition, progress?: (done: number, of: number) => void): Promise<Refusal | undefined>;
  /** Uses the waiting edition from now on and lets the old one go. @returns whether there was one. */
  adopt(): Promise<boolean>;
  /** A file of the edition in use. */
  find(path: string): Promise<Response | undefined>;
  /** Lets everything go. */
  forget(): Promise<void>;
}

/** Files fetched at the same time. */
const abreast = 6;

/** Opens the shelf. Nothing is written before `keep`. */
export function openShelf({ caches, base, load }: Supply): Shelf {
  const prefix = `sgh-offline ${base} `;
  const register = `${prefix}register`;
  const cacheOf = (version: string) => `${prefix}edition ${version}`;

  async function noted(which: 'current' | 'next'): Promise<Edition | undefined> {
    // Opening a cache would make one: asking must leave nothing behind.
    if (!(await caches.keys()).includes(register)) return undefined;
    const note = await (await caches.open(register)).match(noteAddress(which));
    return note && parseEdition(await note.json());
  }
  async function note(which: 'current' | 'next', edition: Edition | undefined): Promise<void> {
    const cache = await caches.open(register);
    if (edition) await cache.put(noteAddress(which), new Response(writeEdition(edition)));
    else await cache.delete(noteAddress(which));
  }
  const noteAddress = (which: string) => `${base}${which}`;

  async function fill(edition: Edition, old: Edition | undefined, progress: (done: number, of: number) => void) {
    const into = await caches.open(cacheOf(edition.version));
    const from = old && (await caches.open(cacheOf(old.version)));
    const marks = new Map(old?.files.map(({ path, mark }) => [path, mark]));
    const waiting = [...edition.files];
    let done = 0;
    const work = async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) {
        const address = base + file.path;
        const known = marks.get(file.path) === file.mark ? await from?.match(address) : undefined;
        if (!(await into.match(address))) await into.put(address, known ?? (await load(file)));
        progress(++done, edition.files.length);
      }
    };
    await Promise.all(Array.from({ length: abreast }, work));
  }

  const shelf: Shelf = {
    current: () => noted('current'),
    next: () => noted('next'),
    async keep(edition, progress = () => undefined) {
      const [current, waiting] = [await noted('current'), await noted('next')];
      if (current?.version === edition.version || waiting?.version === edition.version) return undefined;
      try {
        await fill(edition, current, progress);
        await note(current ? 'next' : 'current', edition);
      } catch (error) {
        await caches.delete(cacheOf(edition.version));
        if (!current) await shelf.forget();
        if (error instanceof Mixed) return 'mixed';
        return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unreachable';
      }
      if (waiting) await caches.delete(cacheOf(waiting.version));
      return undefined;
    },
    async adopt() {
      const [current, next] = [await noted('current'), await noted('next')];
      if (!next) return false;
      await note('current', next);
      await note('next', undefined);
      if (current && current.version !== next.version) await caches.delete(cacheOf(current.version));
      return true;
    },
    async find(path) {
      const current = await noted('current');
      if (!current?.files.some((file) => file.path === path)) return undefined;
      return (await caches.open(cacheOf(current.version))).match(base + path);
    },
    async forget() {
      for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    },
  };
  return shelf;
}
