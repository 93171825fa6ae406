/**
 * Where an open workbook is kept: in this tab only, in this browser, or in a file. What the state says in words is what is true. Every
 * writing is all or nothing; one that fails leaves what was kept before and says so.
 */
import type { Values } from '../../model/field.ts';
import { berlin, clockTime } from '../../model/time.ts';
import { closeAge } from '../../storage/age.ts';
import { type DiskFile, type DiskProblem, pickToSave, writesInPlace } from '../../storage/disk.ts';
import type { Vault, WriteProblem } from '../../storage/vault.ts';
import { writeWorkbook } from '../../workbook/file.ts';
import { download, fileName } from '../editor/disk.ts';
import type { Book } from './book.svelte.ts';
import { type Disk, workbookFiles } from './disk-file.ts';

/** Milliseconds of rest before what was typed is kept. */
const rest = { browser: 600, file: 8000 } as const;
/** Milliseconds between two snapshots in the browser. */
const snapshotEvery = 15 * 60_000;

export type Place = 'tab' | 'browser' | 'file';

export class Keeper {
  readonly book: Book;
  place = $state<Place>('tab');
  /** Instant of the last keeping. */
  keptAt = $state.raw<Date | undefined>();
  /** What went wrong last, in words; empty where nothing did. */
  problem = $state('');
  busy = $state(false);
  vault = $state.raw<Vault | undefined>();
  disk = $state.raw<Disk | undefined>();
  /** Of the open file; in memory only, and gone with `forget`. */
  #passphrase: string | undefined = undefined;
  /** Record → values that lie where they are kept. */
  #kept: ReadonlyMap<string, Values> = $state.raw(new Map());
  #snapshotAt = 0;
  readonly isKept = $derived.by(() => this.place !== 'tab' && same(this.book.records, this.#kept));
  /** Nobody has written anything yet. */
  readonly isFresh: boolean = $derived.by(() => this.place === 'tab' && same(this.book.records, this.#kept));
  readonly hasPassphrase = $derived(this.vault?.locked === true || this.disk?.locked === true);

  /** @param untouched whether leaving now loses nothing: a new, empty workbook. */
  constructor(book: Book, untouched: boolean) {
    this.book = book;
    if (untouched) this.#kept = book.records;
  }

  /** „In diesem Browser gesichert, 14:03 Uhr“. */
  readonly words = $derived.by(() => {
    if (this.busy) return 'Wird gesichert …';
    const at = this.keptAt ? clockTime(this.keptAt) : '';
    const changed = this.isKept ? '' : ' – seither geändert';
    switch (this.place) {
      case 'tab':
        return 'Nur in diesem Tab – noch nicht gesichert';
      case 'browser':
        return `In diesem Browser gesichert, ${at}${changed}`;
      case 'file':
        return `In Datei ${this.disk?.name ?? ''} gesichert, ${at}${changed}`;
    }
  });

  /** Goes on where a vault was opened. */
  keptIn(vault: Vault, at: Date): void {
    this.vault = vault;
    this.place = 'browser';
    this.keptAt = at;
    this.#kept = this.book.records;
  }

  /** Goes on where a file was opened. */
  openedFrom(disk: Disk, passphrase: string | undefined, at: Date): void {
    this.disk = disk;
    this.#passphrase = passphrase;
    this.place = 'file';
    this.keptAt = at;
    this.#kept = this.book.records;
  }

  /** How long to wait after the last change; undefined where keeping needs a person. */
  get pause(): number | undefined {
    if (this.place === 'browser') return rest.browser;
    return this.place === 'file' && this.disk?.file ? rest.file : undefined;
  }

  /** Keeps what changed, where it is kept. @returns whether everything on the screen is kept now. */
  async keep(): Promise<boolean> {
    if (this.isKept || this.place === 'tab') return this.isKept;
    return this.place === 'browser' ? this.#keepInBrowser() : this.saveFile();
  }

  async #keepInBrowser(): Promise<boolean> {
    const { records } = this.book;
    const changes = changesBetween(this.#kept, records);
    const now = new Date();
    if (!this.vault) return false;
    if (now.getTime() - this.#snapshotAt > snapshotEvery) {
      this.#snapshotAt = now.getTime();
      await this.vault.takeSnapshot(now);
    }
    const written = await this.vault.write(changes, now);
    if (!written.ok) {
      this.problem = vaultProblems[written.problem];
      return false;
    }
    this.#kept = records;
    this.keptAt = now;
    this.problem = '';
    return this.isKept;
  }

  /** Begins to keep the workbook in a vault. */
  async intoVault(vault: Vault): Promise<void> {
    this.vault = vault;
    this.place = 'browser';
    this.#kept = new Map();
    await this.#keepInBrowser();
  }

  /**
   * Writes the whole workbook into a file: back into the open one where the browser can, else as a download.
   * @param next another passphrase, or null for a file that anybody can read; the one of the open file unless told.
   */
  async saveFile(next?: string | null, elsewhere = false): Promise<boolean> {
    const passphrase = next === undefined ? this.#passphrase : (next ?? undefined);
    const { records } = this.book;
    const now = new Date();
    this.busy = true;
    try {
      const revision = this.book.revision + 1;
      const text = writeWorkbook({ ...this.book.workbook, revision }, now);
      const bytes = passphrase === undefined ? new TextEncoder().encode(text) : await closeAge(text, passphrase);
      if (!bytes) throw new Error('The file could not be closed.');
      const ending = passphrase === undefined ? 'sga.json' : 'sgab';
      const name = `${fileName(this.book.profile.group.neutralTitle)}-${berlin(now).minute}.${ending}`;
      const locked = passphrase !== undefined;
      const open = !elsewhere && this.disk?.locked === locked ? this.disk.file : undefined;
      const written = await this.#writeFile(name, bytes, locked, open);
      if (typeof written !== 'string') {
        this.disk = written;
        this.#passphrase = passphrase;
        this.book.revision = revision;
        this.place = 'file';
        this.#kept = records;
        this.keptAt = now;
        this.problem = '';
        return this.isKept;
      }
      if (written !== 'cancelled') this.problem = diskProblems[written];
    } catch {
      this.problem =
        'Die Datei konnte nicht geschrieben werden. Ihre Eingaben stehen noch in diesem Tab. Versuchen Sie es mit einem anderen Ordner.';
    } finally {
      this.busy = false;
    }
    return false;
  }

  /** Into the open file, into one that the person chooses, or as a download where the browser knows nothing else. */
  async #writeFile(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    locked: boolean,
    open: DiskFile | undefined,
  ): Promise<Disk | DiskProblem | 'cancelled'> {
    if (!open && !writesInPlace()) {
      download(name, bytes, 'application/octet-stream');
      return { name, locked };
    }
    const picked = open ? { ok: true as const, file: open } : await pickToSave(name, workbookFiles);
    if (!picked.ok) return picked.problem;
    const saved = await picked.file.save(bytes);
    return saved.ok ? { name: picked.file.name, locked, file: picked.file } : saved.problem;
  }

  /** What is on the screen as a closed file in memory, for a lock without a vault; undefined without a passphrase. */
  async closedCopy(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#passphrase === undefined) return undefined;
    return closeAge(writeWorkbook(this.book.workbook, new Date()), this.#passphrase);
  }

  /** Forgets keys and passphrases. */
  async forget(): Promise<void> {
    this.#passphrase = undefined;
    await this.vault?.forget();
  }

  /** Whether this browser can write into a file that a person chose. */
  readonly canWriteBack = writesInPlace();
}

const diskProblems: Record<DiskProblem, string> = {
  changedOnDisk:
    'Die Datei wurde inzwischen von anderer Stelle geändert. Sie wurde nicht überschrieben. Sichern Sie unter einem anderen Namen und vergleichen Sie beide.',
  noPermission:
    'Der Browser darf nicht mehr in die Datei schreiben. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie noch einmal und erlauben Sie es dem Browser.',
  moved:
    'Die Datei liegt nicht mehr dort, wo sie war. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie unter einem anderen Namen.',
  full: 'Auf dem Datenträger ist kein Platz mehr. Die Datei ist unverändert, und Ihre Eingaben stehen noch in diesem Tab. Sichern Sie an einem anderen Ort.',
  tooLarge:
    'Dort liegt eine Datei, die größer als 50 MB ist. Sie wurde nicht überschrieben. Sichern Sie unter einem anderen Namen.',
  failed:
    'Die Datei konnte nicht geschrieben werden. Ihre Eingaben stehen noch in diesem Tab. Versuchen Sie es mit einem anderen Ordner.',
};

const vaultProblems: Record<WriteProblem, string> = {
  full: 'Der Speicher des Browsers ist voll. Was gesichert war, ist es noch, und Ihre Eingaben stehen noch in diesem Tab. Sichern Sie jetzt als Datei.',
  refused:
    'Der Browser konnte nicht sichern. Was gesichert war, ist es noch, und Ihre Eingaben stehen noch in diesem Tab. Sichern Sie jetzt als Datei.',
  changedElsewhere:
    'Ein anderer Tab hat dieses Arbeitsbuch inzwischen gesichert. Nichts wurde überschrieben, Ihre Eingaben stehen noch in diesem Tab. Sichern Sie sie als Datei.',
  closed:
    'Das Arbeitsbuch ist im Browser schon gesperrt. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie sie als Datei.',
  gone: 'Das Arbeitsbuch wurde in diesem Browser gelöscht. Ihre Eingaben stehen noch in diesem Tab. Sichern Sie sie als Datei, wenn Sie sie behalten wollen.',
};

function same(a: ReadonlyMap<string, Values>, b: ReadonlyMap<string, Values>): boolean {
  return a.size === b.size && [...a].every(([record, values]) => b.get(record) === values);
}

/** What has to be written, as texts. */
function changesBetween(
  kept: ReadonlyMap<string, Values>,
  records: ReadonlyMap<string, Values>,
): Map<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (const [record, values] of records) if (kept.get(record) !== values) changes.set(record, JSON.stringify(values));
  for (const record of kept.keys()) if (!records.has(record)) changes.set(record, undefined);
  return changes;
}
