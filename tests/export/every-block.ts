/** Documents for the tests of exporters: every kind of block, and a few. */
import type { Block, Document } from '../../src/model/document.ts';

/** A PNG of 1 × 1 pixel. */
export const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

export const blocks: readonly Block[] = [
  { kind: 'paragraph', style: 'lead', text: 'Wer trägt was bei, wenn es ernst wird? Ein Vorspann in einem Satz.' },
  { kind: 'contents', title: 'Inhalt', depth: 3 },
  { kind: 'pageBreak' },
  { kind: 'heading', level: 2, text: 'Aufgaben und Themen', id: 'aufgaben' },
  {
    kind: 'paragraph',
    text: [
      { text: 'Fett', strong: true },
      { text: ', ' },
      { text: 'kursiv', emphasis: true },
      { text: ', ' },
      { text: 'beides', strong: true, emphasis: true },
      { text: ', ' },
      { text: 'npm start', code: true },
      { text: ', ' },
      { text: 'außen', link: 'https://example.org/a?b=c&d=e' },
      { text: ', ' },
      { text: 'innen', link: '#umgang', strong: true },
      { text: ' und ' },
      { text: 'nirgends', link: '#gibt-es-nicht' },
      { text: '.\nNach dem Zeilenumbruch geht es mit einem ganzen Satz weiter, der so lang ist, dass er umbricht.' },
    ],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      { text: 'Erster Punkt' },
      {
        text: 'Zweiter Punkt',
        list: {
          kind: 'list',
          ordered: true,
          items: [{ text: 'Erster Unterpunkt' }, { text: [{ text: 'Zweiter Unterpunkt', strong: true }] }],
        },
      },
      {
        text: 'Dritter Punkt, der so lang ist, dass er in die zweite Zeile läuft und dort bündig unter dem Text steht.',
      },
    ],
  },
  { kind: 'list', ordered: true, start: 9, items: [{ text: 'Neunter Schritt' }, { text: 'Zehnter Schritt' }] },
  { kind: 'list', ordered: true, items: [{ text: 'Wieder von vorn' }, { text: 'Und weiter' }] },
  { kind: 'heading', level: 3, text: 'Umgang mit geteiltem Wissen', id: 'umgang' },
  {
    kind: 'table',
    id: 'zustaendig',
    caption: 'Wer wofür zuständig ist',
    head: ['Stelle', 'Aufgabe', 'Frist'],
    rows: [
      ['Ordnungsamt', 'Gefahr abwehren', 'sofort'],
      ['Opferberatung', [{ text: 'Betroffene ', strong: true }, { text: 'begleiten' }], '24 Stunden'],
      ['Hauptamt', '', ''],
    ],
    rowHeads: true,
    widths: [3, 5, 2],
  },
  {
    kind: 'table',
    id: 'zweite',
    caption: 'Eine Tabelle ohne sichtbare Beschriftung',
    captionHidden: true,
    head: ['Funktion', 'trägt mit'],
    ticks: [1],
    rows: [
      ['', ''],
      ['', ''],
    ],
  },
  { kind: 'heading', level: 4, text: 'Was offen ist' },
  { kind: 'entry', id: 'wofuer', label: 'Wofür wir da sind', text: 'Ein Satz.\nEin zweiter Absatz.', lines: 3 },
  {
    kind: 'entry',
    id: 'frage',
    label: 'Wer lädt ein?',
    text: '',
    lines: 1,
    help: 'Eine Funktion, kein Name.',
    of: 'Sitzung 2',
  },
  { kind: 'entry', id: 'themen', label: 'Themen', text: '', lines: 3, help: 'Zum Beispiel die Lage vor Ort.' },
  { kind: 'check', id: 'ja', label: 'Ist geklärt', checked: true },
  {
    kind: 'check',
    id: 'nein',
    label:
      'Ist noch nicht geklärt, und das in einer Zeile, die so lang ist, dass sie umbricht, weil es viel zu sagen gibt',
    checked: false,
  },
  { kind: 'heading', level: 5, text: 'Grenzen' },
  {
    kind: 'aside',
    tone: 'caution',
    title: 'Grenze der Vertraulichkeit',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Eine Mitteilung kann ein Verfahren auslösen, auch gegen den Wunsch der betroffenen Person.',
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          { text: 'Vorher klären.', list: { kind: 'list', ordered: false, items: [{ text: 'Mit wem?' }] } },
          { text: 'Nachher festhalten.' },
        ],
      },
      { kind: 'paragraph', style: 'small', text: '§ 163 StPO' },
    ],
  },
  {
    kind: 'aside',
    tone: 'note',
    title: 'In Kürze',
    blocks: [{ kind: 'list', ordered: true, items: [{ text: 'Eins' }, { text: 'Zwei' }] }],
  },
  { kind: 'aside', tone: 'danger', title: '', blocks: [] },
  {
    kind: 'quote',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Wir sprechen uns ab, damit niemand allein bleibt, und zwar so, dass es alle mittragen können.',
      },
      { kind: 'paragraph', style: 'small', text: 'Aus einem Selbstverständnis' },
      { kind: 'list', ordered: false, items: [{ text: 'Auch Listen werden zitiert.' }] },
    ],
  },
  {
    kind: 'picture',
    png,
    width: 60,
    height: 20,
    alt: 'Ein Punkt "auf" <weißem> Grund',
    caption: 'Bild mit Beschriftung',
  },
  { kind: 'picture', png, width: 600, height: 30, alt: 'Viel zu breit' },
  {
    kind: 'drawing',
    width: 150,
    height: 50,
    alt: 'Vom Vorfall zur Absprache: erst schützen, dann sprechen.',
    caption: 'Der Weg einer Meldung',
    shapes: [
      { shape: 'rectangle', x: 2, y: 5, width: 40, height: 16, radius: 2, tone: 'plain' },
      { shape: 'text', x: 22, y: 13, lines: ['Vorfall'], size: 10, strong: true },
      { shape: 'rectangle', x: 55, y: 5, width: 40, height: 16, tone: 'soft', dashed: true },
      { shape: 'text', x: 75, y: 10.5, lines: ['Erst schützen,', 'dann fragen'], size: 9 },
      { shape: 'ellipse', x: 108, y: 3, width: 40, height: 20, tone: 'strong' },
      { shape: 'text', x: 128, y: 13, lines: ['Absprache'], size: 10 },
      {
        shape: 'line',
        points: [
          [42, 13],
          [55, 13],
        ],
        arrow: true,
      },
      {
        shape: 'line',
        points: [
          [95, 13],
          [108, 13],
        ],
        arrow: true,
        dashed: true,
      },
      {
        shape: 'line',
        points: [
          [128, 23],
          [128, 40],
          [22, 40],
          [22, 21],
        ],
        arrow: true,
      },
    ],
  },
  { kind: 'pageBreak' },
  { kind: 'paragraph', style: 'small', text: 'Stand der letzten Prüfung.' },
  { kind: 'heading', level: 2, text: 'Aufgaben und Themen' },
  { kind: 'paragraph', text: 'Eine Überschrift, die es zweimal gibt.' },
];

/** A draft with every kind of block. */
export const draft: Document = {
  title: 'Selbstverständnis',
  name: 'Abstimmungstermin',
  tlp: 'amber-strict',
  status: 'Entwurf – örtlich noch nicht abgestimmt',
  fillable: false,
  blocks,
};

/** The same as a blank form. */
export const form: Document = {
  title: 'Selbstverständnis',
  name: 'Selbstverständnis – Blankovorlage',
  fillable: true,
  blocks,
};

/** As little as a document may hold. */
export const small: Document = {
  title: 'Kurz',
  name: 'Kurz',
  fillable: false,
  blocks: [{ kind: 'paragraph', text: 'Ein Satz.' }],
};
