/** The methods and session plans of the handbook in the browser: their texts come along as one chunk, only when somebody plans. */
import { type Method, parseMethod } from '../../library/method.ts';
import { parsePlan, type SessionPlan } from '../../library/plan.ts';

export interface PlanningLibrary {
  methods: readonly Method[];
  plans: readonly SessionPlan[];
}

const methodTexts = import.meta.glob<string>('../../../content/moderation/methoden/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const planTexts = import.meta.glob<string>('../../../content/moderation/sitzungen/*.yml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All of it. The build has already refused what cannot be read, so nothing is missing here. */
export function planningLibrary(): PlanningLibrary {
  const ids = Object.keys(methodTexts).map(idOf);
  return {
    methods: Object.entries(methodTexts)
      .flatMap(([file, source]) => parseMethod(idOf(file), file, source).value ?? [])
      .sort((a, b) => a.title.localeCompare(b.title, 'de')),
    plans: Object.entries(planTexts)
      .flatMap(([file, source]) => parsePlan(idOf(file), file, source, ids).value ?? [])
      .sort((a, b) => a.title.localeCompare(b.title, 'de')),
  };
}

function idOf(path: string): string {
  return path.replace(/^.*\/|\.\w+$/g, '');
}
