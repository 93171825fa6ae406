/** What preview and lists show: it follows the typing a moment later, so that typing stays smooth; a row that moves at once. */
import type { Values } from '../../model/field.ts';
import type { Filling } from './filling.ts';

/** To be called while a component is set up. */
export function followed(filling: () => Filling): { readonly values: Values } {
  let values = $state.raw(filling().values);
  $effect(() => {
    const { values: now, isTyping } = filling();
    const waiting = setTimeout(
      () => {
        values = now;
      },
      isTyping ? 150 : 0,
    );
    return () => clearTimeout(waiting);
  });
  return {
    get values() {
      return values;
    },
  };
}
