/** The place of the one who writes: held by a Web Lock, or by answering whoever asks. */

export interface Claim {
  /**
   * `ifFree`: at once or not at all. `soon`: another tab is just giving it up. `byForce`: whoever holds it loses it.
   * @param lost called when another tab took it by force.
   */
  take(how: 'ifFree' | 'soon' | 'byForce', lost: () => void): Promise<boolean>;
  release(): void;
}

/** Undefined where the browser has locks and refuses them. @param patience milliseconds that `soon` may take. */
export async function lockClaim(locks: LockManager, name: string, patience: number): Promise<Claim | undefined> {
  try {
    await locks.query();
  } catch {
    return undefined;
  }
  let release: (() => void) | undefined;
  const optionsOf = (how: 'ifFree' | 'soon' | 'byForce'): LockOptions => {
    switch (how) {
      case 'ifFree':
        return { ifAvailable: true };
      case 'soon':
        return { signal: AbortSignal.timeout(patience) };
      case 'byForce':
        return { steal: true };
    }
  };
  return {
    take: (how, lost) =>
      new Promise((resolve) => {
        let holds = false;
        const held = locks.request(name, optionsOf(how), (lock) => {
          holds = lock !== null;
          resolve(holds);
          return holds ? new Promise<void>((end) => (release = end)) : undefined;
        });
        // Stolen, or not given in time.
        held.catch(() => (holds ? lost() : resolve(false)));
      }),
    release() {
      release?.();
      release = undefined;
    },
  };
}

/** Without locks: whoever writes answers the question „who writes?“; silence means nobody. Without a channel every tab writes. */
export function channelClaim(channel: BroadcastChannel | undefined, me: string): Claim {
  let holds = false;
  let wants = false;
  let heard: (() => void) | undefined;
  let onLost: (() => void) | undefined;
  channel?.addEventListener('message', ({ data }: MessageEvent) => {
    if (!isWord(data)) return;
    if (data.claim === 'who') {
      // Of two that ask in the same moment the smaller name has it.
      if (holds || (wants && me < data.from)) say(channel, 'mine', me);
    } else if (data.claim === 'mine') heard?.();
    else if (holds) {
      holds = false;
      onLost?.();
    }
  });
  return {
    async take(how, lost) {
      onLost = lost;
      if (how === 'byForce') say(channel, 'stolen', me);
      else if (channel && (await isTaken(channel))) return false;
      holds = true;
      return true;
    },
    release() {
      holds = false;
    },
  };

  async function isTaken(on: BroadcastChannel): Promise<boolean> {
    wants = true;
    const taken = await new Promise<boolean>((resolve) => {
      heard = () => resolve(true);
      setTimeout(resolve, listening, false);
      say(on, 'who', me);
    });
    wants = false;
    heard = undefined;
    return taken;
  }
}

/** Milliseconds that a tab has to say that it writes. */
const listening = 500;

interface Word {
  claim: 'who' | 'mine' | 'stolen';
  from: string;
}

function say(channel: BroadcastChannel | undefined, claim: Word['claim'], from: string): void {
  const word: Word = { claim, from };
  channel?.postMessage(word);
}

function isWord(input: unknown): input is Word {
  return typeof input === 'object' && input !== null && 'claim' in input && 'from' in input;
}
