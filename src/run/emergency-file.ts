/** A run as it is kept: read strictly, because whoever goes on with it has to be able to trust it. */
import { tlpLabels } from '../model/tlp.ts';
import { type Emergency, logKinds } from './emergency.ts';

/** Reads a kept run; undefined for anything that is none. */
export function parseEmergency(text: string): Emergency | undefined {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isEmergency(input) ? input : undefined;
}

function isEmergency(input: unknown): input is Emergency {
  if (!isRecord(input) || input['version'] !== 1) return false;
  const { id, name, title, status, tlp, steps, consent, log } = input;
  return (
    [id, name, title, status].every((each) => typeof each === 'string') &&
    typeof tlp === 'string' &&
    Object.hasOwn(tlpLabels, tlp) &&
    isRecord(consent) &&
    hasTexts(consent, ['asks', 'needsYes', 'without', 'never']) &&
    Array.isArray(steps) &&
    steps.every(
      (step) =>
        isRecord(step) &&
        hasTexts(step, ['id', 'phase', 'who', 'what', 'details', 'next', 'otherwise']) &&
        (step['kind'] === 'step' || step['kind'] === 'decision'),
    ) &&
    Array.isArray(log) &&
    log.every(
      (each) =>
        isRecord(each) &&
        hasTexts(each, ['at', 'step', 'text']) &&
        !Number.isNaN(Date.parse(String(each['at']))) &&
        logKinds.some((kind) => kind === each['kind']),
    )
  );
}

function hasTexts(record: Record<string, unknown>, keys: readonly string[]): boolean {
  return keys.every((key) => typeof record[key] === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
