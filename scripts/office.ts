/** LibreOffice, for the tests that open what we export in it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

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
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('LibreOffice für die Prüfung der Dateien wird installiert …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui', 'fonts-liberation'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    },
  );
}
