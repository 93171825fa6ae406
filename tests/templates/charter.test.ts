/** What the charter says of half an answer: a rule must never read as its opposite, and what is missing must be seen. */
import { expect, test } from 'vitest';
import type { Values } from '../../src/model/field.ts';
import { draftDocument } from '../../src/model/template.ts';
import { emptyValues, withValue } from '../../src/model/values.ts';
import charter from '../../src/templates/charter.ts';

const answerTo = (id: string, values: Values) =>
  draftDocument(charter, values).blocks.find((block) => block.kind === 'entry' && block.id === id);
const filled = (path: string, value: string) =>
  withValue(emptyValues(charter.fields), ['knowledge', path], value) as Values;

test('says of what never goes by mail that it never does, and what of the rule is open', () => {
  expect(answerTo('mail', filled('mailNever', 'Namen, Vorfälle'))).toMatchObject({
    text: 'Nie per E-Mail: Namen, Vorfälle. Noch offen: Betreff, Weiterleiten, Verschlüsselung.',
  });
});

test('a paragraph without any answer is open as a whole', () => {
  expect(answerTo('mail', emptyValues(charter.fields))).toMatchObject({ text: '' });
});

test('a full stop that somebody typed is not doubled, also behind a quotation', () => {
  expect(answerTo('mail', filled('mailSubject', 'immer „Termin.“'))).toMatchObject({
    text: expect.stringMatching(/^Betreff: immer „Termin.“ Noch offen/),
  });
});

test('nothing is open in the sample that is decided', () => {
  const [decided] = charter.samples;
  expect(JSON.stringify(draftDocument(charter, decided?.values ?? {}).blocks)).not.toMatch(/[Nn]och offen/);
});
