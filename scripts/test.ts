/**
 * Everything `npm test` proves, one stage after another, with one closing line: `N passed, N failed`.
 * A stage counts as one; Vitest's stages count their tests. `node scripts/test.ts unit browser` runs only the named stages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAge, installAge } from './age.ts';
import { findFirefox, installFirefox } from './firefox.ts';
import { findOffice, installOffice } from './office.ts';

interface Stage {
  name: string;
  what: string;
  command: string[];
  /** Environment beyond what is there. */
  env?: Record<string, string>;
  /** A Vitest project whose tests are counted one by one. */
  project?: string;
  /** Says what is missing, having installed it where it may; a stage without what it needs is left out, on CI that is an error. */
  missing?: () => string | undefined;
}

/** Where the second build lives, the one for an address with a subfolder. `tests/e2e/serve.ts` serves both. */
const subfolder = { SITE_URL: 'https://host.example/handbuch/', OUT_DIR: 'dist-subfolder' };

const stages: Stage[] = [
  { name: 'format', what: 'Form und Stil (Biome)', command: ['biome', 'check', '.'] },
  { name: 'types', what: 'Typen (astro check)', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  {
    name: 'svelte',
    what: 'Typen der Formulare (svelte-check)',
    command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'unused', what: 'Unbenutzter Code (knip)', command: ['knip'] },
  { name: 'unit', what: 'Einzelne Teile', command: ['vitest', 'run', '--project', 'unit'], project: 'unit' },
  { name: 'build', what: 'Website bauen, mit Links und Zeichnungen', command: ['node', 'scripts/site.ts', 'build'] },
  {
    name: 'subfolder',
    what: 'Website für einen Unterordner bauen',
    command: ['node', 'scripts/site.ts', 'build'],
    env: subfolder,
  },
  { name: 'html', what: 'HTML (html-validate)', command: ['html-validate', 'dist/**/*.html'] },
  { name: 'browser', what: 'Im Browser', command: ['vitest', 'run', '--project', 'browser'], project: 'browser' },
  {
    name: 'firefox',
    what: 'In Firefox',
    command: ['vitest', 'run', '--project', 'firefox'],
    project: 'firefox',
    missing: missingFirefox,
  },
  {
    name: 'office',
    what: 'In LibreOffice',
    command: ['vitest', 'run', '--project', 'office'],
    project: 'office',
    missing: missingOffice,
  },
  {
    name: 'age',
    what: 'Verschlüsselte Dateien mit age',
    command: ['vitest', 'run', '--project', 'age'],
    project: 'age',
    missing: missingAge,
  },
];

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`Unbekannt: ${unknown.join(', ')}. Möglich sind: ${stages.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const results = stages.filter(({ name }) => chosen.length === 0 || chosen.includes(name)).map(run);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log('');
for (const { what, passed, failed, seconds } of results) {
  console.log(`${failed === 0 ? 'ok    ' : 'FEHLER'} ${what}: ${passed} bestanden, ${failed} nicht (${seconds} s)`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function missingFirefox(): string | undefined {
  if (!findFirefox()) installFirefox();
  return findFirefox() ? undefined : 'Firefox ist nicht da (Debian: apt install firefox-esr; sonst FIREFOX angeben)';
}

function missingOffice(): string | undefined {
  if (!findOffice()) installOffice();
  return findOffice()
    ? undefined
    : 'LibreOffice ist nicht da (Debian: apt install libreoffice-writer-nogui; sonst SOFFICE angeben)';
}

function missingAge(): string | undefined {
  if (!findAge()) installAge();
  return findAge() ? undefined : 'age ist nicht da (Debian: apt install age)';
}

function run({ what, command, env, project, missing }: Stage) {
  console.log(`\n── ${what}`);
  const started = performance.now();
  const lacking = missing?.();
  if (lacking) {
    console.log(`AUSGELASSEN: ${lacking}.`);
    return { what: `${what} (ausgelassen)`, seconds: 0, passed: 0, failed: process.env['CI'] ? 1 : 0 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'test-'));
  const report = join(folder, 'report.json');
  const [program = '', ...words] = command;
  const reporters = project ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { status } = spawnSync(program, [...words, ...reporters], {
    stdio: 'inherit',
    env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    shell: process.platform === 'win32',
  });
  const counted = project ? counts(report) : undefined;
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - started) / 1000);
  const ok = status === 0;
  // A runner that failed without a failed test (a crash, no test found) still counts as one failure.
  if (!counted) return { what, seconds, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  return { what, seconds, passed: counted.passed, failed: ok ? counted.failed : Math.max(counted.failed, 1) };
}

function counts(report: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A skipped test proves nothing: it counts against the run.
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
