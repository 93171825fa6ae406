/** What shell, pages and worker say to each other. */
import type { Bytes } from '../bytes.ts';
import type { Trouble } from './opened.ts';

/** To the worker, with a port for the one answer. */
export type GateAsk =
  | { type: 'sgh-gate'; ask: 'open'; contentKey: Bytes; remember: boolean }
  | { type: 'sgh-gate'; ask: 'state' }
  | { type: 'sgh-gate'; ask: 'lock' }
  /** Sent by the shell to a worker that waits: it takes over if no page is unlocked, and answers whether. */
  | { type: 'sgh-gate'; ask: 'take over' };

/** From the worker. `otherKey`: the host has a new key, this one opens nothing any more. */
export type GateAnswer =
  | { answer: 'open'; keyId: string; remembered?: boolean }
  /** `renewed`: whoever was in is out because the host has a new key. */
  | { answer: 'locked'; renewed?: boolean }
  | { answer: 'trouble'; why: Trouble | 'otherKey' };

/** From the worker to every page: `key?` with a port for a {@link KeyAnswer}, and `locked`. */
export interface GateTell {
  type: 'sgh-gate';
  tell: 'key?' | 'locked';
}

/** A tab's answer to `key?`. */
export interface KeyAnswer {
  contentKey?: Bytes;
}

/** Whether a message is for the gate's worker. */
export function isGateAsk(message: unknown): message is GateAsk {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'sgh-gate' &&
    'ask' in message
  );
}

/** Whether a message is from the gate's worker to a page. */
export function isGateTell(message: unknown): message is GateTell {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'sgh-gate' &&
    'tell' in message
  );
}

/** Asks a worker and waits fifteen seconds: it may be on its way out. Undefined where it does not answer. */
export function ask(worker: ServiceWorker, question: GateAsk): Promise<GateAnswer | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const over = setTimeout(() => resolve(undefined), 15_000);
    port1.onmessage = ({ data }: MessageEvent<GateAnswer>) => {
      clearTimeout(over);
      resolve(data);
    };
    worker.postMessage(question, [port2]);
  });
}
