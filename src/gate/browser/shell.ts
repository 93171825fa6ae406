/** The form before the gate. */
import { fewestSigns, normalise } from '../../passphrase/normalise.ts';
import type { Bytes } from '../bytes.ts';
import { contentKeys } from '../cipher.ts';
import type { GateHeader } from '../header.ts';
import { openSlots } from '../slots.ts';
import { shellText } from '../text.ts';
import { fetchHeader } from './host.ts';
import type { Trouble } from './opened.ts';
import { endSession, mayLeave, readSession, writeSession } from './session.ts';
import { createStretcher } from './stretcher.ts';
import { ask, isGateTell, type KeyAnswer } from './talk.ts';
import { gateWorker } from './worker-life.ts';

const base = document.body.dataset['base'] ?? '/';
const form = element('gate', HTMLFormElement);
const word = element('word', HTMLInputElement);
const remember = element('remember', HTMLInputElement);
const open = element('open', HTMLButtonElement);
const show = element('show', HTMLButtonElement);
const told = element('told', HTMLElement);

type Outcome = 'opened' | 'wrong' | 'bypassed' | 'strained' | Trouble;

/** The header as it was on arrival: what the passphrase function needs of it hardly ever changes while somebody types. */
let known: GateHeader | undefined;
const stretcher = createStretcher(base);
/** Milliseconds after which somebody who types may have finished. */
const pause = 150;
let length = 0;
let typing: ReturnType<typeof setTimeout> | undefined;
/** Whether a word has been handed in and is not answered yet. */
let opening = false;

// Whoever turns to the field will want to go in: the worker starts while they type.
word.addEventListener('focus', () => void gateWorker(base), { once: true });

// The work is done while the hand goes to the button: at once where a whole text comes in, else when the typing stops.
word.addEventListener('input', () => {
  const grown = word.value.length - length;
  length = word.value.length;
  clearTimeout(typing);
  // The word that was handed in is waited for, whatever is typed meanwhile.
  if (opening) return;
  stretcher.drop();
  const passphrase = normalise(word.value);
  if (passphrase.length < fewestSigns) return;
  const begin = () => void (known && stretcher.stretch(passphrase, known));
  if (grown > 1) begin();
  else typing = setTimeout(begin, pause);
});

show.addEventListener('click', () => {
  const shown = word.type === 'password';
  word.type = shown ? 'text' : 'password';
  show.textContent = shown ? shellText.hide : shellText.show;
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (open.getAttribute('aria-disabled') === 'true') return;
  const passphrase = normalise(word.value);
  if (passphrase === '') {
    tell(shellText.empty, true);
    word.setAttribute('aria-invalid', 'true');
    word.focus();
    return;
  }
  opening = true;
  open.setAttribute('aria-disabled', 'true');
  clearTimeout(typing);
  tell(shellText.opening);
  // A password manager wants to see that it is hidden again.
  if (word.type === 'text') show.click();
  conclude(await unlock(passphrase).catch((): Outcome => 'unreachable'));
  opening = false;
  open.setAttribute('aria-disabled', 'false');
});

navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
  if (!isGateTell(data) || data.tell !== 'key?') return;
  const contentKey = readSession(base, Date.now())?.contentKey;
  ports[0]?.postMessage((contentKey ? { contentKey } : {}) satisfies KeyAnswer);
});

if (!isSecureContext || !crypto.subtle) {
  open.setAttribute('aria-disabled', 'true');
  tell(shellText.insecure, true);
} else {
  // Whoever brings the key needs no passphrase.
  if (!readSession(base, Date.now())) stretcher.ready();
  void arrive();
}

/** Someone may come with the key: by a hard reload, with a worker that was stopped, or from a device that remembers. */
async function arrive(): Promise<void> {
  const header = await fetchHeader(base);
  if (typeof header !== 'string') known = header;
  const session = readSession(base, Date.now());
  let renewed = false;
  if (session && typeof header !== 'string') {
    if (session.keyId === header.keyId) {
      const outcome = await enter(session.contentKey, header, false);
      if (outcome !== 'opened') conclude(outcome);
      return;
    }
    endSession(base);
    renewed = true;
    stretcher.ready();
  }
  const registration = await navigator.serviceWorker?.getRegistration(base).catch(() => undefined);
  const state = registration?.active && (await ask(registration.active, { type: 'sgh-gate', ask: 'state' }));
  if (state?.answer === 'open' && (typeof header === 'string' || state.keyId === header.keyId)) {
    conclude(leave() ? 'opened' : 'bypassed');
  } else if (header === 'damaged') {
    conclude('damaged');
  } else if (typeof header !== 'string' && !opening) {
    // Whoever was in a moment ago wonders why they are asked again.
    if (renewed || state?.answer === 'open' || (state?.answer === 'locked' && state.renewed)) tell(shellText.renewed);
  }
}

async function unlock(passphrase: string): Promise<Outcome> {
  if (passphrase.length < fewestSigns) return 'wrong';
  const worker = gateWorker(base);
  if (known) void stretcher.stretch(passphrase, known);
  const header = await fetchHeader(base);
  if (typeof header === 'string') return header;
  known = header;
  const stretched = await stretcher.stretch(passphrase, header);
  if (typeof stretched === 'string') return stretched;
  const contentKey = await openSlots(header, stretched);
  if (contentKey) return enter(contentKey, header, remember.checked, worker);
  stretcher.drop();
  stretcher.ready();
  return 'wrong';
}

/** Hands the key over and leaves for the page; without a worker the page is shown in here. */
async function enter(contentKey: Bytes, header: GateHeader, keep: boolean, found = gateWorker(base)): Promise<Outcome> {
  const { keyId } = await contentKeys(contentKey);
  for (let attempt = 0; attempt < 3; attempt++) {
    const worker = await (attempt === 0 ? found : gateWorker(base));
    if (worker === 'none') return read(contentKey, header);
    const answer = await ask(worker, { type: 'sgh-gate', ask: 'open', contentKey, remember: keep });
    // No answer: a newer worker is taking this one's place.
    if (!answer) continue;
    if (answer.answer === 'trouble') return answer.why === 'otherKey' ? 'damaged' : answer.why;
    // Where the browser refuses to remember, this tab at least stays open.
    if (answer.answer === 'open' && !answer.remembered) writeSession(base, { contentKey, keyId }, Date.now());
    return leave() ? 'opened' : 'bypassed';
  }
  return 'unreachable';
}

async function read(contentKey: Bytes, header: GateHeader): Promise<Outcome> {
  const script = document.createElement('script');
  script.src = `${base}_gate/reading.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  writeSession(base, { contentKey, keyId: header.keyId }, Date.now());
  const trouble = await window.sghReading?.(contentKey, header, base);
  // The shell stays, under the pages: it holds nothing of the passphrase any more.
  if (!trouble) stretcher.end();
  return trouble ?? 'opened';
}

/** A new navigation, which the worker answers; a reload would lose the anchor. @returns whether it was tried. */
function leave(): boolean {
  if (!mayLeave(base, Date.now())) return false;
  const url = new URL(location.href);
  url.searchParams.set('_g', Date.now().toString(36));
  location.replace(url);
  return true;
}

function conclude(outcome: Outcome): void {
  switch (outcome) {
    case 'opened':
      tell(shellText.opened);
      return;
    case 'wrong':
      tell(shellText.wrong, true);
      word.setAttribute('aria-invalid', 'true');
      word.focus();
      word.select();
      return;
    case 'bypassed':
      tell(shellText.bypassed, true);
      return;
    case 'strained':
      tell(shellText.strained, true);
      return;
    case 'unreachable':
      tell(shellText.unreachable, true);
      return;
    case 'gone':
    case 'damaged':
      tell(shellText.damaged, true);
  }
}

function tell(text: string, trouble = false): void {
  told.textContent = text;
  told.dataset['kind'] = trouble ? 'trouble' : 'progress';
  word.removeAttribute('aria-invalid');
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The shell has no #${id}.`);
  return found;
}
