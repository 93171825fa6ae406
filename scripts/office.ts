/** LibreOffice, for the tests that open what we export in it. */
import { existsSync } from 'node:fs';
import { installFromDebian } from './debian.ts';

const places = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** Path of LibreOffice, or undefined. `SOFFICE` in the environment comes first. */
export function findOffice(): string | undefined {
  return [process.env['SOFFICE'], ...places].find((path): path is string => Boolean(path) && existsSync(path ?? ''));
}

/** Installs LibreOffice where that is ours to do: on Debian, as root. */
export function installOffice(): void {
  installFromDebian('LibreOffice für die Prüfung der Dateien', ['libreoffice-writer-nogui', 'fonts-liberation']);
}
