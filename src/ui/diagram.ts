/** What a process drawing is made of, and when a committed drawing is out of date. Used by the build and by `npm run diagrams`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lineOf, type Problem } from '../problem.ts';

/** Where drawings live: `<name>.mmd` is written by hand, `<name>.svg` beside it is drawn by `npm run diagrams`. */
export const diagramFolder = 'content/diagramme';

/**
 * Names everything a drawing depends on: its source, Mermaid's version, the script that draws and the font.
 * @returns 12 hexadecimal digits, kept in the drawing as `data-source`.
 */
export function fingerprint(source: string): string {
  const { devDependencies, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  return createHash('sha256')
    .update([devDependencies['mermaid'], dependencies['@fontsource/fira-sans']].join(' '))
    .update(readFileSync('scripts/diagrams.ts'))
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

/** What is wrong with a drawing, or nothing. `svg` is undefined where none has been drawn yet. */
export function diagramProblems(file: string, source: string, svg: string | undefined): Problem[] {
  const missing = missingAlternatives(file, source);
  if (missing.length > 0) return missing;
  const mend =
    'Bitte „npm run diagrams“ ausführen und die SVG-Datei mit einchecken. Ein Fehler im Mermaid-Text wird dabei mit Zeile genannt.';
  if (svg === undefined) return [{ file, line: 1, what: 'Die Zeichnung (SVG) zu dieser Datei fehlt.', mend }];
  if (!svg.includes(`data-source="${fingerprint(source)}"`)) {
    return [
      { file, line: 1, what: 'Die Zeichnung (SVG) ist älter als diese Datei oder als das Zeichenprogramm.', mend },
    ];
  }
  return [];
}
