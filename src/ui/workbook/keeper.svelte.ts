/**
 * Where an open workbook is kept: in this tab only, in this browser, in a file, or in both. What the state says in words is what is true.
 * Every writing is all or nothing; one that fails leaves what was kept before and says so.
 */
import { berlin, clockTime, formatDay } from '../../model/time.ts';
import type { AgeKeeper } from '../../storage/age-keeper.ts';
import { startAgeKeeper } from '../../storage/age-thread.ts';
import { type DiskFile, type DiskProblem, pickToSave, writesInPlace } from '../../storage/disk.ts';
import type { Vault } from '../../storage/vault.ts';
import { envelopeEnds } from '../../workbook/file.ts';
import { neutralTitleOf } from '../../workbook/profile.ts';
import { changesBetween, type Records } from '../../workbook/records.ts';
import { download, fileName } from '../editor/disk.ts';
import type { Book } from './book.svelte.ts';
import { type Disk, workbookFiles } from './disk-file.ts';
import { diskProblems, unwritable, writeProblems } from './text.ts';
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
  /** Closes the open file: it alone holds the passphrase, in a worker with a copy of the records of its own. */
  #sealer: AgeKeeper | undefined = undefined;
  /** The records that the sealer has. */
  #posted: Records = new Map();
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
  readonly keepsItself: boolean = $derived(this.vault !== undefined || this.disk?.file !== undefined);

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

  /** Goes on where a vault was opened. */
  keptIn(vault: Vault, at: Date): void {
    this.vault = vault;
    this.#browser = { records: this.book.records, at };
  }

  /** Goes on where a file was opened. */
  openedFrom(disk: Disk, passphrase: string | undefined, at: Date): void {
    this.disk = disk;
    this.#use(passphrase);
    this.#file = { records: this.book.records, at };
  }

  /** How long to wait after the last change; undefined where keeping needs a person, or nothing is to be kept. */
  get pause(): number | undefined {
    if (this.vault && !this.inBrowser) return rest.browser;
    return this.disk?.file && !this.inFile ? rest.file : undefined;
  }

  /** Keeps what changed wherever that needs nobody. @returns whether everything on the screen is kept now. */
  async keep(): Promise<boolean> {
    if (this.vault && !this.inBrowser) await this.#intoBrowser(this.vault);
    if (this.disk?.file && !this.inFile) await this.saveFile();
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
    const { records } = this.book;
    const now = new Date();
    this.busy = true;
    try {
      if (next !== undefined) this.#use(next ?? undefined);
      const locked = this.#sealer !== undefined;
      const open = !elsewhere && this.disk?.locked === locked ? this.disk.file : undefined;
      const name = `${fileName(neutralTitleOf(records))}-${berlin(now).minute}.${locked ? 'sgab' : 'sga.json'}`;
      // The dialog first: a browser shows it only right after the click, and closing a file takes a second.
      const place = await placeFor(name, open);
      if (typeof place === 'string') {
        if (place !== 'cancelled') this.problem = diskProblems[place];
        return false;
      }
      const revision = this.book.revision + 1;
      const bytes = await this.#bytes(revision, now, records);
      if (!bytes) throw new Error('The file could not be closed.');
      const saved = place.file ? await place.file.save(bytes) : { ok: true as const };
      if (!saved.ok) {
        this.problem = diskProblems[saved.problem];
        return false;
      }
      if (!place.file) download(name, bytes, 'application/octet-stream');
      this.disk = { name: place.file?.name ?? name, locked, file: place.file };
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
    return this.#sealer && this.#bytes(this.book.revision, new Date(), this.book.records);
  }

  /** Forgets keys and passphrases. */
  async forget(): Promise<void> {
    this.#use(undefined);
    await this.vault?.forget();
  }

  /** Whether this browser can write into a file that a person chose. */
  readonly canWriteBack = writesInPlace();

  async #intoBrowser(vault: Vault): Promise<boolean> {
    const { records } = this.book;
    const now = new Date();
    if (now.getTime() - this.#snapshotAt > snapshotEvery) {
      this.#snapshotAt = now.getTime();
      await vault.takeSnapshot(now);
    }
    const written = await vault.write(writtenChanges(this.#browser?.records ?? new Map(), records), now);
    if (!written.ok) {
      this.problem = writeProblems[written.problem];
      return false;
    }
    this.#browser = { records, at: now };
    this.problem = '';
    return true;
  }

  /** The passphrase of the files from now on; none for files that anybody can read. */
  #use(passphrase: string | undefined): void {
    this.#sealer?.stop();
    this.#sealer = undefined;
    this.#posted = new Map();
    if (passphrase === undefined) return;
    this.#sealer = startAgeKeeper();
    this.#sealer.usePassphrase(passphrase);
  }

  async #bytes(revision: number, now: Date, records: Records): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const head = { id: this.book.id, revision, savedAt: now.toISOString() };
    const sealer = this.#sealer;
    if (!sealer) return new TextEncoder().encode(writtenWorkbook({ ...head, records }));
    // Only what changed is made into text and handed over, whatever the size of the workbook.
    await sealer.put(writtenChanges(this.#posted, records));
    this.#posted = records;
    const sealed = await sealer.seal(envelopeEnds(head));
    return sealed.ok ? sealed.bytes : undefined;
  }

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
