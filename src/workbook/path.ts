/**
 * The way of a group as the guide lays it out, and where it stands: derived from what is filled in, never set by hand.
 * The one next thing is what a coordinator would do this week.
 */
import type { Template } from '../model/template.ts';
import { openIn, progress } from '../model/template.ts';
import { formatDay } from '../model/time.ts';
import { emptyValues, groupOf, isEmpty } from '../model/values.ts';
import { chapterValues, charterFacts, currentSeats, seatGroups, sessionDays, valuesOf } from './facts.ts';
import { profileOf } from './profile.ts';
import { type ChapterId, chapterRecord, type Records, recordsOf, scenarioTemplate } from './records.ts';

type StepId = 'need' | 'people' | 'meeting' | 'charter' | 'scenarios' | 'rhythm' | 'review' | 'decision';

/** `running` never ends by itself: working in a rhythm. `due` waits for somebody now. */
export type StepState = 'open' | 'begun' | 'due' | 'running' | 'done';

export const stateWords: Record<StepState, string> = {
  open: 'offen',
  begun: 'begonnen',
  due: 'fällig',
  running: 'läuft',
  done: 'erledigt',
};

/** Where something is done: a record, or the list of a kind. */
export type Place = { kind: 'record'; id: string } | { kind: 'scenarios' } | { kind: 'sessions' };

interface PathStep {
  id: StepId;
  label: string;
  state: StepState;
  /** What the state was derived from: „3 von 4 Feldern besetzt“. */
  because: string;
  /** The chapter of the guide about it. */
  guide: string;
  place: Place;
}

interface NextThing {
  /** An instruction in one sentence. */
  text: string;
  step: StepId;
  place: Place;
}

export interface PathView {
  steps: readonly PathStep[];
  next: NextThing;
}

/** What the path needs to know besides the chapters. */
export interface PathInput {
  /** `YYYY-MM-DD`, in Berlin. */
  today: string;
  templates: ReadonlyMap<string, Template>;
}

export function pathOf(records: Records, input: PathInput): PathView {
  const steps: PathStep[] = [
    needStep(records, input),
    peopleStep(records),
    meetingStep(records, input),
    charterStep(records, input),
    scenariosStep(records, input),
    rhythmStep(records, input),
    reviewStep(records, input),
    decisionStep(records, input),
  ];
  return { steps, next: nextThing(steps) };
}

/** Days of the sessions. The first meeting counts, also where it was never planned here. */
function sessionsOf(records: Records): string[] {
  const { firstMeeting } = profileOf(records).way;
  const days = sessionDays(records);
  return firstMeeting === '' || days.includes(firstMeeting) ? days : [firstMeeting, ...days].sort();
}

function needStep(records: Records, { templates }: PathInput): PathStep {
  const { done, all, begun } = chapterProgress(records, templates, 'bedarfscheck');
  return {
    id: 'need',
    label: 'Bedarf klären',
    state: all > 0 && done === all ? 'done' : begun ? 'begun' : 'open',
    because: `${done} von ${all} Abschnitten im Bedarfscheck`,
    guide: '/leitfaden/formen/bedarf-erkennen/',
    place: { kind: 'record', id: chapterRecord('bedarfscheck') },
  };
}

function peopleStep(records: Records): PathStep {
  const seats = currentSeats(records);
  const fields = seatGroups.filter((group) => group !== 'other' && seats.some((seat) => seat.group === group));
  const { talks } = profileOf(records).way;
  return {
    id: 'people',
    label: 'Akteure finden, Einzelgespräche',
    state: fields.length === 4 && talks ? 'done' : seats.length > 0 || talks ? 'begun' : 'open',
    because: `${fields.length} von 4 Feldern besetzt, ${seats.length === 1 ? '1 Sitz' : `${seats.length} Sitze`}, Einzelgespräche ${talks ? 'geführt' : 'noch nicht abgehakt'}`,
    guide: '/leitfaden/aufbau/akteure/',
    place: { kind: 'record', id: chapterRecord('sitzplan') },
  };
}

function meetingStep(records: Records, { today }: PathInput): PathStep {
  const sessions = sessionsOf(records);
  const held = past(sessions, today);
  return {
    id: 'meeting',
    label: 'Erstes Treffen, Kennenlernen',
    state: held.length > 0 ? 'done' : sessions.length > 0 ? 'begun' : 'open',
    because:
      held[0] !== undefined
        ? `am ${formatDay(held[0])}`
        : sessions[0] !== undefined
          ? `geplant für ${formatDay(sessions[0])}`
          : 'noch keine Sitzung geplant',
    guide: '/leitfaden/aufbau/erste-sitzungen/',
    place: { kind: 'sessions' },
  };
}

function charterStep(records: Records, { templates }: PathInput): PathStep {
  const { done, all, begun } = chapterProgress(records, templates, 'selbstverstaendnis');
  const { decidedOn, agreed, asked } = charterFacts(records);
  const carried = asked > 0 && agreed === asked;
  return {
    id: 'charter',
    label: 'Selbstverständnis',
    state: decidedOn !== '' && carried ? 'done' : begun ? 'begun' : 'open',
    because:
      decidedOn !== ''
        ? `beschlossen am ${formatDay(decidedOn)}, mitgetragen von ${agreed} von ${asked}`
        : `${done} von ${all} Abschnitten, noch nicht beschlossen`,
    guide: '/leitfaden/aufbau/selbstverstaendnis/',
    place: { kind: 'record', id: chapterRecord('selbstverstaendnis') },
  };
}

function scenariosStep(records: Records, { templates }: PathInput): PathStep {
  const template = templates.get(scenarioTemplate);
  const all = recordsOf(records, 'scenario').map(([, value]) => valuesOf(value) ?? {});
  const agreed = all.filter((values) => {
    const { police, legal, counselling } = groupOf(values['agreed']);
    return [police, legal, counselling].every((day) => typeof day === 'string' && day !== '');
  });
  const full = template
    ? all.filter((values) => openIn(template, values).every(({ path }) => path[0] === 'agreed'))
    : [];
  return {
    id: 'scenarios',
    label: 'Notfallszenarien',
    state: agreed.length > 0 ? 'done' : all.length > 0 ? 'begun' : 'open',
    because:
      all.length === 0
        ? 'noch kein Szenario'
        : `${all.length === 1 ? '1 Szenario' : `${all.length} Szenarien`}, ${full.length} vollständig, ${agreed.length} örtlich abgestimmt`,
    guide: '/leitfaden/aufbau/notfallszenarien/',
    place: { kind: 'scenarios' },
  };
}

function rhythmStep(records: Records, { today }: PathInput): PathStep {
  const { interval } = charterFacts(records);
  const held = past(sessionsOf(records), today);
  return {
    id: 'rhythm',
    label: 'In festem Rhythmus arbeiten',
    state: held.length > 2 ? 'running' : interval !== '' || held.length > 1 ? 'begun' : 'open',
    because: `${interval === '' ? 'Rhythmus noch nicht vereinbart' : interval}; ${held.length === 1 ? '1 Sitzung' : `${held.length} Sitzungen`} bisher`,
    guide: '/leitfaden/aufbau/selbstverstaendnis/',
    place: { kind: 'sessions' },
  };
}

function reviewStep(records: Records, { today, templates }: PathInput): PathStep {
  const { reviewOn } = charterFacts(records);
  const { begun } = chapterProgress(records, templates, 'ueberpruefung');
  const heldOn = groupOf(chapterValues(records, 'ueberpruefung')?.['session'])['heldOn'];
  const held = typeof heldOn === 'string' && heldOn !== '' ? heldOn : '';
  const due = reviewOn !== '' && reviewOn <= today;
  const state = held !== '' && held <= today ? 'done' : due ? 'due' : begun ? 'begun' : 'open';
  return {
    id: 'review',
    label: 'Überprüfung nach neun Monaten',
    state,
    because:
      state === 'done'
        ? `am ${formatDay(held)}`
        : reviewOn === ''
          ? 'der Tag folgt aus dem Beschluss des Selbstverständnisses'
          : `${due ? 'fällig seit' : 'am'} ${formatDay(reviewOn)}`,
    guide: '/leitfaden/herausforderungen/ueberpruefung/',
    place: { kind: 'record', id: chapterRecord('ueberpruefung') },
  };
}

const directions: Readonly<Record<string, string>> = {
  confirm: 'Weiterführen wie bisher',
  change: 'Weiterführen mit Änderungen',
  transfer: 'In ein Bündnis überführen',
  dissolve: 'Auflösen',
};

function decisionStep(records: Records, { templates }: PathInput): PathStep {
  const direction = groupOf(chapterValues(records, 'ueberpruefung')?.['decision'])['direction'];
  const ends = direction === 'transfer' || direction === 'dissolve';
  const { done, all } = chapterProgress(records, templates, 'abschluss');
  const word = typeof direction === 'string' ? directions[direction] : undefined;
  return {
    id: 'decision',
    label: 'Weiterführen, Überführen oder Auflösen',
    state: word === undefined ? 'open' : ends && done < all ? 'begun' : 'done',
    because:
      word === undefined ? 'entscheidet die Überprüfung' : ends ? `${word}: ${done} von ${all} Abschnitten` : word,
    guide: '/leitfaden/herausforderungen/ueberfuehren-oder-aufloesen/',
    place: { kind: 'record', id: chapterRecord(ends ? 'abschluss' : 'ueberpruefung') },
  };
}

const instructions: Record<StepId, Record<'open' | 'begun', string>> = {
  need: {
    open: 'Füllen Sie den Bedarfscheck zu zweit aus: Braucht es hier einen vertraulichen Rahmen?',
    begun: 'Schließen Sie den Bedarfscheck ab.',
  },
  people: {
    open: 'Tragen Sie im Sitzplan die Funktionen ein, an die Sie zuerst denken, und beginnen Sie mit den Einzelgesprächen.',
    begun:
      'Führen Sie die Einzelgespräche, bis alle vier Felder einen Sitz haben, und haken Sie sie unter „Die Gruppe“ ab.',
  },
  meeting: {
    open: 'Planen Sie das erste Treffen zum Kennenlernen.',
    begun: 'Bereiten Sie das erste Treffen vor. Es steht im Kalender.',
  },
  charter: {
    open: 'Erarbeiten Sie das Selbstverständnis, Satz für Satz.',
    begun: 'Bringen Sie das Selbstverständnis zum Beschluss, den alle mittragen.',
  },
  scenarios: {
    open: 'Beginnen Sie ein Notfallszenario mit dem Fall, der bei Ihnen am wahrscheinlichsten ist.',
    begun: 'Stimmen Sie ein Szenario mit Polizei, Rechtsamt und Opferberatung ab.',
  },
  rhythm: {
    open: 'Vereinbaren Sie im Selbstverständnis, wie oft Sie sich treffen.',
    begun: 'Planen Sie die nächste Sitzung im vereinbarten Rhythmus.',
  },
  review: {
    open: 'Legen Sie den Termin für die Überprüfung fest.',
    begun: 'Halten Sie die Überprüfung ab, und tragen Sie den Tag ein.',
  },
  decision: {
    open: 'Entscheiden Sie in der Überprüfung, wie es weitergeht.',
    begun: 'Bringen Sie den Abschluss zu Ende. Vor jedem Löschen steht die Frage nach den Unterlagen.',
  },
};

/** What is due comes first, then the first step that is not done. A rhythm that runs holds nobody up. */
function nextThing(steps: readonly PathStep[]): NextThing {
  const due = steps.find(({ state }) => state === 'due');
  if (due) return { text: 'Die Überprüfung ist fällig. Planen Sie die Sitzung dafür.', step: due.id, place: due.place };
  const ending = steps.find(({ id, state }) => id === 'decision' && state === 'begun');
  const waiting = ending ?? steps.find(({ state }) => state === 'open' || state === 'begun');
  if (!waiting || (waiting.id === 'review' && steps.some(({ id, state }) => id === 'rhythm' && state === 'running'))) {
    return { text: 'Alles läuft. Planen Sie die nächste Sitzung.', step: 'rhythm', place: { kind: 'sessions' } };
  }
  const { id, state, place } = waiting;
  return { text: instructions[id][state === 'begun' ? 'begun' : 'open'], step: id, place };
}

/** How far a chapter is; begun is one where anybody has written. */
function chapterProgress(
  records: Records,
  templates: ReadonlyMap<string, Template>,
  id: ChapterId,
): { done: number; all: number; begun: boolean } {
  const template = templates.get(id);
  if (!template) return { done: 0, all: 0, begun: false };
  const values = chapterValues(records, id) ?? emptyValues(template.fields);
  const begun = Object.entries(template.fields).some(
    ([key, section]) => key !== 'handling' && !isEmpty(section, values[key]),
  );
  return { ...progress(template, values), begun };
}

function past(sessions: readonly string[], today: string): string[] {
  return sessions.filter((day) => day !== '' && day <= today).sort();
}
