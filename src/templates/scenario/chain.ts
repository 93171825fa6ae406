/** Where the chain of calls and the steps tell different stories: then nobody knows at night which of them holds. */
import type { OpenPoint } from '../../model/check.ts';
import type { ScenarioStep, ScenarioValues } from './document.ts';

type Call = ScenarioValues['chain']['calls'][number];

/** Advice on the first question, beyond what is missing in a single call. Nothing while there is no call at all. */
export function openInChain({ chain: { calls }, steps: { list } }: ScenarioValues): OpenPoint[] {
  if (calls.length === 0) return [];
  return [
    ...unreached(list, calls).map((text) => point(['chain', 'calls'], text)),
    ...calls.flatMap((call, index) => against(call, index, calls, list)),
  ];
}

/**
 * Functions that have to act on the first day and stand in no call; so nobody stands in for them either. Whoever acts first was there, and
 * those who act later can be found in calm: calls to them would take room on the Alarmblatt from what is needed at night.
 */
function unreached(list: readonly ScenarioStep[], calls: readonly Call[]): string[] {
  const known = [list[0]?.who ?? '', ...calls.flatMap(({ who, whom }) => [who, whom])];
  return list.flatMap(({ who, phase }, index) => {
    const isLater = phase === 'week' || phase === 'after';
    if (isLater || who.trim() === '' || isGroup(who) || known.some((other) => isSame(who, other))) return [];
    known.push(who);
    return [
      `„${spoken(who)}“ handelt in Schritt ${index + 1}, aber in keinem Anruf kommt diese Stelle vor; auch ihre Vertretung ist offen.`,
    ];
  });
}

/** What the steps say differently about the same message. */
function against(call: Call, index: number, calls: readonly Call[], list: readonly ScenarioStep[]): OpenPoint[] {
  const { id, who, whom } = call;
  if (who.trim() === '' || whom.trim() === '') return [];
  const at = (key: string, text: string) => [point(['chain', 'calls', id, key], text)];
  const number = index + 1;
  const told = list.filter(({ informs }) => isSame(informs, whom));
  const same = told.filter((step) => isSame(step.who, who));
  const [first] = same;
  if (first) {
    if (same.some((step) => agree(step.how, call.how) && agree(step.by, call.by))) return [];
    const what = [agree(first.how, call.how) ? '' : 'Wege', agree(first.by, call.by) ? '' : 'Fristen'].filter(Boolean);
    const text = `Anruf ${number} und Schritt ${list.indexOf(first) + 1} nennen für dieselbe Nachricht verschiedene ${what.join(' und ')}.`;
    return at(agree(first.how, call.how) ? 'by' : 'how', text);
  }
  const callers = calls.filter((other) => isSame(other.whom, whom)).map((other) => other.who);
  const [other] = told;
  if (other && !told.some((step) => callers.some((caller) => isSame(step.who, caller))))
    return at(
      'who',
      `„${spoken(whom)}“ wird laut Anruf ${number} von „${spoken(who)}“ informiert, laut Schritt ${list.indexOf(other) + 1} von „${spoken(other.who) || 'noch niemand'}“.`,
    );
  const isThere = isGroup(whom) || other || list.some((step) => isSame(step.who, whom));
  return isThere || list.length === 0
    ? []
    : at('whom', `Anruf ${number} erreicht „${spoken(whom)}“, aber in den Schritten kommt diese Stelle nicht vor.`);
}

function point(path: readonly string[], text: string): OpenPoint {
  return { path, text: `Frage 1 offen: ${text}` };
}

/** What one of the two leaves open does not contradict the other. */
function agree(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

/** The group has seats, and seats have no deputy: it is invited as the third question says. */
function isGroup(name: string): boolean {
  return /mitglied|gruppe/i.test(name);
}

/** „Polizei, Leitstelle“ is the „Polizei“, and so is „Polizei und Rettungsdienst“. What follows a comma is a remark. */
function isSame(one: string, other: string): boolean {
  const names = namesIn(other);
  return namesIn(one).some((name) => names.includes(name));
}

function namesIn(text: string): string[] {
  return spoken(text)
    .split(/ und | oder |\//)
    .map((each) => each.trim().toLowerCase())
    .filter(Boolean);
}

function spoken(text: string): string {
  return (text.split(/[,;(]/)[0] ?? '').trim();
}
