/** The one who runs age: in a worker of its own, with its own copy of the records, so that the page never waits for scrypt. */
import { type AgeProblem, decryptAge, encryptAge, work } from './age-file.ts';
import { largestFile } from './disk.ts';
import type { Changes } from './vault.ts';

/** `failed`: the worker did not start or died. Nothing is lost: the page has its own state. */
export type KeeperProblem = AgeProblem | 'failed';

/** What stands before and after the records in a file; together with them it has to be one JSON text. */
interface Frame {
  /** Up to and including the `{` of the records. */
  prefix: string;
  /** From the `}` of the records on. */
  suffix: string;
}

type SealedFile = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; problem: 'tooLarge' | 'failed' };

export type OpenedFile = { ok: true; text: string } | { ok: false; problem: KeeperProblem };

type NewKey =
  | { ok: true; wrapped: Uint8Array<ArrayBuffer>; key: Uint8Array<ArrayBuffer> }
  | { ok: false; problem: 'failed' };

type UnwrappedKey = { ok: true; key: Uint8Array<ArrayBuffer> } | { ok: false; problem: KeeperProblem };

/** Every call is answered in order. Passphrases are normalised (NFC) on this side and nowhere else. */
export interface AgeKeeper {
  /** Keeps the passphrase for the files written from now on, so that the page need not. */
  usePassphrase(passphrase: string): Promise<void>;
  /** Whether that is the one it keeps, without a scrypt. */
  usesPassphrase(passphrase: string): Promise<{ ok: boolean }>;
  /** Takes over changed records into its copy. */
  put(changes: Changes): Promise<void>;
  /**
   * Its copy as one age file: `prefix`, then `"id":text` of each record in the order of their ids, joined by commas, then `suffix`.
   * Costs a full scrypt (about a second). Needs `usePassphrase` before; without it the answer is `failed`.
   */
  seal(frame: Frame): Promise<SealedFile>;
  /** The text in an age file. Its copy of the records stays as it is. */
  open(bytes: Uint8Array, passphrase: string): Promise<OpenedFile>;
  /** A new random key of 32 bytes, and the same wrapped as an age file. */
  newKey(passphrase: string): Promise<NewKey>;
  unwrapKey(wrapped: Uint8Array, passphrase: string): Promise<UnwrappedKey>;
  /** Ends the worker and with it its copy and the passphrase. Calls under way answer `failed`. */
  stop(): void;
}

/** The keeper itself, in the thread that calls: the body of the worker, and what tests use. @param factor lower only in tests. */
export function keepHere(factor: { file: number; key: number } = work): AgeKeeper {
  const records = new Map<string, string>();
  let passphrase: string | undefined;
  const decrypt = async (file: Uint8Array, attempt: string) => {
    try {
      return await decryptAge(file, attempt);
    } catch {
      return failed;
    }
  };
  return {
    async usePassphrase(chosen) {
      passphrase = chosen;
    },
    async usesPassphrase(attempt) {
      return { ok: passphrase?.normalize('NFC') === attempt.normalize('NFC') };
    },
    async put(changes) {
      for (const [id, text] of changes) {
        if (text === undefined) records.delete(id);
        else records.set(id, text);
      }
    },
    async seal(frame) {
      if (passphrase === undefined) return failed;
      try {
        const plain = new TextEncoder().encode(joined(frame, records));
        if (plain.length > largestPlain) return { ok: false, problem: 'tooLarge' };
        return { ok: true, bytes: await encryptAge(plain, passphrase, factor.file) };
      } catch {
        // Not enough memory for scrypt or for the text.
        return failed;
      }
    },
    async open(file, attempt) {
      const opened = await decrypt(file, attempt);
      if (!opened.ok) return opened;
      const text = textOf(opened.bytes);
      return text === undefined ? { ok: false, problem: 'foreign' } : { ok: true, text };
    },
    async newKey(chosen) {
      try {
        const key = crypto.getRandomValues(new Uint8Array(32));
        return { ok: true, key, wrapped: await encryptAge(key, chosen, factor.key) };
      } catch {
        return failed;
      }
    },
    async unwrapKey(wrapped, attempt) {
      const opened = await decrypt(wrapped, attempt);
      if (!opened.ok) return opened;
      return opened.bytes.length === 32 ? { ok: true, key: opened.bytes } : { ok: false, problem: 'foreign' };
    },
    stop() {
      records.clear();
      passphrase = undefined;
    },
  };
}

const failed = { ok: false, problem: 'failed' } as const;

/** So much plain text that the age file around it (16 bytes for 64 KiB, and the header) may still be opened again. */
const largestPlain = largestFile - 64 * 1024;

function joined({ prefix, suffix }: Frame, records: ReadonlyMap<string, string>): string {
  const ids = [...records.keys()].sort();
  return prefix + ids.map((id) => `${JSON.stringify(id)}:${records.get(id)}`).join(',') + suffix;
}

/** Strictly UTF-8: anything else is a file of another program. */
function textOf(plain: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}
