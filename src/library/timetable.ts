/** Clock times of blocks that follow one another. */

/** Start and end of each block as `HH:mm`. @param start `HH:mm`; past midnight the clock begins anew. */
export function timesOf(blocks: readonly { minutes: number }[], start: string): { from: string; to: string }[] {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  let at = hours * 60 + minutes;
  return blocks.map((block) => {
    const from = at;
    at += block.minutes;
    return { from: clock(from), to: clock(at) };
  });
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
