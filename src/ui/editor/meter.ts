/** „Passt auf eine Seite“: measured on the laid-out sheet, in lines of text. */
import { room, type } from '../../export/sheet.ts';

export type Fit = 'fits' | 'tight' | 'long';

export const fitTexts: Record<Fit, string> = { fits: 'passt', tight: 'knapp', long: 'zu lang' };

/** Lines around the limit in which paper and screen may disagree. */
const band = 3;

/**
 * Whether a sheet fits on one page. It is measured on a copy out of sight, at the size of paper, whatever the screen does to the preview.
 * @returns undefined while there is nothing to measure.
 */
export function fitOnOnePage(sheet: Element | null): Fit | undefined {
  if (!sheet) return undefined;
  const table = document.createElement('div');
  table.style.cssText =
    'position:absolute;inset-block-start:0;inset-inline-start:-100cm;visibility:hidden;contain:layout';
  table.className = 'sheet-measure';
  table.ariaHidden = 'true';
  const copy = sheet.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return undefined;
  copy.classList.remove('flowing');
  table.append(copy);
  document.body.append(table);
  const height = copy.firstElementChild?.getBoundingClientRect().height ?? 0;
  table.remove();
  return fitOf((height / 96) * 72);
}

/** @param height of the text in points. */
function fitOf(height: number): Fit {
  const spare = (room.height - height) / type.text.leading;
  if (Math.abs(spare) <= band) return 'tight';
  return spare > 0 ? 'fits' : 'long';
}
