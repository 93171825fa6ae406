/** The methods and session plans of the facilitation handbook, read from disk while the site is built. */
import { globSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type Method, parseMethod } from '../library/method.ts';
import { parsePlan, type SessionPlan } from '../library/plan.ts';
import { AuthorError, type Problem } from '../problem.ts';

export interface Library {
  methods: readonly Method[];
  plans: readonly SessionPlan[];
}

const folder = 'content/moderation';

/** Plans in the order in which a group needs them. Others follow by name. */
const planOrder = [
  'einzelgespraeche',
  'kennenlernen',
  'rollen-und-logiken',
  'selbstverstaendnis-1',
  'selbstverstaendnis-2',
  'notfallszenario-1',
  'notfallszenario-2',
  'planspiel',
  'regulaerer-austausch',
  'sondersitzung',
  'ueberpruefung',
  'abschluss',
];

/** All of it, or an AuthorError with every problem. */
export function library(): Library {
  const { problems, ...read } = readLibrary();
  if (problems.length > 0) throw new AuthorError(problems);
  return read;
}

/** What is wrong with methods and plans. */
export function libraryProblems(): Problem[] {
  return readLibrary().problems;
}

function readLibrary(): Library & { problems: Problem[] } {
  const methods = filesOf('methoden/*.md').map(({ id, file, source }) => parseMethod(id, file, source));
  const ids = filesOf('methoden/*.md').map(({ id }) => id);
  const plans = filesOf('sitzungen/*.yml').map(({ id, file, source }) => parsePlan(id, file, source, ids));
  const place = ({ id }: SessionPlan) => (planOrder.includes(id) ? planOrder.indexOf(id) : planOrder.length);
  return {
    methods: methods.flatMap(({ value }) => value ?? []).sort((a, b) => a.title.localeCompare(b.title, 'de')),
    plans: plans.flatMap(({ value }) => value ?? []).sort((a, b) => place(a) - place(b)),
    problems: [...methods, ...plans].flatMap(({ problems }) => problems),
  };
}

function filesOf(pattern: string): { id: string; file: string; source: string }[] {
  return globSync(`${folder}/${pattern}`)
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ id: basename(file, extname(file)), file, source: readFileSync(file, 'utf8') }));
}
