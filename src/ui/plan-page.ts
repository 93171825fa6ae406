/** What a script adds to the page of a session plan: its clock follows a chosen start, on the page, in its files and in the workbook. */
import { timesOf } from '../library/timetable.ts';
import { isTime } from '../model/time.ts';
import { planHash } from './plan-order.ts';
import { planFileFailed } from './text.ts';

/** The page is complete without this. Nothing chosen here is remembered. */
export function connectPlanPage(): void {
  const start = document.querySelector<HTMLInputElement>('[data-start]');
  if (!start) return;
  const { plan = '' } = start.dataset;
  const finished = start.value;

  start.addEventListener('input', () => {
    if (isTime(start.value)) show(plan, start.value);
  });
  // The finished files begin at nine; with any other start they are made here.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-plan-file]')) {
    link.addEventListener('click', (event) => {
      if (start.value === finished || !isTime(start.value)) return;
      event.preventDefault();
      take(plan, link.dataset['planFile'] ?? '', start.value);
    });
  }
}

function show(plan: string, start: string) {
  const minutes = [...document.querySelectorAll<HTMLElement>('[data-minutes]')].map((row) => ({
    minutes: Number(row.dataset['minutes']),
  }));
  for (const [index, { from, to }] of timesOf(minutes, start).entries()) {
    for (const clock of document.querySelectorAll(`[data-clock="${index}"]`)) clock.textContent = `${from}–${to}`;
  }
  const workbook = document.querySelector<HTMLAnchorElement>('[data-plan-workbook]');
  if (workbook) workbook.hash = planHash(plan, start);
}

let busy = false;

async function take(plan: string, format: string, start: string) {
  const status = document.querySelector('[data-plan-status]');
  if (busy || !status) return;
  busy = true;
  status.textContent = 'Die Datei wird erstellt …';
  status.textContent = await import('./plan-file.ts').then(
    ({ takePlan }) => takePlan(plan, format, start),
    () => planFileFailed,
  );
  busy = false;
}
