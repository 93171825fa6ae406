/** Files and vaults on their way into the workbook. Whatever is wrong comes back as a sentence; what is open stays as it is. */
import type { Template } from '../../model/template.ts';
import { looksLikeAge, openAge } from '../../storage/age.ts';
import { largestFile } from '../../storage/disk.ts';
import type { Acceptable, Vault } from '../../storage/vault.ts';
import { openVault } from '../../storage/vaults.ts';
import { parseWorkbook, problemInRecords, type RecordRules, type Workbook } from '../../workbook/file.ts';
import type { Json, Records } from '../../workbook/records.ts';
import { recordRules } from '../../workbook/session/records.ts';
import { ageProblems, vaultProblems, workbookProblemText } from './text.ts';

const vaultPrefix = 'arbeitsbuch-';

/** The name of a workbook's vault in this browser. */
export function vaultName(id: string): string {
  return vaultPrefix + id;
}

export type Read = { ok: true; workbook: Workbook } | { ok: false; sentence: string };

/** Reads a file. @param passphrase of a locked one. */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string | undefined,
  templates: ReadonlyMap<string, Template>,
): Promise<Read> {
  if (bytes.length > largestFile) return no(workbookProblemText({ problem: 'tooLarge' }));
  let text: string;
  if (looksLikeAge(bytes)) {
    const opened = await openAge(bytes, passphrase ?? '');
    if (!opened.ok) return no(ageProblems[opened.problem]);
    text = opened.text;
  } else {
    text = new TextDecoder().decode(bytes);
  }
  const parsed = parseWorkbook(text, rulesWith(templates));
  return parsed.ok ? parsed : no(workbookProblemText(parsed));
}

export type ReadVault =
  /** `revision`: of the file that was saved last. */
  | { ok: true; vault: Vault; records: Records; revision: number }
  /** `offer`: what would open all the same, if the person wants. */
  | { ok: false; sentence: string; offer?: readonly Acceptable[] };

/** Opens what lies in this browser. */
export async function readVault(
  name: string,
  passphrase: string | undefined,
  templates: ReadonlyMap<string, Template>,
  accept: readonly Acceptable[] = [],
): Promise<ReadVault> {
  const opened = await openVault(name, passphrase, accept);
  if (!opened.ok) {
    const sentence = vaultProblems[opened.problem];
    if (opened.problem === 'rolledBack') return { ok: false, sentence, offer: [...accept, 'older'] };
    if (opened.problem === 'damaged') return { ok: false, sentence, offer: [...accept, 'damaged'] };
    return no(sentence);
  }
  const records = recordsOfTexts(opened.records, templates);
  if (typeof records !== 'string')
    return { ok: true, vault: opened.vault, records, revision: revisionOf(opened.vault.note) };
  await opened.vault.forget();
  return no(`Das Arbeitsbuch passt nicht zu dieser Version: ${records} Es bleibt unverändert liegen.`);
}

/** What a vault notes about files: the revision of the last one. */
export function revisionNote(revision: number): string {
  return String(revision);
}

/** 0 where nothing is noted, as in vaults of old. */
function revisionOf(note: string): number {
  const revision = Number(note);
  return Number.isSafeInteger(revision) && revision > 0 ? revision : 0;
}

/** Records out of the texts that storage moves, checked like those of a file; or a German sentence that says what is wrong. */
export function recordsOfTexts(
  texts: ReadonlyMap<string, string>,
  templates: ReadonlyMap<string, Template>,
): Records | string {
  const entries: [string, Json][] = [];
  for (const [id, text] of texts) {
    try {
      entries.push([id, JSON.parse(text)]);
    } catch {
      return 'Ein Eintrag ist beschädigt.';
    }
  }
  return problemInRecords(Object.fromEntries(entries), rulesWith(templates)) ?? new Map(entries);
}

function rulesWith(templates: ReadonlyMap<string, Template>): RecordRules {
  return { templates, others: recordRules };
}

function no(sentence: string): { ok: false; sentence: string } {
  return { ok: false, sentence };
}
