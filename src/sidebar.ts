/**
 * The reading order of the whole site: the sidebar, previous/next, the chapter numbers and the print edition follow it.
 *
 * Slugs are paths below `content/`. A page that is missing here cannot be reached; `tests/sidebar.test.ts` fails then.
 */
export const guide = [
  { label: 'Einleitung', items: ['leitfaden', 'leitfaden/erfahrungsbasis'] },
  {
    label: 'Formen lokaler Allianzen',
    items: [
      'leitfaden/formen',
      'leitfaden/formen/buendnis',
      'leitfaden/formen/strategiegruppe',
      'leitfaden/formen/bedarf-erkennen',
      'leitfaden/formen/vier-funktionen',
    ],
  },
  {
    label: 'Aufbau: Akteure',
    items: [
      'leitfaden/aufbau',
      'leitfaden/aufbau/akteure',
      'leitfaden/aufbau/verwaltung',
      'leitfaden/aufbau/justiz',
      'leitfaden/aufbau/polizei',
      'leitfaden/aufbau/zivilgesellschaft',
      'leitfaden/aufbau/einzelgespraeche',
    ],
  },
  {
    label: 'Aufbau: Selbstverständnis',
    items: [
      'leitfaden/aufbau/erste-sitzungen',
      'leitfaden/aufbau/selbstverstaendnis',
      'leitfaden/aufbau/e-mail-regeln',
    ],
  },
  {
    label: 'Aufbau: Notfallszenarien',
    items: [
      'leitfaden/aufbau/notfallszenarien',
      'leitfaden/aufbau/notfallszenarien/fuenf-fragen',
      'leitfaden/aufbau/notfallszenarien/einverstaendnis',
      'leitfaden/aufbau/notfallszenarien/beispielablauf',
    ],
  },
  {
    label: 'Herausforderungen',
    items: [
      'leitfaden/herausforderungen',
      'leitfaden/herausforderungen/vertraulichkeit',
      'leitfaden/herausforderungen/rechtliche-grenzen',
      'leitfaden/herausforderungen/blick-der-betroffenen',
      'leitfaden/herausforderungen/moderation',
      'leitfaden/herausforderungen/geschaeftsfuehrung',
      'leitfaden/herausforderungen/wirkung-erkennen',
      'leitfaden/herausforderungen/ueberpruefung',
      'leitfaden/herausforderungen/ueberfuehren-oder-aufloesen',
    ],
  },
  { label: 'Fazit und Weiterführendes', items: ['leitfaden/fazit', 'leitfaden/weiterfuehrendes'] },
] as const;

/** What a group fills in and takes away. */
export const work = {
  label: 'Vorlagen und Arbeitsbuch',
  items: [
    'arbeitsbuch',
    'vorlagen',
    'vorlagen/bedarfscheck',
    'vorlagen/einzelgespraech',
    'vorlagen/sitzplan',
    'vorlagen/selbstverstaendnis',
    'vorlagen/sprachregelung',
    'vorlagen/notfallszenario',
    'vorlagen/dokumentenmappe',
    'vorlagen/ueberpruefung',
    'vorlagen/abschluss',
  ],
} as const;

/** The facilitation handbook. Methods and session plans have lists of their own (`src/pages/moderation/`). */
export const facilitation = {
  label: 'Moderation',
  items: [
    'moderation',
    'moderation/rolle',
    'moderation/vorbereiten',
    'moderation/sitzung-in-20-minuten',
    'moderation/erste-sitzung',
    'moderation/logiken-uebersetzen',
    'moderation/elefant',
    'moderation/konflikt-und-skepsis',
    'moderation/blick-der-betroffenen',
    'moderation/zwei-huete',
    'moderation/vertraulichkeit',
    'moderation/online-sondersitzung',
    'moderation/nach-einem-vorfall',
    'moderation/mitglied-betroffen',
    'moderation/uebergeben',
    'moderation/ueberpruefen',
    'moderation/gut-beenden',
    'moderation/wirkung',
    'moderation/methoden',
    'moderation/sitzungen',
  ],
} as const;

/** Everything beside the guide. The legal pages stand in the footer of every page instead. */
export const reference = {
  label: 'Nachschlagen',
  items: ['hilfe', 'glossar', 'gesamt', 'quellen', 'betrieb'],
} as const;

/** Pages that the footer links on every page. */
export const legal = ['impressum', 'datenschutz', 'barrierefreiheit', 'leichte-sprache'] as const;
