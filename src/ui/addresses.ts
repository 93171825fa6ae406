/** The help addresses, parsed from the one file that holds them all. */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { load } from 'js-yaml';
import { laender } from '../model/laender.ts';
import { AuthorError, lineOf } from '../problem.ts';

export const addressFile = 'content/adressen.yml';

/** Who is hit: holders of an office or mandate, staff of the administration, residents. */
export const targets = ['mandate', 'staff', 'resident'] as const;

const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const addressSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'nur Kleinbuchstaben, Ziffern und Bindestriche'),
  name: z.string().min(2),
  what: z.string().min(10).max(260),
  for: z.array(z.enum(targets)).min(1),
  kind: z.enum([
    'starke-stelle',
    'digitale-gewalt',
    'opferberatung',
    'beratungsnetzwerk',
    'telefon',
    'meldestelle',
    'antidiskriminierung',
  ]),
  area: z.enum(['Bund', ...laender]),
  hours: z.string().optional(),
  phone: z
    .string()
    .regex(/^[+\d][\d ()/-]*$/)
    .optional(),
  url: z.url({ protocol: /^https?$/ }),
  source: z.url({ protocol: /^https?$/ }),
  checked: day,
});

/** One help address. `source` is the public page where name, purpose and address were verified on the day `checked`. */
export type Address = z.infer<typeof addressSchema>;

/**
 * Parses the address file.
 * @throws AuthorError that names file, line, what is wrong and how to mend it.
 */
export function parseAddresses(text: string, file = addressFile): Address[] {
  const wrong = (line: number, what: string, mend: string) => new AuthorError([{ file, line, what, mend }]);
  let entries: unknown;
  try {
    entries = load(text);
  } catch {
    throw wrong(1, 'Die Datei ist kein lesbares YAML.', 'Bitte Einrückung und Anführungszeichen prüfen.');
  }
  if (!Array.isArray(entries))
    throw wrong(1, 'Die Datei ist keine Liste.', 'Bitte jeden Eintrag mit „- id:“ beginnen.');
  const ids = new Set<string>();
  return entries.map((entry: unknown, index) => {
    const checked = addressSchema.safeParse(entry);
    const id = typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : '';
    const line = id ? lineOf(text, `id: ${id}`) : 1;
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'id');
      throw wrong(
        line,
        `Eintrag ${index + 1} (${id || 'ohne id'}): das Feld „${field}“ passt nicht.`,
        `Bitte die Angabe prüfen; der Aufbau steht in CONTRIBUTING.md. (${issue?.message})`,
      );
    }
    if (ids.has(id)) throw wrong(line, `Die id „${id}“ kommt zweimal vor.`, 'Bitte eine der beiden ändern.');
    ids.add(id);
    return checked.data;
  });
}

/** All addresses of this handbook. */
export function addresses(): Address[] {
  return parseAddresses(readFileSync(addressFile, 'utf8'));
}

/** The addresses that nobody has checked for more than six calendar months before `today` (both `YYYY-MM-DD`). */
export function outdated(entries: Address[], today: string): Address[] {
  const limit = new Date(`${today}T00:00:00Z`);
  const dayOfMonth = limit.getUTCDate();
  limit.setUTCMonth(limit.getUTCMonth() - 6);
  if (limit.getUTCDate() !== dayOfMonth) limit.setUTCDate(0);
  return entries.filter(({ checked }) => checked < limit.toISOString().slice(0, 10));
}
