/** A page with nothing but the storage, for tests and measurements in a real browser. */
import { closeAge, openAge } from '../../src/storage/age.ts';
import { startAgeKeeper } from '../../src/storage/age-thread.ts';
import { diskFile } from '../../src/storage/disk.ts';
import { askToPersist, describeDurability } from '../../src/storage/durability.ts';
import { eraseEverything } from '../../src/storage/erase.ts';
import { joinTabs } from '../../src/storage/one-writer.ts';
import { createVault, discardVault, listVaults, openVault } from '../../src/storage/vaults.ts';

const storage = {
  askToPersist,
  closeAge,
  createVault,
  describeDurability,
  discardVault,
  diskFile,
  eraseEverything,
  joinTabs,
  listVaults,
  openAge,
  openVault,
  startAgeKeeper,
};

declare global {
  interface Window {
    storage: typeof storage;
  }
}

window.storage = storage;
