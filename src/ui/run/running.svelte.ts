/** An emergency under way in this tab, and how it is kept: sealed after every line, or not at all. What is said about it is what is true. */
import { begin, type Emergency, type LogEntry, noted } from '../../run/emergency.ts';
import { parseEmergency } from '../../run/emergency-file.ts';
import { logText } from '../../run/emergency-record.ts';
import { joinTabs, type OneWriter } from '../../storage/one-writer.ts';
import type { Acceptable, Vault } from '../../storage/vault.ts';
import { createVault, discardVault, openVault } from '../../storage/vaults.ts';
import type { ScenarioValues } from '../../templates/scenario/document.ts';
import { Said } from '../said.svelte.ts';
import { keptName, logRecord } from './kept.ts';
import {
  elsewhereTexts,
  notRemoved,
  notSealed,
  openProblems,
  shortestPassphrase,
  tooShort,
  writeProblems,
} from './text.ts';

export class Running {
  run = $state.raw<Emergency | undefined>();
  /** Instant of the last sealing; undefined where nothing is kept. */
  sealedAt = $state.raw<Date | undefined>();
  /** A sealed run lies in this browser, open here or not. */
  kept = $state(false);
  busy = $state(false);
  /** Said politely, and said at once. */
  readonly status = new Said();
  problem = $state('');
  /** What could be opened knowingly: an older state, or one that another tab holds. */
  offer = $state<'' | 'older' | 'takeOver'>('');
  #writing = $state(0);
  /** Whether closing the tab now loses something. */
  readonly fragile = $derived(this.run !== undefined && (this.sealedAt === undefined || this.#writing > 0));
  #vault: Vault | undefined;
  #tabs: OneWriter | undefined;
  #force = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(kept: boolean) {
    this.kept = kept;
  }

  /** Begins a run. @param passphrase undefined where nothing is to be kept. */
  async begin(values: ScenarioValues, passphrase: string | undefined): Promise<void> {
    this.problem = '';
    if (passphrase !== undefined && [...passphrase.trim()].length < shortestPassphrase) {
      this.problem = tooShort;
      return;
    }
    this.busy = true;
    const now = new Date();
    const begun = begin(values, crypto.randomUUID(), now);
    if (passphrase !== undefined) {
      const opened = await createVault(keptName, recordsOf(begun), { passphrase, now }).catch(() => undefined);
      if (opened && !opened.ok && opened.problem === 'exists') {
        this.kept = true;
        this.problem = openProblems.exists;
        this.busy = false;
        return;
      }
      if (opened?.ok) {
        this.#hold(opened.vault, now);
        await this.#join();
      } else this.problem = opened?.problem === 'full' ? openProblems.full : notSealed;
    }
    this.run = begun;
    this.status.say('');
    this.busy = false;
  }

  /** Goes on with the run that lies here. */
  async goOn(passphrase: string): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      if (await this.#mayOpen()) await this.#open(passphrase, this.offer === 'older' ? ['older'] : []);
    } catch {
      this.problem = openProblems.refused;
    }
    // Who did not get in must not keep others out.
    if (!this.run) this.#leave();
    this.busy = false;
  }

  /** One line more in the log; it is on the screen at once and sealed a moment later. */
  async add(entry: Omit<LogEntry, 'at'>): Promise<void> {
    if (!this.run) return;
    this.run = noted(this.run, entry, new Date());
    this.status.say(logText(this.run, { at: '', ...entry }));
    if (!this.#vault) return;
    const now = new Date();
    this.#writing += 1;
    const writing = this.#vault
      .write(recordsOf(this.run), now)
      .catch(() => ({ ok: false, problem: 'refused' }) as const);
    this.#last = writing;
    const written = await writing;
    this.#writing -= 1;
    this.sealedAt = written.ok ? now : undefined;
    this.problem = written.ok ? '' : writeProblems[written.problem];
  }

  /** Closes a sealed run; the passphrase opens it again. */
  async rest(): Promise<void> {
    await this.#last;
    if (this.sealedAt) await this.#let();
  }

  /** Removes the run, and what is kept of it. @returns whether it is gone. */
  async remove(): Promise<boolean> {
    await this.#last;
    const own = this.#vault;
    // A run that nobody keeps leaves alone what else lies here.
    if (own || !this.run) {
      const removed = await (own ? own.remove() : discardVault(keptName)).catch(() => 'refused');
      if (removed !== 'done') {
        this.problem = notRemoved;
        return false;
      }
      this.kept = false;
    }
    this.#vault = undefined;
    await this.#let();
    return true;
  }

  #hold(vault: Vault, at: Date): void {
    this.#vault = vault;
    this.sealedAt = at;
    this.kept = true;
  }

  async #open(passphrase: string, accept: readonly Acceptable[]): Promise<void> {
    const opened = await openVault(keptName, passphrase, accept);
    const found = opened.ok ? parseEmergency(opened.records.get(logRecord) ?? '') : undefined;
    if (opened.ok && found) {
      this.#hold(opened.vault, new Date());
      this.run = found;
      this.offer = '';
      return;
    }
    if (opened.ok) await opened.vault.forget();
    this.problem = openProblems[opened.ok ? 'broken' : opened.problem];
    this.offer = !opened.ok && opened.problem === 'rolledBack' ? 'older' : '';
  }

  /** Whether this tab is the one that writes; a second press takes over from another one. */
  async #mayOpen(): Promise<boolean> {
    const asked = this.offer === 'takeOver';
    await this.#join();
    if (!this.#tabs || this.#tabs.writes) return true;
    const answer = asked ? await this.#tabs.takeOver(this.#force) : 'open';
    if (answer === 'taken') return true;
    this.#force = answer === 'noAnswer';
    this.offer = answer === 'notSealed' ? '' : 'takeOver';
    this.problem = elsewhereTexts[answer];
    return false;
  }

  /** Without the help of the browser the vault itself still refuses a line by a tab that did not see the last one. */
  async #join(): Promise<void> {
    this.#tabs ??= await joinTabs(keptName, {
      onLost: () => {
        this.problem = elsewhereTexts.lost;
        void this.#let();
      },
      seal: async () => {
        await this.#last;
        return this.run === undefined || this.sealedAt !== undefined;
      },
    }).catch(() => undefined);
  }

  #leave(): void {
    this.#tabs?.leave();
    this.#tabs = undefined;
  }

  async #let(): Promise<void> {
    const vault = this.#vault;
    this.#vault = undefined;
    this.run = undefined;
    this.sealedAt = undefined;
    this.offer = '';
    this.#leave();
    await vault?.forget();
  }
}

function recordsOf(run: Emergency): ReadonlyMap<string, string> {
  return new Map([[logRecord, JSON.stringify(run)]]);
}
