/**
 * Whether work stands on this page: then it is a tool and not a text, and on paper comes the work alone. A class on the root says so,
 * because a `:has()` up there makes the browser style and lay out the whole page anew whenever an element comes or goes anywhere in it.
 */

/** To be called from an effect. @returns takes the mark away again. */
export function markBegun(begun: boolean): () => void {
  const { classList } = document.documentElement;
  classList.toggle('work-begun', begun);
  return () => classList.remove('work-begun');
}
