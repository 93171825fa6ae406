/** What preview and lists show. The form is the master: it is on the screen first, and what is made of it follows a moment later. */
import type { Values } from '../../model/field.ts';
import type { Filling } from './filling.ts';

/** Milliseconds after the change is on the screen. Typing, and a key held down, is followed once. */
const afterTyping = 150;
const afterChange = 50;

/** To be called while a component is set up. */
export function followed(filling: () => Filling): { readonly values: Values } {
  let values = $state.raw(filling().values);
  $effect(() => {
    const { values: now, isTyping } = filling();
    if (values === now) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    // A timer of its own would often run before the frame that shows the change.
    const frame = requestAnimationFrame(() => {
      waiting = setTimeout(
        () => {
          values = now;
        },
        isTyping ? afterTyping : afterChange,
      );
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(waiting);
    };
  });
  return {
    get values() {
      return values;
    },
  };
}
