/**
 * The vaults of this browser, each in a database of its own.
 *
 * Of a locked vault there lie readable: its name, when it was last written and how often, the number of its rows and their sizes. Its
 * records, their ids and its kept states are sealed by a random key (AES-256-GCM), which lies wrapped by the passphrase (age, scrypt).
 * Every row is bound to its vault, record and write; the sealed list of rows names each by its mark. So rows that were changed, swapped
 * between records or vaults, or taken from an earlier write are noticed, and an older state of the whole database is noticed as long as
 * the browser remembers the number of writes elsewhere (see `witness.ts`). Not noticed is an earlier copy of the whole profile.
 */
import { plainCipher } from './cipher.ts';
import { type Entry, firstPlan } from './manifest.ts';
import { prefix } from './names.ts';
import { type Label, rowsOf } from './rows.ts';
import { surroundings } from './surroundings.ts';
import type { Acceptable, Opened, OpenProblem, Records, Removed, VaultEntry } from './vault.ts';
import { newRow, readEntries, readState, type State, sealed } from './vault-content.ts';
import { cipherOf, newCipher } from './vault-key.ts';
import { openedVault } from './vault-opened.ts';

/**
 * Makes a vault; one that lies there already is never overwritten (`exists`).
 * @param name opaque, without anything confidential: it is readable. @param passphrase not empty; without one the vault is not locked.
 * @param note see `Vault`.
 */
export async function createVault(
  name: string,
  records: Records,
  { passphrase, note, now }: { passphrase?: string; note?: string; now: Date },
  around = surroundings,
): Promise<Opened> {
  const made = passphrase === undefined ? { cipher: plainCipher } : await newCipher(around, passphrase);
  if (!made) return refused('refused');
  const { cipher, ...wrapped } = made;
  const plan = firstPlan(records, now, newRow, note);
  const { state, put, drop } = await sealed(name, cipher, plan, undefined);
  const { number, savedAt } = plan.next;
  const label: Label = { format, number, savedAt, ...wrapped };
  const rows = rowsOf(name);
  const committed = await rows.commit({ expected: 0, label, put, drop });
  if (committed !== 'done') {
    rows.rest();
    // Where nothing was there nothing can have changed; the compiler does not know.
    return refused(committed === 'changedElsewhere' ? 'exists' : committed);
  }
  around.witness.remember(name, number);
  const vault = openedVault(name, around, rows, label, cipher, state, 0);
  return { ok: true, vault, records: new Map(records), lost: [] };
}

/** @param accept what to open all the same, see `OpenProblem`. */
export async function openVault(
  name: string,
  passphrase?: string,
  accept: readonly Acceptable[] = [],
  around = surroundings,
): Promise<Opened> {
  const rows = rowsOf(name);
  for (let attempts = 0; attempts < patience; attempts += 1) {
    const opened = await openOnce();
    if (opened === 'changed') continue;
    if (!opened.ok) rows.rest();
    return opened;
  }
  rows.rest();
  return refused('refused');

  async function openOnce(): Promise<Opened | 'changed'> {
    const labelled = await rows.read([]);
    if (typeof labelled === 'string') return refused(labelled);
    const { label } = labelled;
    if (label.format > format) return refused('newer');
    const unlocked = await cipherOf(around, label, passphrase);
    if (!unlocked.ok) return refused(unlocked.problem);
    const state = await readState(name, unlocked.cipher, rows);
    if (typeof state === 'string') return refused(state);
    if (state.label.number !== label.number) return 'changed';
    const remembered = around.witness.number(name);
    if (label.number < remembered && !accept.includes('older')) return refused('rolledBack');
    const read = await readEntries(name, unlocked.cipher, rows, [...state.manifest.live.values()]);
    if (typeof read === 'string') return refused(read);
    if (read.label.number !== label.number) return 'changed';
    const damaged = state.damaged || read.lost.length > 0;
    if (damaged && !accept.includes('damaged')) return refused('damaged');
    const going = withoutLost(state, state.damaged, read.lost);
    const vault = openedVault(name, around, rows, label, unlocked.cipher, going, remembered);
    return { ok: true, vault, records: read.records, lost: read.lost.map((entry) => entry.id) };
  }
}

/** All vaults whose names begin so, the last written first. Asking leaves nothing behind; a browser that refuses counts as having none. */
export async function listVaults(begin: string): Promise<VaultEntry[]> {
  const names = await indexedDB.databases().then(
    (all) => all.flatMap(({ name }) => (name?.startsWith(prefix + begin) ? [name.slice(prefix.length)] : [])),
    () => [],
  );
  const entries = await Promise.all(
    names.map(async (name): Promise<VaultEntry[]> => {
      const rows = rowsOf(name);
      const read = await rows.read([]);
      rows.rest();
      if (typeof read === 'string') return [];
      return [{ name, locked: read.label.wrapped !== undefined, savedAt: read.label.savedAt }];
    }),
  );
  return entries.flat().sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** Removes a vault without opening it: a lost passphrase must not make it stay for ever. */
export async function discardVault(name: string, around = surroundings): Promise<Removed> {
  const removed = await rowsOf(name).remove();
  if (removed === 'done') around.witness.forget(name);
  return removed;
}

/** Version of what lies in the rows. */
const format = 1;

/** How often opening begins anew when another tab writes meanwhile. */
const patience = 5;

/** Goes on with what is readable. Without the past a kept state would show only half of what it was: then none is shown. */
function withoutLost({ manifest, past }: State, pastIsLost: boolean, lost: Entry[]): State {
  const live = new Map(manifest.live);
  for (const { id } of lost) live.delete(id);
  return pastIsLost
    ? { manifest: { ...manifest, live, past: [], kept: [] }, past: null }
    : { manifest: { ...manifest, live }, past };
}

function refused(problem: OpenProblem): { ok: false; problem: OpenProblem } {
  return { ok: false, problem };
}
