/** What the workbook says in German where the sentence depends on what happened. */
import type { FileProblem } from '../../model/file.ts';
import type { KeeperProblem } from '../../storage/age-keeper.ts';
import type { DiskProblem } from '../../storage/disk.ts';
import type { OpenProblem, WriteProblem } from '../../storage/vault.ts';
import type { WorkbookProblem } from '../../workbook/file.ts';
import { fileProblemText } from '../text.ts';

/** What is wrong with a file, that nothing is lost, and what to do now. */
export function workbookProblemText(problem: WorkbookProblem): string {
  return `${whatIsWrong(problem)} Was geöffnet war, ist unverändert.`;
}

function whatIsWrong(problem: WorkbookProblem): string {
  switch (problem.problem) {
    case 'tooLarge':
      return 'Die Datei ist größer, als ein Arbeitsbuch werden kann. Bitte wählen Sie eine andere.';
    case 'notOurs':
      return 'Das ist kein Arbeitsbuch. Ein verschlüsseltes endet auf „.sgab“, ein unverschlüsseltes auf „.sga.json“.';
    case 'broken':
      return 'Die Datei ist beschädigt oder nicht vollständig. Bitte nehmen Sie eine ältere Sicherung oder kopieren Sie die Datei noch einmal von dort, wo sie lag.';
    case 'newer':
      return 'Die Datei stammt aus einer neueren Version dieses Handbuchs. Bitte laden Sie die Seite neu; hilft das nicht, bitten Sie die Stelle, die diese Website betreibt, um die neue Version.';
    case 'otherKind':
      return 'Die Datei gehört zu diesem Handbuch, ist aber kein ganzes Arbeitsbuch. Eine einzelne Vorlage übernehmen Sie im geöffneten Arbeitsbuch bei ihrem Kapitel.';
    case 'content':
      return `Die Datei passt nicht zu diesem Arbeitsbuch: ${problem.detail} Bitte nehmen Sie eine ältere Sicherung.`;
  }
}

/** A part of the workbook that could not be loaded. */
export const partMissing =
  'Dieser Teil konnte nicht geladen werden. Ihre Eingaben sind unverändert. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal. Wurde die Website inzwischen erneuert, sichern Sie zuerst und laden Sie die Seite dann neu.';

/** Before anything is deleted. */
export const needsAnswer = 'Bitte tragen Sie zuerst ein, mit wem und wann die Frage nach den Akten geklärt wurde.';

/** A workbook that would not go. */
export const notDiscarded =
  'Der Browser konnte es nicht löschen. Schließen Sie andere Tabs dieser Seite und versuchen Sie es noch einmal.';

/** A file that could not be written at all. */
export const unwritable =
  'Die Datei konnte nicht geschrieben werden. Ihre Eingaben stehen noch in diesem Tab. Versuchen Sie es mit einem anderen Ordner.';

/** A file that could not be written back. */
export const diskProblems: Record<DiskProblem, string> = {
  changedOnDisk:
    'Die Datei wurde inzwischen von anderer Stelle geändert. Sie wurde nicht überschrieben. Sichern Sie unter einem anderen Namen und vergleichen Sie beide unter „Andere Stände“.',
  noPermission:
    'Der Browser darf nicht mehr in die Datei schreiben. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie noch einmal und erlauben Sie es dem Browser.',
  moved:
    'Die Datei liegt nicht mehr dort, wo sie war. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie unter einem anderen Namen.',
  full: 'Auf dem Datenträger ist kein Platz mehr. Die Datei ist unverändert, und Ihre Eingaben stehen noch in diesem Tab. Sichern Sie an einem anderen Ort.',
  tooLarge:
    'Dort liegt eine Datei, die größer als 50 MB ist. Sie wurde nicht überschrieben. Sichern Sie unter einem anderen Namen.',
  failed: unwritable,
};

/** Why the browser did not write. */
export const writeProblems: Record<WriteProblem, string> = {
  full: 'Der Speicher des Browsers ist voll. Was gesichert war, ist es noch, und Ihre Eingaben stehen noch in diesem Tab. Sichern Sie jetzt als Datei.',
  refused:
    'Der Browser konnte nicht sichern. Was gesichert war, ist es noch, und Ihre Eingaben stehen noch in diesem Tab. Sichern Sie jetzt als Datei.',
  changedElsewhere:
    'Ein anderer Tab hat dieses Arbeitsbuch inzwischen gesichert. Nichts wurde überschrieben, Ihre Eingaben stehen noch in diesem Tab. Sichern Sie sie als Datei.',
  closed:
    'Das Arbeitsbuch ist im Browser schon gesperrt. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie sie als Datei.',
  gone: 'Das Arbeitsbuch wurde in diesem Browser gelöscht. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie sie als Datei, wenn Sie sie behalten wollen.',
};

/** What a person reads when a vault of this browser does not open or cannot be made. */
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
  refused:
    'Dieser Browser sichert nichts oder gibt nichts her, vielleicht ist er im privaten Modus. Nichts ist verloren. Schließen Sie andere Tabs und versuchen Sie es noch einmal, oder sichern Sie als Datei.',
};

/** What a person reads when an age file does not open. */
export const ageProblems: Record<KeeperProblem, string> = {
  wrongPassphrase:
    'Diese Passphrase passt nicht zu der Datei. Nichts ist verloren. Achten Sie auf Groß- und Kleinschreibung.',
  damaged:
    'Die Datei ist beschädigt oder unvollständig. Nehmen Sie eine ältere Sicherung oder kopieren Sie die Datei noch einmal von dort, wo sie lag.',
  foreign:
    'Die Datei ist verschlüsselt, aber nicht mit der Passphrase eines Arbeitsbuchs. Bitte wählen Sie eine andere Datei.',
  notAge: 'Das ist keine verschlüsselte Datei dieses Handbuchs. Bitte wählen Sie eine andere Datei.',
  tooLarge: 'Die Datei ist größer als 50 MB. So groß wird kein Arbeitsbuch. Bitte wählen Sie eine andere.',
  failed:
    'Der Browser konnte die Datei nicht entschlüsseln. Nichts ist verloren. Schließen Sie andere Programme und versuchen Sie es noch einmal.',
};

/** Why the passphrase was not changed. */
export function changeProblem(problem: WriteProblem | 'wrongPassphrase' | 'damaged'): string {
  return problem === 'wrongPassphrase' || problem === 'damaged' ? vaultProblems[problem] : writeProblems[problem];
}

/** What takes away what lies in a browser. */
export const browserLoses =
  'Bequem, aber nicht von Dauer: „Verlauf löschen“ nimmt es mit, Safari löscht nach sieben Tagen ohne Besuch, und manche Häuser leeren den Browser jede Nacht. Sichern Sie zusätzlich als Datei.';

/** What this very browser can be trusted with. */
export function durabilityTexts(browser: {
  vaults: boolean;
  persisted: boolean;
  forgetsAfterAWeek: boolean;
  looksPrivate: boolean;
}): string[] {
  if (!browser.vaults) return ['Dieser Browser gibt Webseiten keinen Speicher. Sichern Sie als Datei.'];
  return [
    ...(browser.looksPrivate
      ? ['Das sieht nach einem privaten Fenster aus: Mit dem Fenster ist alles weg. Sichern Sie als Datei.']
      : []),
    ...(browser.forgetsAfterAWeek ? ['Dieser Browser löscht nach sieben Tagen ohne Besuch.'] : []),
    ...(browser.persisted ? ['Dieser Browser hat zugesagt, nichts von selbst zu löschen.'] : []),
  ];
}

/** A template's file that does not fit the chapter it was chosen for. */
export function chapterFileText(problem: FileProblem): string {
  return problem.problem === 'otherTemplate'
    ? `Die Datei gehört zu einer anderen Vorlage (${problem.template}). Öffnen Sie deren Kapitel und übernehmen Sie sie dort. Das Einzelgespräch bleibt immer eine eigene Datei.`
    : fileProblemText(problem);
}
