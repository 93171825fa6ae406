/** Something an author has to mend before the site can be built. */
export interface Problem {
  /** Path from the project's root. */
  file: string;
  /** 1-based. */
  line: number;
  /** What is wrong: a German sentence. */
  what: string;
  /** How to mend it: a German sentence. */
  mend: string;
}

/** The text an author reads: one block a problem, `file:line` first so that editors make it clickable. */
export function describeProblems(problems: Problem[]): string {
  return problems.map(({ file, line, what, mend }) => `${file}:${line}\n    ${what}\n    ${mend}`).join('\n');
}

/** Stops the build with every problem at once. */
export class AuthorError extends Error {
  constructor(problems: Problem[]) {
    super(
      `Die Website wurde nicht gebaut. ${problems.length === 1 ? 'Eine Stelle ist' : `${problems.length} Stellen sind`} zu ändern:\n\n${describeProblems(problems)}\n`,
    );
    this.name = 'AuthorError';
  }
}

/** Line (1-based) in which a text first stands, 1 when it stands nowhere. */
export function lineOf(source: string, text: string): number {
  const index = source.indexOf(text);
  return index === -1 ? 1 : source.slice(0, index).split('\n').length;
}
