/** The worker that stretches ahead: what goes wrong in it is an answer, never a form that hangs. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createStretcher } from '../../src/gate/browser/stretcher.ts';
import type { Bytes } from '../../src/gate/bytes.ts';
import { type GateHeader, usualKdf } from '../../src/gate/header.ts';

/** Stands in for the browser's. */
class FakeWorker {
  static all: FakeWorker[] = [];
  onmessage?: (event: { data: Bytes | undefined }) => void;
  onerror?: () => void;
  orders: unknown[] = [];
  ended = false;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(order: unknown) {
    this.orders.push(order);
  }
  terminate() {
    this.ended = true;
  }
}

const header = { kdf: usualKdf, salt: 'AAAA' } as GateHeader;
const bytes = new Uint8Array(32);
const worker = (at: number) => FakeWorker.all[at] as FakeWorker;

beforeEach(() => {
  FakeWorker.all = [];
  vi.stubGlobal('Worker', FakeWorker);
});

test('a word is worked on once, by the worker that waited; another word or another header ends that', async () => {
  const stretcher = createStretcher('/');
  stretcher.ready();
  void stretcher.stretch('one', header);
  const again = stretcher.stretch('one', header);
  expect(FakeWorker.all).toHaveLength(1);
  worker(0).onmessage?.({ data: bytes });
  expect(await again).toBe(bytes);
  expect(worker(0).ended).toBe(true);
  expect(await stretcher.stretch('one', header)).toBe(bytes);
  void stretcher.stretch('two', header);
  void stretcher.stretch('two', { ...header, salt: 'BBBB' });
  expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, true, false]);
  stretcher.ready();
  stretcher.end();
  expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, true, true, true]);
});

test('a program that did not arrive while nobody waited for it is fetched again with the word', async () => {
  const stretcher = createStretcher('/');
  stretcher.ready();
  worker(0).onerror?.();
  await Promise.resolve();
  await Promise.resolve();
  const stretched = stretcher.stretch('one', header);
  worker(1).onmessage?.({ data: bytes });
  expect(await stretched).toBe(bytes);
});

test('what failed is said, and tried anew the next time', async () => {
  const stretcher = createStretcher('/');
  const first = stretcher.stretch('one', header);
  worker(0).onerror?.();
  expect(await first).toBe('unreachable');
  const second = stretcher.stretch('one', header);
  worker(1).onmessage?.({ data: undefined });
  expect(await second).toBe('strained');
  const third = stretcher.stretch('one', header);
  worker(2).onmessage?.({ data: bytes });
  expect(await third).toBe(bytes);
  expect(FakeWorker.all.every(({ ended }) => ended)).toBe(true);
});
