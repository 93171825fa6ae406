/** Where things stand on the page: ids of inputs from paths, and the way of the focus. */
import { tick } from 'svelte';
import type { Path } from '../../model/field.ts';

/** The id of the input (or of the group of inputs) for a value. */
export function inputId(path: Path): string {
  return `feld-${path.join('-')}`;
}

/** Moves focus and view to the input for a value; a list without rows has its button. A folded row is opened first. */
export async function goTo(path: Path): Promise<void> {
  const row = document.getElementById(inputId(path.slice(0, -1)));
  if (row instanceof HTMLDetailsElement && !row.open) {
    row.open = true;
    await new Promise((resolve) => row.addEventListener('toggle', resolve, { once: true }));
    await tick();
  }
  const place = document.getElementById(inputId(path));
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'center' });
}
