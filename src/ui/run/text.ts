/** What an emergency says when the browser does not do as it should: what happened, that nothing is lost, what to do now. */
import type { OpenProblem, WriteProblem } from '../../storage/vault.ts';

/** Said in the alert when nothing can be kept; the run goes on all the same. */
const onPaper = 'Der Verlauf steht noch hier. Laden Sie ihn unten herunter oder schreiben Sie auf Papier mit.';

export const openProblems: Record<OpenProblem, string> = {
  wrongPassphrase: 'Diese Passphrase passt nicht. Nichts ist verloren. Achten Sie auf Groß- und Kleinschreibung.',
  rolledBack:
    'Auf diesem Gerät liegt ein älterer Stand, als zuletzt gesichert wurde. Vielleicht wurde das Browserprofil zurückgespielt. Er liegt unverändert da. Vergleichen Sie ihn mit Ihren Notizen, wenn Sie ihn öffnen.',
  damaged:
    'Der gesicherte Verlauf ist beschädigt und lässt sich nicht lesen. Er liegt unverändert auf diesem Gerät. Arbeiten Sie mit Papier weiter.',
  broken:
    'Der gesicherte Verlauf lässt sich nicht lesen. Er liegt unverändert auf diesem Gerät. Arbeiten Sie mit Papier weiter.',
  newer:
    'Der Verlauf wurde mit einer neueren Version dieser Seite gesichert. Er liegt unverändert auf diesem Gerät. Laden Sie die Seite neu.',
  gone: 'Auf diesem Gerät liegt kein Verlauf mehr. Vielleicht wurde er in einem anderen Tab gelöscht. Arbeiten Sie mit Papier weiter.',
  exists:
    'Auf diesem Gerät ist schon ein Ernstfall gesichert. Er wird nicht überschrieben. Setzen Sie ihn mit seiner Passphrase fort, oder beginnen Sie ohne Sicherung.',
  full: 'Der Speicher des Browsers ist voll. Gesichert wird nichts: Der Verlauf geht beim Schließen verloren. Schreiben Sie auf Papier mit.',
  refused:
    'Der Browser gibt den Speicher nicht frei. Schließen Sie andere Tabs dieser Seite und versuchen Sie es noch einmal. Bis dahin arbeiten Sie mit Papier.',
};

/** When a new run could not be sealed. It begins all the same, because somebody needs it now. */
export const notSealed =
  'Dieser Browser sichert nichts. Der Verlauf geht beim Schließen verloren. Schreiben Sie auf Papier mit.';

export const writeProblems: Record<WriteProblem, string> = {
  full: `Der Speicher des Browsers ist voll; der letzte Eintrag ist nicht gesichert. ${onPaper}`,
  refused: `Der Browser konnte nicht sichern. ${onPaper}`,
  changedElsewhere: `In einem anderen Tab wurde derselbe Verlauf weitergeführt; hier wird nicht mehr gesichert. ${onPaper}`,
  closed: `Der Verlauf wird nicht mehr gesichert. ${onPaper}`,
  gone: `Der gesicherte Verlauf wurde in einem anderen Tab gelöscht. ${onPaper}`,
};

/** What another tab that has the run open answers. */
export const elsewhereTexts = {
  open: 'Dieser Ernstfall ist in einem anderen Tab offen. „Hier weitermachen“ schließt ihn dort; gesichert wird vorher.',
  notSealed:
    'Der andere Tab konnte nicht sichern und behält den Verlauf. Gehen Sie zu ihm und laden Sie den Verlauf dort herunter.',
  noAnswer:
    'Der andere Tab antwortet nicht. „Hier weitermachen“ öffnet den letzten gesicherten Stand. Was dort zuletzt eingetragen wurde, kann fehlen.',
  lost: 'Dieser Ernstfall geht in einem anderen Tab weiter. Hier ist er geschlossen, alles ist gesichert.',
} as const;

export const notRemoved =
  'Der Browser konnte den Verlauf nicht löschen. Er liegt unverändert da. Schließen Sie andere Tabs dieser Seite und versuchen Sie es noch einmal.';

/** An export that could not be made while nobody has time. */
export const recordFailed =
  'Die Datei konnte nicht erstellt werden. Der Verlauf ist unverändert. Versuchen Sie ein anderes Format, am ehesten Markdown, oder schreiben Sie ihn ab.';

/** Letters below which a passphrase of one's own is refused. */
export const shortestPassphrase = 12;
export const tooShort = `Die Passphrase braucht mindestens ${shortestPassphrase} Zeichen, am besten Wörter, die nichts miteinander zu tun haben.`;
