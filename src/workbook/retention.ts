/** What is older than the charter lets it be. Nothing is deleted by itself: the list is for the person who asks Registratur and Datenschutz. */
import type { Template } from '../model/template.ts';
import { addDays, addMonths, berlin, formatDay, isDay } from '../model/time.ts';
import { labelOf } from './compare.ts';
import { charterFacts } from './facts.ts';
import { isObject, type Json, kindOf, type Records } from './records.ts';

export interface Retention {
  /** As the charter says it; '' while it says nothing. */
  rule: string;
  /** The last day that is past the period; undefined where the rule names no period that can be reckoned. */
  until: string | undefined;
  /** Records older than that. */
  due: readonly { id: string; label: string; day: string; dayText: string }[];
}

const numbers: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
};

/** What is past its period today. */
export function retentionOf(records: Records, templates: ReadonlyMap<string, Template>, today: string): Retention {
  const { retention: rule } = charterFacts(records);
  const until = periodBefore(rule, today);
  if (until === undefined) return { rule, until, due: [] };
  const due = [...records].flatMap(([id, value]) => {
    const day = dayOf(id, value);
    if (day === undefined || day > until) return [];
    return [{ id, label: labelOf(id, value, templates), day, dayText: formatDay(day) }];
  });
  return { rule, until, due: due.sort((one, other) => (one.day < other.day ? -1 : 1)) };
}

/** The day that lies a period before another: „zwei Jahre“, „24 Monate“, „6 Wochen“, „90 Tage“. The first period named counts. */
function periodBefore(rule: string, today: string): string | undefined {
  const found = /(\d+|\p{L}+)\s+(jahr|monat|woche|tag)/iu.exec(rule);
  const count = Number(found?.[1]) || numbers[found?.[1]?.toLowerCase() ?? ''];
  if (!found || count === undefined || count > 1000) return undefined;
  switch (found[2]?.toLowerCase()) {
    case 'jahr':
      return addMonths(today, -12 * count);
    case 'monat':
      return addMonths(today, -count);
    case 'woche':
      return addDays(today, -7 * count);
    default:
      return addDays(today, -count);
  }
}

/** The day that a record is about. Chapters have none: they are always the present state. */
function dayOf(id: string, value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const kind = kindOf(id);
  if (kind !== 'session' && kind !== 'task' && kind !== 'run' && kind !== 'version') return undefined;
  const said = [value['day'], value['keptOn'], value['doneOn'], value['startedAt'], value['createdAt']].find(
    (each): each is string => typeof each === 'string' && each !== '',
  );
  if (said === undefined) return undefined;
  if (isDay(said)) return said;
  const instant = new Date(said);
  return Number.isNaN(instant.getTime()) ? undefined : berlin(instant).day;
}
