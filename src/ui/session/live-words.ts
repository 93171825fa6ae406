/** How a running session is put into words and figures. */
import { berlin } from '../../model/time.ts';
import type { RunView } from '../../workbook/session/run.ts';
import type { Projected } from './projector.ts';

/** What is seen as a colour is also said. */
export const phaseWords = { calm: '', soon: 'Bald zu Ende', last: 'Gleich zu Ende', over: 'Zeit abgelaufen' } as const;

/** „4:05“, „−1:20“ past the end. */
export function spelled(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1000);
  const sign = milliseconds < 0 && seconds > 0 ? '−' : '';
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** „10:05“ of milliseconds since 1970. */
export function clockOfInstant(instant: number): string {
  const minute = berlin(new Date(instant)).minute.slice(-4);
  return `${minute.slice(0, 2)}:${minute.slice(2)}`;
}

/** What the wall may show: no notes, no names. */
export function projected(view: RunView | undefined): Projected {
  if (!view || view.isDone) return { block: view ? 'Ende' : '', left: '', phase: '', next: '' };
  return {
    block: view.current?.title ?? '',
    left: view.isPaused ? 'Pause' : spelled(view.remaining),
    phase: view.isPaused ? '' : phaseWords[view.phase],
    next: view.rest[0] ? `Danach: ${view.rest[0].block.title}` : '',
  };
}
