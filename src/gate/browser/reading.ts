/**
 * For browsers without service workers (Lockdown Mode, Tor Browser, web views in apps): text, pictures, downloads and a plain search,
 * shown inside the shell. No script of the site runs. Where the reader is stands behind `#` in the address, which no host gets to see:
 * `/#/leitfaden/formen/#anker`.
 */
import { type Bytes, textOf } from '../bytes.ts';
import { contentKeys } from '../cipher.ts';
import type { GateHeader } from '../header.ts';
import { fileAt, type Held, type Route, routeOf } from '../manifest.ts';
import { readingText, troubleText } from '../text.ts';
import { fetchBlob } from './host.ts';
import { type OpenedSite, openSite, readFile, type Trouble } from './opened.ts';
import { barStyle, readingBar } from './reading-bar.ts';

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
  const reader: Reader = { site, base, read: (path) => readFile(site, path, blobs), inMemory: new Map(), below: '' };
  const first = placeOf(reader, new URL(location.href)) ?? { below: '', anchor: '' };
  history.replaceState(null, '', addressOf(reader, first));
  const trouble = await show(reader, first);
  if (trouble) return trouble;
  document.addEventListener('click', (event) => void saveInstead(event, reader));
  addEventListener('hashchange', () => void turn(reader));
  return undefined;
};

interface Reader {
  site: OpenedSite;
  base: string;
  read: (path: string) => Promise<Bytes | Trouble>;
  /** Addresses of files that are in memory already, by their path. */
  inMemory: Map<string, string>;
  /** What is shown. */
  below: string;
}

/** A place on the site: a path below the base, and an anchor without `#`. */
interface Place {
  below: string;
  anchor: string;
}

/** The place that an address leads to, be it the site's own or one of the reading mode; undefined outside of the site. */
function placeOf(reader: Reader, url: URL): Place | undefined {
  if (url.origin !== location.origin || !url.pathname.startsWith(reader.base)) return undefined;
  if (url.hash.startsWith('#/')) return placeOf(reader, new URL(reader.base + url.hash.slice(2), location.origin));
  try {
    return {
      below: decodeURIComponent(url.pathname.slice(reader.base.length)),
      anchor: decodeURIComponent(url.hash.slice(1)),
    };
  } catch {
    return undefined;
  }
}

function addressOf({ base }: Reader, { below, anchor }: Place): string {
  return `${base}#/${encodeURI(below)}${anchor && `#${encodeURIComponent(anchor)}`}`;
}

async function turn(reader: Reader): Promise<void> {
  const place = placeOf(reader, new URL(location.href));
  if (!place) return;
  const trouble = place.below === reader.below ? undefined : await show(reader, place);
  if (trouble) tell(troubleText[trouble]);
  else find(place.anchor);
}

async function show(reader: Reader, place: Place): Promise<Trouble | undefined> {
  const route = routeTo(reader, place.below);
  const content = route.kind === 'file' ? await reader.read(route.path) : 'gone';
  if (typeof content === 'string') return content;
  if (route.kind === 'file' && isFile(route)) {
    await save(reader, route.path);
    return reader.below === '' ? show(reader, { below: '', anchor: '' }) : undefined;
  }
  reader.below = place.below;
  const page = new DOMParser().parseFromString(textOf(content), 'text/html');
  await dress(reader, page);
  undress(page);
  for (const picture of page.querySelectorAll('img')) await borrow(reader, picture);
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]')) redirect(reader, link);
  document.title = page.title;
  page.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  for (const { name, value } of page.documentElement.attributes) document.documentElement.setAttribute(name, value);
  const body = document.importNode(page.body, true);
  body.prepend(readingBar(reader.base, (term) => pagesWith(reader, term)));
  document.body.replaceWith(body);
  // Said once it stands there: a screen reader announces changes only.
  setTimeout(() => tell(readingText.mode), 100);
  find(place.anchor);
  return undefined;
}

function routeTo(reader: Reader, below: string): Route {
  const route = routeOf(reader.site.manifest, below, true);
  return route.kind === 'folder' ? routeOf(reader.site.manifest, `${below}/`, true) : route;
}

/** Something to save rather than to show; among the downloads that can be HTML too. */
const isFile = ({ path, held }: { path: string; held: Held }) => held.saved || !path.endsWith('.html');

/** What of a page works without its scripts: what stands there for readers without any takes the place of what they would draw. */
function undress(page: Document): void {
  for (const island of page.querySelectorAll('astro-island')) {
    const note = page.createElement('p');
    note.className = 'gate-missing';
    note.textContent = readingText.missing;
    if (page.querySelector('.gate-missing')) island.remove();
    else island.replaceWith(note);
  }
  for (const spare of page.querySelectorAll('main noscript')) spare.replaceWith(...spare.childNodes);
  for (const left of page.querySelectorAll('script, link, noscript, .gate-lock, meta[http-equiv]')) left.remove();
}

/** The page's styles become the document's, with their fonts out of memory. */
async function dress(reader: Reader, page: Document): Promise<void> {
  const sheets: CSSStyleSheet[] = [];
  for (const style of page.querySelectorAll<HTMLElement>('style, link[rel=stylesheet]')) {
    const sheet = new CSSStyleSheet({ media: style.getAttribute('media') ?? '' });
    await sheet.replace(await withFonts(reader, await styleOf(reader, style)));
    sheets.push(sheet);
  }
  const ours = new CSSStyleSheet();
  ours.replaceSync(barStyle);
  document.adoptedStyleSheets = [...sheets, ours];
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.remove();
}

async function styleOf(reader: Reader, style: HTMLElement): Promise<string> {
  const href = style.getAttribute('href');
  const path = href === null ? undefined : pathOf(reader, href);
  const content = path === undefined ? undefined : await reader.read(path);
  return typeof content === 'object' ? textOf(content) : (style.textContent ?? '');
}

/** Nothing in a style may ask the host for a name. */
async function withFonts(reader: Reader, css: string): Promise<string> {
  const parts = css.split(/url\((?!["']?(?:data|blob):)["']?([^"')]+)["']?\)/);
  for (let at = 1; at < parts.length; at += 2) {
    const path = pathOf(reader, parts[at] ?? '');
    parts[at] = `url("${(path && (await addressInMemory(reader, path))) ?? 'data:,'}")`;
  }
  return parts.join('');
}

/** Inner links lead to places behind `#`: whatever is done with them, no other address reaches the host. */
function redirect(reader: Reader, link: HTMLAnchorElement): void {
  const from = new URL(reader.below, location.origin + reader.base);
  const url = URL.canParse(link.getAttribute('href') ?? '', from)
    ? new URL(link.getAttribute('href') ?? '', from)
    : from;
  const place = placeOf(reader, url);
  if (place) link.setAttribute('href', addressOf(reader, place));
}

async function borrow(reader: Reader, picture: HTMLImageElement): Promise<void> {
  const source = picture.getAttribute('src') ?? '';
  picture.removeAttribute('srcset');
  if (source.startsWith('data:')) return;
  const path = pathOf(reader, source);
  picture.setAttribute('src', (path && (await addressInMemory(reader, path))) ?? 'data:,');
}

/** A file of the site by what a page calls it. */
function pathOf(reader: Reader, source: string): string | undefined {
  const from = new URL(reader.below, location.origin + reader.base);
  const below = URL.canParse(source, from) ? placeOf(reader, new URL(source, from))?.below : undefined;
  return below !== undefined && fileAt(reader.site.manifest, below) ? below : undefined;
}

async function addressInMemory(reader: Reader, path: string): Promise<string | undefined> {
  const known = reader.inMemory.get(path);
  const type = fileAt(reader.site.manifest, path)?.type;
  if (known || !type) return known;
  const content = await reader.read(path);
  if (typeof content === 'string') return undefined;
  const address = URL.createObjectURL(new Blob([content], { type }));
  reader.inMemory.set(path, address);
  return address;
}

/** Scrolls and puts the keyboard where the reader now is. */
function find(anchor: string): void {
  const target = anchor === '' ? null : document.getElementById(anchor);
  const heading = target ?? document.querySelector<HTMLElement>('h1');
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
  if (!heading) return;
  if (heading.tabIndex < 0) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function tell(text: string): void {
  document.querySelector('.gate-bar [role=status]')?.replaceChildren(text);
}

async function pagesWith(reader: Reader, term: string): Promise<{ title: string; href: string }[]> {
  const found: { title: string; href: string }[] = [];
  for (const path of Object.keys(reader.site.manifest.files).sort()) {
    if (!path.endsWith('index.html')) continue;
    const content = await reader.read(path);
    if (typeof content === 'string') continue;
    const page = new DOMParser().parseFromString(textOf(content), 'text/html');
    for (const silent of page.querySelectorAll('script, style, noscript')) silent.remove();
    const text = (page.querySelector('main') ?? page.body).textContent ?? '';
    if (!text.toLowerCase().includes(term.toLowerCase())) continue;
    const title = page.querySelector('h1')?.textContent?.trim() ?? page.title;
    found.push({ title, href: addressOf(reader, { below: path.replace(/index\.html$/, ''), anchor: '' }) });
  }
  // First what is about it, then what mentions it.
  const isAbout = ({ title }: { title: string }) => title.toLowerCase().includes(term.toLowerCase());
  return [...found.filter(isAbout), ...found.filter((hit) => !isAbout(hit))];
}

/** A file is saved rather than shown. */
async function saveInstead(event: MouseEvent, reader: Reader): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const place = link?.protocol === location.protocol ? placeOf(reader, new URL(link.href)) : undefined;
  const route = place && routeTo(reader, place.below);
  if (route?.kind !== 'file' || !isFile(route)) return;
  event.preventDefault();
  await save(reader, route.path);
}

async function save(reader: Reader, path: string): Promise<void> {
  const href = await addressInMemory(reader, path);
  if (!href) return tell(troubleText.gone);
  Object.assign(document.createElement('a'), { href, download: path.split('/').at(-1) ?? '' }).click();
}
