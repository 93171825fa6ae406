/** A file on disk or on a share, written back in place where the browser can (File System Access), else handed over as a download. */

/** The file that a workbook lies in. */
export interface Disk {
  name: string;
  locked: boolean;
  handle?: FileSystemFileHandle | undefined;
  /** When we wrote or read it last, as the file system says. */
  modified: number;
}

type Written = { ok: true; disk: Disk } | { ok: false; problem: 'newer' | 'refused' | 'cancelled' };

interface Picker {
  showSaveFilePicker(options: object): Promise<FileSystemFileHandle>;
  showOpenFilePicker(options: object): Promise<FileSystemFileHandle[]>;
}

/** Whether this browser lets a page write into a file that a person chose. */
export function canWriteBack(): boolean {
  return 'showSaveFilePicker' in window;
}

/** Writes. A file that somebody else changed in the meantime is never overwritten unseen. */
export async function writeBack(order: {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  open: Disk | undefined;
  locked: boolean;
  /** Whether to ask for a place. */
  ask: boolean;
}): Promise<Written> {
  const { name, bytes, open, locked, ask } = order;
  if (!canWriteBack()) return { ok: true, disk: { name, locked, modified: 0 } };
  let handle = open?.handle;
  try {
    if (!handle || ask) {
      handle = await (window as unknown as Picker).showSaveFilePicker({ suggestedName: name, id: 'arbeitsbuch' });
    } else if (open && (await handle.getFile()).lastModified > open.modified) {
      return { ok: false, problem: 'newer' };
    }
    // Written beside and put in place on closing: a crash in between leaves the old file whole.
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    return { ok: true, disk: { name: handle.name, locked, handle, modified: (await handle.getFile()).lastModified } };
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === 'AbortError';
    return { ok: false, problem: cancelled ? 'cancelled' : 'refused' };
  }
}

/** A file that a person chooses, with its handle where there is one; undefined where they chose none. */
export async function chooseFile(): Promise<{ file: File; handle: FileSystemFileHandle } | undefined> {
  try {
    const [handle] = await (window as unknown as Picker).showOpenFilePicker({ id: 'arbeitsbuch' });
    return handle && { file: await handle.getFile(), handle };
  } catch {
    return undefined;
  }
}
