/** Answers what a page asks for: a decrypted file, the shell while locked, a German sentence when something is wrong. */
import { type Held, routeOf } from '../manifest.ts';
import { troubleText } from '../text.ts';
import type { Keeper } from './keeper.ts';
import { type OpenedSite, readFile, type Trouble } from './opened.ts';

/** What an answer is made of. */
export interface Behind {
  base: string;
  keeper: Keeper;
  /** How many pages are open. */
  openPages: () => Promise<number>;
  /** Makes way where the host has no gate any more. @returns whether: then everything is the host's to answer. */
  release: () => Promise<boolean>;
}

/** The mark of a navigation that the shell started after unlocking: it is answered with the clean address, which keeps the anchor. */
const unlocked = '_g';

/** Never rejects. */
export async function answerPage(request: Request, url: URL, behind: Behind): Promise<Response> {
  const { base, keeper, openPages, release } = behind;
  const isPage = request.mode === 'navigate';
  let below: string;
  try {
    below = decodeURIComponent(url.pathname.slice(base.length));
  } catch {
    return new Response(null, { status: 400 });
  }
  if (isPublic(below)) return fromHost(request, below, keeper);
  // Nobody has a page open: the moment at which a newer edition disturbs no one.
  if (isPage && (await openPages()) === 0 && (await keeper.shelf.adopt())) await keeper.desk.adopted?.();
  const site = await keeper.site();
  const lockedOut = isPage && site ? await keeper.look() : undefined;
  const current = lockedOut ? undefined : await keeper.site();
  if (!current && isPage) return shell(url, behind);
  if (!current) return (await release()) ? fetch(request) : new Response(null, { status: 403 });
  if (isPage && url.searchParams.has(unlocked)) {
    url.searchParams.delete(unlocked);
    return Response.redirect(url.href, 302);
  }
  return answer(request, url, below, current, behind);
}

async function answer(request: Request, url: URL, below: string, site: OpenedSite, behind: Behind): Promise<Response> {
  const isPage = request.mode === 'navigate';
  const route = routeOf(site.manifest, below, isPage);
  switch (route.kind) {
    case 'folder':
      return Response.redirect(`${url.origin}${url.pathname}/${url.search}`, 301);
    case 'nothing':
      return new Response(null, { status: 404 });
    case 'file': {
      const content = await readFile(site, route.path, behind.keeper.blobs);
      if (typeof content !== 'string') return filled(request, content, route.held, route.path, route.status);
      // The host may have got a new build since: then its blobs have other names.
      const lockedOut = content === 'unreachable' ? undefined : await behind.keeper.look(true);
      if (lockedOut && isPage) return shell(url, behind);
      const newer = await behind.keeper.site();
      if (newer && newer.header.build !== site.header.build) return answer(request, url, below, newer, behind);
      if (content === 'gone' && (await behind.release())) return isPage ? onceMore(url) : fetch(request);
      return isPage
        ? sorry(content, behind.base)
        : new Response(null, { status: content === 'unreachable' ? 504 : 502 });
    }
  }
}

function filled(
  request: Request,
  content: Uint8Array<ArrayBuffer>,
  held: Held,
  path: string,
  status: number,
): Response {
  const headers = new Headers({
    'content-type': held.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  if (held.policy) headers.set('content-security-policy', held.policy);
  if (held.saved && request.mode === 'navigate') {
    const name = encodeURIComponent(path.split('/').at(-1) ?? '');
    headers.set('content-disposition', `attachment; filename*=UTF-8''${name}`);
  }
  return new Response(content, { status, headers });
}

/** The shell, under whatever address was asked for. The host learns nothing of it. */
async function shell(url: URL, { base, keeper, release }: Behind): Promise<Response> {
  const page = await fromHost(new Request(base, { cache: 'no-cache' }), 'index.html', keeper);
  if (page.type === 'error') return sorry('unreachable', base);
  const html = await page.text();
  if (!html.includes(`${base}_gate/shell.js`) && (await release())) return onceMore(url);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(html, { status: page.ok ? 200 : 503, headers });
}

/** The same address, for the host to answer. */
function onceMore(url: URL): Response {
  url.searchParams.delete(unlocked);
  return Response.redirect(url.href, 302);
}

async function fromHost(request: Request, below: string, keeper: Keeper): Promise<Response> {
  try {
    // Blobs never change. Everything else may have, and a host without headers would let the browser believe an old copy for months.
    return await fetch(below.startsWith('c/') ? request : new Request(request, { cache: 'no-cache' }));
  } catch {
    return (await keeper.shelf.find(below)) ?? Response.error();
  }
}

function isPublic(below: string): boolean {
  return /^(gate\.json|robots\.txt|sw\.js|offline\.json|_gate\/[a-z]+\.(js|css)|c\/[0-9a-f]{32}\.bin)$/.test(below);
}

/** In the shell's look, whose style the host gives to everyone. */
function sorry(why: Trouble, base: string): Response {
  const page = `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${troubleText.heading}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${base}_gate/shell.css"></head><body><main><h1>${troubleText.heading}</h1><p>${troubleText[why]}</p><p><a href="">${troubleText.again}</a></p><p><a href="${base}">${troubleText.start}</a></p></main></body></html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'",
  };
  return new Response(page, { status: why === 'damaged' ? 502 : 503, headers });
}
