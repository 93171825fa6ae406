/** A page of this handbook as plain Markdown that a Starlight without our components shows: the same text, nothing of ours. */
import { dump, load } from 'js-yaml';

/** What stands in the place of our components. */
export interface Substitutes {
  /** Text of a value of `src/site.ts` by its dotted name. */
  value(field: string): string;
  /** Address of a link by its name in `<Verweis>`. */
  reference(to: string): string;
  /** The help addresses for a target of `<Adressen>`, as Markdown. */
  addresses(target: string): string;
  /** The whole guide, as Markdown. */
  whole(): string;
}

/** The parts of a page that its text is made of. */
export interface Page {
  title: string;
  question?: string;
  summary?: string[];
  nextStep?: { text: string; link?: string; linkText?: string };
  /** What Starlight itself understands of the head. */
  head: Record<string, unknown>;
  /** Markdown without imports and components. */
  body: string;
}

/** Takes a page of `content/` apart. The build has checked its head: here it is trusted. */
export function plainPage(source: string, substitutes: Substitutes): Page {
  const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(source) ?? [];
  const {
    question,
    summary,
    nextStep,
    reviewed: _,
    ...rest
  } = load(head) as Omit<Page, 'head' | 'body'> & {
    reviewed?: Date;
  };
  return {
    title: rest.title,
    ...(question && { question }),
    ...(summary && { summary }),
    ...(nextStep && { nextStep }),
    head: { ...rest },
    body: withLinksInHtml(withoutComponents(body, substitutes)).trim(),
  };
}

/** The page as a file for Starlight. */
export function toMarkdown(page: Page): string {
  return `---\n${dump(page.head)}---\n\n${framedBody(page, 2)}\n`;
}

/** The page as a chapter of the edition on one page: everything one level down. */
export function toChapter(page: Page, number: string): string {
  const deeper = { ...page, body: page.body.replace(/^(?=#{2,5} )/gm, '#') };
  return `## ${number} ${page.title}\n\n${framedBody(deeper, 3)}`;
}

function framedBody({ question, summary, nextStep, body }: Page, level: number): string {
  const heading = (text: string) => `${'#'.repeat(level)} ${text}`;
  const link = nextStep?.link ? `[${nextStep.linkText}](${nextStep.link})` : undefined;
  return [
    question,
    summary && heading('In Kürze'),
    summary?.map((sentence) => `- ${sentence}`).join('\n'),
    body,
    nextStep && heading('Ihr nächster Schritt'),
    nextStep?.text,
    link,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function withoutComponents(body: string, { value, reference, addresses, whole }: Substitutes): string {
  return body
    .replace(/^import .*$/gm, '')
    .replace(/<Angabe field="([^"]+)" \/>/g, (_, field: string) => value(field))
    .replace(
      /<Verweis to="([^"]+)">([\s\S]*?)<\/Verweis>/g,
      (_, to: string, text: string) => `[${text}](${reference(to)})`,
    )
    .replace(/<Adressen target="([^"]+)" \/>/g, (_, target: string) => addresses(target))
    .replace(/<GesamterLeitfaden \/>/g, whole)
    .replace(/<[A-Z][^<>]*>|<\/[A-Z]\w*>/g, '');
}

/** MDX reads Markdown links inside of HTML, plain Markdown shows their brackets. */
function withLinksInHtml(body: string): string {
  return body.replace(/^\s*<.*$/gm, (line) => line.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>'));
}
