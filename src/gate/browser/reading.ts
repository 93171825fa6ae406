/**
 * For browsers without service workers (Lockdown Mode, Tor Browser, web views in apps): text, pictures, downloads and a plain search,
 * shown inside the shell. No script of the site runs.
 */
import { type Bytes, textOf } from '../bytes.ts';
import { contentKeys } from '../cipher.ts';
import type { GateHeader } from '../header.ts';
import { fileAt, routeOf } from '../manifest.ts';
import { pageTrouble, readingText, shellText } from '../text.ts';
import { fetchBlob } from './host.ts';
import { type OpenedSite, openSite, readFile, type Trouble } from './opened.ts';
import { endSession } from './session.ts';

declare global {
  interface Window {
    /** Shows the site inside the shell. @returns what went wrong. */
    sghReading?: (contentKey: Bytes, header: GateHeader, base: string) => Promise<Trouble | undefined>;
  }
}

window.sghReading = async (contentKey, header, base) => {
  const { file } = await contentKeys(contentKey);
  const blobs = (name: string) => fetchBlob(base, name);
  const site = await openSite(file, header, blobs);
  if (typeof site === 'string') return site;
  const reader = {
    site,
    base,
    read: (path: string) => readFile(site, path, blobs),
    pictures: new Map<string, string>(),
  };
  addEventListener('click', (event) => void follow(event, reader));
  addEventListener('popstate', () => void show(reader, new URL(location.href)));
  return show(reader, new URL(location.href));
};

interface Reader {
  site: OpenedSite;
  base: string;
  read: (path: string) => Promise<Bytes | Trouble>;
  /** Addresses of pictures that are in memory already. */
  pictures: Map<string, string>;
}

async function show(reader: Reader, url: URL): Promise<Trouble | undefined> {
  const route = routeOf(reader.site.manifest, belowBase(reader, url) ?? 'nothing', true);
  if (route.kind === 'folder') return show(reader, new URL(`${url.pathname}/${url.search}${url.hash}`, url));
  const content = route.kind === 'file' ? await reader.read(route.path) : 'gone';
  if (typeof content === 'string') return content;
  const page = new DOMParser().parseFromString(textOf(content), 'text/html');
  for (const left of page.querySelectorAll('script, link, noscript, .gate-lock, meta[http-equiv]')) left.remove();
  for (const picture of page.querySelectorAll('img')) await borrow(reader, picture, url);
  document.title = page.title;
  document.adoptedStyleSheets = [...page.querySelectorAll('style')].map(({ textContent }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(textContent ?? '');
    return sheet;
  });
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.remove();
  page.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  for (const { name, value } of page.documentElement.attributes) document.documentElement.setAttribute(name, value);
  const body = document.importNode(page.body, true);
  body.prepend(bar(reader));
  document.body.replaceWith(body);
  const anchor = url.hash && document.getElementById(decodeURIComponent(url.hash.slice(1)));
  if (anchor) anchor.scrollIntoView();
  else scrollTo(0, 0);
  return undefined;
}

async function borrow(reader: Reader, picture: HTMLImageElement, page: URL): Promise<void> {
  picture.removeAttribute('srcset');
  const path = belowBase(reader, new URL(picture.getAttribute('src') ?? '', page));
  if (path !== undefined && fileAt(reader.site.manifest, path)) picture.src = (await inMemory(reader, path)) ?? '';
}

async function inMemory(reader: Reader, path: string): Promise<string | undefined> {
  const known = reader.pictures.get(path);
  const type = fileAt(reader.site.manifest, path)?.type;
  if (known || !type) return known;
  const content = await reader.read(path);
  if (typeof content === 'string') return undefined;
  const address = URL.createObjectURL(new Blob([content], { type }));
  reader.pictures.set(path, address);
  return address;
}

/** Mode, search, lock. */
function bar(reader: Reader): HTMLElement {
  const form = document.createElement('form');
  form.className = 'gate-bar';
  form.setAttribute('role', 'search');
  const label = Object.assign(document.createElement('label'), { textContent: `${readingText.search} ` });
  const input = Object.assign(document.createElement('input'), {
    type: 'search',
    autocomplete: 'off',
    spellcheck: false,
  });
  label.append(input);
  const search = Object.assign(document.createElement('button'), { textContent: readingText.searchButton });
  const lock = Object.assign(document.createElement('button'), { type: 'button', textContent: shellText.lock });
  const status = document.createElement('p');
  status.textContent = readingText.mode;
  status.setAttribute('role', 'status');
  const hits = document.createElement('ul');
  lock.addEventListener('click', () => {
    endSession(reader.base);
    location.replace(reader.base);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const term = input.value.trim();
    if (term === '') return;
    const found = await pagesWith(reader, term);
    hits.replaceChildren(...found);
    status.textContent = readingText.found(found.length, term);
  });
  form.append(status, label, ' ', search, ' ', lock, hits);
  return form;
}

async function pagesWith(reader: Reader, term: string): Promise<HTMLLIElement[]> {
  const found: HTMLLIElement[] = [];
  for (const path of Object.keys(reader.site.manifest.files)) {
    if (!path.endsWith('index.html')) continue;
    const content = await reader.read(path);
    if (typeof content === 'string') continue;
    const page = new DOMParser().parseFromString(textOf(content), 'text/html');
    const text = (page.querySelector('main') ?? page.body).textContent ?? '';
    if (!text.toLowerCase().includes(term.toLowerCase())) continue;
    const link = document.createElement('a');
    link.href = reader.base + path.replace(/index\.html$/, '');
    link.textContent = page.querySelector('h1')?.textContent ?? page.title;
    const item = document.createElement('li');
    item.append(link);
    found.push(item);
  }
  return found;
}

async function follow(event: MouseEvent, reader: Reader): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || event.button !== 0 || link.protocol === 'blob:') return;
  const url = new URL(link.href);
  const below = belowBase(reader, url);
  if (below === undefined || (url.pathname === location.pathname && url.hash)) return;
  // A tab of its own would ask the host for the address.
  event.preventDefault();
  const route = routeOf(reader.site.manifest, below, true);
  if (route.kind === 'file' && (route.held.saved || !route.path.endsWith('.html'))) return save(reader, route.path);
  history.pushState(null, '', url);
  const trouble = await show(reader, url);
  if (trouble) document.querySelector('.gate-bar [role=status]')?.replaceChildren(pageTrouble[trouble]);
}

async function save(reader: Reader, path: string): Promise<void> {
  const href = await inMemory(reader, path);
  if (!href) return;
  Object.assign(document.createElement('a'), { href, download: path.split('/').at(-1) ?? '' }).click();
}

function belowBase({ base }: Reader, url: URL): string | undefined {
  if (url.origin !== location.origin || !url.pathname.startsWith(base)) return undefined;
  try {
    return decodeURIComponent(url.pathname.slice(base.length));
  } catch {
    return undefined;
  }
}
