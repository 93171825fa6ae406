import { untrack } from 'svelte';

/**
 * A sentence for somebody who does not see what happened. Screen readers read what has changed: the same sentence a second time in a row
 * would be silence (two notes in the minutes, two steps taken back), so the place is empty for a moment before.
 */
export class Said {
  text = $state('');
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** '' takes back what was said. */
  say(text: string): void {
    clearTimeout(this.#waiting);
    // An effect that says something must not run again because it was said.
    if (text === '' || text !== untrack(() => this.text)) {
      this.text = text;
      return;
    }
    this.text = '';
    this.#waiting = setTimeout(() => {
      this.text = text;
    }, 100);
  }
}
