/** Stretches a passphrase off the page's thread. A worker for one order: it forgets the passphrase by ending. */
import plain from 'argon2id/dist/no-simd.wasm';
import simd from 'argon2id/dist/simd.wasm';
import { type Bytes, fromBase64 } from '../bytes.ts';
import type { Kdf } from '../header.ts';
import { createStretch } from '../stretch.ts';

/** What the shell sends. It gets 32 bytes, or undefined where the browser does not run the function. */
export interface StretchOrder {
  passphrase: string;
  salt: string;
  kdf: Kdf;
}

const ready = createStretch({ simd, plain }).then((stretch) => {
  // A first run with next to no memory makes the browser compile the program, so that the passphrase does not wait for that.
  stretch('warming up', new Uint8Array(16), { algorithm: 'argon2id', memory: 1024, passes: 1, lanes: 1 });
  return stretch;
});
// Told to whoever sends an order.
ready.catch(() => undefined);

addEventListener('message', async ({ data }: MessageEvent<StretchOrder>) => {
  // An error in here would reach nobody: the page's `onerror` hears of no promise.
  postMessage(await stretched(data).catch(() => undefined));
});

async function stretched({ passphrase, salt, kdf }: StretchOrder): Promise<Bytes | undefined> {
  const stretch = await ready;
  const bytes = fromBase64(salt);
  return bytes && stretch(passphrase, bytes, kdf);
}
