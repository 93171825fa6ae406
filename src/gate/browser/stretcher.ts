/** Stretches the passphrase that stands in the field, off the page's thread, and ahead of the person who presses the button. */
import type { Bytes } from '../bytes.ts';
import type { GateHeader } from '../header.ts';
import type { StretchOrder } from './kdf.ts';

/** One at work at most, and one that waits with its program compiled and warm. A worker forgets the passphrase by ending. */
export function createStretcher(base: string) {
  let waiting: Worker | undefined;
  let atWork: { worker: Worker; order: StretchOrder; stretched: Promise<Bytes> } | undefined;

  const stretcher = {
    /** Lets a worker wait. After the right word none should: nothing may stand in the way of the page. */
    ready(): void {
      waiting ??= new Worker(`${base}_gate/kdf.js`);
    },
    /** What the passphrase becomes under this header; what was begun for the same is gone on with. Rejects where the function does not run. */
    stretch(passphrase: string, { salt, kdf }: GateHeader): Promise<Bytes> {
      const order = { passphrase, salt, kdf };
      if (atWork && JSON.stringify(atWork.order) === JSON.stringify(order)) return atWork.stretched;
      stretcher.drop();
      stretcher.ready();
      const worker = waiting as Worker;
      waiting = undefined;
      atWork = { worker, order, stretched: answerOf(worker, order) };
      // Whether it went wrong is told where it is waited for.
      atWork.stretched.catch(() => undefined);
      return atWork.stretched;
    },
    /** Ends what is under way and forgets what it became. */
    drop(): void {
      atWork?.worker.terminate();
      atWork = undefined;
    },
  };
  return stretcher;
}

function answerOf(worker: Worker, order: StretchOrder): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Bytes | undefined>) => {
      worker.terminate();
      if (data) resolve(data);
      else reject(new Error('The header holds no salt.'));
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('The passphrase function did not run.'));
    };
    worker.postMessage(order);
  });
}
