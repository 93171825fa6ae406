import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/firefox/**', 'tests/office/**', 'tests/age/**'],
          // Tests judge meaning, never speed: a busy machine must not fail one.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/serve.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: true,
          maxWorkers: 2,
          // What is waited for comes late on a busy machine, and opening with a passphrase takes a second of its own.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          globalSetup: ['tests/e2e/serve.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      { test: { name: 'office', include: ['tests/office/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'age', include: ['tests/age/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
