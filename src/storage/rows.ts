/** The database of one vault: what belongs together is written in one transaction, all of it or nothing. */
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { prefix } from './names.ts';

/** What is readable of a vault without its passphrase. */
export interface Label {
  /** Of the rows; a larger one is not for us to read. */
  format: number;
  /** Number of the last write. */
  number: number;
  savedAt: string;
  /** The key as a small age file; undefined where the vault is not locked. */
  wrapped?: Bytes;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** One transaction on one vault. */
interface Commit {
  /** The number the vault has to have by now; 0: it must not exist. */
  expected: number;
  label: Label;
  put: { row: string; bytes: Bytes }[];
  drop: string[];
  /** Every row there is goes first. */
  anew?: boolean;
}

type Committed = 'done' | 'full' | 'refused' | 'gone' | 'exists' | 'changedElsewhere';

/** `broken`: there is a database of this name, but it holds no vault. */
export type ReadProblem = 'gone' | 'broken' | 'refused';

export interface Rows {
  /** The label and the named rows as they lie there at one moment; an entry is undefined where a row is missing. Writes nothing. */
  read(names: string[]): Promise<{ label: Label; bytes: (Bytes | undefined)[] } | ReadProblem>;
  commit(commit: Commit): Promise<Committed>;
  /** Removes the whole database. Another tab lets go of it by itself. */
  remove(): Promise<'done' | 'refused'>;
  /** Lets go of the database until it is needed again. */
  rest(): void;
}

/** @param name of the vault; its database is called so, after the prefix all ours share. */
export function rowsOf(name: string): Rows {
  let open: IDBPDatabase | undefined;
  const rest = () => {
    open?.close();
    open = undefined;
  };
  const connect = async (create: boolean): Promise<IDBPDatabase | undefined> => {
    if (open) return open;
    let missing = false;
    try {
      open = await openDB(prefix + name, 1, {
        upgrade(fresh, _old, _new, transaction) {
          if (!create) {
            // A database made only to look whether there is one would be a trace.
            missing = true;
            forgotten(transaction.done);
            transaction.abort();
            return;
          }
          fresh.createObjectStore(labels);
          fresh.createObjectStore(rows);
        },
        // Another tab removes it.
        blocking: rest,
        terminated: rest,
      });
      return open;
    } catch (thrown) {
      if (missing) return undefined;
      throw thrown;
    }
  };
  return {
    rest,
    async read(names) {
      try {
        const database = await connect(false);
        if (!database) return 'gone';
        const transaction = database.transaction([labels, rows]);
        forgotten(transaction.done);
        const label: unknown = await transaction.objectStore(labels).get(only);
        const store = transaction.objectStore(rows);
        const found: unknown[] = await Promise.all(names.map((row) => store.get(row)));
        if (!isLabel(label)) return label === undefined ? 'gone' : 'broken';
        return { label, bytes: found.map((each) => (isBytes(each) ? each : undefined)) };
      } catch {
        return 'refused';
      }
    },
    async commit({ expected, label, put, drop, anew }) {
      try {
        const database = await connect(expected === 0);
        if (!database) return 'gone';
        // Strict: acknowledged means on the disk, not on its way there.
        const transaction = database.transaction([labels, rows], 'readwrite', { durability: 'strict' });
        const store = transaction.objectStore(rows);
        const found: unknown = await transaction.objectStore(labels).get(only);
        const mismatch = difference(found, expected);
        if (mismatch) {
          await transaction.done;
          return mismatch;
        }
        if (anew) forgotten(store.clear());
        for (const row of drop) forgotten(store.delete(row));
        for (const { row, bytes } of put) forgotten(store.put(bytes, row));
        forgotten(transaction.objectStore(labels).put(label, only));
        await transaction.done;
        return 'done';
      } catch (thrown) {
        return isFull(thrown) ? 'full' : 'refused';
      }
    },
    remove() {
      rest();
      return new Promise((resolve) => {
        // Tabs of ours let go by themselves; one that is frozen must not let this wait for ever.
        const blocked = () => setTimeout(resolve, patience, 'refused');
        deleteDB(prefix + name, { blocked }).then(
          () => resolve('done'),
          () => resolve('refused'),
        );
      });
    },
  };
}

const labels = 'labels';
const rows = 'rows';

/** Milliseconds that another tab has to let go. */
const patience = 3_000;

/** Key of the one label. */
const only = 0;

/** Whoever awaits the rest hears of the failure; this part of it needs no second ear. */
function forgotten(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

function difference(found: unknown, expected: number): Committed | undefined {
  if (found === undefined) return expected === 0 ? undefined : 'gone';
  if (expected === 0) return 'exists';
  return isLabel(found) && found.number === expected ? undefined : 'changedElsewhere';
}

function isFull(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'QuotaExceededError';
}

function isBytes(input: unknown): input is Bytes {
  return input instanceof Uint8Array && input.buffer instanceof ArrayBuffer;
}

function isLabel(input: unknown): input is Label {
  if (typeof input !== 'object' || input === null) return false;
  const { format, number, savedAt, wrapped } = input as Partial<Record<keyof Label, unknown>>;
  return (
    typeof format === 'number' &&
    typeof number === 'number' &&
    typeof savedAt === 'string' &&
    (wrapped === undefined || isBytes(wrapped))
  );
}
