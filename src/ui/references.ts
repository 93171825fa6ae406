/** Web addresses outside this handbook that several pages name: one place to mend when they move. */
export const references = {
  'komma-website': 'https://www.komma-allianzen.de/',
  'komma-projektseite': 'https://www.imap-institut.de/de/insights/modellprojekt-komma/',
  'aktion-zivilcourage': 'https://www.aktion-zivilcourage.de/angebote/verwaltung/schutzkonzepte',
} as const;
