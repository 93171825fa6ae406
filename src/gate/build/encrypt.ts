/** The finished site, file by file, into a folder that tells nothing. */
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { extname, isAbsolute, join, relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { isOnlineOnly } from '../../build/offline.ts';
import { precompress } from '../../build/precompress.ts';
import { type Bytes, bytesOf, toBase64 } from '../bytes.ts';
import { contentKeys, nameOf, sealFile } from '../cipher.ts';
import type { GateHeader, Kdf } from '../header.ts';
import { type Held, type Manifest, manifestPath } from '../manifest.ts';
import { withSlots } from '../slots.ts';
import { gatedPage, policyOf } from './page.ts';
import { GateRefusal } from './refusal.ts';
import { type ShellWording, writeShell } from './shell.ts';

/** Who may come in: passphrases already stretched (32 bytes each) under one salt (16 bytes). */
export interface Entrants {
  salt: Bytes;
  kdf: Kdf;
  stretched: readonly Bytes[];
}

/** What is encrypted where, for whom. `base` has a slash at both ends. */
export interface Gating {
  from: string;
  /** An empty or missing folder that is not part of `from`. */
  to: string;
  base: string;
  contentKey: Bytes;
  entrants: Entrants;
  wording: ShellWording;
}

/** @returns the header that was written. @throws GateRefusal where the folders would mix. */
export async function encryptSite({ from, to, base, contentKey, entrants, wording }: Gating): Promise<GateHeader> {
  refuseMixing(from, to);
  const keys = await contentKeys(contentKey);
  const build = toBase64(new Uint8Array(randomBytes(9)));
  const manifest: Manifest = { build, files: {} };
  const surroundings = { base, icon: iconOf(from) };
  mkdirSync(join(to, 'c'), { recursive: true });

  async function seal(path: string, content: Bytes): Promise<{ name: string; bytes: number }> {
    const name = await nameOf(keys, build, path, content);
    const blob = await sealFile(keys.file, { keyId: keys.keyId, build, name, path }, packed(path, content));
    writeFileSync(join(to, 'c', `${name}.bin`), blob);
    return { name, bytes: blob.length };
  }

  for (const path of shuffled(filesOf(from))) {
    const content = contentOf(path, readFileSync(join(from, path)), surroundings);
    const { name, bytes } = await seal(path, content);
    manifest.files[path] = { name, bytes, ...traits(path, content) };
  }
  const { name } = await seal(manifestPath, bytesOf(JSON.stringify(manifest)));
  const header = await withSlots(
    {
      format: 'sgh-gate',
      version: 1,
      keyId: keys.keyId,
      build,
      manifest: name,
      base,
      kdf: entrants.kdf,
      salt: toBase64(entrants.salt),
    },
    contentKey,
    entrants.stretched,
  );
  writeFileSync(join(to, 'gate.json'), JSON.stringify(header));
  await writeShell(to, base, wording);
  // Only the few files that are not encrypted: chance does not get any smaller.
  await precompress(to, '{*.{html,js,json},_gate/*.{js,css}}');
  sameTimes(to);
  return header;
}

/** Files below a folder, with `/` between the parts of their names, without source maps and what only a plain site needs. */
export function filesOf(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .filter((path) => !/\.(map|br|gz)$|^(sw\.js|offline\.json)$/.test(path));
}

function refuseMixing(from: string, to: string): void {
  const [inside, around] = [relative(from, to), relative(to, from)];
  if ([inside, around].some((way) => !way.startsWith('..') && !isAbsolute(way))) {
    throw new GateRefusal(
      `${to} und ${from} liegen ineinander. Lesbares und Verschlüsseltes gehören nie in denselben Ordner.`,
    );
  }
  if (globSync('**/*', { cwd: to }).length > 0) throw new GateRefusal(`Der Ordner ${to} ist nicht leer.`);
  if (!statSync(join(from, 'index.html'), { throwIfNoEntry: false })) {
    throw new GateRefusal(`Im Ordner ${from} liegt keine fertige Website.`);
  }
  if (statSync(join(from, 'gate.json'), { throwIfNoEntry: false })) {
    throw new GateRefusal(`Im Ordner ${from} liegt schon eine verschlüsselte Website.`);
  }
}

/** The site's icon as an address of its own; an empty one where there is none, so that browsers do not ask for `/favicon.ico`. */
function iconOf(from: string): string {
  const path = join(from, 'favicon.svg');
  return existsSync(path) ? `data:image/svg+xml;base64,${readFileSync(path).toString('base64')}` : 'data:,';
}

function contentOf(path: string, content: Buffer, surroundings: { base: string; icon: string }): Bytes {
  if (isPage(path)) return bytesOf(gatedPage(path, content.toString('utf8'), surroundings));
  if (/\.(js|css)$/.test(path))
    return bytesOf(content.toString('utf8').replace(/\n?(\/\/|\/\*)# sourceMappingURL=.*$/m, ''));
  return new Uint8Array(content);
}

/** A page of the site; a download stays as it is, byte for byte, also where it is HTML. */
const isPage = (path: string) => path.endsWith('.html') && !path.startsWith('downloads/');

/** Deflated where that saves something; what is packed already is not packed again. */
function packed(path: string, content: Bytes): { payload: Uint8Array; deflated: boolean } {
  if (/\.(odt|docx|pdf|png|jpe?g|webp|woff2?|zip|pf_\w+|pagefind)$/.test(path))
    return { payload: content, deflated: false };
  const payload = deflateRawSync(content, { level: 9 });
  return payload.length < content.length ? { payload, deflated: true } : { payload: content, deflated: false };
}

function traits(path: string, content: Bytes): Omit<Held, 'name' | 'bytes'> {
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return {
    type,
    ...(isPage(path) ? { policy: policyOf(path, new TextDecoder().decode(content)) } : {}),
    ...(path.startsWith('downloads/') ? { saved: true } : {}),
    ...(isOnlineOnly(path) ? { onlineOnly: true } : {}),
  };
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

/** The order in which files are written would be told by some hosts. */
function shuffled(paths: string[]): string[] {
  const rest = [...paths];
  for (let last = rest.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [rest[last], rest[other]] = [rest[other] ?? '', rest[last] ?? ''];
  }
  return rest;
}

/** No file tells when it was written; and none looks old, or browsers would think that it hardly ever changes. */
function sameTimes(folder: string): void {
  const day = new Date(new Date().setUTCHours(0, 0, 0, 0));
  for (const name of globSync('**/*', { cwd: folder })) utimesSync(join(folder, name), day, day);
}
