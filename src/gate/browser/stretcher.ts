/** Stretches the passphrase that stands in the field, off the page's thread, and ahead of the person who presses the button. */
import type { Bytes } from '../bytes.ts';
import type { GateHeader } from '../header.ts';
import type { StretchOrder } from './kdf.ts';

/** Why nothing came of it: its program could not be fetched, or the browser does not run it (no WebAssembly, no memory left). */
export type Failure = 'unreachable' | 'strained';

/** A worker for one order. It forgets the passphrase by ending. */
interface Hand {
  worker: Worker;
  /** Settles also where the worker never began; after {@link createStretcher} has ended it, never. */
  stretched: Promise<Bytes | Failure>;
}

/** One at work at most, and one that waits with its program compiled and warm. */
export function createStretcher(base: string) {
  let waiting: Hand | undefined;
  let atWork: (Hand & { order: string }) | undefined;

  function hire(): Hand {
    const worker = new Worker(`${base}_gate/kdf.js`);
    const stretched = new Promise<Bytes | Failure>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<Bytes | undefined>) => resolve(data ?? 'strained');
      worker.onerror = () => resolve('unreachable');
    }).then((answer) => {
      worker.terminate();
      // A failure is not kept: the next try gets another worker.
      if (typeof answer === 'string' && waiting?.worker === worker) waiting = undefined;
      if (typeof answer === 'string' && atWork?.worker === worker) atWork = undefined;
      return answer;
    });
    return { worker, stretched };
  }

  const stretcher = {
    /** Lets a worker wait. After the right word none should: nothing may stand in the way of the page. */
    ready(): void {
      waiting ??= hire();
    },
    /** What the passphrase becomes under this header; what was begun for the same is gone on with. */
    stretch(passphrase: string, { salt, kdf }: GateHeader): Promise<Bytes | Failure> {
      const asked: StretchOrder = { passphrase, salt, kdf };
      const order = JSON.stringify(asked);
      if (atWork?.order === order) return atWork.stretched;
      stretcher.drop();
      const hand = waiting ?? hire();
      waiting = undefined;
      atWork = { ...hand, order };
      hand.worker.postMessage(asked);
      return hand.stretched;
    },
    /** Ends what is under way and forgets what it became. Whoever waits for that waits for ever. */
    drop(): void {
      atWork?.worker.terminate();
      atWork = undefined;
    },
    /** Ends everything: a worker that waits holds as much memory as one at work. */
    end(): void {
      stretcher.drop();
      waiting?.worker.terminate();
      waiting = undefined;
    },
  };
  return stretcher;
}
