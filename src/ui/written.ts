/** What a page writes for the components, checked in its source: every mistake with its line, before anything is drawn. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { lineOf, type Problem } from '../problem.ts';
import { site } from '../site.ts';
import { siteValue } from '../site-schema.ts';
import { templateIds } from '../templates/index.ts';
import { targets } from './addresses.ts';
import { diagramFolder, diagramProblems, drawingsOf } from './diagram.ts';
import { references } from './references.ts';

/** Lists what is wrong with the components of a page. */
export function componentProblems(file: string, source: string): Problem[] {
  return [
    ...imports(file, source),
    ...drawings(file, source),
    ...attribute(source, 'Angabe', 'field')
      .filter(({ value }) => siteValue(site, value) === undefined)
      .map(({ value, line }) => ({
        file,
        line,
        what: `Die Angabe „${value}“ gibt es in src/site.ts nicht.`,
        mend: 'Bitte einen Feldnamen aus src/site.ts verwenden, zum Beispiel operator.name.',
      })),
    ...oneOf(file, source, 'Verweis', 'to', Object.keys(references)),
    ...oneOf(file, source, 'Vorlage', 'id', templateIds),
    ...oneOf(file, source, 'Adressen', 'target', [...targets, 'land']),
  ];
}

/** Lists what is wrong with the drawings themselves, used or not. */
export function drawingProblems(): Problem[] {
  return globSync(`${diagramFolder}/*.mmd`)
    .sort()
    .flatMap((path) => {
      const file = path.replaceAll('\\', '/');
      return diagramProblems(file, readFileSync(file, 'utf8'), drawingsOf(file));
    });
}

/** Components that are written but not imported, and imports that lead nowhere. */
function imports(file: string, source: string): Problem[] {
  const text = source.replace(/^```[\s\S]*?^```/gm, (code) => code.replace(/[^\n]/g, ''));
  const imported = [...text.matchAll(/^import (\w+) from '([^']+)';?$/gm)];
  const names = new Set(imported.map(([, name]) => name));
  const dangling = imported
    .filter(([, , from = '']) => !from.startsWith('#ui/') || !existsSync(`src/ui/${from.slice(4)}`))
    .map(([whole, , from]) => ({
      file,
      line: lineOf(source, whole),
      what: `„${from}“ gibt es nicht, oder es ist kein Baustein für Seiten.`,
      mend: `Möglich sind Dateien aus src/ui/, zum Beispiel: import Diagramm from '#ui/Diagramm.astro';`,
    }));
  const unknown = [...text.matchAll(/<([A-Z]\w*)/g)].filter(([, name]) => !names.has(name));
  return [
    ...dangling,
    ...unknown
      .filter(([, name], index) => unknown.findIndex(([, other]) => other === name) === index)
      .map(({ 1: name, index }) => ({
        file,
        line: source.slice(0, index).split('\n').length,
        what: `Der Baustein <${name}> ist auf dieser Seite nicht eingebunden.`,
        mend: `Bitte unter dem Kopf ergänzen: import ${name} from '#ui/${name}.astro'; oder die Schreibweise prüfen.`,
      })),
  ];
}

function drawings(file: string, source: string): Problem[] {
  return [...source.matchAll(/<Diagramm\s([^>]*?)(\/>|>([\s\S]*?)<\/Diagramm>)/g)].flatMap(
    ([whole, attributes = '', , words = '']) => {
      const line = lineOf(source, whole);
      const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '';
      if (!existsSync(`${diagramFolder}/${name}.mmd`)) {
        return [
          {
            file,
            line,
            what: `Die Zeichnung „${name}“ gibt es nicht.`,
            mend: `Bitte ${diagramFolder}/${name || 'name'}.mmd anlegen oder den Namen ändern.`,
          },
        ];
      }
      if (!/\bcaption="[^"]+"/.test(attributes)) {
        return [
          {
            file,
            line,
            what: `Der Zeichnung „${name}“ fehlt die Bildunterschrift.`,
            mend: 'Bitte caption="…" ergänzen.',
          },
        ];
      }
      if (!/^\s*(\d+\.|[-*]|\|)\s/m.test(words)) {
        return [
          {
            file,
            line,
            what: `Zur Zeichnung „${name}“ fehlt derselbe Inhalt in Worten.`,
            mend: 'Bitte zwischen <Diagramm …> und </Diagramm> eine Liste oder Tabelle schreiben, mit Leerzeilen davor und danach.',
          },
        ];
      }
      return [];
    },
  );
}

function oneOf(file: string, source: string, component: string, name: string, known: readonly string[]): Problem[] {
  return attribute(source, component, name)
    .filter(({ value }) => !known.includes(value))
    .map(({ value, line }) => ({
      file,
      line,
      what: `<${component} ${name}="${value}"> gibt es nicht.`,
      mend: `Möglich sind: ${known.join(', ')}.`,
    }));
}

function attribute(source: string, component: string, name: string): { value: string; line: number }[] {
  return [...source.matchAll(new RegExp(`<${component}\\s[^>]*?${name}="([^"]*)"`, 'g'))].map(
    ({ 1: value = '', index }) => ({
      value,
      line: source.slice(0, index).split('\n').length,
    }),
  );
}
