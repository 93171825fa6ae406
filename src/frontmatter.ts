/**
 * The head (frontmatter) of a page, checked before Astro sees it, so that an author reads in German which file, which line,
 * what is wrong and how to mend it.
 */
import { headProblems, isDate, isText, type Rule } from './head.ts';
import type { Problem } from './problem.ts';

const pageRules: Record<string, Rule> = {
  title: { ok: (value) => isText(value) && value.length <= 60, mend: 'einen Titel mit höchstens 60 Zeichen angeben' },
  description: {
    ok: (value) => isText(value) && value.length >= 50 && value.length <= 170,
    mend: 'in einem Satz mit 50 bis 170 Zeichen sagen, was auf der Seite steht',
  },
  reviewed: { ok: isDate, mend: 'das Datum der letzten Prüfung angeben, zum Beispiel: reviewed: 2026-11-23' },
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
 * @param file path as shown to the author; guide pages are those below `content/leitfaden/`, `content/moderation/` and `content/vorlagen/`.
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
  const rules = { ...pageRules, ...(isGuidePage(file) ? guideRules : {}) };
  return headProblems(file, head, { rules, alsoKnown: starlightKeys, firstLine: 2 }).problems;
}

/** Whether a file is a page that answers one question: of the guide, of the facilitation handbook, or of a template. */
function isGuidePage(file: string): boolean {
  return (
    /content\/(leitfaden|moderation|vorlagen)\//.test(file.replaceAll('\\', '/')) && !/vorlagen\/index\.mdx$/.test(file)
  );
}
