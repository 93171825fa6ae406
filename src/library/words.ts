/** The closed lists that methods and session plans choose from, and how each is called. */

export const purposes = {
  ankommen: 'Ankommen',
  'vertrauen-aufbauen': 'Vertrauen aufbauen',
  'rollen-klaeren': 'Rollen klären',
  'wissen-sammeln': 'Wissen sammeln',
  verstehen: 'Einander verstehen',
  'konflikt-ansprechen': 'Konflikt ansprechen',
  'betroffene-einbeziehen': 'Sicht der Betroffenen einbeziehen',
  planen: 'Abläufe planen',
  entscheiden: 'Entscheiden',
  ueben: 'Üben',
  auswerten: 'Auswerten',
  abschliessen: 'Abschließen',
} as const;

/** What people type who look for a purpose by another word. */
export const purposeWords: Readonly<Record<keyof typeof purposes, readonly string[]>> = {
  ankommen: ['Einstieg gestalten', 'Anfang der Sitzung'],
  'vertrauen-aufbauen': ['Misstrauen abbauen', 'offener reden'],
  'rollen-klaeren': ['Aufgaben der Häuser klären', 'wer leitet'],
  'wissen-sammeln': ['Ideen sammeln', 'Überblick gewinnen'],
  verstehen: ['Missverständnisse klären', 'zuhören'],
  'konflikt-ansprechen': ['Streit in der Sitzung', 'Spannungen', 'Tabuthema'],
  'betroffene-einbeziehen': ['Blick der Betroffenen', 'Rassismus besprechen'],
  planen: ['Ablauf festlegen', 'Risiken erkennen'],
  entscheiden: ['Entscheidung treffen', 'Beschluss fassen'],
  ueben: ['Ernstfall proben', 'Szenario üben'],
  auswerten: ['Rückblick', 'Fehler besprechen', 'Feedback'],
  abschliessen: ['Sitzung beenden', 'Abschied'],
};

export const phases = {
  einstieg: 'Einstieg',
  erarbeiten: 'Erarbeiten',
  entscheiden: 'Entscheiden',
  auswerten: 'Auswerten',
  abschluss: 'Abschluss',
} as const;

export const settings = { 'vor-ort': 'vor Ort', online: 'online' } as const;

export const difficulties = { leicht: 'leicht', mittel: 'mittel', anspruchsvoll: 'anspruchsvoll' } as const;

export const perspectives = {
  recht: 'Recht und Ordnung',
  betroffene: 'Sicht der Betroffenen',
  sozial: 'Soziale Dimension im Gemeinwesen',
  organisation: 'Organisation und Zuständigkeit',
  beziehung: 'Beziehungen in der Gruppe',
} as const;

export const categories = {
  einstieg: 'Einstieg',
  austausch: 'Austausch',
  erarbeiten: 'Erarbeiten',
  entscheiden: 'Entscheiden',
  pause: 'Pause',
  auswerten: 'Auswerten',
  abschluss: 'Abschluss',
} as const;

/** With which hat the leading person speaks. */
export const hats = { moderation: 'Moderator:in', teilnahme: 'Teilnehmer:in' } as const;

export const leads = {
  extern: 'Moderation von außen',
  mitglied: 'Moderation aus der Gruppe',
  beides: 'Moderation von außen oder aus der Gruppe',
} as const;

export type Purpose = keyof typeof purposes;
export type Phase = keyof typeof phases;
export type Setting = keyof typeof settings;
export type Difficulty = keyof typeof difficulties;
export type Perspective = keyof typeof perspectives;
export type Category = keyof typeof categories;
export type Hat = keyof typeof hats;
export type Lead = keyof typeof leads;
