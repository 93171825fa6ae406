/** The gate as a part of the build: the very last one. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { encryptSite, type Gating } from './encrypt.ts';
import { refuseLeaks } from './leaks.ts';

/** Encrypts what the build has written, and looks through what came out. Any failure fails the build. */
export function gate(gating: Omit<Gating, 'from'>): AstroIntegration {
  return {
    name: 'gate',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const from = fileURLToPath(dir);
        await encryptSite({ ...gating, from });
        await refuseLeaks(from, gating.to, Object.values(gating.wording).join(' '));
      },
    },
  };
}
