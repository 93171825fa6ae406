import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = (css: string) =>
  new Map(
    [...css.matchAll(/(--kern-color-[a-z]+-\d{3}):\s*(oklch\([^)]+\))/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
const ours = readFileSync('src/theme/props.css', 'utf8');
const theirs = tokens(
  readFileSync('node_modules/@kern-ux/native/src/scss/core/tokens/primitives/_colors.scss', 'utf8'),
);

test('every colour is the one of the picked KERN release', () => {
  expect(tokens(ours).size).toBeGreaterThan(20);
  for (const [name, value] of tokens(ours)) expect(`${name} ${value}`).toBe(`${name} ${theirs.get(name)}`);
});

test('no token stands there unused', () => {
  expect([...tokens(ours).keys()].filter((name) => !ours.includes(`var(${name})`))).toEqual([]);
});
