/** The passphrase function, Argon2id (RFC 9106): with the program for vector units where the machine has them, else with the plain one. */
import setUp from 'argon2id/lib/setup.js';
import { type Bytes, bytesOf } from './bytes.ts';
import type { Kdf } from './header.ts';

/** What the function makes of a normalised passphrase (32 bytes). Takes its time and 64 MiB: in a browser, in a worker only. */
export type Stretch = (passphrase: string, salt: Bytes, kdf: Kdf) => Bytes;

/** Compiles the function. Where its two WebAssembly programs come from is handed in. */
export async function createStretch({ simd, plain }: { simd: Bytes; plain: Bytes }): Promise<Stretch> {
  const load = (program: Bytes) => (imports: WebAssembly.Imports) => WebAssembly.instantiate(program, imports);
  const argon2id = await setUp(load(simd), load(plain));
  return (passphrase, salt, { memory, passes, lanes }) =>
    new Uint8Array(
      argon2id({
        password: bytesOf(passphrase),
        salt,
        memorySize: memory,
        passes,
        parallelism: lanes,
        tagLength: 32,
      }),
    );
}
