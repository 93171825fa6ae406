/** What is to be opened: a vault of this browser, or a file. */
import type { Acceptable } from '../../storage/vault.ts';
import type { Disk } from './disk-file.ts';

export interface VaultOrder {
  vault: string;
  accept?: readonly Acceptable[];
  /** A file that was open beside it when it was locked. */
  disk?: Disk | undefined;
}

export interface FileOrder {
  bytes: Uint8Array<ArrayBuffer>;
  disk: Disk;
  /** Locked in this tab and in no file: when one was written last. */
  unsaved?: Date | undefined;
  /** This browser has a copy too, which nobody writes on after the lock. */
  copyHere?: boolean;
}

export type Order = VaultOrder | FileOrder;
