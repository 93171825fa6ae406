/** Authors' mistakes, planted one at a time into a copy of the project: each stops the build with file, line, what and mend. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Inside the project, so that the copy finds the installed packages.
mkdirSync('.planted', { recursive: true });
const folder = mkdtempSync('.planted/site-');
const page = 'content/leitfaden/formen/bedarf-erkennen.mdx';
const method = 'content/moderation/methoden/konsent.md';
const methodText = readFileSync(method, 'utf8');

beforeAll(() => {
  for (const part of ['astro.config.ts', 'content', 'package.json', 'public', 'scripts', 'src', 'tsconfig.json']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A change of one file. */
type Change = readonly [file: string, change: (source: string) => string];

/** Changes files, builds, puts them back. */
function buildWith(...changes: Change[]): { status: number | null; output: string } {
  const before = new Map<string, string | undefined>();
  for (const [file, change] of changes) {
    const path = join(folder, file);
    const source = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (!before.has(path)) before.set(path, source);
    const after = change(source ?? '');
    expect(after).not.toBe(source);
    writeFileSync(path, after);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/site.ts', 'build'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
  });
  for (const [path, source] of before) {
    if (source === undefined) rmSync(path);
    else writeFileSync(path, source);
  }
  return { status, output: stdout + stderr };
}

const lineOf = (source: string, text: string) => source.slice(0, source.indexOf(text)).split('\n').length;
const original = readFileSync(page, 'utf8');
const addLine = (line: string) => (source: string) => `${source.trimEnd()}\n\n${line}\n`;
/** Of the first line that is added; each further one stands two lines below. */
const addedAt = original.trimEnd().split('\n').length + 2;

type Mistake = readonly [name: string, ...planted: Change, says: string[]];

/** Each stops a build of its own. */
const mistakes: Mistake[] = [
  [
    'a missing field',
    page,
    (source) => source.replace(/^question: .*\n/m, ''),
    [`${page}:1`, '„question“ fehlt', 'Fragezeichen'],
  ],
  [
    'a wrong field',
    page,
    (source) => source.replace(/^reviewed: .*$/m, 'reviewed: bald'),
    [`${page}:${lineOf(original, 'reviewed:')}`, '„reviewed“ passt nicht', 'reviewed: 2026-11-23'],
  ],
  ['no head at all', page, () => 'Nur Text.\n', [`${page}:1`, 'Der Kopf der Seite fehlt']],
  ['a relative link', page, addLine('[x](akteure/)'), [`${page}:${addedAt}`, 'Bitte mit / beginnen']],
  ['text that cannot be read', page, addLine('<div>'), [`${page}:${addedAt}`, 'lässt sich nicht lesen', '</…> prüfen']],
  [
    'a component that is not there',
    page,
    addLine('<Tabelle />'),
    [`${page}:${addedAt}`, '<Tabelle>', "from '#ui/Tabelle.astro'"],
  ],
  [
    'a src/site.ts that cannot be read',
    'src/site.ts',
    (source) => source.replace("'Handbuch Strategiegruppe',", "'Handbuch Strategiegruppe'"),
    ['src/site.ts:', 'lässt sich nicht lesen'],
  ],
  [
    'a drawing that does not exist',
    page,
    (source) =>
      source.replace(
        '\n---\n\n',
        '\n---\n\nimport Diagramm from \'#ui/Diagramm.astro\';\n\n<Diagramm name="fehlt" caption="x">\n\n1. x\n\n</Diagramm>\n\n',
      ),
    [
      `${page}:${lineOf(original, '\n---\n\n') + 5}`,
      'Die Zeichnung „fehlt“ gibt es nicht',
      'content/diagramme/fehlt.mmd',
    ],
  ],
  [
    'a drawing with an error, or changed and not drawn again',
    'content/diagramme/zwei-formen.mmd',
    (source) => `${source.trimEnd()}\n((\n`,
    ['content/diagramme/zwei-formen.mmd:1', 'npm run diagrams'],
  ],
  [
    'a drawing without a text alternative',
    'content/diagramme/zwei-formen.mmd',
    (source) => source.replace(/^\s*accDescr:.*\n/m, ''),
    ['content/diagramme/zwei-formen.mmd:1', '„accDescr“'],
  ],
  [
    'a plan whose minutes do not add up',
    'content/moderation/sitzungen/kennenlernen.yml',
    (source) => source.replace(/^minutes: 120/m, 'minutes: 110'),
    ['content/moderation/sitzungen/kennenlernen.yml:4', 'zusammen 120 Minuten', 'Bitte die Minuten'],
  ],
  [
    'a wrong address entry',
    'content/adressen.yml',
    (source) => source.replace('area: Bund', 'area: Deutschland'),
    ['content/adressen.yml:4', '„area“'],
  ],
  [
    'a wrong src/site.ts',
    'src/site.ts',
    (source) => source.replace("'Nordrhein-Westfalen'", "'NRW' as 'Hessen'"),
    [
      `src/site.ts:${lineOf(readFileSync('src/site.ts', 'utf8'), 'land:')}`,
      '„operator.land“ steht auf "NRW"',
      'eines der 16 Länder',
    ],
  ],
];

/** What leads nowhere is told all at once, when every page is there. */
const deadEnds: Mistake[] = [
  [
    'a broken link',
    page,
    addLine('[x](/leitfaden/aufbau/akteur/)'),
    [`${page}:${addedAt}`, '„/leitfaden/aufbau/akteur/“ führt ins Leere', 'Meinten Sie „/leitfaden/aufbau/akteure/“?'],
  ],
  [
    'a broken anchor',
    page,
    addLine('[x](/leitfaden/formen/#der-vergleich-im-gazen)'),
    [`${page}:${addedAt + 2}`, 'eine Überschrift, die es dort nicht gibt'],
  ],
  [
    'a method that names a page that is not there',
    method,
    (source) => source.replace('related: [', 'related: [/moderation/elefanten/, '),
    [
      `${method}:${lineOf(methodText, 'related:')}`,
      '„/moderation/elefanten/“ führt ins Leere',
      '„/moderation/elefant/“',
    ],
  ],
  [
    'a page that nothing leads to',
    'content/verwaist.mdx',
    () =>
      '---\ntitle: Verwaist\ndescription: Eine Seite, die in der Lesereihenfolge fehlt und nirgends verlinkt ist.\nreviewed: 2026-11-23\n---\n\nText.\n',
    ['content/verwaist.mdx:1', 'führt kein Link', 'src/sidebar.ts'],
  ],
];

describe('the build stops', () => {
  test.each(mistakes)('on %s', (_, file, change, says) => {
    const { status, output } = buildWith([file, change]);
    expect(status).toBe(1);
    for (const words of says) expect(output).toContain(words);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  describe('at the end', () => {
    let told: ReturnType<typeof buildWith>;
    beforeAll(() => {
      told = buildWith(...deadEnds.map(([, file, change]): Change => [file, change]));
    });

    test.each(deadEnds)('on %s', (_, _file, _change, says) => {
      expect(told.status).toBe(1);
      for (const words of says) expect(told.output).toContain(words);
      expect(existsSync(join(folder, 'dist'))).toBe(false);
    });
  });

  test('for no other reason: the copy itself builds, warns of placeholders and old addresses, and a later mistake leaves it alone', () => {
    const { status, output } = buildWith(
      ['public/robots.txt', () => 'User-agent: *\n'],
      ['content/adressen.yml', (source) => source.replace(/checked: .*/, 'checked: 2020-01-31')],
    );
    expect(output).toContain('Platzhalter („Musterstadt“)');
    expect(output).toContain('wurde zuletzt am 2020-01-31 geprüft');
    expect(status).toBe(0);
    const built = readFileSync(join(folder, 'dist/index.html'), 'utf8');
    expect(buildWith([page, () => 'Nur Text.\n']).status).toBe(1);
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).toBe(built);
  });
});
