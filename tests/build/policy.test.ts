import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyFor, withPolicy } from '../../src/build/policy.ts';

const html =
  '<html><head><meta charset="utf-8"/><script>let a = 1;</script></head><body><script type="module">b()</script><script src="/c.js"></script></body></html>';
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('every inline script is allowed by its hash, and nothing is allowed wholesale', () => {
  const scripts = policyFor(html)
    .split('; ')
    .find((rule) => rule.startsWith('script-src'));
  expect(scripts).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hash('let a = 1;')} ${hash('b()')}`);
  expect(policyFor(html)).toContain("default-src 'none'");
});

test('the policy stands before the first script', () => {
  const page = withPolicy(html);
  expect(page.indexOf('content-security-policy')).toBeGreaterThan(0);
  expect(page.indexOf('content-security-policy')).toBeLessThan(page.indexOf('<script'));
});

test('a page that could not carry it is a bug, not a page without policy', () => {
  expect(() => withPolicy('<html></html>')).toThrow();
});
