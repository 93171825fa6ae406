/** One tab writes into a workbook (Web Locks); another one takes over only after the first has kept everything. */
import { prefix } from '../../storage/names.ts';

export interface Claim {
  readonly id: string;
  release(): void;
}

const channel = `${prefix}arbeitsbuch`;

/**
 * Claims a workbook for this tab. @param handOver keeps and closes here, when another tab asks.
 * @returns undefined where another tab holds it. Without Web Locks the claim is granted: such browsers are older than this product.
 */
export async function claim(id: string, handOver: () => Promise<void>): Promise<Claim | undefined> {
  if (!('locks' in navigator)) return { id, release: () => undefined };
  wanted = id;
  return new Promise((resolve) => {
    navigator.locks.request(`${channel}-${id}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return resolve(undefined);
      const asking = new BroadcastChannel(channel);
      await new Promise<void>((release) => {
        asking.onmessage = async ({ data }) => {
          if (data !== id) return;
          await handOver();
          release();
        };
        resolve({ id, release });
      });
      asking.close();
    });
  });
}

let wanted = '';

/** Asks the tab that holds the workbook to keep and close it, and waits until it has. */
claim.takeOver = async (): Promise<void> => {
  const asking = new BroadcastChannel(channel);
  asking.postMessage(wanted);
  await navigator.locks.request(`${channel}-${wanted}`, async () => undefined);
  asking.close();
};
