import { describe, expect, it } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { type Disk, nodeDisk } from '../../electron/library/disk.ts';
import { draft, newsroomPortal } from './sample.ts';
import { open, tempFolder, tempLibrary } from './tempLibrary.ts';

/** The real disk, on which fsync of some files takes until it is let go: longer than any two seconds. */
function slowDisk() {
  const real = nodeDisk();
  const gates = new Map<string, { readonly opened: Promise<void>; readonly open: () => void }>();
  let reached: () => void = () => undefined;
  const waitFor = async (path: string) => {
    for (const [part, { opened }] of gates) {
      if (!path.includes(part)) continue;
      reached();
      await opened;
    }
  };
  const disk: Disk = {
    ...real,
    open: async (path) => {
      const file = await real.open(path);
      const fsync = async () => {
        await waitFor(path);
        await file.fsync();
      };
      return { ...file, fsync };
    },
  };
  return {
    disk,
    /** Resolves once somebody waits there. */
    hold: (part: string) => {
      let letGo: () => void = () => undefined;
      const opened = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      gates.set(part, { opened, open: letGo });
      return new Promise<void>((resolve) => {
        reached = resolve;
      });
    },
    letGo: (part: string) => {
      gates.get(part)?.open();
      gates.delete(part);
    },
  };
}

describe('while an fsync takes its time', () => {
  it('everything about other articles goes on, and nothing says saved too early', async () => {
    const slow = slowDisk();
    const folder = await tempFolder();
    const library = await open(folder, { disk: slow.disk });
    const [one, other] = [await library.create(draft()), await library.create(draft())];
    const picture = await library.addMedia(other.id, new Uint8Array([1, 2, 3]), 'png');

    const waits = slow.hold(one.id);
    let acknowledged = false;
    const saving = library.save({ ...one, title: '慢盘上的稿子' }, 1).then((saved) => {
      acknowledged = true;
      return saved;
    });
    await waits;

    const saved = await library.save({ ...other, title: '不等它' }, 1);
    expect((await library.read(other.id)).article).toEqual(saved);
    expect(await library.readMedia(other.id, picture.file)).toHaveLength(3);
    await library.addMedia(other.id, new Uint8Array([4, 5, 6]), 'png');
    const created = await library.create(draft());
    expect((await library.read(created.id)).article).toEqual(created);
    await library.saveSettings({ ...initialSettings, portal: 'wechat' });
    await library.savePortal(newsroomPortal('luyang', '鹿阳之窗'));
    expect(await library.isNew()).toBe(false);
    expect(acknowledged).toBe(false);

    slow.letGo(one.id);
    expect((await saving).revision).toBe(2);
    expect((await library.read(one.id)).article.title).toBe('慢盘上的稿子');
    await library.close();
  });

  it('saves of one article that come meanwhile wait their turn, each on what was before', async () => {
    const slow = slowDisk();
    const library = await tempLibrary({ disk: slow.disk });
    const created = await library.create(draft());
    const waits = slow.hold(created.id);
    const first = library.save({ ...created, title: '一' }, 1);
    await waits;
    const second = library.save({ ...created, title: '二' }, 2);
    const reading = library.read(created.id);
    slow.letGo(created.id);
    expect([(await first).revision, (await second).revision, (await reading).article.title]).toEqual([2, 3, '二']);
  });

  it('close waits for it, and the next opening finds what was acknowledged', async () => {
    const slow = slowDisk();
    const folder = await tempFolder();
    const library = await open(folder, { disk: slow.disk });
    const created = await library.create(draft());
    const waits = slow.hold(created.id);
    const saving = library.save({ ...created, title: '关门前' }, 1);
    await waits;
    let closed = false;
    const closing = library.close().then(() => {
      closed = true;
    });
    // The lock is still held: nobody can open it before the last save is safe.
    await expect(open(folder)).rejects.toThrow('locked');
    expect(closed).toBe(false);
    slow.letGo(created.id);
    const saved = await saving;
    await closing;
    const again = await open(folder);
    expect((await again.read(created.id)).article).toEqual(saved);
    await again.close();
  });
});
