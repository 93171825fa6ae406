/** Rows → CSV as German spreadsheets open it by double click: semicolons, a byte-order mark, CRLF (RFC 4180 but for the separator). */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be run by the spreadsheet; an apostrophe keeps it text (OWASP, CSV injection). */
function cell(text: string): string {
  const harmless = /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
