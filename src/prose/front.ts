/** The first page of the handbook, before its contents. */
import type { Block } from '../model/document.ts';

export interface Imprint {
  title: string;
  /** Who publishes it. */
  publisher: string;
  /** Full address of the website with a slash at its end. */
  url: string;
}

/**
 * What this is, how old it is, where it comes from and what one may do with it; the details stand on the website's page „Quellen und Lizenzen“.
 * @param reviewed day of the newest check of a page.
 */
export function front({ title, publisher, url }: Imprint, reviewed: Date): Block[] {
  const quellen = new URL('quellen/', url).href;
  const licence = 'https://creativecommons.org/licenses/by/4.0/deed.de';
  return [
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'Der ganze Leitfaden für vertrauliche Strategiegruppen gegen Rassismus, Hass und Bedrohung in Kommunen.',
    },
    {
      kind: 'aside',
      tone: 'danger',
      title: 'Akute Gefahr',
      blocks: [
        {
          kind: 'paragraph',
          text: [
            { text: 'Wählen Sie die 110, bei Verletzten die 112. Wer danach berät, steht unter ' },
            { text: 'Beratung und Hilfe', link: new URL('hilfe/', url).href },
            { text: '.' },
          ],
        },
      ],
    },
    {
      kind: 'paragraph',
      text: [
        { text: 'Stand:', strong: true },
        { text: ` ${germanDay(reviewed)}. Die neueste Fassung steht unter ` },
        { text: url, link: url },
        { text: '.' },
      ],
    },
    {
      kind: 'paragraph',
      text: [
        { text: 'Quelle:', strong: true },
        {
          text: ' Die Fachinhalte gehen auf eine Handreichung des IMAP Instituts aus dem Modellprojekt KommA zurück, die Formulierungen nicht. Das IMAP Institut hat dieses Handbuch weder geprüft noch freigegeben. Was ergänzt ist, steht unter ',
        },
        { text: 'Quellen und Lizenzen', link: quellen },
        { text: '.' },
      ],
    },
    {
      kind: 'paragraph',
      text: [
        { text: 'Lizenz:', strong: true },
        { text: ' Texte und Prozesszeichnungen dürfen Sie unter ' },
        { text: 'Creative Commons Namensnennung 4.0 (CC BY 4.0)', link: licence },
        {
          text: ` kopieren, ändern und weitergeben. Nennen Sie dabei die Herkunft (${publisher}, „${title}“), verweisen Sie auf die Lizenz und sagen Sie, was Sie geändert haben.`,
        },
      ],
    },
  ];
}

/** „23. November 2026“. */
export function germanDay(day: Date): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}
