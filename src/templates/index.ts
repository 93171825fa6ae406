/** All templates, in the order of their list. Each is loaded alone, so that a page carries the template it is about and no other. */
import type { Template } from '../model/template.ts';

const loaders: Readonly<Record<string, () => Promise<{ default: Template }>>> = {
  selbstverstaendnis: () => import('./charter.ts'),
  sitzplan: () => import('./seat-plan.ts'),
  bedarfscheck: () => import('./needs-check.ts'),
  einzelgespraech: () => import('./one-to-one.ts'),
  notfallszenario: () => import('./scenario.ts'),
  sprachregelung: () => import('./wording.ts'),
  ueberpruefung: () => import('./review.ts'),
  abschluss: () => import('./closing.ts'),
  dokumentenmappe: () => import('./documents.ts'),
};

/** Ids of all templates, as addresses and files have them. */
export const templateIds: readonly string[] = Object.keys(loaders);

/** One template; undefined where there is none with this id. */
export async function loadTemplate(id: string): Promise<Template | undefined> {
  return Object.hasOwn(loaders, id) ? (await loaders[id]?.())?.default : undefined;
}

/** All of them. */
export async function loadTemplates(): Promise<readonly Template[]> {
  const modules = await Promise.all(Object.values(loaders).map((load) => load()));
  return modules.map((module) => module.default);
}
