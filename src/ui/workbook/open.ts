/** Files and vaults on their way into the workbook. */
import type { Fields } from '../../model/field.ts';
import type { Template } from '../../model/template.ts';
import { looksLikeAge, openAge } from '../../storage/age.ts';
import type { KeeperProblem } from '../../storage/age-keeper.ts';
import type { OpenProblem } from '../../storage/vault.ts';
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

const ageProblems: Record<KeeperProblem, string> = {
  wrongPassphrase:
    'Diese Passphrase passt nicht zu der Datei. Nichts ist verloren. Achten Sie auf Groß- und Kleinschreibung.',
  damaged:
    'Die Datei ist beschädigt oder unvollständig. Nehmen Sie eine ältere Sicherung oder kopieren Sie die Datei noch einmal von dort, wo sie lag.',
  foreign:
    'Die Datei ist verschlüsselt, aber nicht mit der Passphrase eines Arbeitsbuchs. Bitte wählen Sie eine andere Datei.',
  notAge: 'Das ist keine verschlüsselte Datei dieses Handbuchs. Bitte wählen Sie eine andere Datei.',
  tooLarge: fileProblemText({ problem: 'tooLarge' }),
  failed:
    'Der Browser konnte die Datei nicht entschlüsseln. Nichts ist verloren. Schließen Sie andere Programme und versuchen Sie es noch einmal.',
};

/** What a person reads when a vault of this browser does not open. */
export const vaultProblems: Record<OpenProblem, string> = {
  wrongPassphrase: 'Diese Passphrase passt nicht. Nichts ist verloren. Achten Sie auf Groß- und Kleinschreibung.',
  rolledBack:
    'In diesem Browser liegt ein älterer Stand, als zuletzt gesichert wurde. Vielleicht wurde das Browserprofil aus einer Sicherung zurückgespielt. Vergleichen Sie mit Ihrer letzten Datei.',
  damaged:
    'Teile des Arbeitsbuchs in diesem Browser sind beschädigt. Es bleibt unverändert liegen. Öffnen Sie Ihre letzte Datei, oder öffnen Sie hier, was noch lesbar ist.',
  broken:
    'Das Arbeitsbuch in diesem Browser ist beschädigt und bleibt unverändert liegen. Öffnen Sie Ihre letzte Datei.',
  newer:
    'Das Arbeitsbuch in diesem Browser wurde mit einer neueren Version gesichert. Es bleibt unverändert liegen. Laden Sie die Seite neu.',
  gone: 'Dieses Arbeitsbuch liegt nicht mehr in diesem Browser. Öffnen Sie Ihre letzte Datei.',
  exists:
    'In diesem Browser liegt schon ein Stand dieses Arbeitsbuchs. Er wird nicht überschrieben. Öffnen und vergleichen Sie ihn, oder löschen Sie ihn dort zuerst.',
  full: 'Der Speicher des Browsers ist voll. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie als Datei.',
  refused: 'Der Browser gibt das Arbeitsbuch nicht her. Schließen Sie andere Tabs und versuchen Sie es noch einmal.',
};

function no(sentence: string): Read {
  return { ok: false, sentence };
}
