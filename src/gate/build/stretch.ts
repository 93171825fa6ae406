/** The passphrase function for the build. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createStretch } from '../stretch.ts';

const program = (name: string) =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`argon2id/dist/${name}.wasm`)));

/** See {@link createStretch}. */
export const stretch = await createStretch({ simd: program('simd'), plain: program('no-simd') });
