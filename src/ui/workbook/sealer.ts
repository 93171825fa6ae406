/** Closes the open file: alone with its passphrase, in a worker that keeps a copy of the records, so that only what changed is handed over. */
import type { AgeKeeper } from '../../storage/age-keeper.ts';
import { startAgeKeeper } from '../../storage/age-thread.ts';
import { envelopeEnds, type Workbook } from '../../workbook/file.ts';
import type { Records } from '../../workbook/records.ts';
import { writtenChanges } from './written.ts';

/** Of one passphrase: another one is another sealer. */
export class Sealer {
  readonly #keeper: AgeKeeper = startAgeKeeper();
  /** The records that the worker has. */
  #posted: Records = new Map();

  constructor(passphrase: string) {
    this.#keeper.usePassphrase(passphrase);
  }

  /** Whether that is the passphrase that closes the file. */
  async uses(passphrase: string): Promise<boolean> {
    return (await this.#keeper.usesPassphrase(passphrase)).ok;
  }

  /** The workbook as an age file; undefined where the browser could not make it. */
  async bytes({ records, ...head }: Workbook): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const changes = writtenChanges(this.#posted, records);
    this.#posted = records;
    await this.#keeper.put(changes);
    const sealed = await this.#keeper.seal(envelopeEnds(head));
    return sealed.ok ? sealed.bytes : undefined;
  }

  /** Forgets the passphrase by ending the worker. */
  stop(): void {
    this.#keeper.stop();
  }
}
