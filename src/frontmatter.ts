/**
 * The head (frontmatter) of a page, checked before Astro sees it, so that an author reads in German which file, which line,
 * what is wrong and how to mend it.
 */
import { load, YAMLException } from 'js-yaml';
import type { Problem } from './problem.ts';

interface Rule {
  ok: (value: unknown) => boolean;
  /** Completes the sentence „Bitte …“. */
  mend: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isDay = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());

const pageRules: Record<string, Rule> = {
  title: { ok: (value) => isText(value) && value.length <= 60, mend: 'einen Titel mit höchstens 60 Zeichen angeben' },
  description: {
    ok: (value) => isText(value) && value.length >= 50 && value.length <= 170,
    mend: 'in einem Satz mit 50 bis 170 Zeichen sagen, was auf der Seite steht',
  },
  reviewed: { ok: isDay, mend: 'das Datum der letzten Prüfung angeben, zum Beispiel: reviewed: 2026-11-23' },
};

const guideRules: Record<string, Rule> = {
  question: {
    ok: (value) => isText(value) && value.trim().endsWith('?'),
    mend: 'die Frage nennen, die die Seite beantwortet, mit Fragezeichen am Ende',
  },
  summary: {
    ok: (value) => Array.isArray(value) && value.length >= 2 && value.length <= 4 && value.every(isText),
    mend: 'zwei bis vier Sätze als Liste angeben, jeder in einer eigenen Zeile mit „- “',
  },
  nextStep: {
    ok: (value) => {
      if (typeof value !== 'object' || value === null) return false;
      const { text, link, linkText, ...rest } = value as Record<string, unknown>;
      const linkFits = link === undefined ? linkText === undefined : isText(link) && isText(linkText);
      return isText(text) && linkFits && Object.keys(rest).length === 0;
    },
    mend: 'den nächsten Schritt angeben: text, und wenn gewünscht link und linkText (beide zusammen)',
  },
};

/** Keys of Starlight's own that pages here may use. */
const starlightKeys = ['template', 'pagefind', 'tableOfContents', 'head', 'sidebar', 'prev', 'next'];

/**
 * Lists what is wrong with the head of a page.
 * @param file path as shown to the author; guide pages are those below `content/leitfaden/`.
 * @param source the whole text of the file.
 */
export function frontmatterProblems(file: string, source: string): Problem[] {
  const head = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(\r?\n|$)/.exec(source)?.[1];
  if (head === undefined) {
    return [
      {
        file,
        line: 1,
        what: 'Der Kopf der Seite fehlt.',
        mend: 'Bitte oben zwischen zwei Zeilen „---“ title, description und reviewed angeben.',
      },
    ];
  }
  let values: unknown;
  try {
    values = load(head);
  } catch (error) {
    const line = error instanceof YAMLException ? (error.mark?.line ?? 0) + 2 : 1;
    return [
      {
        file,
        line,
        what: 'Der Kopf der Seite ist nicht lesbar.',
        mend: 'Bitte Einrückung und Anführungszeichen prüfen; ein Text mit „: “ darin gehört in einfache Anführungszeichen.',
      },
    ];
  }
  const entries = typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {};
  const rules = { ...pageRules, ...(isGuidePage(file) ? guideRules : {}) };
  const lineOf = (key: string) => {
    const index = head.split(/\r?\n/).findIndex((row) => row.startsWith(`${key}:`));
    return index === -1 ? 1 : index + 2;
  };
  const wrong = Object.entries(rules)
    .filter(([key, { ok }]) => !ok(entries[key]))
    .map(([key, { mend }]) => ({
      file,
      line: lineOf(key),
      what: key in entries ? `Das Feld „${key}“ passt nicht.` : `Das Feld „${key}“ fehlt.`,
      mend: `Bitte ${mend}.`,
    }));
  const known = [...Object.keys(rules), ...starlightKeys];
  const unknown = Object.keys(entries)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      file,
      line: lineOf(key),
      what: `Das Feld „${key}“ gibt es hier nicht.`,
      mend: `Bitte Schreibweise prüfen. Möglich sind: ${known.join(', ')}.`,
    }));
  return [...wrong, ...unknown];
}

/** Whether a file is a page of the guide and therefore needs question, summary and next step. */
function isGuidePage(file: string): boolean {
  return file.replaceAll('\\', '/').includes('content/leitfaden/');
}
