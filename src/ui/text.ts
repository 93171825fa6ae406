/** What the interface says in German where the sentence depends on what happened. */
import type { FormatId } from '../export/index.ts';
import { hasMissingLetters } from '../export/missing-letters.ts';
import type { Document } from '../model/document.ts';
import { type FileProblem, largestFile } from '../model/file.ts';

/** Said at every button that writes a plain file, and on opening one. */
export const notEncrypted = 'Diese Datei ist nicht verschlüsselt.';

/** Said when a document lies among the downloads. */
export function downloaded(name: string, format: FormatId, document: Document): string {
  const missing = format === 'pdf' && hasMissingLetters(document) ? ` ${lettersMissing}` : '';
  return `Heruntergeladen: ${name}. ${notEncrypted}${missing}`;
}

const lettersMissing =
  'Schriftzeichen, die in der PDF-Datei fehlen, stehen dort als „?“; in der ODT- und der Word-Datei sind sie da.';

/** What is wrong with a file, that nothing is lost, and what to do now. */
export function fileProblemText(problem: FileProblem): string {
  return `${whatIsWrong(problem)} Ihre Eingaben auf dieser Seite sind unverändert.`;
}

/** An export that could not be made: the rest of the page still works. */
export const exportFailed =
  'Die Datei konnte nicht erstellt werden. Ihre Eingaben sind unverändert. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal; gelingt es nicht, sichern Sie Ihre Eingaben mit „Als Datei sichern“ und laden Sie die Seite neu.';

/** The same for a session plan, where there is nothing that could be lost. */
export const planFileFailed =
  'Die Datei konnte nicht erstellt werden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal. Mit Beginn um 09:00 Uhr liegt sie fertig bereit.';

/** The dialog with the samples did not load. */
export const sampleMissing =
  'Das Beispiel konnte nicht geladen werden. Ihre Eingaben sind unverändert. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';

/** Said instead of letting a red document out. */
export const redStays =
  'Ein Dokument mit TLP:RED ist nur für die Anwesenden und wird nicht weitergegeben. Ihre Eingaben sind unverändert. Stimmt die Gruppe zu, ändern Sie zuerst die Stufe im Abschnitt „Umgang mit diesem Dokument“.';

/** A file that the browser could not read from disk at all. */
export const unreadable =
  'Der Browser konnte die Datei nicht lesen. Ihre Eingaben auf dieser Seite sind unverändert. Liegt die Datei auf einem Netzlaufwerk, kopieren Sie sie zuerst auf diesen Rechner.';

function whatIsWrong(problem: FileProblem): string {
  switch (problem.problem) {
    case 'tooLarge':
      return `Die Datei ist größer als ${largestFile / 1_000_000} MB. So groß wird keine Datei dieses Handbuchs. Bitte wählen Sie eine andere.`;
    case 'locked':
      return 'Die Datei ist verschlüsselt. Diese Seite öffnet nur unverschlüsselte Dateien, die auf „.sgv.json“ enden.';
    case 'notOurs':
      return 'Das ist keine Datei dieses Handbuchs. Bitte wählen Sie eine Datei, die Sie hier mit „Als Datei sichern“ gespeichert haben; sie endet auf „.sgv.json“.';
    case 'broken':
      return 'Die Datei ist beschädigt oder nicht vollständig. Bitte nehmen Sie eine ältere Sicherung oder kopieren Sie die Datei noch einmal von dort, wo sie lag.';
    case 'newer':
      return 'Die Datei stammt aus einer neueren Version dieses Handbuchs. Bitte laden Sie die Seite neu; hilft das nicht, bitten Sie die Stelle, die diese Website betreibt, um die neue Version.';
    case 'otherKind':
      return 'Die Datei gehört zu diesem Handbuch, aber nicht hierher. Ein Planspiel öffnen Sie beim Notfallszenario unter „Planspiel vorbereiten“, eine Vorlage auf ihrer eigenen Seite.';
    case 'otherTemplate':
      return `Die Datei gehört zu einer anderen Vorlage (${problem.template}). Bitte öffnen Sie sie auf deren Seite.`;
    case 'content':
      return `Die Datei passt nicht zu dieser Vorlage: ${problem.detail} Bitte nehmen Sie eine ältere Sicherung.`;
  }
}
