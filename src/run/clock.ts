/** The clock of an exercise, in instants (milliseconds since 1970): it can stand, go on and jump, and loses nothing when nobody looks. */
export interface Clock {
  /** Instant at which the exercise would have begun, had it never stood still or jumped. */
  readonly zero: number;
  /** Instant since which it stands; undefined while it goes. */
  readonly standing: number | undefined;
}

/** A clock that goes from now on. */
export function startClock(now: number): Clock {
  return { zero: now, standing: undefined };
}

/** Milliseconds that have been played; never less than nothing, whatever happens to the clock of the machine. */
export function played({ zero, standing }: Clock, now: number): number {
  return Math.max(0, (standing ?? now) - zero);
}

export function pause(clock: Clock, now: number): Clock {
  return clock.standing === undefined ? { ...clock, standing: Math.max(now, clock.zero) } : clock;
}

export function resume(clock: Clock, now: number): Clock {
  if (clock.standing === undefined) return clock;
  return { zero: clock.zero + Math.max(0, now - clock.standing), standing: undefined };
}

/** Jumps ahead to so many milliseconds; never back. */
export function jump(clock: Clock, now: number, to: number): Clock {
  return { ...clock, zero: clock.zero - Math.max(0, to - played(clock, now)) };
}
