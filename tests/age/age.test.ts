/** Files of the workbook and Debian's `age`: each opens what the other wrote. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findAge } from '../../scripts/age.ts';
import { keepHere } from '../../src/storage/age-keeper.ts';

const passphrase = 'vier wilde Wörter hier';
const folder = mkdtempSync(join(tmpdir(), 'age-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs age in a terminal that `script` lends it; the passphrase is typed as often as it asks. */
function age(words: string, typed: string): number | null {
  const command = `${findAge()} ${words}`;
  return spawnSync('script', ['-qec', command, '/dev/null'], { cwd: folder, input: typed }).status;
}

test.each([0, 1, 65_536, 300_000])('age opens what we close, and we what it closes (%i letters)', async (length) => {
  const keeper = keepHere();
  const text = `{"Grüße":"aus Musterstadt 🙂 ${'x'.repeat(length)}"}`;
  await keeper.usePassphrase(passphrase);
  const sealed = await keeper.seal({ prefix: text, suffix: '' });
  if (!sealed.ok) throw new Error(sealed.problem);
  writeFileSync(join(folder, 'ours.sgab'), sealed.bytes);
  expect(age('-d -o ours.json ours.sgab', `${passphrase}\n`)).toBe(0);
  expect(readFileSync(join(folder, 'ours.json'), 'utf8')).toBe(text);
  expect(age('-d -o wrong.json ours.sgab', 'falsch\n')).not.toBe(0);

  for (const armor of ['', '-a']) {
    writeFileSync(join(folder, 'theirs.json'), text);
    expect(age(`-p ${armor} -o theirs.sgab theirs.json`, `${passphrase}\n${passphrase}\n`)).toBe(0);
    const opened = await keeper.open(readFileSync(join(folder, 'theirs.sgab')), passphrase);
    expect(opened).toEqual({ ok: true, text });
  }
});
