/** Dragging something over the blocks of a plan, by mouse, pen or finger. With the keyboard, buttons do the same. */

interface Ends {
  /** Over a block: its place. @param isBelow whether it would come after that block rather than before it. */
  over: (place: number, isBelow: boolean) => void;
  drop: () => void;
  /** Escape, or the browser took the pointer. */
  cancel: () => void;
}

/** Follows a pointer that has just gone down on a grip until it goes up. */
export function dragFrom(event: PointerEvent & { currentTarget: HTMLElement }, { over, drop, cancel }: Ends): void {
  if (event.button !== 0) return;
  const grip = event.currentTarget;
  const { pointerId } = event;
  let before = event.clientY;
  grip.setPointerCapture(pointerId);
  const ending = new AbortController();
  const { signal } = ending;
  const end = (how: () => void) => {
    ending.abort();
    how();
  };
  grip.addEventListener(
    'pointermove',
    ({ clientX, clientY }: PointerEvent) => {
      const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-block]');
      if (under) {
        const { top, height } = under.getBoundingClientRect();
        over(Number(under.dataset['block']), clientY > top + height / 2);
      }
      // The page comes along for whoever goes on towards an edge; a drag that only begins there leaves it where it is.
      if (clientY < 90 && clientY < before) window.scrollBy(0, -24);
      else if (clientY > window.innerHeight - 60 && clientY > before) window.scrollBy(0, 24);
      before = clientY;
    },
    { signal },
  );
  grip.addEventListener('pointerup', () => end(drop), { signal });
  grip.addEventListener('pointercancel', () => end(cancel), { signal });
  window.addEventListener(
    'keydown',
    (pressed) => {
      if (pressed.key === 'Escape') end(cancel);
    },
    { signal },
  );
}
