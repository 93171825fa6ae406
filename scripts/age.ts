/** The `age` command line tool, for the tests that open our files with it and its files with us. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './debian.ts';

/** Path of age, or undefined; `script`, which lends it a terminal for the passphrase, has to be there too. */
export function findAge(): string | undefined {
  return inPath('script') && inPath('age');
}

/** Installs age where that is ours to do: on Debian, as root. */
export function installAge(): void {
  installFromDebian('age für die Prüfung der Dateien', ['age']);
}

function inPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
