// Installs what package-lock.json names, and only when it differs from what is installed: a second start needs no network.
// Plain JavaScript for Node 20: it runs before anything else is there. `--with-browser` also looks for a browser for the tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-lock';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== lock) {
  console.log('Abhängigkeiten werden installiert (nur beim ersten Mal und nach Änderungen) …');
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}
if (process.argv.includes('--with-browser')) await ensureBrowser();

function npm(words) {
  // npm names its own program in npm_execpath; without it (called by hand) the one on the path has to do.
  const own = process.env.npm_execpath;
  const [command, args] = own ? [process.execPath, [own, ...words]] : ['npm', words];
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: !own && process.platform === 'win32' });
  if (status === 0) return;
  console.error(
    '\nDie Installation ist nicht gelungen. Bitte prüfen Sie die Verbindung zum npm-Verzeichnis und starten Sie noch einmal.',
  );
  process.exit(1);
}

async function ensureBrowser() {
  if (findOnNewNode()) return;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium für die Browsertests wird installiert …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      stdio: 'inherit',
      env,
    });
    if (findOnNewNode()) return;
  }
  console.error(
    'Für die Browsertests fehlt ein Browser. Bitte Chromium, Chrome oder Edge installieren (Debian: apt install chromium) oder den Pfad in CHROMIUM angeben.',
  );
  process.exit(1);
}

// scripts/browser.ts knows the places; it is TypeScript and therefore asked on the Node that was just installed.
function findOnNewNode() {
  const ask = "import('./scripts/browser.ts').then(({ findBrowser }) => process.exit(findBrowser() ? 0 : 1))";
  const node = process.platform === 'win32' ? 'node_modules\\.bin\\node.cmd' : 'node_modules/.bin/node';
  return (
    spawnSync(node, ['--input-type=module', '-e', ask], { stdio: 'ignore', shell: process.platform === 'win32' })
      .status === 0
  );
}
