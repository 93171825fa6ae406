import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { laender } from './model/laender.ts';
import { AuthorError, type Problem } from './problem.ts';

const siteFile = 'src/site.ts';

const text = z.string().trim().min(1);
const email = z.email();
const webAddress = z.url({ protocol: /^https?$/ });
const phone = z.string().regex(/^\+?[\d ()/-]{6,}$/);
const day = z.iso.date();

const siteSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .endsWith('/')
    .regex(/^[^?#]+$/),
  title: text.max(40),
  operator: z.strictObject({
    name: text,
    land: z.enum(laender),
    street: text,
    postalCode: z.string().regex(/^\d{5}$/),
    city: text,
    representedBy: text,
    email,
    phone,
  }),
  responsible: z.strictObject({ name: text, email }),
  dataProtection: z.strictObject({ officer: text, email, authority: text, authorityUrl: webAddress }),
  hosting: z.strictObject({ provider: text, location: text, logs: text, logDays: z.int().min(0).max(365) }),
  accessibility: z.strictObject({
    statementDate: day,
    email,
    phone,
    enforcementBody: text,
    enforcementUrl: webAddress,
  }),
  gate: z.strictObject({
    title: text.max(60),
    text,
    contact: text,
    imprint: webAddress,
    privacy: webAddress,
    accessibility: webAddress,
  }),
  repository: webAddress,
});

/** All that a municipality says about itself and this website. Days are `YYYY-MM-DD`, `url` ends with a slash. */
export type Site = z.infer<typeof siteSchema>;

/** What a field wants to hold, in German: the mend that an error message offers. */
const mends: Record<string, string> = {
  url: "eine vollständige Adresse mit / am Ende, zum Beispiel 'https://www.musterstadt.de/handbuch/'",
  title: 'einen Namen mit höchstens 40 Zeichen',
  'operator.land': `eines der 16 Länder: ${laender.join(', ')}`,
  'operator.postalCode': 'eine Postleitzahl mit fünf Ziffern',
  'hosting.logDays': 'eine ganze Zahl von 0 bis 365 (Tage)',
  'gate.accessibility': 'eine Adresse, die mit https:// beginnt',
  'accessibility.statementDate': "ein Datum in der Form JJJJ-MM-TT, zum Beispiel '2026-11-23'",
};
const mendsByName: Record<string, string> = {
  email: "eine E-Mail-Adresse, zum Beispiel 'kontakt@musterstadt.de'",
  phone: "eine Telefonnummer, zum Beispiel '+49 123 456789'",
  authorityUrl: 'eine Adresse, die mit https:// beginnt',
  enforcementUrl: 'eine Adresse, die mit https:// beginnt',
  repository: 'eine Adresse, die mit https:// beginnt',
  imprint: 'eine Adresse, die mit https:// beginnt',
  privacy: 'eine Adresse, die mit https:// beginnt',
};

/**
 * Checks the values of `src/site.ts`.
 *
 * `SITE_URL` in the environment replaces `url`, so that one checkout can be built for a second address.
 * @throws AuthorError that names every wrong field with its line, what is wrong with it and how to mend it.
 */
export function defineSite(values: Site): Site {
  const wanted = process.env['SITE_URL'];
  const checked = siteSchema.safeParse(wanted ? { ...values, url: wanted } : values);
  if (checked.success) return checked.data;
  const source = existsSync(siteFile) ? readFileSync(siteFile, 'utf8') : '';
  const problems = checked.error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownField([...path, key], source))
      : [wrongField(path, values, source)];
  });
  throw new AuthorError(
    problems.filter(({ what }, index) => problems.findIndex((other) => other.what === what) === index),
  );
}

function unknownField(path: string[], source: string): Problem {
  return {
    file: siteFile,
    line: lineOfField(path, source),
    what: `Das Feld „${path.join('.')}“ kennt das Handbuch nicht.`,
    mend: 'Bitte die Schreibweise prüfen oder die Zeile löschen.',
  };
}

function wrongField(path: string[], values: unknown, source: string): Problem {
  const field = path.join('.');
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], values);
  const mend = mends[field] ?? mendsByName[path.at(-1) ?? ''] ?? 'einen Text in Anführungszeichen';
  return {
    file: siteFile,
    line: lineOfField(path, source),
    what:
      value === undefined ? `Das Feld „${field}“ fehlt.` : `Das Feld „${field}“ steht auf ${JSON.stringify(value)}.`,
    mend: `Bitte tragen Sie ${mend} ein.`,
  };
}

/** Line (1-based) of a field, or of the innermost group that is there when the field itself is missing. */
function lineOfField(path: string[], source: string): number {
  let at = Math.max(source.indexOf('defineSite('), 0);
  for (const key of path) {
    const found = source.slice(at).search(new RegExp(`\\b${key}\\s*:`));
    if (found === -1) break;
    at += found;
  }
  return source.slice(0, at).split('\n').length;
}

/** A value by its dotted name (`operator.name`), or undefined where there is no such field. */
export function siteValue(site: Site, field: string): string | number | undefined {
  const value = field
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], site);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** The fields (dotted) that still hold the shipped placeholders. Empty when a municipality has filled in everything. */
export function placeholders(site: Site): string[] {
  const isPlaceholder = (value: unknown): boolean =>
    typeof value === 'string' && /Muster(stadt|land|platz)|Platzhalter|\.example\b|^00000$|0000 0000/.test(value);
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, path ? `${path}.${key}` : key))
      : isPlaceholder(value)
        ? [path]
        : [];
  return walk(site, '');
}
