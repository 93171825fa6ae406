/**
 * A file on a disk or a share that is written in place, where the browser can (File System Access, https://wicg.github.io/file-system-access/).
 * What somebody else wrote into it since we last saw it is never overwritten unseen. Between our look and the end of our write a share
 * leaves a moment in which another computer may write too; the check after the write tells of it.
 */

/** Bytes. A larger file is neither read nor written. */
export const largestFile = 50 * 1024 * 1024;

/** A file handle, as far as it is used; Chromium's has the two about permission, the standard's has not. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<{ arrayBuffer(): Promise<ArrayBuffer>; size: number; lastModified: number }>;
  createWritable(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
  queryPermission?(wish: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wish: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
}

/**
 * - `changedOnDisk`: somebody else wrote since. `read` shows what; after that `save` replaces it.
 * - `noPermission`: has to be given again, in answer to a click.
 * - `moved`: no longer there under this name.
 * - `failed`: anything else, a share that went away for example. The file before is as it was, or the check after the write failed.
 */
export type DiskProblem = 'changedOnDisk' | 'noPermission' | 'moved' | 'full' | 'tooLarge' | 'failed';

type DiskSaved = { ok: true } | { ok: false; problem: DiskProblem };

type DiskRead =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; lastModified: number }
  | { ok: false; problem: DiskProblem };

/** A file we may write back into. */
export interface DiskFile {
  readonly name: string;
  /** What stands in it now; from here on that counts as seen. */
  read(): Promise<DiskRead>;
  /** The same, where it is still what we saw last; else `changedOnDisk`, and what is new stays unseen. */
  readSeen(): Promise<DiskRead>;
  /** Replaces its content, all or nothing, and reads it again to be sure. */
  save(bytes: Uint8Array<ArrayBuffer>): Promise<DiskSaved>;
}

export type Picked = { ok: true; file: DiskFile } | { ok: false; problem: 'cancelled' | 'noPermission' };

/** What the dialog says beside the files it offers: `{ 'application/octet-stream': ['.sgab'] }`. */
export interface FileKind {
  description: string;
  accept: Record<string, string[]>;
}

/** Whether this browser writes back into files. */
export function writesInPlace(): boolean {
  return 'showSaveFilePicker' in globalThis && 'showOpenFilePicker' in globalThis;
}

/** Asks where to save. What stands there now counts as seen: the dialog asked whether it may go. Only in answer to a click. */
export async function pickToSave(suggestedName: string, kind: FileKind): Promise<Picked> {
  return picked(async () => {
    const handle = await pickers().showSaveFilePicker({ suggestedName, types: [kind] });
    const file = diskFile(handle);
    await file.read();
    return file;
  });
}

/** Asks which file to open. Only in answer to a click. */
export async function pickToOpen(kind: FileKind): Promise<Picked> {
  return picked(async () => {
    const [handle] = await pickers().showOpenFilePicker({ types: [kind] });
    return handle && diskFile(handle);
  });
}

export function diskFile(handle: FileHandle): DiskFile {
  let seen: string | undefined;
  const content = async (): Promise<DiskRead> => {
    const file = await handle.getFile();
    if (file.size > largestFile) return { ok: false, problem: 'tooLarge' };
    return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()), lastModified: file.lastModified };
  };
  const save = async (bytes: Uint8Array<ArrayBuffer>): Promise<DiskSaved> => {
    if (!(await mayWrite(handle))) return { ok: false, problem: 'noPermission' };
    const before = await content();
    // A file too large to be ours was certainly not written by us.
    if (!before.ok || (await fingerprint(before.bytes)) !== seen) return { ok: false, problem: 'changedOnDisk' };
    const writable = await handle.createWritable();
    try {
      await writable.write(bytes);
      await writable.close();
    } catch (thrown) {
      // What was written so far lies in a file beside; without this it would stay there.
      await writable.abort().catch(() => undefined);
      throw thrown;
    }
    const after = await content();
    const written = await fingerprint(bytes);
    if (!after.ok || (await fingerprint(after.bytes)) !== written) return { ok: false, problem: 'failed' };
    seen = written;
    return { ok: true };
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: handle.name,
    async read() {
      try {
        const read = await content();
        if (read.ok) seen = await fingerprint(read.bytes);
        return read;
      } catch (thrown) {
        return { ok: false, problem: problemOf(thrown) };
      }
    },
    async readSeen() {
      try {
        const read = await content();
        if (read.ok && (await fingerprint(read.bytes)) !== seen) return { ok: false, problem: 'changedOnDisk' };
        return read;
      } catch (thrown) {
        return { ok: false, problem: problemOf(thrown) };
      }
    },
    save(bytes) {
      const saved = last
        .then(() => save(bytes))
        .catch((thrown): DiskSaved => ({ ok: false, problem: problemOf(thrown) }));
      last = saved;
      return saved;
    },
  };
}

async function mayWrite(handle: FileHandle): Promise<boolean> {
  const wish = { mode: 'readwrite' } as const;
  const state = await handle.queryPermission?.(wish);
  if (state !== 'prompt') return state !== 'denied';
  try {
    return (await handle.requestPermission?.(wish)) === 'granted';
  } catch {
    // Not in answer to a click.
    return false;
  }
}

async function fingerprint(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
}

/** Names of errors after the File System Standard, https://fs.spec.whatwg.org/ */
function problemOf(thrown: unknown): DiskProblem {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'noPermission';
  if (name === 'NotFoundError') return 'moved';
  if (name === 'QuotaExceededError') return 'full';
  return 'failed';
}

async function picked(ask: () => Promise<DiskFile | undefined>): Promise<Picked> {
  try {
    const file = await ask();
    return file ? { ok: true, file } : { ok: false, problem: 'cancelled' };
  } catch (thrown) {
    const cancelled = thrown instanceof Error && thrown.name === 'AbortError';
    return { ok: false, problem: cancelled ? 'cancelled' : 'noPermission' };
  }
}

interface Pickers {
  showSaveFilePicker(options: { suggestedName: string; types: FileKind[] }): Promise<FileHandle>;
  showOpenFilePicker(options: { types: FileKind[] }): Promise<FileHandle[]>;
}

/** TypeScript's library does not know them: they are no standard of all browsers. */
function pickers(): Pickers {
  return globalThis as unknown as Pickers;
}
