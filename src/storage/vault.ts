/** What a vault is: the records of one workbook in this browser, written piece by piece, sealed where a passphrase was chosen. */

/** Record id (`session/ab12`) → its JSON text. Ids are any non-empty strings; texts are never looked into. */
export type Records = ReadonlyMap<string, string>;

/** What a change touches: record id → new text, or undefined where the record goes. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** A vault as the list shows it, before anything is opened. */
export interface VaultEntry {
  name: string;
  locked: boolean;
  /** Instant at which its records were last changed, ISO 8601. */
  savedAt: string;
}

/**
 * Why nothing was opened.
 * - `rolledBack`: what lies there is older than what this browser remembers having written. Accepting `older` opens it all the same.
 * - `damaged`: some records do not verify. Accepting `damaged` opens the others and names the lost ones.
 * - `broken`: not even the list of records verifies.
 * - `newer`: written by a newer version of this software.
 * - `refused`: the browser gives no storage (private window, policy), or the worker did not start.
 */
export type OpenProblem =
  | 'wrongPassphrase'
  | 'rolledBack'
  | 'damaged'
  | 'broken'
  | 'newer'
  | 'gone'
  | 'exists'
  | 'full'
  | 'refused';

export type Opened =
  | {
      ok: true;
      vault: Vault;
      records: Records;
      /** Ids of records that could not be read; empty unless `damaged` was accepted. */
      lost: string[];
    }
  | { ok: false; problem: OpenProblem };

/**
 * Why a write did not happen; the state before is untouched in each case.
 * `changedElsewhere`: another tab wrote meanwhile. `closed`: the key is forgotten. `gone`: the vault was removed.
 */
export type WriteProblem = 'full' | 'refused' | 'changedElsewhere' | 'closed' | 'gone';

export type Written = { ok: true; savedAt: string } | { ok: false; problem: WriteProblem };

/** A state that was kept. `number` counts the writes and never repeats, `at` is the instant it was written (ISO 8601). */
export interface Snapshot {
  number: number;
  at: string;
  /** Why it was taken, in the words handed in; sealed like everything else. */
  why?: string;
}

export type SnapshotRead =
  | {
      ok: true;
      records: Records;
      /** Ids of records that could not be read. */
      lost: string[];
    }
  | { ok: false; problem: 'gone' | 'broken' | 'refused' | 'closed' };

export type PassphraseChange =
  | { ok: true; savedAt: string }
  | { ok: false; problem: WriteProblem | 'wrongPassphrase' | 'damaged' };

/** An opened vault. Its key lives here only and cannot be taken out. */
export interface Vault {
  readonly name: string;
  readonly locked: boolean;
  /** Writes the changed records, all or none, one write after the other. An acknowledged write survives the end of the browser. */
  write(changes: Changes, now: Date): Promise<Written>;
  /** Kept states, oldest first. */
  snapshots(): readonly Snapshot[];
  /** Keeps the state as it is; the same state is never kept twice. The last 20 stay, and the last of each month. */
  takeSnapshot(now: Date, why?: string): Promise<Written>;
  readSnapshot(number: number): Promise<SnapshotRead>;
  /** A short text of the owner's beside the records, sealed like them; '' where none was ever kept. */
  readonly note: string;
  /** Keeps another one. The records, and the instant at which they changed last, stay as they are. */
  keepNote(note: string, now: Date): Promise<Written>;
  /** Removes every kept state and what only they held. */
  clearSnapshots(now: Date): Promise<Written>;
  /**
   * Encrypts everything anew with another key, so that an earlier copy of the old one opens nothing written later.
   * @param current the passphrase in force; undefined for an unlocked vault.
   */
  changePassphrase(current: string | undefined, next: string, now: Date): Promise<PassphraseChange>;
  /** Waits for writes under way, then forgets the key; every later call answers `closed`. */
  forget(): Promise<void>;
  /** Removes the vault from this browser, also from under other tabs. */
  remove(): Promise<Removed>;
}

/** `refused`: the browser did not remove it, or the key is forgotten already. */
export type Removed = 'done' | 'refused';

/** What somebody may choose to open all the same, see `OpenProblem`. */
export type Acceptable = 'older' | 'damaged';
