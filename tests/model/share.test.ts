import { describe, expect, test } from 'vitest';
import type { GroupField, Values } from '../../src/model/field.ts';
import { freeTexts, functionsIn, withoutNames } from '../../src/model/share.ts';
import { defineTemplate, mayBeShared } from '../../src/model/template.ts';

const people = {
  kind: 'group',
  label: 'Menschen',
  help: '',
  fields: {
    contact: { kind: 'text', label: 'Kontakt', help: '', personal: true },
    note: { kind: 'longText', label: 'Notiz', help: '', personal: false },
    office: { kind: 'role', label: 'Funktion', help: '', personal: false },
    items: {
      kind: 'rows',
      label: 'Punkte',
      help: '',
      row: 'Punkt',
      nameOf: 'what',
      layout: 'table',
      blankRows: 2,
      fields: {
        what: { kind: 'text', label: 'Was', help: '', personal: false },
        who: { kind: 'text', label: 'Wer', help: '', personal: true },
        tlp: {
          kind: 'choice',
          label: 'TLP',
          help: '',
          personal: false,
          options: [
            { id: 'red', label: 'TLP:RED' },
            { id: 'green', label: 'TLP:GREEN' },
          ],
        },
      },
    },
  },
} as const satisfies GroupField;
const template = defineTemplate({ id: 'x', name: 'X', purpose: '', fields: { people }, samples: [], blocks: () => [] });
const values: Values = {
  people: {
    contact: 'KANARIE-1',
    note: 'KANARIE-2',
    office: 'Hauptamt',
    items: [
      { id: 'a', what: 'KANARIE-3', who: 'KANARIE-4', tlp: 'green' },
      { id: 'b', what: 'KANARIE-5', who: '', tlp: 'red' },
      { id: 'c', what: 'KANARIE-6', who: '', tlp: '' },
    ],
  },
  handling: { tlp: 'amber-strict', neutralTitle: 'KANARIE-7' },
};
const canaries = (shared: unknown) => JSON.stringify(shared).match(/KANARIE-\d/g) ?? [];

describe('„Weitergabe ohne Namen und Kontaktdaten“', () => {
  test('lets no name, no contact, no free text and no red row out', () => {
    const { values: shared, leftOut } = withoutNames(template, values, new Set());
    expect(canaries(shared)).toEqual([]);
    expect(leftOut).toEqual(['Namen und Kontaktdaten', 'nicht freigegebene freie Texte', 'Einträge mit TLP:RED']);
    expect(shared).toMatchObject({
      people: { office: 'Hauptamt', items: [{ id: 'a', tlp: 'green' }] },
      handling: { tlp: 'amber-strict' },
    });
  });

  test('lets out what was released, field by field, and never a red row with it', () => {
    expect(canaries(withoutNames(template, values, new Set(['people.note'])).values)).toEqual(['KANARIE-2']);
    expect(canaries(withoutNames(template, values, new Set(['people.items.what'])).values)).toEqual(['KANARIE-3']);
  });

  test('does not offer personal fields for release, and releasing them by force lets nothing out', () => {
    expect(freeTexts(template, values).map(({ path }) => path.join('.'))).toEqual(['people.note', 'people.items.what']);
    expect(canaries(withoutNames(template, values, new Set(['people.contact', 'people.items.who'])).values)).toEqual(
      [],
    );
  });

  test('shows what comes along as a function, because only a person sees that it is a name', () => {
    expect(functionsIn(template, values)).toEqual(['Hauptamt']);
    expect(functionsIn(template, { ...values, people: { contact: 'KANARIE-1', office: ' ' } })).toEqual([]);
  });

  test('does not show texts of red rows for release', () => {
    expect(canaries(freeTexts(template, values))).toEqual(['KANARIE-2', 'KANARIE-3']);
  });

  test('is closed for a red document and for one without a level', () => {
    const level = (tlp: string) => ({ ...values, handling: { tlp, neutralTitle: '' } });
    expect(['red', '', 'amber-strict', 'clear'].map((tlp) => mayBeShared(level(tlp)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
