/** Holds the key and the build in use inside the worker, and gets both back after the browser has stopped it. */
import type { Edition, KeptFile } from '../../offline/edition.ts';
import { Mixed, openShelf } from '../../offline/shelf.ts';
import type { Desk } from '../../offline/talk.ts';
import type { Bytes } from '../bytes.ts';
import { contentKeys } from '../cipher.ts';
import { type GateHeader, parseHeader } from '../header.ts';
import { fetchBlob, fetchHeader } from './host.ts';
import { type BlobSource, type OpenedSite, openSite, type Trouble } from './opened.ts';
import { forgetKey, recall, rememberKey, thirtyDays } from './remembered.ts';

/** What the keeper needs from its worker. */
export interface Surroundings {
  base: string;
  /** The content key that an open tab holds. */
  askTabs: () => Promise<Bytes | undefined>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What one worker knows. */
export type Keeper = ReturnType<typeof createKeeper>;

/** Public files that the shell needs without a connection. */
const publicFiles = [
  'index.html',
  'gate.json',
  ...['shell', 'kdf', 'page', 'reading'].map((name) => `_gate/${name}.js`),
  '_gate/shell.css',
];

/** Starts locked. */
export function createKeeper({ base, askTabs, now }: Surroundings) {
  let site: OpenedSite | undefined;
  let restoring: Promise<void> | undefined;
  /** Counts locks: what was under way when someone locked must not unlock again. */
  let locks = 0;
  let looked = Number.NEGATIVE_INFINITY;
  /** Whether somebody who was in is out because the host has a new key. */
  let renewed = false;

  const shelf = openShelf({ caches, base, load });

  /** Blobs of the edition on this device first. */
  const blobs: BlobSource = async (name) => {
    const kept = await shelf.find(`c/${name}.bin`);
    return kept ? new Uint8Array(await kept.arrayBuffer()) : fetchBlob(base, name);
  };

  /** The header of the edition on this device. */
  async function keptHeader(): Promise<GateHeader | undefined> {
    const kept = await shelf.find('gate.json');
    return kept && parseHeader(await kept.json());
  }

  /** The header in use: of the edition on this device, else of the host. */
  async function headerInUse(): Promise<GateHeader | Trouble> {
    return (await keptHeader()) ?? fetchHeader(base);
  }

  async function load(file: KeptFile): Promise<Response> {
    const response = await fetch(base + file.path, { cache: 'no-store' });
    if (!response.ok) throw new Mixed(file.path);
    const bytes = await response.arrayBuffer();
    if (file.path === 'gate.json') {
      if (parseHeader(JSON.parse(new TextDecoder().decode(bytes)))?.build !== file.mark) throw new Mixed(file.path);
    } else if (file.bytes > 0 && bytes.byteLength !== file.bytes) throw new Mixed(file.path);
    return new Response(bytes, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
  }

  async function latest(): Promise<Edition | undefined> {
    const header = await fetchHeader(base);
    if (!site || typeof header === 'string' || header.keyId !== site.header.keyId) return undefined;
    const newest =
      header.build === site.header.build ? site : await openSite(site.key, header, (name) => fetchBlob(base, name));
    if (typeof newest === 'string') return undefined;
    const inside = Object.values(newest.manifest.files)
      .filter(({ onlineOnly }) => !onlineOnly)
      .map(({ name, bytes }) => ({ path: `c/${name}.bin`, mark: name, bytes }));
    const outside = [...publicFiles, `c/${header.manifest}.bin`].map((path) => ({
      path,
      mark: header.build,
      bytes: 0,
    }));
    return { version: header.build, files: [...inside, ...outside] };
  }

  async function use(key: CryptoKey, header: GateHeader): Promise<Trouble | undefined> {
    const before = locks;
    const opened = await openSite(key, header, blobs);
    if (typeof opened === 'string') return opened;
    if (locks === before) site = opened;
    return undefined;
  }

  async function restore(): Promise<void> {
    const remembered = await recall(base, now());
    const header = await headerInUse();
    if (typeof header === 'string') return;
    if (remembered?.keyId === header.keyId && !(await use(remembered.key, header))) return;
    if (remembered && remembered.keyId !== header.keyId) await outdated();
    const contentKey = await askTabs();
    if (!contentKey) return;
    const { file, keyId } = await contentKeys(contentKey);
    if (keyId === header.keyId) await use(file, header);
  }

  async function outdated(): Promise<void> {
    renewed = true;
    await forgetKey(base);
  }

  async function adopted(): Promise<void> {
    const header = await headerInUse();
    if (site && typeof header !== 'string' && header.keyId === site.header.keyId) await use(site.key, header);
  }

  const desk: Desk = { shelf, latest, resident: true, adopted };

  return {
    shelf,
    blobs,
    desk,
    keyId: () => site?.header.keyId,
    renewed: () => renewed,
    /** The build in use; undefined while locked. */
    async site(): Promise<OpenedSite | undefined> {
      if (!site) {
        restoring ??= restore().finally(() => {
          restoring = undefined;
        });
        await restoring;
      }
      return site;
    },
    /**
     * Unlocks with a content key for what lies on the host now, or on this device where there is no connection.
     * @returns whether the key is remembered, which a browser may refuse; else what went wrong.
     */
    async open(contentKey: Bytes, remember: boolean): Promise<Trouble | 'otherKey' | { remembered: boolean }> {
      const { file, keyId } = await contentKeys(contentKey);
      const [online, device] = await Promise.all([fetchHeader(base), keptHeader()]);
      if (typeof online !== 'string' && online.keyId !== keyId) return 'otherKey';
      const kept = device ?? online;
      // An edition under another key is of no use to anyone any more.
      if (typeof kept !== 'string' && kept.keyId !== keyId) await shelf.forget();
      const header = typeof kept !== 'string' && kept.keyId === keyId ? kept : online;
      if (typeof header === 'string') return header;
      const trouble = await use(file, header);
      if (trouble) return trouble;
      if (header === online) looked = now();
      renewed = false;
      const until = now() + thirtyDays;
      return { remembered: remember && (await rememberKey(base, { key: file, keyId, until })) };
    },
    async lock(): Promise<void> {
      locks++;
      site = undefined;
      await forgetKey(base);
    },
    /**
     * Looks whether the host has something newer, at most every ten seconds unless told to.
     * @returns `otherKey` where a new passphrase is needed: pages that are open go on reading, no new one opens.
     */
    async look(atOnce = false): Promise<'otherKey' | undefined> {
      if (!site || (!atOnce && now() - looked < 10_000)) return undefined;
      const kept = await shelf.current();
      // Whoever has the website on this device does not wait for a bad line.
      const header = await fetchHeader(base, kept ? 3_000 : undefined);
      if (typeof header === 'string' || !site) return undefined;
      if (header.keyId !== site.header.keyId) {
        await outdated();
        return 'otherKey';
      }
      looked = now();
      // What is kept on this device changes only when someone says so.
      if (header.build !== site.header.build && !kept) await use(site.key, header);
      return undefined;
    },
  };
}
