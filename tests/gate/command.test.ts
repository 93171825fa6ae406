/** The gate on the command line: refusals come before any work, in German, and leave no trace of a passphrase. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { strengthOf } from '../../src/passphrase/passphrase.ts';

const root = mkdtempSync(join(tmpdir(), 'gate-command-'));
afterAll(() => rmSync(root, { recursive: true }));
const phrase = 'heirat pumpwerk miteinander werkhalle daheim einpacken';
const slots = { GATE_SLOTS: join(root, 'slots') };

function gate(words: string[], env: Record<string, string> = {}) {
  const { GATE_PASSPHRASE: _, ...rest } = process.env;
  const run = spawnSync(process.execPath, ['scripts/gate.ts', ...words], {
    env: { ...rest, GATED_OUT_DIR: join(root, 'out'), ASTRO_TELEMETRY_DISABLED: '1', ...env },
    encoding: 'utf8',
    input: '',
  });
  return { ok: run.status === 0, said: run.stdout + run.stderr };
}

describe('passphrases', () => {
  test('are proposed, added by name, listed without the words, and removed', () => {
    expect(strengthOf(gate(['new-passphrase']).said)).toBe(77);
    const added = gate(['add', 'Fraktion'], slots);
    const proposed = /\n {4}((?:[a-z]+ ){5}[a-z]+)\n/.exec(added.said)?.[1];
    expect(strengthOf(proposed ?? '')).toBe(77);
    expect(statSync(slots.GATE_SLOTS).mode & 0o777).toBe(0o600);
    expect(gate(['add', 'Rat'], { ...slots, GATE_PASSPHRASE: phrase }).said).not.toContain('pumpwerk');
    expect(gate(['list'], slots).said).toBe('Fraktion\nRat\n');
    expect(gate(['remove', 'Nobody'], slots).said).toContain('gibt es nicht');
    expect(gate(['add', 'Fraktion'], slots).ok).toBe(false);
  });

  test('of the last kind to go leaves nobody who could come in: nothing is built', () => {
    const alone = { GATE_SLOTS: join(root, 'alone'), GATE_KEYFILE: join(root, 'key') };
    gate(['add', 'Rat'], { ...alone, GATE_PASSPHRASE: phrase });
    const removed = gate(['remove', 'Rat'], alone);
    expect(removed.ok).toBe(false);
    expect(removed.said).toContain('kein Zugangswort mehr');
    expect(gate(['build'], alone).said).toContain('noch kein Zugangswort');
  });
});

describe('a build that may not be', () => {
  mkdirSync(join(root, 'readable'));
  writeFileSync(join(root, 'readable', 'index.html'), 'plain');
  writeFileSync(join(root, 'key-for-all'), '', { mode: 0o644 });
  test.each([
    ['without a passphrase', [], {}, 'kein Zugangswort angegeben'],
    ['with a weak one', [], { GATE_PASSPHRASE: 'Musterstadt2026!' }, 'zu leicht zu erraten'],
    ['with one on the command line', [phrase], {}, 'nie auf die Befehlszeile'],
    [
      'over readable pages',
      [],
      { GATE_PASSPHRASE: phrase, GATED_OUT_DIR: join(root, 'readable') },
      'nie in denselben Ordner',
    ],
    [
      'where a file is in the way',
      [],
      { GATE_PASSPHRASE: phrase, GATED_OUT_DIR: join(root, 'key-for-all', 'x') },
      'im Weg',
    ],
    ['with a key in the project', [], { GATE_PASSPHRASE: phrase, GATE_KEYFILE: 'dist/key' }, 'liegt im Projekt'],
    [
      'with a key that others can read',
      [],
      { GATE_PASSPHRASE: phrase, GATE_KEYFILE: join(root, 'key-for-all') },
      'chmod 600',
    ],
    [
      'with a key that cannot be written',
      [],
      { GATE_PASSPHRASE: phrase, GATE_KEYFILE: join(root, 'no', 'key') },
      'nicht schreiben',
    ],
  ])('%s', (_, words, env, reason) => {
    const { ok, said } = gate(['build', ...words], env);
    expect(ok).toBe(false);
    expect(said).toContain(reason);
    expect(said).toContain('ist unverändert');
    expect(said).not.toMatch(/pumpwerk|\n {4}at /);
    expect(readdirSync(root).filter((name) => name.startsWith('out') || name.includes('-plain'))).toEqual([]);
    expect(existsSync(join(root, 'readable', 'index.html'))).toBe(true);
  });
});
