/** Where things stand on the page: ids of inputs from paths, and the way of the focus. */
import type { Path } from '../../model/field.ts';

/** The id of the input (or of the group of inputs) for a value. */
export function inputId(path: Path): string {
  return `feld-${path.join('-')}`;
}

/** Moves focus and view to the input for a value; a list without rows has its button. */
export function goTo(path: Path): void {
  const place = document.getElementById(inputId(path));
  place?.closest('details')?.setAttribute('open', '');
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'center' });
}
