import { expect, test } from 'vitest';
import { withStylesInHead } from '../../src/build/styles.ts';

test('style sheets of the body move to the head, those of drawings and words in scripts stay', () => {
  const page =
    '<head><title>x</title></head><body><style>a{}</style><p>1</p><svg><style>b{}</style></svg><script>"<style>c</style>"</script></body>';
  expect(withStylesInHead(page)).toBe(
    '<head><title>x</title><style>a{}</style></head><body><p>1</p><svg><style>b{}</style></svg><script>"<style>c</style>"</script></body>',
  );
});

test('a page without a head stays as it is', () => {
  expect(withStylesInHead('<p>x</p>')).toBe('<p>x</p>');
});
