/** The look at XML sees what it is there for. */
import { describe, expect, test } from 'vitest';
import { xmlMistake } from './well-formed.ts';

describe('the look at XML', () => {
  test('passes what is well-formed', () => {
    expect(
      xmlMistake('<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns:b="u"><b:c d="&lt;"/>x &amp; y</a>'),
    ).toBeUndefined();
  });

  test.each([
    ['<a><b></a></b>', 'out of order'],
    ['<a>', 'never closed'],
    ['<a/><b/>', 'second root'],
    ['<a/>x', 'outside'],
    ['<a>x & y</a>', 'ampersand'],
    ['<a b="x & y"/>', 'ampersand'],
    ['<a b="1" b="2"/>', 'twice'],
    ['<a b=1/>', 'no tag'],
    ['<a>1 < 2</a>', 'no tag'],
    ['<a><c:b/></a>', 'prefix'],
    ['<a>\u0007</a>', 'forbidden'],
    ['<a>\ud800</a>', 'forbidden'],
    ['', 'no root'],
  ])('finds the mistake in %j', (xml, what) => {
    expect(xmlMistake(xml)).toContain(what);
  });
});
