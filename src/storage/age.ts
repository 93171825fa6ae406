/**
 * Texts in age files (https://age-encryption.org/v1), locked by a passphrase: the `age` command opens them, and we open its.
 * The work is done in a worker, because the passphrase alone takes half a second to a second and blocks its thread.
 */
import type { Answer, Order } from './age-worker.ts';

export type OpenedAge = { ok: true; text: string } | { ok: false; problem: 'wrongPassphrase' | 'broken' | 'refused' };

/** Bytes above which nothing of ours can be. */
export const largestAge = 50_000_000;

/** Whether bytes begin as an age file does, binary or armoured. */
export function looksLikeAge(bytes: Uint8Array): boolean {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 34));
  return begin.startsWith('age-encryption.org/v1') || begin.startsWith('-----BEGIN AGE ENCRYPTED FILE-----');
}

/** The bytes of an age file; undefined where the browser could not make it. */
export async function closeAge(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const answer = await ask({ do: 'close', text, passphrase });
  return answer.ok && 'bytes' in answer ? answer.bytes : undefined;
}

export async function openAge(bytes: Uint8Array<ArrayBuffer>, passphrase: string): Promise<OpenedAge> {
  const answer = await ask({ do: 'open', bytes, passphrase });
  if (!answer.ok) return answer;
  return 'text' in answer ? { ok: true, text: answer.text } : { ok: false, problem: 'refused' };
}

/** A worker for one order: it forgets the passphrase by ending. */
function ask(order: Order): Promise<Answer> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./age-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      resolve({ ok: false, problem: 'refused' });
      return;
    }
    const end = (answer: Answer) => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => end(data);
    worker.onerror = () => end({ ok: false, problem: 'refused' });
    worker.postMessage(order);
  });
}
