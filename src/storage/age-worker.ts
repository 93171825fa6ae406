/** The worker behind `age.ts`: one order, one answer. */
import type { OpenedAge } from './age.ts';
import { fromAge, toAge } from './age-file.ts';

export type Order =
  | { do: 'close'; text: string; passphrase: string }
  | { do: 'open'; bytes: Uint8Array<ArrayBuffer>; passphrase: string };
export type Answer = OpenedAge | { ok: true; bytes: Uint8Array<ArrayBuffer> };

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  let answer: Answer;
  try {
    answer =
      data.do === 'close'
        ? { ok: true, bytes: await toAge(data.text, data.passphrase) }
        : await fromAge(data.bytes, data.passphrase);
  } catch {
    answer = { ok: false, problem: 'refused' };
  }
  self.postMessage(answer);
};
