/** One opened vault: its list and its key in memory, one write after the other. */
import type { Cipher } from './cipher.ts';
import { entriesAt, type Manifest, type Plan, plan, thinned, withKept } from './manifest.ts';
import type { Label, Rows } from './rows.ts';
import type { Surroundings } from './surroundings.ts';
import type { PassphraseChange, Removed, SnapshotRead, Vault, Written } from './vault.ts';
import { newRow, readEntries, type State, sealed } from './vault-content.ts';
import { cipherOf, newCipher } from './vault-key.ts';

/** @param atLeast writes get a number above this one, also where an older state was opened knowingly. */
export function openedVault(
  name: string,
  around: Surroundings,
  rows: Rows,
  begun: Label,
  cipher: Cipher,
  state: State,
  atLeast: number,
): Vault {
  let label = begun;
  let open: { cipher: Cipher; state: State } | undefined = { cipher, state };
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: what is handed over last is what lies there in the end. */
  const inTurn = <T>(
    work: (opened: { cipher: Cipher; state: State }) => Promise<T>,
  ): Promise<T | Refusal<'closed'>> => {
    const result = last.then<T | Refusal<'closed'>>(() => (open ? work(open) : refusal('closed')));
    last = result.catch(() => undefined);
    return result;
  };

  /** @param wrapped given: everything in the plan is all there is, under this key. */
  const commit = async (made: Plan, by: Cipher, from: State | undefined, wrapped?: Label['wrapped']) => {
    const written = await sealed(name, by, made, from);
    const { number, savedAt } = made.next;
    const next: Label = { ...label, number, savedAt, ...(wrapped && { wrapped }) };
    const { put, drop } = written;
    const done = await rows.commit({ expected: label.number, label: next, put, drop, anew: from === undefined });
    if (done !== 'done') return refusal(done === 'exists' ? 'changedElsewhere' : done);
    around.witness.remember(name, number);
    label = next;
    open = { cipher: by, state: written.state };
    return { ok: true, savedAt } as const;
  };

  /** Changes the list beside its records. */
  const relist = (change: (from: Manifest) => { next: Manifest; drop: string[] }, now: Date): Promise<Written> =>
    inTurn(async ({ cipher: by, state: from }) => {
      const { next, drop } = change(from.manifest);
      if (next === from.manifest) return { ok: true, savedAt: label.savedAt };
      const made = plan(next, new Map(), now, newRow, atLeast);
      return commit({ ...made, drop: [...made.drop, ...drop] }, by, from);
    });

  return {
    name,
    get locked() {
      return label.wrapped !== undefined;
    },
    write: (changes, now) =>
      inTurn(async ({ cipher: by, state: from }) => {
        const made = plan(from.manifest, changes, now, newRow, atLeast);
        return commit(made, by, from);
      }),
    snapshots: () => open?.state.manifest.kept ?? [],
    takeSnapshot: (now, why) => relist((from) => thinned(withKept(from, why)), now),
    get note() {
      return open?.state.manifest.note ?? '';
    },
    keepNote: (note, now) => relist((from) => ({ next: from.note === note ? from : { ...from, note }, drop: [] }), now),
    clearSnapshots: (now) => relist((from) => thinned(from, 0), now),
    readSnapshot: (number) =>
      inTurn(async ({ cipher: by, state: { manifest } }): Promise<SnapshotRead> => {
        if (!manifest.kept.some((one) => one.number === number)) return refusal('gone');
        const read = await readEntries(name, by, rows, entriesAt(manifest, number));
        if (typeof read === 'string') return refusal(read);
        return { ok: true, records: read.records, lost: read.lost.map((entry) => entry.id) };
      }),
    changePassphrase: (current, next, now) =>
      inTurn(async ({ cipher: by, state: { manifest } }): Promise<PassphraseChange> => {
        const checked = await cipherOf(around, label, current);
        if (!checked.ok) return refusal(checked.problem === 'broken' ? 'damaged' : checked.problem);
        const made = await newCipher(around, next);
        if (!made) return refusal('refused');
        const all = [...manifest.live.values(), ...manifest.past];
        const texts = new Map<string, string>();
        for (const entry of all) {
          const read = await readEntries(name, by, rows, [entry]);
          if (typeof read === 'string') return refusal(read === 'broken' ? 'damaged' : read);
          const text = read.records.get(entry.id);
          if (text === undefined) return refusal('damaged');
          texts.set(entry.row, text);
        }
        return commit(anew(manifest, texts, now, atLeast), made.cipher, undefined, made.wrapped);
      }),
    async forget() {
      await inTurn(async () => {
        open = undefined;
        rows.rest();
      });
    },
    async remove() {
      const removed = await inTurn(async (): Promise<Removed> => {
        const gone = await rows.remove();
        if (gone === 'refused') return gone;
        open = undefined;
        around.witness.forget(name);
        return 'done';
      });
      return removed === 'done' ? 'done' : 'refused';
    },
  };
}

/** The same list with a fresh row for each entry. */
function anew(from: Manifest, texts: ReadonlyMap<string, string>, now: Date, atLeast: number): Plan {
  const put: Plan['put'] = [];
  const fresh = (entry: { id: string; row: string; born: number; died?: number }) => {
    const made = { ...entry, row: newRow(), mark: '' };
    put.push({ entry: made, text: texts.get(entry.row) ?? '' });
    return made;
  };
  const { next } = plan(from, new Map(), now, newRow, atLeast);
  const live = new Map([...from.live].map(([id, entry]) => [id, fresh(entry)]));
  return { next: { ...next, live, past: from.past.map(fresh) }, put, drop: [] };
}

interface Refusal<P> {
  ok: false;
  problem: P;
}

function refusal<P extends string>(problem: P): Refusal<P> {
  return { ok: false, problem };
}
