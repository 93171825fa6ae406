/** What a page and its worker say to each other about offline use; the same words in front of the gate and without one. */
import { type Edition, weightOf } from './edition.ts';
import type { Refusal, Shelf } from './shelf.ts';

/** A page's request, sent with a port for the answers. */
export interface Ask {
  type: 'sgh-offline';
  /** `look` also fetches a newer edition beside the one in use; `adopt` follows a person's yes, and lets a newer worker take over. */
  ask: 'state' | 'look' | 'keep' | 'adopt' | 'forget';
}

/** How things stand. */
export interface OfflineState {
  kept: boolean;
  /** A newer edition waits, complete. */
  newer: boolean;
  /** Bytes of the edition that is kept or would be. */
  bytes: number;
  /** The worker is needed for more than this: it stays when nothing is kept any more. */
  resident: boolean;
}

/** A worker's answer: any number of `progress`, then one of the others. */
export type Reply =
  | { reply: 'progress'; done: number; of: number }
  | { reply: 'state'; state: OfflineState }
  | { reply: 'refused'; why: Refusal };

/** What stands behind the answers. */
export interface Desk {
  shelf: Shelf;
  /** The newest edition on the host; undefined where it cannot be had. */
  latest: () => Promise<Edition | undefined>;
  resident: boolean;
  /** Called after another edition came into use. */
  adopted?: () => Promise<void>;
}

/** Whether a message is one of ours. */
export function isAsk(message: unknown): message is Ask {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'sgh-offline';
}

/** Answers one request. Never rejects. */
export async function answerAsk({ ask }: Ask, desk: Desk, say: (reply: Reply) => void): Promise<void> {
  try {
    const refusal = await follow(ask, desk, (done, of) => say({ reply: 'progress', done, of }));
    if (refusal) say({ reply: 'refused', why: refusal });
    else say({ reply: 'state', state: await stateOf(desk) });
  } catch {
    say({ reply: 'refused', why: 'unreachable' });
  }
}

async function follow(
  ask: Ask['ask'],
  { shelf, latest, adopted }: Desk,
  progress: (done: number, of: number) => void,
): Promise<Refusal | undefined> {
  switch (ask) {
    case 'state':
      return undefined;
    case 'look': {
      const newest = (await shelf.current()) && (await latest());
      return newest && shelf.keep(newest);
    }
    case 'keep': {
      const newest = await latest();
      return newest ? shelf.keep(newest, progress) : 'unreachable';
    }
    case 'adopt':
      if (await shelf.adopt()) await adopted?.();
      return undefined;
    case 'forget':
      return shelf.forget().then(() => undefined);
  }
}

async function stateOf({ shelf, latest, resident }: Desk): Promise<OfflineState> {
  const current = await shelf.current();
  const newer = (await shelf.next()) !== undefined;
  const edition = current ?? (await latest().catch(() => undefined));
  return { kept: current !== undefined, newer, bytes: edition ? weightOf(edition) : 0, resident };
}
