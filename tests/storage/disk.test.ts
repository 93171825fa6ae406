/** Files written back in place: never over somebody else's change, never by half, and every failure is a value. */
import { expect, test } from 'vitest';
import { diskFile, type FileHandle, largestFile } from '../../src/storage/disk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A share in memory. What fails is set by the test. */
class Share {
  content: Uint8Array<ArrayBuffer> = bytes('');
  lastModified = 1;
  /** Open files beside the real one; a write that fails must leave none. */
  open = 0;
  fails: Partial<Record<'getFile' | 'createWritable' | 'write' | 'close', string>> = {};
  permission: PermissionState = 'granted';
  asked: PermissionState | 'throws' = 'granted';
  /** Loses what was written, as a share does that lost its connection. */
  forgets = false;

  handle(): FileHandle {
    const step = (name: keyof Share['fails']) => {
      const failure = this.fails[name];
      if (failure) throw new DOMException(name, failure);
    };
    return {
      name: 'abstimmung.sgab',
      getFile: async () => {
        step('getFile');
        const { content, lastModified } = this;
        return { size: content.length, lastModified, arrayBuffer: async () => content.slice().buffer };
      },
      createWritable: async () => {
        step('createWritable');
        this.open += 1;
        let written = bytes('');
        return {
          write: async (data) => {
            step('write');
            written = data.slice();
          },
          close: async () => {
            step('close');
            if (!this.forgets) this.content = written;
            this.open -= 1;
          },
          abort: async () => {
            this.open -= 1;
          },
        };
      },
      queryPermission: async () => this.permission,
      requestPermission: async () => {
        if (this.asked === 'throws') throw new DOMException('no click', 'SecurityError');
        this.permission = this.asked;
        return this.permission;
      },
    };
  }
}

async function openFile(text = 'Stand 1') {
  const share = new Share();
  share.content = bytes(text);
  const file = diskFile(share.handle());
  expect((await file.read()).ok).toBe(true);
  return { share, file };
}

test('what is saved lies there, again and again', async () => {
  const { share, file } = await openFile();
  for (const text of ['Stand 2', 'Stand 3', '']) {
    expect(await file.save(bytes(text))).toEqual({ ok: true });
    expect(share.content).toEqual(bytes(text));
  }
});

test('a change by somebody else is never overwritten unseen, even one of the same length and time', async () => {
  const { share, file } = await openFile();
  share.content = bytes('Stand X');
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: false, problem: 'changedOnDisk' });
  expect(share.content).toEqual(bytes('Stand X'));
  const seen = await file.read();
  expect(seen.ok && seen.bytes).toEqual(bytes('Stand X'));
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: true });
});

test('read again only as it was seen, what somebody else wrote stays unseen', async () => {
  const { share, file } = await openFile();
  const again = await file.readSeen();
  expect(again.ok && again.bytes).toEqual(bytes('Stand 1'));
  share.content = bytes('Stand X');
  expect(await file.readSeen()).toEqual({ ok: false, problem: 'changedOnDisk' });
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: false, problem: 'changedOnDisk' });
});

test('a file that was touched without a change is written', async () => {
  const { share, file } = await openFile();
  share.lastModified = 99;
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: true });
});

test('a file that nobody looked at counts as somebody else’s', async () => {
  const share = new Share();
  share.content = bytes('fremd');
  expect(await diskFile(share.handle()).save(bytes('Stand 1'))).toEqual({ ok: false, problem: 'changedOnDisk' });
  expect(share.content).toEqual(bytes('fremd'));
});

test.each([
  ['write', 'QuotaExceededError', 'full'],
  ['close', 'QuotaExceededError', 'full'],
  ['close', 'NotAllowedError', 'noPermission'],
  ['createWritable', 'NoModificationAllowedError', 'failed'],
  ['createWritable', 'NotFoundError', 'moved'],
  ['getFile', 'NotFoundError', 'moved'],
  ['getFile', 'NotReadableError', 'failed'],
] as const)('%s that fails with %s is „%s“ and leaves what was there', async (step, failure, problem) => {
  const { share, file } = await openFile();
  share.fails = { [step]: failure };
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: false, problem });
  expect(share.content).toEqual(bytes('Stand 1'));
  expect(share.open).toBe(0);
  share.fails = {};
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: true });
});

test('a share that only seems to write is found out', async () => {
  const { share, file } = await openFile();
  share.forgets = true;
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: false, problem: 'failed' });
});

test('a permission that is gone is asked for, and a no is a value', async () => {
  const { share, file } = await openFile();
  share.permission = 'prompt';
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: true });
  for (const asked of ['denied', 'throws'] as const) {
    share.permission = 'prompt';
    share.asked = asked;
    expect(await file.save(bytes('Stand 3'))).toEqual({ ok: false, problem: 'noPermission' });
  }
  share.permission = 'denied';
  expect(await file.save(bytes('Stand 3'))).toEqual({ ok: false, problem: 'noPermission' });
  expect(share.content).toEqual(bytes('Stand 2'));
});

test('saves that overlap come one after the other', async () => {
  const { share, file } = await openFile();
  const saved = await Promise.all(['a', 'b', 'c'].map((text) => file.save(bytes(text))));
  expect(saved.every((each) => each.ok)).toBe(true);
  expect(share.content).toEqual(bytes('c'));
});

test('a file larger than any of ours is not read and not overwritten', async () => {
  const { share, file } = await openFile();
  share.content = new Uint8Array(largestFile + 1);
  expect(await file.read()).toEqual({ ok: false, problem: 'tooLarge' });
  expect(await file.save(bytes('Stand 2'))).toEqual({ ok: false, problem: 'changedOnDisk' });
});
