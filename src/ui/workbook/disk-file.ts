/** The file that an open workbook lies in, and what the dialogs of the browser say about it. */
import type { DiskFile, FileKind } from '../../storage/disk.ts';

export interface Disk {
  name: string;
  locked: boolean;
  /** Written back in place; undefined where the browser only downloads. */
  file?: DiskFile | undefined;
}

export const workbookFiles: FileKind = {
  description: 'Arbeitsbuch',
  accept: { 'application/octet-stream': ['.sgab'], 'application/json': ['.json'] },
};
