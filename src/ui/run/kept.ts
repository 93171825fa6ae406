/** The name under which a running emergency lies sealed in this browser. There is one at a time. */
export const keptName = 'ernstfall';

/** Its only record. */
export const logRecord = 'verlauf';
