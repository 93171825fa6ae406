/**
 * One tab writes a workbook, the others read. Web Locks (https://www.w3.org/TR/web-locks/) say who; where a browser has none, the tabs ask
 * each other. Either way the vault itself refuses a write by a tab that did not see the last one, so nothing is overwritten silently.
 */
import { type Claim, channelClaim, lockClaim } from './claim.ts';
import { prefix } from './names.ts';

/** - `notSealed`: the other tab could not save and keeps its place. - `noAnswer`: it is frozen or gone; `force` takes over all the same. */
type TakenOver = 'taken' | 'notSealed' | 'noAnswer';

/** What a tab wants to hear. */
export interface Listener {
  /** Called when another tab took over: from now on this one only reads. */
  onLost(): void;
  /** Saves what is not saved yet, before another tab takes over. False: it could not; then this tab keeps its place. */
  seal(): Promise<boolean>;
  /** The writing tab saved, locked, left …: whatever it told. */
  onNews?(news: string): void;
}

export interface OneWriter {
  /** Whether this tab writes at the moment. */
  readonly writes: boolean;
  /** „Hier weiterarbeiten“: the other tab seals and steps back. Afterwards open the vault again: it holds what the other tab wrote. */
  takeOver(force?: boolean): Promise<TakenOver>;
  /** Tells the other tabs of this workbook. Never anything confidential. */
  tell(news: string): void;
  /** Gives up the place and hears no more. */
  leave(): void;
}

/** Where tabs meet; others only in tests. */
export interface Meeting {
  locks: LockManager | undefined;
  channel: BroadcastChannel | undefined;
  /** Milliseconds that another tab has for its answer. */
  patience: number;
}

/** Joins the tabs of a workbook; the first one writes. */
export async function joinTabs(
  workbook: string,
  listener: Listener,
  meeting = meetingOf(workbook),
): Promise<OneWriter> {
  const { channel, patience } = meeting;
  const me = crypto.randomUUID();
  const claim = await claimOf(workbook, meeting, me);
  let writes = await claim.take('ifFree', lost);
  let answered: ((answer: TakenOver) => void) | undefined;

  function lost() {
    writes = false;
    listener.onLost();
  }

  const handOver = async (to: string) => {
    if (!writes) return;
    if (await sealed(listener)) {
      writes = false;
      claim.release();
      say({ kind: 'yours', to });
      listener.onLost();
    } else {
      say({ kind: 'notSealed', to });
    }
  };
  const say = (message: Message) => channel?.postMessage(message);
  const hear = ({ data }: MessageEvent) => {
    if (!isMessage(data)) return;
    switch (data.kind) {
      case 'please':
        return void handOver(data.from);
      case 'yours':
        return data.to === me ? answered?.('taken') : undefined;
      case 'notSealed':
        return data.to === me ? answered?.('notSealed') : undefined;
      case 'news':
        return listener.onNews?.(data.news);
    }
  };
  channel?.addEventListener('message', hear);

  return {
    get writes() {
      return writes;
    },
    async takeOver(force = false) {
      if (writes) return 'taken';
      if (force) {
        writes = await claim.take('byForce', lost);
        return writes ? 'taken' : 'noAnswer';
      }
      // Free already: the other tab was closed.
      writes = await claim.take('ifFree', lost);
      if (writes) return 'taken';
      const answer = new Promise<TakenOver>((resolve) => {
        answered = resolve;
        setTimeout(resolve, patience, 'noAnswer');
      });
      say({ kind: 'please', from: me });
      const given = await answer;
      answered = undefined;
      if (given !== 'taken') return given;
      writes = await claim.take('soon', lost);
      return writes ? 'taken' : 'noAnswer';
    },
    tell: (news) => say({ kind: 'news', news }),
    leave() {
      writes = false;
      claim.release();
      channel?.removeEventListener('message', hear);
      channel?.close();
    },
  };
}

type Message =
  | { kind: 'please'; from: string }
  | { kind: 'yours' | 'notSealed'; to: string }
  | { kind: 'news'; news: string };

function isMessage(input: unknown): input is Message {
  if (typeof input !== 'object' || input === null || !('kind' in input)) return false;
  const { kind, from, to, news } = input as Partial<Record<string, unknown>>;
  if (kind === 'please') return typeof from === 'string';
  if (kind === 'news') return typeof news === 'string';
  return (kind === 'yours' || kind === 'notSealed') && typeof to === 'string';
}

async function sealed(listener: Listener): Promise<boolean> {
  try {
    return await listener.seal();
  } catch {
    return false;
  }
}

function meetingOf(workbook: string): Meeting {
  // Asking for either throws where a page has no origin (a file opened by double click).
  const attempt = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch {
      return undefined;
    }
  };
  return {
    locks: attempt(() => navigator.locks),
    channel: attempt(() => new BroadcastChannel(`${prefix}arbeitsbuch-${workbook}`)),
    patience: 8_000,
  };
}

async function claimOf(workbook: string, { locks, channel, patience }: Meeting, me: string): Promise<Claim> {
  const name = `${prefix}arbeitsbuch-${workbook}`;
  return (locks && (await lockClaim(locks, name, patience))) ?? channelClaim(channel, me);
}
