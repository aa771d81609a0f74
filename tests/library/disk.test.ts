import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCode, insist, nodeDisk } from '../../electron/library/disk.ts';
import { isMissing } from '../../electron/library/durable.ts';
import { tempFolder } from './tempLibrary.ts';

const failing = (codes: readonly string[]) => {
  const left = [...codes];
  return async () => {
    const code = left.shift();
    if (code) throw Object.assign(new Error(code), { code });
    return 'done';
  };
};

describe('insisting while another program is in the way', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('tries again after %s', async (code) => {
    expect(await insist(failing([code, code]), [1, 1])).toBe('done');
  });

  it('gives up when the waits are used up', async () => {
    await expect(insist(failing(['EBUSY', 'EBUSY', 'EBUSY']), [1, 1])).rejects.toThrow('EBUSY');
  });

  it('does not try again after another failure', async () => {
    await expect(insist(failing(['ENOSPC']), [1, 1])).rejects.toThrow('ENOSPC');
  });

  it('asks once where there is nothing to wait for', async () => {
    await expect(insist(failing(['EACCES']), [])).rejects.toThrow('EACCES');
  });
});

describe('the disk of the machine', () => {
  it('opens new files only', async () => {
    const disk = nodeDisk();
    const file = join(await tempFolder(), 'a');
    const opened = await disk.open(file);
    await opened.write(new Uint8Array([1, 2, 3]), 1);
    await opened.close();
    expect([...(await readFile(file))]).toEqual([2, 3]);
    expect(await disk.open(file).catch(errorCode)).toBe('EEXIST');
  });

  it('gives a file the same stamp before and after a rename, and another after a change', async () => {
    const disk = nodeDisk();
    const folder = await tempFolder();
    const opened = await disk.open(join(folder, 'a'));
    await opened.write(new Uint8Array([1]), 0);
    const { stamp } = await opened.stat();
    await opened.close();
    await disk.rename(join(folder, 'a'), join(folder, 'b'));
    expect((await disk.stat(join(folder, 'b'))).stamp).toBe(stamp);
    const other = await disk.open(join(folder, 'c'));
    await other.close();
    expect((await disk.stat(join(folder, 'c'))).stamp).not.toBe(stamp);
  });

  it('tells files from folders', async () => {
    const disk = nodeDisk();
    const folder = await tempFolder();
    await mkdir(join(folder, '栏目'));
    await (await disk.open(join(folder, 'b'))).close();
    const entries = await disk.readdir(folder);
    expect(entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'b', kind: 'file' },
      { name: '栏目', kind: 'folder' },
    ]);
  });

  it('syncs a folder, and says so when there is none', async () => {
    const folder = await tempFolder();
    await nodeDisk().syncFolder(folder);
    expect(await nodeDisk().syncFolder(join(folder, 'none')).catch(errorCode)).toBe('ENOENT');
  });
});

describe('many looks one after the other', () => {
  it('find the same as one, and miss the same', async () => {
    const disk = nodeDisk();
    const folder = await tempFolder();
    const file = join(folder, 'a');
    const opened = await disk.open(file);
    await opened.write(new Uint8Array([1, 2, 3]), 0);
    await opened.close();
    const first = { state: await disk.stat(file), bytes: [...(await disk.read(file))] };
    const codes = new Set<string>();
    for (let number = 0; number < 60; number++) {
      expect({ state: await disk.stat(file), bytes: [...(await disk.read(file))] }).toEqual(first);
      codes.add(errorCode(await disk.stat(join(folder, 'b')).catch((error: unknown) => error)));
      codes.add(errorCode(await disk.read(join(folder, 'b')).catch((error: unknown) => error)));
      codes.add(String(isMissing(await disk.stat(join(file, 'b')).catch((error: unknown) => error))));
    }
    expect([...codes]).toEqual(['ENOENT', 'true']);
  });
});
