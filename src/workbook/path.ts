/** The way of a group from the first question to its end, read from what is filled in. Nobody ticks it off by hand. */
import { progress, type Template } from '../model/template.ts';
import { addMonths, formatDay } from '../model/time.ts';
import { emptyValues, groupOf, isEmpty, rowsOf } from '../model/values.ts';
import { chapterRecord, profileRecord, scenarioRecords, scenarioTemplate, type Workbook } from './records.ts';

type StationState = 'open' | 'begun' | 'done';

export interface Station {
  id: string;
  /** „Bedarf klären“. */
  label: string;
  state: StationState;
  /** What the state is read from: „5 von 8 Sitzen“. */
  fact: string;
  /** The record where it goes on. */
  record: string;
}

/** @param templates by their ids. @param today `YYYY-MM-DD`. */
export function pathOf(workbook: Workbook, templates: ReadonlyMap<string, Template>, today: string): Station[] {
  const group = (record: string, section: string) => groupOf(workbook.records.get(record)?.[section]);
  const text = (record: string, section: string, field: string) => String(group(record, section)[field] ?? '');
  const seats = rowsIn(workbook, 'sitzplan', 'seats');
  const decidedOn = text(chapterRecord('selbstverstaendnis'), 'members', 'decidedOn');
  const rhythm = text(chapterRecord('selbstverstaendnis'), 'rhythm', 'interval').trim();
  const reviewOn = text(chapterRecord('selbstverstaendnis'), 'members', 'reviewOn') || addMonths(decidedOn, 9);
  const heldOn = text(chapterRecord('ueberpruefung'), 'session', 'heldOn');
  const direction = text(chapterRecord('ueberpruefung'), 'decision', 'direction');
  const endsOn = text(chapterRecord('abschluss'), 'decision', 'endsOn');
  const met = text(profileRecord, 'way', 'firstMeeting');
  const talked = group(profileRecord, 'way')['talks'] === true;
  const scenarios = scenarioRecords(workbook);
  const agreed = scenarios.filter((record) =>
    ['police', 'legal', 'counselling'].every((field) => text(record, 'agreed', field) !== ''),
  );
  const need = chapterState(workbook, templates, 'bedarfscheck');
  const charter = chapterState(workbook, templates, 'selbstverstaendnis');
  return [
    station('need', 'Bedarf klären', need.state, need.fact, chapterRecord('bedarfscheck')),
    station(
      'actors',
      'Akteure finden, Einzelgespräche führen',
      talked && seats > 0 ? 'done' : talked || seats > 0 ? 'begun' : 'open',
      [
        seats === 0 ? 'noch kein Sitz besetzt' : `${seats} von höchstens neun Sitzen`,
        talked ? 'Einzelgespräche geführt' : '',
      ]
        .filter(Boolean)
        .join(', '),
      chapterRecord('sitzplan'),
    ),
    station(
      'meeting',
      'Erstes Treffen, Kennenlernen',
      met === '' ? 'open' : met <= today ? 'done' : 'begun',
      met === '' ? 'noch kein Tag' : `am ${formatDay(met)}`,
      profileRecord,
    ),
    station(
      'charter',
      'Selbstverständnis',
      decidedOn !== '' ? 'done' : charter.state === 'open' ? 'open' : 'begun',
      decidedOn !== '' ? `beschlossen am ${formatDay(decidedOn)}` : charter.fact,
      chapterRecord('selbstverstaendnis'),
    ),
    station(
      'scenarios',
      'Notfallszenarien',
      scenarios.length === 0 ? 'open' : agreed.length > 0 ? 'done' : 'begun',
      scenarios.length === 0
        ? 'noch keines'
        : `${scenarios.length === 1 ? 'eines' : scenarios.length}, davon ${agreed.length} abgestimmt`,
      scenarios[0] ?? scenarioTemplate,
    ),
    station(
      'rhythm',
      'Rhythmus',
      rhythm === '' ? 'open' : 'done',
      rhythm === '' ? 'noch nicht vereinbart' : rhythm,
      chapterRecord('selbstverstaendnis'),
    ),
    station(
      'review',
      'Überprüfung nach neun Monaten',
      heldOn !== '' ? 'done' : reviewOn !== '' && reviewOn <= today ? 'begun' : 'open',
      heldOn !== ''
        ? `am ${formatDay(heldOn)}`
        : reviewOn === ''
          ? 'der Tag folgt aus dem Beschluss'
          : reviewOn <= today
            ? `fällig seit ${formatDay(reviewOn)}`
            : `am ${formatDay(reviewOn)}`,
      chapterRecord('ueberpruefung'),
    ),
    station(
      'onward',
      'Weiterführen, überführen oder auflösen',
      endsOn !== '' || direction !== '' ? 'done' : 'open',
      endsOn !== '' ? `endet am ${formatDay(endsOn)}` : direction !== '' ? 'entschieden' : 'noch nicht entschieden',
      endsOn !== '' || direction === 'transfer' || direction === 'dissolve'
        ? chapterRecord('abschluss')
        : chapterRecord('ueberpruefung'),
    ),
  ];
}

/** The one next thing: what was begun first, else what is open first; undefined where all is done. */
export function nextStation(path: readonly Station[]): Station | undefined {
  const last = path.findLastIndex(({ state }) => state === 'done');
  return (
    path.find(({ state }) => state === 'begun') ??
    path.find(({ state }, index) => state === 'open' && index > last) ??
    path.find(({ state }) => state === 'open')
  );
}

function station(id: string, label: string, state: StationState, fact: string, record: string): Station {
  return { id, label, state, fact, record };
}

function chapterState(
  { records }: Workbook,
  templates: ReadonlyMap<string, Template>,
  id: string,
): { state: StationState; fact: string } {
  const template = templates.get(id);
  const values = records.get(chapterRecord(id));
  if (!template || !values || isUntouched(template, values)) return { state: 'open', fact: 'noch nicht begonnen' };
  const { done, all } = progress(template, values);
  return { state: done === all ? 'done' : 'begun', fact: `${done} von ${all} Abschnitten` };
}

/** Nothing but what the template itself puts there. */
function isUntouched(template: Template, values: NonNullable<ReturnType<Workbook['records']['get']>>): boolean {
  const empty = emptyValues(template.fields);
  return (
    JSON.stringify(values) === JSON.stringify(empty) ||
    Object.entries(template.fields).every(([key, field]) => key === 'handling' || isEmpty(field, values[key]))
  );
}

/** How many rows with something in them the sections of a chapter hold under one key. */
function rowsIn({ records }: Workbook, template: string, key: string): number {
  return Object.values(records.get(chapterRecord(template)) ?? {})
    .flatMap((section) => rowsOf(groupOf(section)[key]))
    .filter(({ id: _, ...answers }) =>
      Object.values(answers).some((each) => typeof each === 'string' && each.trim() !== ''),
    ).length;
}
