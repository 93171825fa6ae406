/** The German of the gate, for readers and for those who build. */

/** What the shell says. */
export const shellText = {
  label: 'Zugangswort',
  show: 'Anzeigen',
  hide: 'Verbergen',
  remember: 'Auf diesem Gerät 30 Tage merken',
  rememberHelp:
    'Nur auf einem Gerät, das sonst niemand benutzt. Mit „Sperren“ im Kopf jeder Seite vergisst es das Zugangswort wieder.',
  open: 'Öffnen',
  opening: 'Wird geöffnet. Das dauert ein bis zwei Sekunden.',
  opened: 'Geöffnet. Die Seite wird geladen.',
  renewed:
    'Diese Website ist neu verschlüsselt worden. Bitte geben Sie das Zugangswort noch einmal ein. Passt es nicht mehr, fragen Sie dort nach, wo Sie es bekommen haben.',
  empty: 'Bitte geben Sie das Zugangswort ein.',
  wrong:
    'Dieses Zugangswort passt nicht. Groß- und Kleinschreibung und Bindestriche sind gleichgültig, die Reihenfolge der Wörter nicht. Bitte prüfen Sie die Schreibweise oder fragen Sie dort nach, wo Sie es bekommen haben.',
  insecure:
    'Diese Seite braucht eine sichere Verbindung. Bitte rufen Sie sie mit https:// auf. Ohne diese Verbindung kann der Browser nichts entschlüsseln.',
  unreachable:
    'Die Seite ist gerade nicht erreichbar. Es ist nichts verloren. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  damaged:
    'Auf dem Server liegt etwas, das nicht zusammenpasst. Vielleicht wird gerade eine neue Fassung hochgeladen. Bitte versuchen Sie es in einigen Minuten noch einmal. Bleibt es dabei, sagen Sie der Stelle Bescheid, die diese Seite betreibt.',
  bypassed:
    'Der Browser lässt die entschlüsselten Seiten nicht durch. Bitte laden Sie die Seite einmal normal neu, ohne die Umschalttaste.',
  strained:
    'Dieser Browser kann nicht ausführen, was zum Öffnen nötig ist. Vielleicht reicht der Arbeitsspeicher nicht, oder WebAssembly ist abgeschaltet. Bitte schließen Sie andere Tabs und versuchen Sie es noch einmal, oder nehmen Sie Edge, Firefox oder Chrome in einem normalen Fenster.',
  noScript: 'Diese Seite entschlüsselt ihren Inhalt im Browser und braucht dafür JavaScript.',
  lock: 'Sperren',
} as const;

/** What is asked in a decrypted page. */
export const pageText = {
  unsaved: 'Auf dieser Seite ist etwas noch nicht gesichert. Beim Sperren geht es verloren. Trotzdem sperren?',
} as const;

/** What the reading mode says. */
export const readingText = {
  mode: 'Lesemodus, weil dieser Browser keine Service Worker erlaubt. Texte, Bilder, Suche und Dateien sind da. Es fehlen: Formulare, Planspiel, Arbeitsbuch und die Nutzung ohne Verbindung.',
  missing:
    'Dieser Teil der Seite läuft im Lesemodus nicht. Er braucht einen Browser mit Service Worker, zum Beispiel Edge, Firefox oder Chrome in einem normalen Fenster.',
  search: 'Im Text suchen',
  searching: 'Wird gesucht …',
  searchButton: 'Suchen',
  found: (count: number, term: string) =>
    count === 0
      ? `Nichts gefunden zu „${term}“.`
      : `${count === 1 ? 'Eine Seite' : `${count} Seiten`} gefunden zu „${term}“.`,
} as const;

/** Shown in place of a page that cannot be opened. */
export const troubleText = {
  heading: 'Nicht lesbar',
  again: 'Noch einmal versuchen',
  start: 'Zur Startseite',
  gone: 'Diese Seite liegt nicht mehr auf dem Server. Vielleicht wird gerade eine neue Fassung hochgeladen. Bitte laden Sie die Seite in einigen Minuten neu.',
  damaged:
    'Diese Seite ist beschädigt oder wurde verändert und wird deshalb nicht angezeigt. Bitte sagen Sie der Stelle Bescheid, die diese Website betreibt.',
  unreachable:
    'Diese Seite ist gerade nicht erreichbar. Es ist nichts verloren. Bitte prüfen Sie die Verbindung und laden Sie neu.',
} as const;
