/** One tab writes, the others read; with Web Locks and without. */
import { afterEach, describe, expect, test } from 'vitest';
import { joinTabs, type Listener, type Meeting, type OneWriter } from '../../src/storage/one-writer.ts';

const workbook = 'probe';
const joined: OneWriter[] = [];
afterEach(() => {
  for (const each of joined.splice(0)) each.leave();
});

/** A tab that notes what it is told. */
async function tab(locks: boolean, listener: Partial<Listener> = {}) {
  const told: string[] = [];
  const meeting: Meeting = {
    locks: locks ? navigator.locks : undefined,
    channel: new BroadcastChannel('probe'),
    patience: 400,
  };
  const writer = await joinTabs(
    workbook,
    {
      seal: async () => {
        told.push('seal');
        return true;
      },
      onLost: () => told.push('lost'),
      onNews: (news) => told.push(news),
      ...listener,
    },
    meeting,
  );
  joined.push(writer);
  return { writer, told };
}

describe.each([true, false])('with Web Locks: %s', (locks) => {
  test('the first tab writes, the next ones read', async () => {
    const [first, second, third] = [await tab(locks), await tab(locks), await tab(locks)];
    expect([first, second, third].map(({ writer }) => writer.writes)).toEqual([true, false, false]);
  });

  test('a tab that takes over waits until the other one has sealed', async () => {
    let release = () => {};
    const order: string[] = [];
    const first = await tab(locks, {
      seal: async () => {
        order.push('sealing');
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        order.push('sealed');
        return true;
      },
    });
    const second = await tab(locks);
    const taking = second.writer.takeOver().then((taken) => order.push(taken));
    await expect.poll(() => order).toEqual(['sealing']);
    expect(first.writer.writes).toBe(true);
    release();
    await taking;
    expect(order).toEqual(['sealing', 'sealed', 'taken']);
    expect([first.writer.writes, second.writer.writes]).toEqual([false, true]);
    await expect.poll(() => first.told).toEqual(['lost']);
  });

  test('a tab that cannot seal keeps its place, also when sealing throws', async () => {
    for (const seal of [async () => false, () => Promise.reject(new Error('disk'))]) {
      const first = await tab(locks, { seal });
      const second = await tab(locks);
      expect(await second.writer.takeOver()).toBe('notSealed');
      expect([first.writer.writes, second.writer.writes]).toEqual([true, false]);
      first.writer.leave();
      second.writer.leave();
      await expect.poll(async () => (await tab(locks)).writer.writes).toBe(true);
      joined.pop()?.leave();
    }
  });

  test('a tab that does not answer loses its place only by force, and hears of it', async () => {
    const first = await tab(locks, { seal: () => new Promise(() => undefined) });
    const second = await tab(locks);
    expect(await second.writer.takeOver()).toBe('noAnswer');
    expect([first.writer.writes, second.writer.writes]).toEqual([true, false]);
    expect(await second.writer.takeOver(true)).toBe('taken');
    await expect.poll(() => first.told).toEqual(['lost']);
    expect([first.writer.writes, second.writer.writes]).toEqual([false, true]);
  });

  test('a place that is free is taken without asking, and back again', async () => {
    const first = await tab(locks);
    const second = await tab(locks);
    first.writer.leave();
    await expect.poll(() => second.writer.takeOver()).toBe('taken');
    const third = await tab(locks);
    expect(await third.writer.takeOver()).toBe('taken');
    expect(second.told).toEqual(['seal', 'lost']);
    expect(await second.writer.takeOver()).toBe('taken');
    expect(third.told).toEqual(['seal', 'lost']);
  });

  test('news reach the other tabs and not the one that told them', async () => {
    const [first, second] = [await tab(locks), await tab(locks)];
    first.writer.tell('gesichert');
    await expect.poll(() => second.told).toEqual(['gesichert']);
    expect(first.told).toEqual([]);
  });

  test('words of somebody else on the same channel are not listened to', async () => {
    const first = await tab(locks);
    const stranger = new BroadcastChannel('probe');
    for (const word of [null, 'please', { kind: 'please' }, { kind: 'x' }, { kind: 'yours', to: 1 }, { claim: 'who' }])
      stranger.postMessage(word);
    first.writer.tell('x');
    const second = await tab(locks);
    expect([first.writer.writes, second.writer.writes, first.told]).toEqual([true, false, []]);
    stranger.close();
  });
});

test('of tabs that come at the same moment without Web Locks one writes', async () => {
  const tabs = await Promise.all([tab(false), tab(false), tab(false)]);
  expect(tabs.filter(({ writer }) => writer.writes)).toHaveLength(1);
});

test('of tabs that come while another one is still asking without Web Locks one writes', async () => {
  for (const gap of [1, 100, 250, 400, 495]) {
    const tabs: Promise<Awaited<ReturnType<typeof tab>>>[] = [];
    for (let count = 0; count < 3; count += 1) {
      tabs.push(tab(false));
      await new Promise((resolve) => setTimeout(resolve, gap));
    }
    const writing = (await Promise.all(tabs)).filter(({ writer }) => writer.writes);
    expect(writing, `${gap} ms`).toHaveLength(1);
    for (const each of joined.splice(0)) each.leave();
  }
});

test('without any way to meet every tab writes; the vault itself then refuses the late one', async () => {
  const alone: Meeting = { locks: undefined, channel: undefined, patience: 100 };
  const quiet: Listener = { seal: async () => true, onLost: () => undefined };
  const tabs = [await joinTabs(workbook, quiet, alone), await joinTabs(workbook, quiet, alone)];
  expect(tabs.map((each) => each.writes)).toEqual([true, true]);
});
