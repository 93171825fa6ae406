/**
 * Where an open workbook is kept: in this tab only, in this browser, in a file, or in both. What the state says in words is what is true.
 * Every writing is all or nothing; one that fails leaves what was kept before and says so.
 */
import { berlin, clockTime } from '../../model/time.ts';
import { closeAge } from '../../storage/age.ts';
import type { Vault } from '../../storage/vault.ts';
import { neutralTitleOf } from '../../workbook/profile.ts';
import { changesBetween, type Records } from '../../workbook/records.ts';
import { download, fileName } from '../editor/disk.ts';
import type { Book } from './book.svelte.ts';
import { canWriteBack, type Disk, writeBack } from './disk-file.ts';
import { browserRefuses, diskProblems, unwritable } from './text.ts';
import { writtenChanges, writtenWorkbook } from './written.ts';

/** Milliseconds of rest before what was typed is kept. */
const rest = { browser: 500, file: 8000 } as const;
/** Milliseconds between two snapshots in the browser. */
const snapshotEvery = 15 * 60_000;

/** What lies somewhere, and since when. */
interface Kept {
  records: Records;
  at: Date;
}

export class Keeper {
  readonly book: Book;
  /** What went wrong last, in words; empty where nothing did. */
  problem = $state('');
  busy = $state(false);
  vault: Vault | undefined = $state.raw();
  disk: Disk | undefined = $state.raw();
  /** Of the open file; in memory only, and gone with `forget`. */
  #passphrase: string | undefined = undefined;
  #browser: Kept | undefined = $state.raw();
  #file: Kept | undefined = $state.raw();
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
  readonly keepsItself: boolean = $derived(this.vault !== undefined || this.disk?.handle !== undefined);

  /** @param isNew whether nobody has written anything yet. */
  constructor(book: Book, isNew = false) {
    this.book = book;
    this.#began = isNew ? book.records : undefined;
  }

  /** „In diesem Browser gesichert, 14:03 Uhr“. */
  readonly words: string = $derived.by(() => {
    const places = [
      ...(this.#browser ? [placeWords('In diesem Browser gesichert', this.#browser.at, this.inBrowser)] : []),
      // Where the browser cannot write back, a change is nowhere but here.
      ...(this.#file && (this.inFile || this.disk?.handle)
        ? [placeWords(`In Datei ${this.disk?.name ?? ''} gesichert`, this.#file.at, this.inFile)]
        : []),
    ];
    if (places.length > 0) return places.join(' · ');
    const before = this.#file ? `; letzte Datei von ${clockTime(this.#file.at)}` : '';
    return `Nur in diesem Tab – noch nicht gesichert${before}`;
  });

  /** Goes on where a vault was opened. */
  keptIn(vault: Vault, at: Date): void {
    this.vault = vault;
    this.#browser = { records: this.book.records, at };
  }

  /** Goes on where a file was opened. */
  openedFrom(disk: Disk, passphrase: string | undefined, at: Date): void {
    this.disk = disk;
    this.#passphrase = passphrase;
    this.#file = { records: this.book.records, at };
  }

  /** How long to wait after the last change; undefined where keeping needs a person, or nothing is to be kept. */
  get pause(): number | undefined {
    if (this.vault && !this.inBrowser) return rest.browser;
    return this.disk?.handle && !this.inFile ? rest.file : undefined;
  }

  /** Keeps what changed wherever that needs nobody. @returns whether everything on the screen is kept now. */
  async keep(): Promise<boolean> {
    if (this.vault && !this.inBrowser) await this.#intoBrowser(this.vault);
    if (this.disk?.handle && !this.inFile) await this.saveFile();
    return this.isKept;
  }

  /** After a moment of rest: the browser soon, the file later. */
  async keepSome(): Promise<void> {
    if (this.vault && !this.inBrowser) await this.#intoBrowser(this.vault);
    else await this.keep();
  }

  /** Begins to keep the workbook in a vault as well. */
  async intoVault(vault: Vault): Promise<boolean> {
    this.vault = vault;
    this.#browser = { records: new Map(), at: new Date() };
    return this.#intoBrowser(vault);
  }

  /**
   * Writes the whole workbook into a file: back into the open one where the browser can, else as a download.
   * @param next another passphrase, or null for a file that anybody can read; the one of the open file unless told.
   * @param elsewhere asks for a new place.
   */
  async saveFile(next?: string | null, elsewhere = false): Promise<boolean> {
    if (this.busy) return false;
    const passphrase = next === undefined ? this.#passphrase : (next ?? undefined);
    const { records } = this.book;
    const now = new Date();
    this.busy = true;
    try {
      const revision = this.book.revision + 1;
      const bytes = await this.#bytes(revision, now, records, passphrase);
      if (!bytes) throw new Error('The file could not be closed.');
      const locked = passphrase !== undefined;
      const name = `${fileName(neutralTitleOf(records))}-${berlin(now).minute}.${locked ? 'sgab' : 'sga.json'}`;
      const open = !elsewhere && this.disk?.locked === locked ? this.disk : undefined;
      const written = await writeBack({ name, bytes, open, locked, ask: elsewhere || !open?.handle });
      if (!written.ok) {
        if (written.problem !== 'cancelled') this.problem = diskProblems[written.problem];
        return false;
      }
      if (!written.disk.handle) download(name, bytes, 'application/octet-stream');
      this.disk = written.disk;
      this.#passphrase = passphrase;
      this.book.revision = revision;
      this.#file = { records, at: now };
      this.problem = '';
      return true;
    } catch {
      this.problem = unwritable;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What is on the screen as a closed file in memory, for a lock without a vault; undefined without a passphrase. */
  async closedCopy(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#passphrase === undefined) return undefined;
    return this.#bytes(this.book.revision, new Date(), this.book.records, this.#passphrase);
  }

  /** Forgets keys and passphrases. */
  async forget(): Promise<void> {
    this.#passphrase = undefined;
    await this.vault?.forget();
  }

  /** Whether this browser can write into a file that a person chose. */
  readonly canWriteBack = canWriteBack();

  async #intoBrowser(vault: Vault): Promise<boolean> {
    const { records } = this.book;
    const now = new Date();
    if (now.getTime() - this.#snapshotAt > snapshotEvery) {
      this.#snapshotAt = now.getTime();
      await vault.takeSnapshot(now);
    }
    const changes = writtenChanges(this.#browser?.records ?? new Map(), records);
    if (!(await vault.write(changes, now))) {
      this.problem = browserRefuses;
      return false;
    }
    this.#browser = { records, at: now };
    this.problem = '';
    return true;
  }

  async #bytes(
    revision: number,
    now: Date,
    records: Records,
    passphrase: string | undefined,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const text = writtenWorkbook({ id: this.book.id, revision, savedAt: now.toISOString(), records });
    return passphrase === undefined ? new TextEncoder().encode(text) : closeAge(text, passphrase);
  }

  #has(kept: Kept | undefined): boolean {
    return (
      kept !== undefined &&
      (kept.records === this.book.records || changesBetween(kept.records, this.book.records).size === 0)
    );
  }
}

function placeWords(place: string, at: Date, isNow: boolean): string {
  return `${place}, ${clockTime(at)}${isNow ? '' : ' – seither geändert'}`;
}
