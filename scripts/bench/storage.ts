/** What keeping a workbook costs: one record written on the main thread, opening, and the age file; of five years and of one session. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { serveStoragePage } from '../storage-page/serve.ts';
import { compared, limitedAlone, median, type Row } from './table.ts';

const passphrase = 'vier wilde Wörter hier';

/** Records of a workbook by their ids, with the lengths that filled ones have. */
function records(sessions: number, tasks: number, scenarios: number): [string, string][] {
  const some = (kind: string, count: number, length: number) =>
    Array.from({ length: count }, (_, index): [string, string] => [
      `${kind}/${index}`,
      JSON.stringify({ text: `${kind} ${index} `.repeat(Math.ceil(length / 12)) }),
    ]);
  return [
    ...some('chapter', 7, 8000),
    ...some('session', sessions, 6000),
    ...some('task', tasks, 400),
    ...some('scenario', scenarios, 15_000),
  ];
}

/** @param runs openings of which the middle one counts. */
export async function timeStorage(browser: Browser, runs: number): Promise<Row[]> {
  const served = await serveStoragePage();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${served.url}/`);
    await page.waitForFunction(() => 'storage' in window && 'createVault' in window.storage);
    const metrics = await context.newCDPSession(page);
    await metrics.send('Performance.enable');
    const small = await timeOne(page, metrics, 'small', records(1, 5, 1), runs);
    const large = await timeOne(page, metrics, 'large', records(60, 500, 30), runs);
    return [
      limitedAlone('Ein Blatt sichern, Hauptthread, 60 Sitzungen, 500 Aufgaben, 30 Szenarien', 'ms', large.thread, 10),
      limitedAlone('  dasselbe mit Zwischenständen aus fünf Jahren', 'ms', large.threadKept, 10),
      limitedAlone('  bis es auf der Platte liegt', 'ms', large.written, 1000),
      compared('Mit Passphrase öffnen, gegen ein Arbeitsbuch mit einer Sitzung', 'ms', large.opened, small.opened, 2),
      limitedAlone('Als age-Datei schließen, im Worker', 'ms', large.sealed, 2500),
    ];
  } finally {
    await context.close();
    await served.close();
  }
}

interface Figures {
  /** Milliseconds of the main thread for one record. */
  thread: number;
  /** The same after sixty kept states. */
  threadKept: number;
  /** Milliseconds until the write is acknowledged. */
  written: number;
  opened: number;
  sealed: number;
}

async function timeOne(
  page: Page,
  metrics: CDPSession,
  name: string,
  all: [string, string][],
  runs: number,
): Promise<Figures> {
  await page.evaluate(
    async ({ name, all, passphrase }) => {
      const made = await window.storage.createVault(name, new Map(all), { passphrase, now: new Date() });
      const keeper = window.storage.startAgeKeeper();
      await keeper.usePassphrase(passphrase);
      await keeper.put(new Map(all));
      if (made.ok) Object.assign(window, { vault: made.vault, keeper });
    },
    { name, all, passphrase },
  );
  const busy = async (work: () => Promise<number[]>) => {
    const before = await threadTime(metrics);
    const times = await work();
    return { thread: ((await threadTime(metrics)) - before) / times.length, middle: median(times) };
  };
  const write = () => page.evaluate(writeSome, 40);
  await write();
  const fresh = await busy(write);
  await page.evaluate(keepSixty);
  const kept = await busy(write);
  const sealed = await page.evaluate(sealOnce, runs);
  const opened = await page.evaluate(openSome, { name, passphrase, runs });
  return {
    thread: fresh.thread,
    threadKept: kept.thread,
    written: fresh.middle,
    opened: median(opened),
    sealed: median(sealed),
  };
}

/** Milliseconds that the page's main thread has worked so far. */
async function threadTime(metrics: CDPSession): Promise<number> {
  const all = (await metrics.send('Performance.getMetrics')).metrics;
  return (all.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

type Kept = Window & {
  vault: import('../../src/storage/vault.ts').Vault;
  keeper: import('../../src/storage/age-keeper.ts').AgeKeeper;
};

/** As typing does: the same session again and again, into the vault and into the keeper's copy. Runs in the page. */
async function writeSome(count: number): Promise<number[]> {
  const { vault, keeper } = window as unknown as Kept;
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = JSON.stringify({ text: `Sitzung ${index} `.repeat(500) });
    const begun = performance.now();
    const changes = new Map([['session/0', text]]);
    keeper.put(changes);
    const written = await vault.write(changes, new Date());
    if (!written.ok) throw new Error(written.problem);
    times.push(performance.now() - begun);
  }
  return times;
}

/** Five years: each month a state is kept in which thirty records changed. Runs in the page. */
async function keepSixty(): Promise<void> {
  const { vault } = window as unknown as Kept;
  for (let month = 0; month < 60; month += 1) {
    const now = new Date(Date.UTC(2027, month, 15));
    const changes = Array.from(
      { length: 30 },
      (_, index) => [`task/${(month * 7 + index) % 500}`, `"${month}"`] as const,
    );
    await vault.write(new Map(changes), now);
    await vault.takeSnapshot(now);
  }
}

/** Runs in the page. */
async function sealOnce(runs: number): Promise<number[]> {
  const { keeper } = window as unknown as Kept;
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    const sealed = await keeper.seal({ prefix: '{"content":{"records":{', suffix: '}}}' });
    if (!sealed.ok) throw new Error(sealed.problem);
    times.push(performance.now() - begun);
  }
  return times;
}

/** Runs in the page. */
async function openSome(order: { name: string; passphrase: string; runs: number }): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < order.runs; run += 1) {
    const begun = performance.now();
    const opened = await window.storage.openVault(order.name, order.passphrase);
    if (!opened.ok) throw new Error(opened.problem);
    times.push(performance.now() - begun);
    await opened.vault.forget();
  }
  return times;
}
