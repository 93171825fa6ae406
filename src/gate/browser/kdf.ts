/** Stretches a passphrase off the page's thread. A worker for one order: it forgets the passphrase by ending. */
import { fromBase64 } from '../bytes.ts';
import type { Kdf } from '../header.ts';
import { stretch } from '../slots.ts';

/** What the shell sends. */
export interface StretchOrder {
  passphrase: string;
  salt: string;
  kdf: Kdf;
}

// A first run with next to no memory compiles the program, so that the passphrase does not wait for that.
stretch('', new Uint8Array(16), { algorithm: 'argon2id', memory: 1024, passes: 1, lanes: 1 }).catch(() => undefined);

addEventListener('message', async ({ data }: MessageEvent<StretchOrder>) => {
  const salt = fromBase64(data.salt);
  postMessage(salt && (await stretch(data.passphrase, salt, data.kdf)));
});
