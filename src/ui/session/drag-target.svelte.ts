/** Where something that is dragged over a plan would go. Said in a line of its own: the desk's would push the plan away under the pointer. */
export class DragTarget {
  /** Of the block it is over; -1 over none. */
  place = $state(-1);
  /** Whether it would come after that block. */
  isBelow = $state(false);
  /** For those who listen. */
  words = $state('');

  /** @param from the place of the block that is dragged; none for a method from beside the plan. @param count of blocks in the plan. */
  over(place: number, isBelow: boolean, count: number, from?: number): void {
    const below = from === undefined ? isBelow : place > from;
    if (place === this.place && below === this.isBelow) return;
    this.place = place;
    this.isBelow = below;
    if (place === -1 || place === from) this.words = '';
    else if (from !== undefined) this.words = `Beim Loslassen: Stelle ${place + 1} von ${count}.`;
    else this.words = `Beim Loslassen: Stelle ${Math.min(count, place + (below ? 1 : 0)) + 1} von ${count + 1}.`;
  }

  /** Lets go. @returns where. */
  release(): { place: number; isBelow: boolean } {
    const { place, isBelow } = this;
    this.over(-1, false, 0);
    return { place, isBelow };
  }
}
