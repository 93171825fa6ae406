/** A session that travels alone, between an external moderator and the Geschäftsführung: its text, with its tasks and the words for its seats. */
import type { Found } from './records.ts';
import { type Session, sessionShape } from './session.ts';
import { list, record, whole } from './shape.ts';
import { type Task, taskShape } from './task.ts';

/** Rises with every change of what the file holds. */
const sessionFileVersion = 1;
const largest = 5_000_000;
const content = record({ session: sessionShape, tasks: list(taskShape, 2000) });

export type SessionFile =
  | { ok: true; id: string; session: Session; tasks: readonly Task[] }
  | { ok: false; problem: 'tooLarge' | 'notOurs' | 'newer' | 'broken' };

/** @param now instant of writing. */
export function writeSession({ id, value }: Found<Session>, tasks: readonly Task[], now: Date): string {
  const envelope = {
    format: 'strategiegruppe',
    kind: 'sitzung',
    version: sessionFileVersion,
    id,
    revision: 1,
    savedAt: now.toISOString(),
    content: { session: value, tasks },
  };
  return `${JSON.stringify(envelope, null, 1)}\n`;
}

/** Reads such a file: shape, version, content; all or nothing. */
export function parseSession(text: string): SessionFile {
  if (text.length > largest) return { ok: false, problem: 'tooLarge' };
  const input = parsed(text.replace(/^\uFEFF/, ''));
  if (typeof input !== 'object' || input === null) return { ok: false, problem: 'notOurs' };
  const at = (key: string): unknown => (Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined);
  if (at('format') !== 'strategiegruppe' || at('kind') !== 'sitzung') return { ok: false, problem: 'notOurs' };
  const version = at('version');
  if (whole(1, 1e6).problem(version) !== undefined) return { ok: false, problem: 'broken' };
  if (Number(version) > sessionFileVersion) return { ok: false, problem: 'newer' };
  const inside = at('content');
  const id = at('id');
  if (content.problem(inside) !== undefined || typeof id !== 'string' || !/^[\w.-]{1,80}$/.test(id)) {
    return { ok: false, problem: 'broken' };
  }
  // The shape has just been checked.
  return { ok: true, id, ...(inside as { session: Session; tasks: readonly Task[] }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
