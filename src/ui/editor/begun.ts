/**
 * Whether work stands on this page: then it is a tool and not a text, and on paper comes the work alone. A class on the root says so,
 * because a `:has()` up there makes the browser style and lay out the whole page anew whenever an element comes or goes anywhere in it.
 */

/** How many pieces of work stand on the page. */
let pieces = 0;

/** To be called from an effect. @returns takes the mark away again, once no other piece of work is left. */
export function markBegun(begun: boolean): (() => void) | undefined {
  if (!begun) return undefined;
  pieces++;
  update();
  return () => {
    pieces--;
    update();
  };
}

function update(): void {
  document.documentElement.classList.toggle('work-begun', pieces > 0);
}
