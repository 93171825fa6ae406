/** What the workbook says in German where the sentence depends on what happened. */
import type { FileProblem } from '../../model/file.ts';
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

/** Where a browser keeps nothing. */
export const browserRefuses =
  'Dieser Browser sichert nichts, vielleicht ist er im privaten Modus oder der Speicher ist voll. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie jetzt als Datei.';

/** A part of the workbook that could not be loaded. */
export const partMissing =
  'Dieser Teil konnte nicht geladen werden. Ihre Eingaben sind unverändert. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';

/** A file that could not be written at all. */
export const unwritable =
  'Die Datei konnte nicht geschrieben werden. Ihre Eingaben stehen noch in diesem Tab. Versuchen Sie es mit einem anderen Ordner.';

/** A file that could not be written back. */
export const diskProblems = {
  newer:
    'Die Datei wurde inzwischen von anderer Stelle geändert. Sie wurde nicht überschrieben. Sichern Sie unter einem anderen Namen und vergleichen Sie beide unter „Andere Stände“.',
  refused:
    'Der Browser darf nicht mehr in die Datei schreiben, oder der Platz reicht nicht. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie unter einem anderen Namen.',
} as const;

/** What the cockpit and the chapters call things that are not there yet. */
export const browserLoses =
  'Bequem, aber nicht von Dauer: „Verlauf löschen“ nimmt es mit, Safari löscht nach sieben Tagen ohne Besuch, und manche Häuser leeren den Browser jede Nacht. Sichern Sie zusätzlich als Datei.';

/** A template's file that does not fit the chapter it was chosen for. */
export function chapterFileText(problem: FileProblem): string {
  return problem.problem === 'otherTemplate'
    ? `Die Datei gehört zu einer anderen Vorlage (${problem.template}). Öffnen Sie deren Kapitel und übernehmen Sie sie dort. Das Einzelgespräch bleibt immer eine eigene Datei.`
    : fileProblemText(problem);
}
