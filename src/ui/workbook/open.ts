/** Files and vaults on their way into the workbook. */
import type { Fields } from '../../model/field.ts';
import type { Template } from '../../model/template.ts';
import { largestAge, looksLikeAge, openAge } from '../../storage/age.ts';
import { parseWorkbook } from '../../workbook/file.ts';
import type { Workbook } from '../../workbook/records.ts';
import { fileProblemText } from '../text.ts';

/** The name of a workbook's vault in this browser. */
export function vaultName(id: string): string {
  return `arbeitsbuch-${id}`;
}

/** What the check of a file needs of the templates. */
export function fieldsByTemplate(templates: ReadonlyMap<string, Template>): ReadonlyMap<string, Fields> {
  return new Map([...templates].map(([id, { fields }]) => [id, fields]));
}

export type Read = { ok: true; workbook: Workbook; savedAt: string } | { ok: false; sentence: string };

/** Reads a file; whatever is wrong with it comes back as a sentence. @param passphrase of a locked one. */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string | undefined,
  templates: ReadonlyMap<string, Template>,
): Promise<Read> {
  if (bytes.length > largestAge) return no(fileProblemText({ problem: 'tooLarge' }));
  let text: string;
  if (looksLikeAge(bytes)) {
    const opened = await openAge(bytes, passphrase ?? '');
    if (!opened.ok) return no(ageProblems[opened.problem]);
    text = opened.text;
  } else {
    text = new TextDecoder().decode(bytes);
  }
  const parsed = parseWorkbook(text, fieldsByTemplate(templates));
  return parsed.ok ? parsed : no(fileProblemText(parsed));
}

const ageProblems = {
  wrongPassphrase:
    'Diese Passphrase passt nicht zu der Datei. Nichts ist verloren. Achten Sie auf Groß- und Kleinschreibung.',
  broken:
    'Die Datei ist beschädigt, unvollständig oder nicht mit einer Passphrase verschlüsselt. Nehmen Sie eine ältere Sicherung oder kopieren Sie die Datei noch einmal von dort, wo sie lag.',
  refused:
    'Der Browser konnte die Datei nicht entschlüsseln. Nichts ist verloren. Schließen Sie andere Programme und versuchen Sie es noch einmal.',
} as const;

function no(sentence: string): Read {
  return { ok: false, sentence };
}
