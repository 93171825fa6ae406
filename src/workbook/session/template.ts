/** Own methods and own plans: records `method/<id>` and `plan/<id>`, kept by a group beside those of the handbook. */

import type { Method } from '../../library/method.ts';
import { type Perspective, type Phase, type Purpose, perspectives, phases, purposes } from '../../library/words.ts';
import { plain } from '../../model/document.ts';
import { type Block, blockShape, emptyBlock, type NewId, type Session } from './session.ts';
import { type Fitting, idText, list, oneOf, record, text, whole } from './shape.ts';

export const ownMethodShape = record({
  title: text(300),
  aim: text(),
  /** One step a line. */
  course: text(20_000),
  material: text(),
  minutes: whole(1, 1440),
  purposes: list(oneOf(purposes), 12),
  phases: list(oneOf(phases), 5),
  people: record({ from: whole(1, 9), to: whole(1, 9) }),
  perspectives: list(oneOf(perspectives), 5),
});

const plannedDuty = record({ id: idText, who: text(300), what: text() });

export const ownPlanShape = record({
  title: text(300),
  goal: text(),
  minutes: whole(0, 1440),
  blocks: list(blockShape, 1000),
  before: list(plannedDuty),
  after: list(plannedDuty),
});

export type OwnMethod = Fitting<typeof ownMethodShape>;
export type OwnPlan = Fitting<typeof ownPlanShape>;

/** A method of the handbook or an own one, as the list beside the plan shows and filters it. */
export interface Offer {
  id: string;
  title: string;
  aim: string;
  minutes: { from: number; to: number };
  people: { from: number; to: number };
  purposes: readonly Purpose[];
  phases: readonly Phase[];
  perspectives: readonly Perspective[];
  material: string;
  course: string;
  /** Of the steps together. */
  planned: number;
  own: boolean;
}

export function offerOf(method: Method): Offer {
  const { id, title, description, minutes, people, purposes, phases, perspectives, material, steps } = method;
  return {
    id,
    title,
    aim: description,
    minutes,
    people,
    purposes,
    phases,
    perspectives,
    material: material.join('\n'),
    course: steps.map((step) => `${step.name} (${step.minutes} Min.): ${plain(step.text)}`).join('\n'),
    planned: steps.reduce((sum, step) => sum + step.minutes, 0),
    own: false,
  };
}

export function ownOffer(id: string, method: OwnMethod): Offer {
  const { title, aim, minutes, people, purposes, phases, perspectives, material, course } = method;
  const range = { from: minutes, to: minutes };
  return {
    id,
    title,
    aim,
    minutes: range,
    people,
    purposes,
    phases,
    perspectives,
    material,
    course,
    planned: minutes,
    own: true,
  };
}

export interface Filter {
  purpose: Purpose | '';
  phase: Phase | '';
  /** Minutes there are at most; 0 for any. */
  minutes: number;
  /** People there are; 0 for any. */
  people: number;
  words: string;
}

/** The methods that fit, in their order. */
export function fittingOffers(offers: readonly Offer[], filter: Filter): Offer[] {
  const words = filter.words.trim().toLowerCase();
  return offers.filter(
    (offer) =>
      (filter.purpose === '' || offer.purposes.includes(filter.purpose)) &&
      (filter.phase === '' || offer.phases.includes(filter.phase)) &&
      (filter.minutes === 0 || offer.minutes.from <= filter.minutes) &&
      (filter.people === 0 || (offer.people.from <= filter.people && filter.people <= offer.people.to)) &&
      (words === '' || `${offer.title} ${offer.aim}`.toLowerCase().includes(words)),
  );
}

const categoryOf = {
  einstieg: 'einstieg',
  erarbeiten: 'erarbeiten',
  entscheiden: 'entscheiden',
  auswerten: 'auswerten',
  abschluss: 'abschluss',
} as const satisfies Record<Phase, Block['category']>;

/** A method as a block: it brings its timing and its steps. */
export function blockOf(offer: Offer, newId: NewId): Block {
  const [phase] = offer.phases;
  return emptyBlock(newId(), {
    title: offer.title,
    minutes: offer.planned,
    category: phase ? categoryOf[phase] : 'austausch',
    method: offer.id,
    goal: offer.aim,
    course: offer.course,
    material: offer.material,
    perspectives: offer.perspectives,
  });
}

/** A block kept as a method. */
export function methodFrom(block: Block): OwnMethod {
  return {
    title: block.title,
    aim: block.goal,
    course: block.course,
    material: block.material,
    minutes: Math.max(1, block.minutes),
    purposes: [],
    phases: phasesOf(block.category),
    people: { from: 1, to: 9 },
    perspectives: block.perspectives,
  };
}

/** A break and an exchange belong to no phase. */
function phasesOf(category: Block['category']): Phase[] {
  return category === 'pause' || category === 'austausch' ? [] : [category];
}

/** A session kept as a plan: the course of it, without people, day, place, notes or anything that was said. */
export function planFrom(session: Session): OwnPlan {
  const duty = ({ id, who, what }: Session['before'][number]) => ({ id, who, what });
  return {
    title: session.title,
    goal: session.goal,
    minutes: session.minutes,
    blocks: session.blocks.map((block) => ({
      ...block,
      fixedStart: '',
      absent: [],
      notes: '',
      groups: block.groups.map((group) => ({ ...group, members: [] })),
    })),
    before: session.before.filter(({ kind }) => kind !== 'call').map(duty),
    after: session.after.filter(({ kind }) => kind !== 'call').map(duty),
  };
}
