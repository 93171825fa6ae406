/** What the keys of methods and session plans must hold; the same rule serves both where they share a key. */
import { isDate, isRecord, isText, type Rule } from '../head.ts';
import { difficulties, leads, perspectives, phases, purposes, settings } from './words.ts';

/** A whole number of minutes in one block or method. */
export const isMinutes = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 480;

export const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** A choice from a closed list. */
export function isOneOf<Key extends string>(list: Readonly<Record<Key, string>>) {
  return (value: unknown): value is Key => typeof value === 'string' && Object.hasOwn(list, value);
}

/** One or more different choices from a closed list. */
export function someOf(list: Readonly<Record<string, string>>, most: number): Rule {
  const known = isOneOf(list);
  return {
    ok: (value) =>
      Array.isArray(value) &&
      value.length >= 1 &&
      value.length <= most &&
      value.every(known) &&
      new Set(value).size === value.length,
    mend: `eins bis ${most} davon angeben: ${Object.keys(list).join(', ')}`,
  };
}

const range = (isNumber: (value: unknown) => boolean, mend: string): Rule => ({
  ok: (value) =>
    isRecord(value) &&
    isNumber(value['from']) &&
    isNumber(value['to']) &&
    Number(value['from']) <= Number(value['to']) &&
    Object.keys(value).length === 2,
  mend,
});
const isPeople = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 9;

const shared: Record<string, Rule> = {
  title: { ok: (value) => isText(value) && value.length <= 60, mend: 'einen Titel mit höchstens 60 Zeichen angeben' },
  description: {
    ok: (value) => isText(value) && value.length >= 50 && value.length <= 170,
    mend: 'in einem Satz mit 50 bis 170 Zeichen sagen, was hier geschieht',
  },
  people: range(isPeople, 'angeben, für wie viele Personen: { from: 3, to: 9 }, nie mehr als neun'),
  settings: someOf(settings, 2),
  material: { ok: isTexts, mend: 'das Material als Liste angeben, oder []' },
  related: {
    ok: (value) => isTexts(value) && value.every((path) => /^\/[\w/-]*\/$/.test(path)),
    mend: 'Adressen dieser Website als Liste angeben; sie beginnen und enden mit „/“',
  },
  searchWords: { ok: (value) => isTexts(value) && value.length >= 2, mend: 'mindestens zwei Suchwörter angeben' },
  reviewed: { ok: isDate, mend: 'das Datum der letzten Prüfung angeben, zum Beispiel: reviewed: 2026-11-23' },
};

export const methodRules: Record<string, Rule> = {
  ...shared,
  standardName: { ok: isText, mend: 'den üblichen Namen der Methode angeben oder die Zeile löschen', optional: true },
  source: { ok: isText, mend: 'die Herkunft der Methode angeben oder die Zeile löschen', optional: true },
  purposes: someOf(purposes, 3),
  phases: someOf(phases, 2),
  minutes: range(isMinutes, 'angeben, wie lange es dauert: { from: 20, to: 40 }'),
  difficulty: { ok: isOneOf(difficulties), mend: `eins davon angeben: ${Object.keys(difficulties).join(', ')}` },
  perspectives: someOf(perspectives, 3),
};

const isDuty = (value: unknown) =>
  isRecord(value) && isText(value['who']) && isText(value['what']) && Object.keys(value).length === 2;

export const planRules: Record<string, Rule> = {
  ...shared,
  occasion: { ok: isText, mend: 'in einem Satz sagen, wann man diesen Plan nimmt' },
  minutes: { ok: isMinutes, mend: 'die Dauer der ganzen Sitzung in Minuten angeben' },
  lead: { ok: isOneOf(leads), mend: `eins davon angeben: ${Object.keys(leads).join(', ')}` },
  goals: { ok: (value) => isTexts(value) && value.length >= 1, mend: 'mindestens ein Ziel angeben' },
  preparation: {
    ok: (value) => Array.isArray(value) && value.every(isDuty),
    mend: 'eine Liste mit who und what angeben',
  },
  followUp: { ok: (value) => Array.isArray(value) && value.every(isDuty), mend: 'eine Liste mit who und what angeben' },
  blocks: { ok: (value) => Array.isArray(value) && value.length > 0, mend: 'die Blöcke der Sitzung als Liste angeben' },
};
