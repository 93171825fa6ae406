/** The `age` command line tool, for the tests that open our files with it and its files with us. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of age, or undefined; `script`, which lends it a terminal for the passphrase, has to be there too. */
export function findAge(): string | undefined {
  return inPath('script') && inPath('age');
}

/** Installs age where that is ours to do: on Debian, as root. */
export function installAge(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('age für die Prüfung der Dateien wird installiert …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'age'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

function inPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
