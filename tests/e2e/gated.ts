/** What the browser tests of the gate start from: a host with an encrypted copy of the finished site, and a profile that is kept. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { encryptSite } from '../../src/gate/build/encrypt.ts';
import { staticHost } from '../../src/gate/build/static-host.ts';
import { stretch } from '../../src/gate/build/stretch.ts';
import type { Bytes } from '../../src/gate/bytes.ts';
import { site } from '../../src/site.ts';

/** What opens every copy. */
export const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
/** A page inside. */
export const chapter = 'leitfaden/formen/bedarf-erkennen/';

/** As cheap as the bounds allow: how dear guessing is, is not the matter here. */
const kdf = { algorithm: 'argon2id', memory: 19_456, passes: 2, lanes: 1 } as const;
const salt = new Uint8Array(16).fill(7);

/** A plain static host. */
export interface Host {
  url: string;
  folder: string;
  /** Method and path of every request. */
  log: string[];
  /** Whether connections break. */
  down: boolean;
  close(): void;
}

/** A content key. */
export const key = (first: number): Bytes => new Uint8Array(32).fill(first);

const folders: string[] = [];
const sites = new Map<string, Promise<string>>();

/** A folder that {@link removeFolders} removes. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  folders.push(folder);
  return folder;
}

/** To be called at the end of a test file. */
export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** An encrypted copy of the finished site; built once for every base, key and mark. */
export function gated(base: string, contentKey: Bytes, from = 'dist', mark = ''): Promise<string> {
  const name = `${base} ${contentKey[0]} ${from} ${mark}`;
  const known = sites.get(name) ?? build(base, contentKey, from);
  sites.set(name, known);
  return known;
}

async function build(base: string, contentKey: Bytes, from: string): Promise<string> {
  const to = temporary();
  const stretched = [stretch(phrase, salt, kdf)];
  await encryptSite({ from, to, base, contentKey, entrants: { salt, kdf, stretched }, wording: site.gate });
  return to;
}

/** Serves a copy of a folder, so that a test may spoil it. */
export async function serve(from: string, base = '/'): Promise<Host> {
  const folder = temporary();
  cpSync(from, folder, { recursive: true });
  const answer = staticHost(folder, base);
  const server: Server = createServer((request, response) => {
    host.log.push(`${request.method} ${request.url}`);
    if (host.down) response.destroy();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: Host = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    folder,
    log: [],
    down: false,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return host;
}

/** The host gets another upload, all at once. */
export function upload(host: Host, folder: string): void {
  for (const name of readdirSync(host.folder)) rmSync(join(host.folder, name), { recursive: true });
  cpSync(folder, host.folder, { recursive: true });
}

/** What of a host's log tells more than that somebody has been there. */
export function telling({ log }: Host, base = '/'): string[] {
  const mute = /^(_gate\/\w+\.(js|css)|gate\.json|c\/\w+\.bin|sw\.js)?$/;
  return log.filter((line) => !line.startsWith(`GET ${base}`) || !mute.test(line.slice(`GET ${base}`.length)));
}

/** Hands the word in. */
export async function unlock(page: Page, word = phrase): Promise<void> {
  await page.getByLabel('Zugangswort', { exact: true }).fill(word);
  await page.getByRole('button', { name: 'Öffnen' }).click();
}

/** Waits until the page is one from behind the gate. */
export const isOpen = (page: Page): Promise<void> => page.locator('.gate-lock').first().waitFor({ timeout: 30_000 });

/** Waits until the gate asks for the word. */
export const isLocked = (page: Page): Promise<void> =>
  page.getByLabel('Zugangswort', { exact: true }).waitFor({ timeout: 30_000 });
