/** The Traffic Light Protocol, version 2.0, after FIRST (https://www.first.org/tlp/). Labels stay English, as FIRST requires. */

export type Tlp = 'red' | 'amber-strict' | 'amber' | 'green' | 'clear';

/** From the strictest level to the freest. */
export const tlpLevels = ['red', 'amber-strict', 'amber', 'green', 'clear'] as const satisfies readonly Tlp[];

export const tlpLabels: Record<Tlp, string> = {
  red: 'TLP:RED',
  'amber-strict': 'TLP:AMBER+STRICT',
  amber: 'TLP:AMBER',
  green: 'TLP:GREEN',
  clear: 'TLP:CLEAR',
};

/** What each level means, in one German sentence. */
export const tlpMeanings: Record<Tlp, string> = {
  red: 'Nur für die Anwesenden.',
  'amber-strict': 'Nur für die eigene Organisation, und dort nur für die, die es wissen müssen.',
  amber: 'Für die eigene Organisation und ihre Klient:innen, soweit sie es wissen müssen.',
  green: 'Für den Partnerkreis, den das Selbstverständnis nennt; nicht öffentlich.',
  clear: 'Frei.',
};

/** What new items get. */
export const defaultTlp: Tlp = 'amber-strict';

/** The level of something whose level may be unset: unset counts as red. */
export function tlpOf(level: Tlp | ''): Tlp {
  return level === '' ? 'red' : level;
}

/** The strictest of several levels; what holds nothing is free. */
export function highestTlp(levels: readonly Tlp[]): Tlp {
  return tlpLevels.find((level) => levels.includes(level)) ?? 'clear';
}
