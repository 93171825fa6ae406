import styleAddress from './search.css?url&no-inline';

/** What this page uses of Pagefind's browser API (https://pagefind.app/docs/api/). */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; noWorker: boolean }): Promise<void>;
  init(): Promise<void>;
  preload(term: string): Promise<void>;
  search(term: string): Promise<{ results: Hit[] }>;
}
/** A page that was found; its text is fetched on demand. */
interface Hit {
  data(): Promise<Found>;
}
interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string; chapter?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

const PAGES_AT_ONCE = 6;
const SECTIONS_PER_PAGE = 3;
/** Milliseconds of rest before a word that is being typed is looked up. */
const REST = 120;

/**
 * Makes the search dialog answer. What was typed before this arrived is looked up at once.
 * @param dialog holds the input, a status line and the list of results; `data-base` is the site's base path.
 */
export function connectSearch(dialog: HTMLDialogElement, input: HTMLInputElement): void {
  const status = dialog.querySelector<HTMLElement>('#search-status');
  const list = dialog.querySelector<HTMLOListElement>('.search-results');
  if (!status || !list) return;
  const base = dialog.dataset['base'] ?? '/';
  // By hand, not by import: Astro would link an imported style on every page.
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styleAddress }));
  let pagefind = load(base);
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async () => {
    const term = input.value.trim();
    const turn = ++latest;
    if (term === '') {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    try {
      const results = await find(await pagefind, term);
      if (turn !== latest) return;
      await show(results, term, PAGES_AT_ONCE, () => turn === latest);
    } catch {
      if (turn !== latest) return;
      pagefind = load(base);
      pagefind.catch(() => undefined);
      list.replaceChildren();
      status.textContent =
        'Die Suche konnte nicht geladen werden. Bitte prüfen Sie die Verbindung und tippen Sie noch einmal.';
    }
  };

  const show = async (results: Hit[], term: string, count: number, isCurrent: () => boolean): Promise<void> => {
    const texts = results.slice(0, count).map((result) => result.data());
    const [first] = texts;
    // Where nothing is shown yet, the best result does not wait for the texts of the others.
    if (first && list.childElementCount === 0) {
      const item = pageItem(await first);
      if (isCurrent()) list.replaceChildren(item);
    }
    const pages = await Promise.all(texts);
    if (!isCurrent()) return;
    list.replaceChildren(...pages.map(pageItem));
    status.textContent = summary(results.length, pages.length, term);
    if (results.length <= count) return;
    const more = document.createElement('li');
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: 'Weitere Ergebnisse',
    });
    button.addEventListener('click', async () => {
      await show(results, term, count + PAGES_AT_ONCE, isCurrent);
      list.querySelectorAll<HTMLElement>('.search-page')[count]?.focus();
    });
    more.append(button);
    list.append(more);
  };

  pagefind.catch(() => undefined);
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
    const term = input.value.trim();
    if (term) void pagefind.then((api) => api.preload(term)).catch(() => undefined);
  });
  dialog.addEventListener('keydown', (event) => moveFocus(event, dialog, input, list));
  // A result on the page that is already open only moves within it: the dialog must not stay in front.
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) dialog.close();
  });
  if (input.value.trim() !== '') void look();
}

/** Looks a term up; „Ueberpruefung“, typed on a keyboard without umlauts, finds „Überprüfung“. */
async function find(pagefind: Pagefind, term: string): Promise<Hit[]> {
  const { results } = await pagefind.search(term);
  const umlauts = term.replace(
    /[aou]e/gi,
    ([vowel = '']) => ({ a: 'ä', o: 'ö', u: 'ü' })[vowel.toLowerCase()] ?? vowel,
  );
  return results.length > 0 || umlauts === term ? results : (await pagefind.search(umlauts)).results;
}

async function load(base: string): Promise<Pagefind> {
  const api = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
  // On the main thread: the index is small, and a worker would start in series and load its program past the preload.
  await api.options({ baseUrl: base, excerptLength: 22, noWorker: true });
  await api.init();
  return api;
}

function summary(found: number, shown: number, term: string): string {
  if (found === 0) return `Nichts gefunden zu „${term}“. Versuchen Sie ein kürzeres oder ein anderes Wort.`;
  if (found === 1) return `Eine Seite gefunden zu „${term}“.`;
  return shown < found
    ? `${found} Seiten gefunden zu „${term}“, die ersten ${shown} sind zu sehen.`
    : `${found} Seiten gefunden zu „${term}“.`;
}

function pageItem({ url, excerpt, meta, sub_results }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const page = link(url, meta.title ?? url, 'search-page');
  if (meta.chapter) page.prepend(textElement('span', `${meta.chapter} `, 'search-chapter'));
  item.append(page);
  const sections = sub_results.filter((section) => section.url.includes('#') && !section.url.endsWith('#_top'));
  if (sections.length === 0) {
    item.append(excerptElement(excerpt));
    return item;
  }
  const inner = document.createElement('ul');
  for (const section of sections.slice(0, SECTIONS_PER_PAGE)) {
    const row = document.createElement('li');
    row.append(link(section.url, section.title, 'search-section'), excerptElement(section.excerpt));
    inner.append(row);
  }
  item.append(inner);
  return item;
}

function link(href: string, label: string, className: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: label, className });
}

function textElement(tag: string, text: string, className: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text, className });
}

/** Pagefind escapes the text of an excerpt and adds nothing but `<mark>`: rebuilt here from text, so that no markup is trusted. */
function excerptElement(excerpt: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  const plain = new DOMParser().parseFromString(excerpt, 'text/html').body;
  for (const node of plain.childNodes) {
    paragraph.append(
      node.nodeName === 'MARK' ? textElement('mark', node.textContent ?? '', '') : (node.textContent ?? ''),
    );
  }
  return paragraph;
}

/** Arrow keys walk through the results, Enter in the input opens the first one. */
function moveFocus(event: KeyboardEvent, dialog: HTMLDialogElement, input: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll<HTMLElement>('a, button')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Enter' && document.activeElement === input) {
    links[0]?.click();
    event.preventDefault();
  } else if (event.key === 'ArrowDown' && links.length > 0) {
    links[Math.min(at + 1, links.length - 1)]?.focus();
    event.preventDefault();
  } else if (event.key === 'ArrowUp' && at !== -1) {
    (at === 0 ? input : links[at - 1])?.focus();
    event.preventDefault();
  } else if (event.key === 'Escape' && dialog.open) {
    // A search input swallows the first Escape to empty itself; people expect the dialog to close.
    dialog.close();
    event.preventDefault();
  }
}
