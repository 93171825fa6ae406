/** What was measured, as rows of one table in German. */

/** One line of the report. `holds` is undefined where a figure only informs. */
export interface Row {
  what: string;
  ours: string;
  vanilla: string;
  ratio: string;
  target: string;
  holds: boolean | undefined;
}

/** How a unit is shown: its sign and the digits behind the comma. */
const units = {
  s: { sign: 's', digits: 2 },
  ms: { sign: 'ms', digits: 0 },
  kB: { sign: 'kB', digits: 1 },
  count: { sign: '', digits: 0 },
  shift: { sign: '', digits: 4 },
  times: { sign: '×', digits: 2 },
} as const;
type Unit = keyof typeof units;

/** A row whose target is a share of vanilla's figure; without a limit it only informs. */
export function compared(what: string, unit: Unit, ours: number, vanilla: number, limit?: number): Row {
  const ratio = ours / vanilla;
  return {
    what,
    ours: shown(ours, unit),
    vanilla: shown(vanilla, unit),
    ratio: number(ratio, 2),
    target: limit === undefined ? '' : `≤ ${number(limit, 2)} ×`,
    holds: limit === undefined ? undefined : ratio <= limit,
  };
}

/** A row whose target is a fixed amount; vanilla's figure stands beside it for information. */
export function limited(what: string, unit: Unit, ours: number, vanilla: number, limit: number): Row {
  return {
    what,
    ours: shown(ours, unit),
    vanilla: shown(vanilla, unit),
    ratio: '',
    target: limit === 0 ? '= 0' : `≤ ${shown(limit, unit)}`,
    holds: ours <= limit,
  };
}

/** A row whose target is a fixed amount and that vanilla has nothing to set against. */
export function limitedAlone(what: string, unit: Unit, ours: number, limit: number): Row {
  return {
    what,
    ours: shown(ours, unit),
    vanilla: '–',
    ratio: '',
    target: `≤ ${shown(limit, unit)}`,
    holds: ours <= limit,
  };
}

/** A figure that only informs, and that vanilla has nothing to set against. */
export function alone(what: string, unit: Unit, ours: number): Row {
  return { what, ours: shown(ours, unit), vanilla: '–', ratio: '', target: '', holds: undefined };
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Prints the rows under a head, columns aligned. */
export function printTable(rows: Row[]): void {
  const head = ['Messung', 'Handbuch', 'Vanilla', 'Verhältnis', 'Ziel', 'Erreicht'];
  const verdict = (holds: boolean | undefined) => (holds === undefined ? '' : holds ? 'ja' : 'NEIN');
  const cells = [
    head,
    ...rows.map((row) => [row.what, row.ours, row.vanilla, row.ratio, row.target, verdict(row.holds)]),
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  ');
  const [titles = [], ...body] = cells;
  console.log([line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)].join('\n'));
  const held = rows.filter(({ holds }) => holds).length;
  console.log(`\n${held} von ${rows.filter(({ holds }) => holds !== undefined).length} Zielen erreicht`);
}

function shown(value: number, unit: Unit): string {
  const { sign, digits } = units[unit];
  return `${number(value, digits)} ${sign}`.trim();
}

function number(value: number, digits: number): string {
  return value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
