import { defineSite } from './site-schema.ts';

/**
 * Die eine Datei, die eine Kommune ändert: Adresse der Website, Name, Land, Kontakt und rechtliche Angaben.
 *
 * Impressum, Datenschutz, Barrierefreiheit, Leichte Sprache, Kopf- und Fußzeile lesen alles von hier.
 * Die ausgelieferten Werte sind Platzhalter („Musterstadt“); der Build warnt, bis sie ersetzt sind.
 */
export const site = defineSite({
  /** Vollständige Adresse der Website mit https:// und einem / am Ende, auch mit Unterordner: https://host/handbuch/ */
  url: 'https://handbuch.musterstadt.example/',
  /** Name des Handbuchs in Kopfzeile und Titelzeile des Browsers. */
  title: 'Handbuch Strategiegruppe',
  /** Wer die Website anbietet (§ 5 DDG). */
  operator: {
    name: 'Stadt Musterstadt',
    /** Eines der 16 Länder, ausgeschrieben. */
    land: 'Nordrhein-Westfalen',
    street: 'Musterplatz 1',
    postalCode: '00000',
    city: 'Musterstadt',
    /** Wer die Kommune vertritt: die Funktion genügt. */
    representedBy: 'die Bürgermeisterin oder den Bürgermeister',
    email: 'kontakt@musterstadt.example',
    phone: '+49 0000 000000',
  },
  /** Wer die Inhalte verantwortet (§ 18 Abs. 2 MStV). */
  responsible: {
    name: 'Leitung des Büros der Bürgermeisterin oder des Bürgermeisters',
    email: 'handbuch@musterstadt.example',
  },
  dataProtection: {
    /** Behördliche Datenschutzbeauftragte. */
    officer: 'Datenschutzbeauftragte:r der Stadt Musterstadt',
    email: 'datenschutz@musterstadt.example',
    /** Aufsichtsbehörde des Landes. */
    authority: 'Datenschutzaufsicht des Landes (Platzhalter)',
    authorityUrl: 'https://aufsicht.musterland.example/',
  },
  hosting: {
    provider: 'Kommunales Rechenzentrum Musterland',
    location: 'Musterstadt, Deutschland',
    /** Was der Webserver protokolliert, als Satzteil; und wie viele Tage. 0 heißt: gar nicht. */
    logs: 'IP-Adresse, Zeitpunkt und abgerufene Datei',
    logDays: 7,
  },
  accessibility: {
    /** Datum der Erklärung, JJJJ-MM-TT. */
    statementDate: '2026-11-23',
    email: 'barrierefrei@musterstadt.example',
    phone: '+49 0000 000001',
    /** Durchsetzungs- oder Schlichtungsstelle des Landes. */
    enforcementBody: 'Durchsetzungsstelle des Landes (Platzhalter)',
    enforcementUrl: 'https://durchsetzung.musterland.example/',
  },
  /** Nur für die Website mit Zugangswort (npm run build:gated): was vor der Tür steht. Alle können es lesen; bitte neutral halten. */
  gate: {
    title: 'Geschützter Bereich',
    text: 'Diese Seite ist für einen geschlossenen Kreis bestimmt. Zum Öffnen brauchen Sie ein Zugangswort aus mehreren Wörtern.',
    contact:
      'Sie haben keines oder es passt nicht? Fragen Sie die Person oder Stelle, die Sie auf diese Seite hingewiesen hat.',
    /** Eigene Seiten der Kommune, die ohne Zugangswort zu lesen sind. */
    imprint: 'https://www.musterstadt.example/impressum/',
    privacy: 'https://www.musterstadt.example/datenschutz/',
    accessibility: 'https://www.musterstadt.example/barrierefreiheit/',
  },
  /** Wo der Quelltext liegt, zum Beispiel auf openCode. */
  repository: 'https://code.musterland.example/strategiegruppe/handbuch',
});
