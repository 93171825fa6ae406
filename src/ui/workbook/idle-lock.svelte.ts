/** Locks what nobody touches any more, with a warning a minute before that only its own button answers. */

interface Watched {
  /** Minutes without a key; undefined where there is nothing to lock with, or something runs that must not be locked away. */
  minutes: () => number | undefined;
  /** Asked when the time is nearly up: whether another tab needs this one open. */
  isNeeded: () => Promise<boolean>;
  lock: () => void;
}

export interface IdleLock {
  /** Seconds until it locks itself; 0 while there is time. */
  readonly warning: number;
  /** A key or a touch counts; while the warning stands, only its button does. */
  touched(): void;
  stayOpen(): void;
}

/** To be called while a component is set up. */
export function idleLock({ minutes, isNeeded, lock }: Watched): IdleLock {
  let warning = $state(0);
  let lastKey = now();

  function begin() {
    lastKey = now();
    warning = 0;
  }

  /** Milliseconds. */
  function sinceLastKey(): number {
    const { clock, running } = now();
    return Math.max(clock - lastKey.clock, running - lastKey.running);
  }

  $effect(() => {
    const limit = minutes();
    if (limit === undefined) return;
    begin();
    const watching = setInterval(async () => {
      if (limit * 60_000 - sinceLastKey() <= 60_000 && (await isNeeded())) begin();
      const left = limit * 60_000 - sinceLastKey();
      warning = left <= 60_000 ? Math.max(1, Math.ceil(left / 1000)) : 0;
      if (left <= 0) lock();
    }, 1000);
    return () => {
      clearInterval(watching);
      warning = 0;
    };
  });

  return {
    get warning() {
      return warning;
    },
    touched() {
      if (warning === 0) lastKey = now();
    },
    stayOpen: begin,
  };
}

/** Both clocks: one of them can be set back, the other may stand still while the machine sleeps. */
function now() {
  return { clock: Date.now(), running: performance.now() };
}
