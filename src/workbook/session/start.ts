/** How a session begins: from a ready plan, from an own one, as a series, or at once after an incident. */
import type { SessionPlan } from '../../library/plan.ts';
import type { Seat } from '../facts.ts';
import { copyOf } from './blocks.ts';
import { emptyBlock, emptyDuty, emptySession, type NewId, type Session, type SessionKind } from './session.ts';
import type { OwnPlan } from './template.ts';

const kinds: Readonly<Record<string, SessionKind>> = {
  sondersitzung: 'special',
  ueberpruefung: 'review',
  abschluss: 'closing',
};

/** A session from a plan of the handbook. @param frame what is already known: day, participants, place. */
export function fromPlan(plan: SessionPlan, newId: NewId, frame: Partial<Session> = {}): Session {
  const duty = ({ who, what }: { who: string; what: string }) => emptyDuty(newId(), { who, what });
  return emptySession(newId, {
    title: plan.title,
    kind: kinds[plan.id] ?? 'regular',
    minutes: plan.minutes,
    online: !plan.settings.includes('vor-ort'),
    goal: plan.goals.join('\n'),
    blocks: plan.blocks.map((block) =>
      emptyBlock(newId(), {
        title: block.title,
        minutes: block.minutes,
        category: block.category,
        method: block.method ?? '',
        goal: block.goal,
        course: block.course.join('\n'),
        material: (block.material ?? []).join('\n'),
        leadBy: block.leadBy,
        hat: block.hat,
        perspectives: block.perspectives,
        absentWhy: block.without ?? '',
      }),
    ),
    before: [
      ...plan.preparation.map(duty),
      ...plan.material.map((what) => emptyDuty(newId(), { kind: 'material', who: 'Moderation', what })),
    ],
    after: plan.followUp.map(duty),
    ...frame,
  });
}

/** A session of this group from a plan of the handbook: all seats take part. The special session calls them and keeps its neutral title. */
export function sessionOf(
  plan: SessionPlan,
  seats: readonly Seat[],
  newId: NewId,
  frame: Partial<Session> = {},
): Session {
  if (kinds[plan.id] === 'special') return specialSession(plan, seats, newId, frame);
  return fromPlan(plan, newId, { participants: seats.map(({ id }) => id), ...frame });
}

/** A session from an own plan, or from another session: only its course. */
export function fromOwnPlan(plan: OwnPlan, newId: NewId, frame: Partial<Session> = {}): Session {
  const duty = ({ who, what }: { who: string; what: string }) => emptyDuty(newId(), { who, what });
  return emptySession(newId, {
    title: plan.title,
    minutes: plan.minutes,
    goal: plan.goal,
    blocks: plan.blocks.map((block) => copyOf(block, newId)),
    before: plan.before.map(duty),
    after: plan.after.map(duty),
    ...frame,
  });
}

/**
 * A special session: everybody is called, one after the other. Nothing of the incident has a place here, and the title stays empty so that
 * the neutral one is used.
 * @param plan the agenda preset, if the handbook's is at hand.
 */
export function specialSession(
  plan: SessionPlan | undefined,
  seats: readonly Seat[],
  newId: NewId,
  frame: Partial<Session> = {},
): Session {
  const base = plan ? fromPlan(plan, newId) : emptySession(newId, { minutes: 45, online: true });
  const calls = seats.map((seat) =>
    emptyDuty(newId(), {
      kind: 'call',
      seat: seat.id,
      what: 'Bitte um Rückruf, Termin ansagen. Den Anlass nicht nennen.',
    }),
  );
  return {
    ...base,
    title: '',
    kind: 'special',
    participants: seats.map(({ id }) => id),
    before: [...calls, ...base.before],
    ...frame,
  };
}

/** One phone call for each member, in the lane before the session. Who already has one gets no second. */
export function withCalls(session: Session, newId: NewId): Session {
  const called = new Set(session.before.filter(({ kind }) => kind === 'call').map(({ seat }) => seat));
  const calls = session.participants
    .filter((id) => !called.has(id))
    .map((seat) => emptyDuty(newId(), { kind: 'call', seat, what: 'Einzeltelefonat vor der Sitzung' }));
  return { ...session, before: [...calls, ...session.before] };
}
