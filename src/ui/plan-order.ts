/**
 * The way from a session plan's page into the workbook: the end of an address, `#plan-kennenlernen@18:30`. It never reaches a server.
 * Without a start it is also the id of what the workbook's page offers instead where scripts are off.
 */
import { isTime } from '../model/time.ts';

export interface PlanOrder {
  /** Id of a plan of the handbook. */
  plan: string;
  /** `HH:mm` */
  start: string;
}

/** @param start `HH:mm`; nine o'clock where it is missing, as on the plan's page. */
export function planHash(plan: string, start?: string): string {
  return `#plan-${plan}${start === undefined ? '' : `@${start}`}`;
}

/** What an address orders, if it is one of these plans. */
export function planOrderOf(hash: string, plans: readonly string[]): PlanOrder | undefined {
  const [, plan = '', start = '09:00'] = /^#plan-([a-z0-9-]+)(?:@([\d:]{5}))?$/.exec(hash) ?? [];
  return plans.includes(plan) && isTime(start) ? { plan, start } : undefined;
}
