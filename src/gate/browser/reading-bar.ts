/** What stands above every page of the reading mode: what is missing, a search, the lock. */
import { readingText, shellText } from '../text.ts';
import { endSession } from './session.ts';

/** A page that a search found. */
interface Hit {
  title: string;
  href: string;
}

/** The bar. `search` looks through all pages. */
export function readingBar(base: string, search: (term: string) => Promise<Hit[]>): HTMLElement {
  const form = document.createElement('form');
  form.className = 'gate-bar';
  form.setAttribute('role', 'search');
  const label = Object.assign(document.createElement('label'), { textContent: readingText.search });
  const input = Object.assign(document.createElement('input'), {
    type: 'search',
    autocomplete: 'off',
    spellcheck: false,
  });
  label.append(input);
  const start = Object.assign(document.createElement('button'), { textContent: readingText.searchButton });
  const lock = Object.assign(document.createElement('button'), { type: 'button', textContent: shellText.lock });
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const hits = document.createElement('ul');
  lock.addEventListener('click', () => {
    endSession(base);
    location.replace(base);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const term = input.value.trim();
    if (term === '') return;
    status.textContent = readingText.searching;
    const found = await search(term);
    hits.replaceChildren(...found.map(item));
    status.textContent = readingText.found(found.length, term);
  });
  form.append(status, label, start, lock, hits);
  return form;
}

/** Its look, in the site's own colours. */
export const barStyle = `
.gate-bar{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin:0;padding:.75rem 1rem;font:var(--sl-text-sm)/1.5 var(--__sl-font);color:var(--sl-color-text);background:var(--sl-color-gray-6);border-block-end:1px solid var(--sl-color-hairline)}
.gate-bar :is(p,ul){flex-basis:100%;margin:0}
.gate-bar label{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .5rem}
.gate-bar input{flex:1 1 10rem;min-width:0}
.gate-bar :is(input,button){font:inherit;min-height:2.25rem;padding:.25rem .75rem;color:inherit;background:var(--sl-color-bg);border:1px solid var(--sl-color-gray-3);border-radius:4px}
.gate-bar ul{padding-inline-start:1.25rem}
.gate-bar ul:empty{display:none}
.workbench-place:has(.gate-missing){min-height:0}
.gate-missing{padding:.75rem 1rem;border-inline-start:4px solid var(--sl-color-accent);background:var(--sl-color-gray-6)}
@media print{.gate-bar{display:none}}`;

function item({ title, href }: Hit): HTMLLIElement {
  const line = document.createElement('li');
  line.append(Object.assign(document.createElement('a'), { href, textContent: title }));
  return line;
}
