/** Signs that Markdown reads as syntax (CommonMark 0.31, GFM), and how plain text keeps them. */
import { readable } from '../xml.ts';

/** Text in which no sign means anything, in one line. @param linked whether it stands inside a link, where no other link may be. */
export function escaped(text: string, linked = false): string {
  const line = readable(text).replace(/\s+/g, (space) => (space.includes('\u00a0') ? space : ' '));
  if (linked) return escapeSigns(line);
  return line
    .split(bareAddress)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapeSigns(part)))
    .join('');
}

/** What begins a list, a heading line or a table where it begins a line. */
export function escapedStart(line: string): string {
  return line
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+](?=\s|$)/, '\\$&')
    .replace(/^(?:-[-\s]*|=+\s*|:?-+:?\s*)$/, '\\$&')
    .replace(/^:(?=-)/, '\\:');
}

/** Text between backticks, more of them than stand in the text. */
export function codeSpan(text: string, cell: boolean): string {
  const said = readable(text).replace(/\s+/g, ' ').trim();
  // Parsers do not agree on what a backslash before a bar means in the code of a cell.
  if (said === '' || (cell && said.includes('\\|'))) return escaped(said);
  const fence = '`'.repeat(Math.max(0, ...[...said.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = said.startsWith('`') || said.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${cell ? said.replaceAll('|', '\\|') : said}${pad}${fence}`;
}

/**
 * Addresses that GFM turns into links by itself; they come between angle brackets, where their signs mean nothing. Without semicolons:
 * parsers do not agree on whether `&amp;` means something there.
 */
const bareAddress = /\b(https?:\/\/[^\s<>"'`()[\]{}|\\^*~$;]*[^\s<>"'`()[\]{}|\\^*~$.,;:!?_&])/i;

function escapeSigns(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>#|~$]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // GFM makes links of these too, and takes the signs behind them along, backslashes included.
      .replace(/(https?):(?=\/\/)/gi, '$1\\:')
      .replace(/(www)\.(?![a-z0-9./-]+[.,;:!?]?\s+\S)/gi, '$1\\.')
  );
}
