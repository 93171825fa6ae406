import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { site } from '../src/site.ts';
import { defineSite, placeholders, type Site } from '../src/site-schema.ts';

const broken = (change: (values: Record<string, Record<string, unknown>>) => void): string => {
  const values = structuredClone(site) as unknown as Record<string, Record<string, unknown>>;
  change(values);
  try {
    defineSite(values as unknown as Site);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The values were accepted.');
};

describe('src/site.ts', () => {
  test('as shipped is well-formed and plainly a placeholder', () => {
    expect(defineSite(site)).toEqual(site);
    expect(placeholders(site)).toEqual(expect.arrayContaining(['url', 'operator.name', 'repository']));
  });

  test('counts as filled in once nothing of Musterstadt is left', () => {
    const filled = JSON.parse(
      JSON.stringify(site)
        .replaceAll(/Muster(stadt|land|platz)/g, 'Beispielhausen')
        .replaceAll(/muster(stadt|land)\.example/g, 'beispielhausen.de')
        .replaceAll('code.musterland', 'code.beispielhausen')
        .replaceAll(' (Platzhalter)', '')
        .replaceAll('0000 00000', '0123 45678')
        .replace('"00000"', '"12345"'),
    ) as Site;
    expect(placeholders(defineSite(filled))).toEqual([]);
  });

  test('names field, problem and mend for a missing value', () => {
    const message = broken((values) => delete values['operator']?.['email']);
    expect(message).toMatch(/src\/site\.ts:\d+\n {4}Das Feld „operator\.email“ fehlt\./);
    expect(message).toContain("'kontakt@musterstadt.de'");
  });

  test('names field, problem and mend for a Land that does not exist', () => {
    const message = broken((values) => Object.assign(values['operator'] as object, { land: 'NRW' }));
    expect(message).toContain('Das Feld „operator.land“ steht auf "NRW".');
    expect(message).toContain('Nordrhein-Westfalen');
  });

  test('wants an address with a slash at its end', () => {
    expect(broken((values) => Object.assign(values, { url: 'https://host.example/handbuch' }))).toContain(
      'mit / am Ende',
    );
    expect(broken((values) => Object.assign(values, { url: 'handbuch.de/' }))).toContain('Feld „url“');
  });

  test('points at the line of the field', () => {
    const line =
      readFileSync('src/site.ts', 'utf8')
        .split('\n')
        .findIndex((row) => row.includes('postalCode:')) + 1;
    expect(broken((values) => Object.assign(values['operator'] as object, { postalCode: '1' }))).toContain(
      `src/site.ts:${line}\n`,
    );
  });

  test('points at a field it does not know instead of ignoring it', () => {
    expect(broken((values) => Object.assign(values, { titel: 'x' }))).toContain(
      'Das Feld „titel“ kennt das Handbuch nicht.',
    );
  });

  test('lists every mistake at once', () => {
    const message = broken((values) => {
      Object.assign(values['operator'] as object, { postalCode: '123', land: 'Preußen' });
    });
    expect(message).toContain('operator.postalCode');
    expect(message).toContain('operator.land');
  });
});
