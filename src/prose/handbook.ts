/** The whole guide as one Document, to be taken away as a file. */
import type { Block, Document, List, Paragraph } from '../model/document.ts';
import { AuthorError, lineOf, type Problem } from '../problem.ts';
import { anchorNames, anchorsOf, chapterId } from './anchors.ts';
import { readPage } from './blocks.ts';
import { front, germanDay, type Imprint } from './front.ts';
import { linkTarget } from './links.ts';
import type { Chapter, Surroundings } from './surroundings.ts';

/** A page of the guide, its head already read and checked. */
export interface GuidePage {
  /** Path below `content/` without ending, for example `leitfaden/formen`. */
  slug: string;
  /** Path from the project's root, for authors. */
  file: string;
  /** The whole file, head included. */
  source: string;
  title: string;
  question?: string | undefined;
  summary?: readonly string[] | undefined;
  nextStep?: { text: string; link?: string | undefined; linkText?: string | undefined } | undefined;
  /** Day of the last check. */
  reviewed: Date;
}

/** All that a handbook consists of besides its pages. */
export interface Edition extends Omit<Surroundings, 'chapters'>, Imprint {
  /** The reading order: sections with the slugs of their pages. */
  guide: readonly { readonly label: string; readonly items: readonly string[] }[];
}

/**
 * @param pages in any order; those that the reading order does not name are left out.
 * @throws AuthorError with all that has to be mended in all pages.
 */
export function handbook(pages: readonly GuidePage[], edition: Edition): Document {
  const bySlug = new Map(pages.map((page) => [page.slug, page]));
  const sections = edition.guide.map(({ label, items }) => ({
    label,
    pages: items.map((slug) => bySlug.get(slug) ?? missing(slug)),
  }));
  const chapters = new Map(
    sections.flatMap((section) =>
      section.pages.map(({ slug, file, source }): [string, Chapter] => [
        `/${slug}/`,
        { id: chapterId(slug), anchors: anchorsOf(file, source) },
      ]),
    ),
  );
  const around: Surroundings = { ...edition, chapters };
  const latest = Math.max(...sections.flatMap((section) => section.pages.map(({ reviewed }) => reviewed.getTime())));
  const problems: Problem[] = [];
  const nameOf = anchorNames();
  const body = sections.flatMap((section): Block[] => [
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: section.label, id: `teil--${nameOf(section.label)}` },
    ...section.pages.flatMap((page) => chapterOf(page, around, latest, problems)),
  ]);
  if (problems.length > 0) throw new AuthorError(problems);
  return {
    title: edition.title,
    name: edition.title,
    fillable: false,
    blocks: [
      ...front(edition, new Date(latest)),
      { kind: 'pageBreak' },
      { kind: 'contents', title: 'Inhalt', depth: 3 },
      ...body,
    ],
  };
}

function missing(slug: string): never {
  throw new AuthorError([
    {
      file: 'src/sidebar.ts',
      line: 1,
      what: `Die Lesereihenfolge nennt die Seite „${slug}“, die es nicht gibt.`,
      mend: 'Bitte die Seite anlegen oder den Eintrag löschen.',
    },
  ]);
}

function chapterOf(page: GuidePage, around: Surroundings, latest: number, problems: Problem[]): Block[] {
  const { slug, file, source, title, question, summary, reviewed } = page;
  const chapter = around.chapters.get(`/${slug}/`) ?? { id: chapterId(slug), anchors: new Set() };
  const read = readPage(file, source, { chapter, title, around });
  problems.push(...read.problems);
  return [
    { kind: 'heading', level: 3, text: title, id: chapter.id },
    ...(question ? [{ kind: 'paragraph', style: 'lead', text: question } as const] : []),
    ...(summary ? [{ kind: 'aside', tone: 'note', title: 'In Kürze', blocks: [sentences(summary)] } as const] : []),
    ...read.blocks,
    ...nextStep(page, chapter, around, problems),
    // The front names the newest check; a page that was checked earlier says so itself.
    ...(reviewed.getTime() < latest
      ? [{ kind: 'paragraph', style: 'small', text: `Zuletzt geprüft am ${germanDay(reviewed)}.` } as const]
      : []),
  ];
}

function sentences(texts: readonly string[]): List {
  return { kind: 'list', ordered: false, items: texts.map((text) => ({ text })) };
}

function nextStep(
  { file, source, nextStep: step }: GuidePage,
  chapter: Chapter,
  around: Surroundings,
  problems: Problem[],
): Block[] {
  if (!step) return [];
  const blocks: Paragraph[] = [{ kind: 'paragraph', text: step.text }];
  if (step.link !== undefined && step.linkText !== undefined) {
    const link = linkTarget(step.link, chapter, around);
    if (link === undefined) {
      problems.push({
        file,
        line: lineOf(source, `link: ${step.link}`),
        what: `„${step.link}“ ist keine Adresse, der man im Handbuch als Datei folgen kann.`,
        mend: 'Bitte mit / beginnen (Seite dieses Handbuchs) oder mit https:// (andere Website).',
      });
    } else {
      blocks.push({ kind: 'paragraph', text: [{ text: 'Weiter: ' }, { text: step.linkText, link }] });
    }
  }
  return [{ kind: 'aside', tone: 'tip', title: 'Nächster Schritt', blocks }];
}
