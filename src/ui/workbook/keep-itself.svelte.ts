/** What is kept needs nobody where the browser can write by itself; where it cannot, people are reminded. */
import { haveSavingAtHand } from './at-hand.ts';
import type { Keeper } from './keeper.svelte.ts';

interface Kept {
  keeper: () => Keeper;
  /** Another tab writes: here nothing is kept. */
  readOnly: () => boolean;
  remind: (text: string) => void;
}

/** To be called while a component is set up. */
export function keepItself({ keeper, readOnly, remind }: Kept): void {
  // A moment after the first change and on.
  $effect(() => {
    const due = readOnly() ? undefined : keeper().dueInBrowser;
    if (!due) return;
    const waiting = setTimeout(() => keeper().keepInBrowser(), due.wait);
    return () => clearTimeout(waiting);
  });

  $effect(() => {
    const due = readOnly() ? undefined : keeper().dueInFile;
    if (!due) return;
    const waiting = setTimeout(() => keeper().keepInFile(), due.wait);
    return () => clearTimeout(waiting);
  });

  // In the first rest after a change, so that typing does not wait for it. What fails here is tried again with the click.
  $effect(() => {
    const { isSafe, keepsItself, book } = keeper();
    if (readOnly() || isSafe || keepsItself) return;
    // Every change begins the wait anew.
    void book.records;
    const waiting = setTimeout(() => haveSavingAtHand().catch(() => undefined), 1500);
    return () => clearTimeout(waiting);
  });

  // Where nothing is kept by itself, it is said again after a while.
  $effect(() => {
    if (readOnly() || keeper().isSafe || keeper().keepsItself) return;
    let times = 0;
    const reminding = setInterval(() => {
      times += 1;
      remind(`Noch nicht gesichert, seit ${times * 5} Minuten: Ihre Änderungen stehen nur in diesem Tab.`);
    }, 5 * 60_000);
    return () => clearInterval(reminding);
  });
}
