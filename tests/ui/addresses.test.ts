import { describe, expect, test } from 'vitest';
import { laender } from '../../src/model/laender.ts';
import { AuthorError } from '../../src/problem.ts';
import { type Address, addresses, outdated, parseAddresses } from '../../src/ui/addresses.ts';

const entry = `- id: beispiel
  name: Beispielstelle
  what: Berät Menschen, die bedroht werden, kostenlos und vertraulich.
  for: [resident]
  kind: opferberatung
  area: Bund
  url: https://beispiel.example/
  source: https://beispiel.example/ueber
  checked: 2026-05-23
`;
const problemOf = (text: string) => {
  try {
    parseAddresses(text);
  } catch (error) {
    if (error instanceof AuthorError) return error.message;
  }
  throw new Error('accepted');
};

describe('content/adressen.yml', () => {
  const all = addresses();

  test('serves each of the three groups, and every Land has an entry or is named as a gap by the page', () => {
    for (const who of ['mandate', 'staff', 'resident'] as const) {
      expect(all.filter((address) => address.area === 'Bund' && address.for.includes(who)).length).toBeGreaterThan(2);
    }
    expect(laender.filter((land) => all.some(({ area }) => area === land)).length).toBeGreaterThan(8);
  });

  test('names a public source and a day for every entry', () => {
    expect(all.filter(({ source, checked }) => !source.startsWith('http') || checked > '2099')).toEqual([]);
  });

  test('keeps the starke Stelle for office and mandate, and out of emergencies', () => {
    const starkeStelle = all.find(({ kind }) => kind === 'starke-stelle');
    expect(starkeStelle?.for).toEqual(['mandate']);
    expect(`${starkeStelle?.what} ${starkeStelle?.name}`).not.toMatch(/(?<!kein )Notruf|Notfallnummer|rund um die Uhr/);
  });
});

describe('parsing', () => {
  test('takes a well-formed entry', () => {
    expect(parseAddresses(entry)).toMatchObject([{ id: 'beispiel', checked: '2026-05-23' }]);
  });

  test('names file, line, field and mend', () => {
    const message = problemOf(
      `${entry}${entry.replaceAll('beispiel', 'zweite').replace('area: Bund', 'area: Preußen')}`,
    );
    expect(message).toContain('content/adressen.yml:10');
    expect(message).toContain('„area“');
  });

  test('refuses an unknown key, an id twice, and text that is no list', () => {
    expect(problemOf(`${entry}  telefon: 110\n`)).toContain('telefon');
    expect(problemOf(entry + entry)).toContain('kommt zweimal vor');
    expect(problemOf('a: b')).toContain('keine Liste');
    expect(problemOf('a: [')).toContain('kein lesbares YAML');
  });
});

describe('age', () => {
  const at = (checked: string) => [{ checked } as Address];
  test('six calendar months are still fresh, a day more is not', () => {
    expect(outdated(at('2026-05-23'), '2026-11-23')).toHaveLength(0);
    expect(outdated(at('2026-05-22'), '2026-11-23')).toHaveLength(1);
  });
  test('the end of a short month counts', () => {
    expect(outdated(at('2026-02-28'), '2026-08-31')).toHaveLength(0);
    expect(outdated(at('2026-02-27'), '2026-08-31')).toHaveLength(1);
  });
});
