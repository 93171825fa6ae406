/** What a process drawing is made of, and when a committed drawing is out of date. Used by the build and by `npm run diagrams`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { lineOf, type Problem } from '../problem.ts';

/** Where drawings live: `<name>.mmd` is written by hand, `<name>.svg` and `<name>.png` beside it are drawn by `npm run diagrams`. */
export const diagramFolder = 'content/diagramme';

/** Under this name a drawing keeps its fingerprint: an attribute in the SVG, a text chunk in the PNG. */
export const fingerprintKey = 'data-source';

/** What has been drawn from one source; undefined where it has not been drawn yet. */
export interface Drawings {
  svg: string | undefined;
  png: Uint8Array | undefined;
}

/** The drawings beside a source. @param file path of the `.mmd`. */
export function drawingsOf(file: string): Drawings {
  const [svg, png] = ['.svg', '.png'].map((ending) => file.replace(/\.mmd$/, ending));
  return {
    svg: svg && existsSync(svg) ? readFileSync(svg, 'utf8') : undefined,
    png: png && existsSync(png) ? readFileSync(png) : undefined,
  };
}

/**
 * Names everything a drawing depends on: its source, Mermaid's version, the script that draws, the font and the theme's colours.
 * @returns 12 hexadecimal digits, kept in the drawings under `fingerprintKey`.
 */
export function fingerprint(source: string): string {
  const { devDependencies, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  return createHash('sha256')
    .update([devDependencies['mermaid'], dependencies['@fontsource/fira-sans']].join(' '))
    .update(readFileSync('scripts/diagrams.ts'))
    .update(readFileSync('scripts/diagrams/png.ts'))
    .update(drawingColours(readFileSync('src/theme/props.css', 'utf8')))
    .update(source.replaceAll('\r\n', '\n'))
    .digest('hex')
    .slice(0, 12);
}

/** What a source lacks for readers who do not see the picture. */
export function missingAlternatives(file: string, source: string): Problem[] {
  return [
    { key: 'accTitle', mend: 'Bitte als zweite Zeile ergänzen: accTitle: und dahinter der Titel der Zeichnung.' },
    {
      key: 'accDescr',
      mend: 'Bitte als dritte Zeile ergänzen: accDescr: und dahinter in ganzen Sätzen, was die Zeichnung zeigt.',
    },
  ]
    .filter(({ key }) => !new RegExp(`^\\s*${key}:[ \\t]*\\S`, 'm').test(source))
    .map(({ key, mend }) => ({
      file,
      line: source.includes(key) ? lineOf(source, key) : 1,
      what: `Der Zeichnung fehlt die Textalternative „${key}“.`,
      mend,
    }));
}

/** What is wrong with the drawings of a source, or nothing. */
export function diagramProblems(file: string, source: string, { svg, png }: Drawings): Problem[] {
  const missing = missingAlternatives(file, source);
  if (missing.length > 0) return missing;
  const current = fingerprint(source);
  const drawn = [
    { format: 'SVG', exists: svg !== undefined, fresh: svg?.includes(`${fingerprintKey}="${current}"`) },
    {
      format: 'PNG',
      exists: png !== undefined,
      fresh: png && Buffer.from(png).includes(`tEXt${fingerprintKey}\0${current}`, 0, 'latin1'),
    },
  ];
  return drawn
    .filter(({ fresh }) => !fresh)
    .map(({ format, exists }) => ({
      file,
      line: 1,
      what: exists
        ? `Die Zeichnung (${format}) ist älter als diese Datei oder als das Zeichenprogramm.`
        : `Die Zeichnung (${format}) zu dieser Datei fehlt.`,
      mend: 'Bitte „npm run diagrams“ ausführen und die SVG- und die PNG-Datei mit einchecken. Ein Fehler im Mermaid-Text wird dabei mit Zeile genannt.',
    }));
}

/** The variables that drawings are coloured with (`--mm-…`) and all that these refer to, with their values. */
export function drawingColours(css: string): string {
  const values = new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const names = new Set([...values.keys()].filter((name) => name.startsWith('--mm-')));
  // A set that grows while it is walked: what is added is walked too.
  for (const name of names) {
    for (const [, other = ''] of values.get(name)?.matchAll(/var\((--[\w-]+)/g) ?? []) names.add(other);
  }
  return [...names].map((name) => `${name}:${values.get(name)}`).join(';');
}
