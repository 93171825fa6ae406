/** Stretches a passphrase off the page's thread. A worker for one order: it forgets the passphrase by ending. */
import plain from 'argon2id/dist/no-simd.wasm';
import simd from 'argon2id/dist/simd.wasm';
import { fromBase64 } from '../bytes.ts';
import type { Kdf } from '../header.ts';
import { createStretch } from '../stretch.ts';

/** What the shell sends. */
export interface StretchOrder {
  passphrase: string;
  salt: string;
  kdf: Kdf;
}

const ready = createStretch({ simd, plain }).then((stretch) => {
  // A first run with next to no memory makes the browser compile the program, so that the passphrase does not wait for that.
  stretch('warm', new Uint8Array(16), { algorithm: 'argon2id', memory: 1024, passes: 1, lanes: 1 });
  return stretch;
});

addEventListener('message', async ({ data }: MessageEvent<StretchOrder>) => {
  const salt = fromBase64(data.salt);
  postMessage(salt && (await ready)(data.passphrase, salt, data.kdf));
});
