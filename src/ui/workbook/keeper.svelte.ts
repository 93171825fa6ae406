/**
 * Where an open workbook is kept: in this tab only, in this browser, in a file, or in both. What the state says in words is what is true.
 * Every writing is all or nothing; one that fails leaves what was kept before and says so.
 */
import { berlin, clockTime, formatDay } from '../../model/time.ts';
import { type DiskFile, type DiskProblem, pickToSave, writesInPlace } from '../../storage/disk.ts';
import type { OpenProblem, PassphraseChange, Vault } from '../../storage/vault.ts';
import { createVault, openVault } from '../../storage/vaults.ts';
import { neutralTitleOf } from '../../workbook/profile.ts';
import { changesBetween, profileId, type Records } from '../../workbook/records.ts';
import { download, fileName } from '../editor/disk.ts';
import type { Book } from './book.svelte.ts';
import { type Disk, workbookFiles } from './disk-file.ts';
import { revisionNote, vaultName } from './open.ts';
import { Sealer } from './sealer.ts';
import { diskProblems, unwritable, writeProblems } from './text.ts';
import { writtenChanges, writtenRecords, writtenWorkbook } from './written.ts';

/**
 * Milliseconds from a change until it is kept, also while somebody types on without rest: a browser that dies has lost no more than that
 * and the writing itself. What failed is tried again later, so that the page stays quiet.
 */
const within = { browser: 500, file: 7000 } as const;
const afterFailure = { browser: 5000, file: 30_000 } as const;
/** Milliseconds between two snapshots in the browser. */
const snapshotEvery = 15 * 60_000;

/** What lies somewhere, and since when. */
interface Kept {
  records: Records;
  at: Date;
}

/** What of all that is locked a passphrase opens. */
type Opens = 'everything' | 'onlyBrowser' | 'onlyFile' | 'nothing';

/** What has to be kept soon. Another one after every attempt, so that whoever waits begins anew. */
interface Due {
  /** Counts from 1. */
  attempt: number;
  /** Milliseconds. */
  wait: number;
}

export class Keeper {
  readonly book: Book;
  #browserProblem = $state('');
  #fileProblem = $state('');
  /** What went wrong last, in words; empty where nothing did. */
  readonly problem: string = $derived([this.#browserProblem, this.#fileProblem].filter(Boolean).join(' '));
  busy = $state(false);
  vault: Vault | undefined = $state.raw();
  disk: Disk | undefined = $state.raw();
  #sealer: Sealer | undefined = undefined;
  #browser: Kept | undefined = $state.raw();
  #file: Kept | undefined = $state.raw();
  #attempts = $state({ browser: 0, file: 0 });
  /** The file that is being written; whoever wants another waits for it. */
  #writing: Promise<boolean> = Promise.resolve(true);
  /** What a new workbook began with: leaving it loses nothing. */
  readonly #began: Records | undefined;
  #snapshotAt = 0;
  readonly inBrowser: boolean = $derived.by(() => this.#has(this.#browser));
  readonly inFile: boolean = $derived.by(() => this.#has(this.#file));
  /** Everything on the screen lies somewhere else too. */
  readonly isKept: boolean = $derived(this.inBrowser || this.inFile);
  /** Leaving loses nothing. */
  readonly isSafe: boolean = $derived.by(() => this.isKept || this.book.records === this.#began);
  readonly hasPassphrase: boolean = $derived(this.vault?.locked === true || this.disk?.locked === true);
  /** Whether changes reach a place by themselves. */
  readonly keepsItself: boolean = $derived(this.vault !== undefined || this.disk?.file !== undefined);
  /** When a file was written last. */
  readonly fileAt: Date | undefined = $derived(this.#file?.at);

  /** @param isNew whether nobody has written anything yet. */
  constructor(book: Book, isNew = false) {
    this.book = book;
    this.#began = isNew ? book.records : undefined;
  }

  /** „In diesem Browser gesichert, 14:03“. */
  readonly words: string = $derived.by(() => {
    const places = [
      ...(this.#browser ? [placeWords('In diesem Browser gesichert', this.#browser.at, this.inBrowser)] : []),
      // Where the browser cannot write back, a change is nowhere but here.
      ...(this.#file && (this.inFile || this.disk?.file)
        ? [placeWords(`In Datei ${this.disk?.name ?? ''} gesichert`, this.#file.at, this.inFile)]
        : []),
    ];
    if (places.length > 0) return places.join(' · ');
    const before = this.#file ? `; letzte Datei von ${since(this.#file.at)}` : '';
    return `Nur in diesem Tab – noch nicht gesichert${before}`;
  });

  /** When the browser's copy is due; undefined where it is up to date, or there is none. */
  readonly dueInBrowser: Due | undefined = $derived.by(() => {
    if (!this.vault || this.inBrowser) return undefined;
    return {
      attempt: this.#attempts.browser + 1,
      wait: this.#browserProblem ? afterFailure.browser : within.browser,
    };
  });

  /** The same for a file that is written back. */
  readonly dueInFile: Due | undefined = $derived.by(() => {
    if (!this.disk?.file || this.inFile) return undefined;
    return { attempt: this.#attempts.file + 1, wait: this.#fileProblem ? afterFailure.file : within.file };
  });

  /** Goes on where a vault was opened. */
  keptIn(vault: Vault, at: Date): void {
    this.vault = vault;
    this.#browser = { records: this.book.records, at };
  }

  /** Goes on where a file was opened. @param records what stands in it, where that is not what is on the screen. */
  openedFrom(disk: Disk, passphrase: string | undefined, at: Date, records = this.book.records): void {
    this.disk = disk;
    this.#sealer = passphrase === undefined ? undefined : new Sealer(passphrase);
    this.#file = { records, at };
  }

  /** Keeps what changed wherever that needs nobody. @returns whether everything on the screen is kept now. */
  async keep(): Promise<boolean> {
    await this.keepInBrowser();
    await this.keepInFile();
    return this.isKept;
  }

  async keepInBrowser(): Promise<void> {
    const { vault } = this;
    if (!vault || this.inBrowser) return;
    const { records } = this.book;
    const now = new Date();
    // Apart by more than that in either direction: a clock may be set back.
    if (Math.abs(now.getTime() - this.#snapshotAt) > snapshotEvery) {
      this.#snapshotAt = now.getTime();
      await vault.takeSnapshot(now);
    }
    const written = await vault.write(writtenChanges(this.#browser?.records ?? new Map(), records), now);
    if (written.ok) this.#browser = { records, at: now };
    this.#browserProblem = written.ok ? '' : writeProblems[written.problem];
    this.#attempts.browser += 1;
  }

  async keepInFile(): Promise<void> {
    await this.#writing;
    if (this.disk?.file && !this.inFile) await this.saveFile();
  }

  /** Begins to keep the workbook in this browser as well: all of it, or nothing is there. */
  async intoVault(passphrase: string | undefined): Promise<OpenProblem | undefined> {
    if (passphrase !== undefined) await this.#tryAnew(passphrase);
    const { id, revision, records } = this.book;
    const now = new Date();
    const locking = passphrase === undefined ? {} : { passphrase };
    const made = await createVault(vaultName(id), writtenRecords(records), {
      note: revisionNote(revision),
      now,
      ...locking,
    });
    if (!made.ok) return made.problem;
    this.vault = made.vault;
    this.#browser = { records, at: now };
    return undefined;
  }

  /** Another passphrase for the browser's copy; a file that is open is written anew with it, and so is the next one. */
  async changePassphrase(current: string, next: string): Promise<PassphraseChange | undefined> {
    const { vault } = this;
    const changed = await vault?.changePassphrase(vault.locked ? current : undefined, next, new Date());
    if (!changed?.ok) return changed;
    this.#forgetCheck();
    await this.#writing;
    if (this.disk?.file && this.disk.locked) await this.saveFile(next);
    else if (this.disk?.locked) {
      this.#sealer?.stop();
      this.#sealer = new Sealer(next);
    }
    return changed;
  }

  /**
   * Writes the whole workbook into a file: back into the open one where the browser can, else as a download.
   * @param next another passphrase, or null for a file that anybody can read; the one of the open file unless told.
   * @param elsewhere asks for a new place.
   */
  async saveFile(next?: string | null, elsewhere = false): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const kept = this.#sealer;
    const sealer = next === undefined ? kept : next === null ? undefined : new Sealer(next);
    this.#writing = this.#intoFile(sealer, next, elsewhere).catch(() => {
      this.#fileProblem = unwritable;
      return false;
    });
    const saved = await this.#writing;
    // Whoever closes the dialog has changed nothing: the open file keeps its passphrase.
    if (sealer !== kept) (saved ? kept : sealer)?.stop();
    if (saved) this.#sealer = sealer;
    this.#attempts.file += 1;
    this.busy = false;
    return saved;
  }

  async #intoFile(sealer: Sealer | undefined, next: string | null | undefined, elsewhere: boolean): Promise<boolean> {
    const now = new Date();
    const locked = sealer !== undefined;
    const open = !elsewhere && this.disk?.locked === locked ? this.disk.file : undefined;
    const name = `${fileName(neutralTitleOf(this.book.records))}-${berlin(now).minute}.${locked ? 'sgab' : 'sga.json'}`;
    // The dialog first: a browser shows it only right after the click, and closing a file takes a second.
    const place = await placeFor(name, open);
    if (typeof place === 'string') {
      if (place !== 'cancelled') this.#fileProblem = diskProblems[place];
      return false;
    }
    if (next) await this.#tryAnew(next);
    const { records } = this.book;
    const workbook = { id: this.book.id, revision: this.book.revision + 1, savedAt: now.toISOString(), records };
    const bytes = sealer ? await sealer.bytes(workbook) : new TextEncoder().encode(writtenWorkbook(workbook));
    if (!bytes) throw new Error('The file could not be closed.');
    // Noted first: a browser that dies in between leaves a revision out and never gives one twice.
    await this.vault?.keepNote(revisionNote(workbook.revision), now).catch(() => undefined);
    const saved = place.file ? await place.file.save(bytes) : { ok: true as const };
    if (!saved.ok) {
      this.#fileProblem = diskProblems[saved.problem];
      return false;
    }
    if (!place.file) download(name, bytes, 'application/octet-stream');
    this.disk = { name: place.file?.name ?? name, locked, file: place.file };
    this.book.revision = workbook.revision;
    this.#file = { records, at: now };
    this.#fileProblem = '';
    return true;
  }

  /** What is on the screen as a closed file in memory, for a lock without a vault; undefined without a passphrase. */
  async closedCopy(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    await this.#writing;
    const { id, records } = this.book;
    // It may become a file as it is: what is newer than the last one counts on.
    const revision = this.book.revision + (this.inFile ? 0 : 1);
    return this.#sealer?.bytes({ id, revision, savedAt: new Date().toISOString(), records });
  }

  /** What a passphrase opens of what is locked: the browser's copy, the file; undefined where that could not be tried. */
  async opensWith(passphrase: string): Promise<Opens | undefined> {
    const file = await this.#sealer?.uses(passphrase);
    if (!this.vault?.locked) return file ? 'everything' : 'nothing';
    const opened = await openVault(this.vault.name, passphrase);
    if (opened.ok) await opened.vault.forget();
    else if (opened.problem !== 'wrongPassphrase') return undefined;
    if (file === undefined || file === opened.ok) return opened.ok ? 'everything' : 'nothing';
    return file ? 'onlyFile' : 'onlyBrowser';
  }

  /** Nobody has tried the sheet of a passphrase that is new. */
  async #tryAnew(next: string): Promise<void> {
    if (this.book.profile.safety.checkedOn !== '' && (await this.opensWith(next)) !== 'everything') this.#forgetCheck();
  }

  #forgetCheck(): void {
    if (this.book.profile.safety.checkedOn !== '')
      this.book.draft(profileId)?.change(['safety', 'checkedOn'], '', 'Passphrase geändert');
  }

  /** Forgets keys and passphrases. */
  async forget(): Promise<void> {
    this.#sealer?.stop();
    this.#sealer = undefined;
    await this.vault?.forget();
  }

  /** Whether this browser can write into a file that a person chose. */
  readonly canWriteBack = writesInPlace();

  #has(kept: Kept | undefined): boolean {
    return (
      kept !== undefined &&
      (kept.records === this.book.records || changesBetween(kept.records, this.book.records).size === 0)
    );
  }
}

function placeWords(place: string, at: Date, isNow: boolean): string {
  return `${place}, ${since(at)}${isNow ? '' : ' – seither geändert'}`;
}

/** „14:03“; of another day with the day before it. */
function since(at: Date): string {
  const time = clockTime(at).replace(/ Uhr$/, '');
  const { day } = berlin(at);
  return day === berlin(new Date()).day ? time : `${formatDay(day)}, ${time}`;
}

/** Where a file goes: the open one, one that the person chooses, or a download where the browser knows nothing else. */
async function placeFor(
  name: string,
  open: DiskFile | undefined,
): Promise<{ file: DiskFile | undefined } | DiskProblem | 'cancelled'> {
  if (open) return { file: open };
  if (!writesInPlace()) return { file: undefined };
  const picked = await pickToSave(name, workbookFiles);
  return picked.ok ? { file: picked.file } : picked.problem;
}
