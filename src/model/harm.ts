/** Sentences that never vary, wherever they stand, because a person could come to harm by a careless one. */

/** Wherever police sit at the table. */
export const policeDuty =
  'Was die Polizei hier erfährt, kann Ermittlungen auslösen, auch gegen den Wunsch der betroffenen Person (Verfolgungspflicht, §\u00a0163 StPO). Das klären wir, bevor wir über einen Fall sprechen.';

/** In every case, in this order. */
export const orderOfHelp = [
  'Gefahr abwenden: 110 oder 112. Dafür braucht niemand ein Einverständnis.',
  'Beweise sichern, nichts anfassen.',
  'Sich um die Person kümmern.',
  'Sie nach ihren Wünschen fragen.',
  'Erst dann die Gruppe informieren. Ohne Einverständnis wird nichts weitergegeben.',
] as const;

/** Questions for the legal office. They are asked, never answered here. */
export const legalQuestions = [
  { id: 'duty', label: 'Verfolgungspflicht der Polizei (§\u00a0163 StPO)' },
  { id: 'witness', label: 'Zeugnispflicht der Mitglieder' },
  { id: 'planned', label: 'Anzeigepflicht bei geplanten schweren Straftaten (§\u00a0138 StGB)' },
  { id: 'secrecy', label: 'Amtsverschwiegenheit im eigenen Haus' },
  { id: 'records', label: 'Akten und Informationsfreiheit' },
  { id: 'council', label: 'Auskunft an Rat und Presse' },
  { id: 'privacy', label: 'Datenschutz (DSGVO)' },
  { id: 'bias', label: 'Befangenheit' },
] as const;

/** Before any deletion of the group's records. */
export const recordsFirst =
  'Aktenrelevanz, Aufbewahrungsfrist und Anbietungspflicht mit Registratur oder Archiv und mit dem Datenschutz geklärt?';
