import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startChild } from './child.ts';
import { faultyDisk } from './faultyDisk.ts';
import { listed } from './listing.ts';
import { draft } from './sample.ts';
import { open, refused, tempFolder } from './tempLibrary.ts';

describe('one writer a library', () => {
  it('a second opening in the same process is refused, and says who has it', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const failure = await refused(open(folder));
    expect(failure).toMatchObject({ code: 'locked', thing: folder, stage: 'open', detail: { pid: process.pid, host: hostname() } });
    expect(failure.detail?.since).toMatch(/^2026-07-01T08:00/);
    await library.create(draft());
    await library.close();
    await (await open(folder)).close();
  });

  it('a second process is refused until the first closes', async () => {
    const folder = await tempFolder();
    const child = startChild('holder', folder);
    expect(await child.next()).toBe('open');
    expect((await refused(open(folder))).code).toBe('locked');
    child.tell('close');
    expect(await child.next()).toBe('closed');
    await (await open(folder)).close();
  });

  it('a killed process leaves no lock behind', async () => {
    const folder = await tempFolder();
    const child = startChild('holder', folder);
    expect(await child.next()).toBe('open');
    await child.kill();
    const library = await open(folder);
    expect(JSON.parse(await readFile(join(folder, '.lock-holder.json'), 'utf8')).pid).toBe(process.pid);
    await library.close();
  });

  it.each([
    [20, 'a new library'],
    [5, 'a library that is there'],
  ])('of %i processes that race for %s at one moment exactly one wins', async (racers, which) => {
    const folder = await tempFolder();
    if (which !== 'a new library') await (await open(folder)).close();
    const environment = { COPYDESK_RACE: '1', NODE_COMPILE_CACHE: await tempFolder() };
    const children = Array.from({ length: racers }, () => startChild('holder', folder, environment));
    for (const child of children) expect(await child.next()).toBe('ready');
    for (const child of children) child.tell('open');
    const answers = await Promise.all(children.map((child) => child.next()));
    expect(answers.toSorted()).toEqual([...Array.from({ length: racers - 1 }, () => 'locked'), 'open']);
    await Promise.all(children.map((child) => child.kill()));
    await (await open(folder)).close();
  });

  it('of openings that race within a process exactly one wins', async () => {
    const folder = await tempFolder();
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => open(folder)));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await Promise.all(won.map(({ value }) => value.close()));
  });

  it('holds although the note of the holder is lost', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    await rm(join(folder, '.lock-holder.json'));
    expect(await refused(open(folder))).toMatchObject({ code: 'locked', detail: { pid: 0, host: '', since: '' } });
    await library.close();
  });

  it('does not name a holder who is long dead', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    // No system gives out this process id.
    await writeFile(join(folder, '.lock-holder.json'), JSON.stringify({ pid: 2 ** 30, host: hostname(), since: '2026-01-01' }));
    expect((await refused(open(folder))).detail).toMatchObject({ pid: 0 });
    await library.close();
  });

  it('leaves nothing that hinders deleting the folder', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    await library.close();
    await library.close();
    expect((await readdir(folder)).sort()).toEqual(['.index', '.lock', 'library.json']);
    await rm(folder, { recursive: true });
    expect((await refused(listed(library))).code).toBe('no-library');
  });

  it('a .lock that is none of ours is refused and left', async () => {
    const folder = await tempFolder();
    await (await open(folder)).close();
    await writeFile(join(folder, '.lock'), 'somebody wrote here '.repeat(100));
    expect(await refused(open(folder))).toMatchObject({ code: 'damaged', thing: folder });
    expect(await readFile(join(folder, '.lock'), 'utf8')).toContain('somebody');
  });

  it('a library that failed to open is not locked', async () => {
    const folder = await tempFolder();
    const faulty = faultyDisk();
    faulty.restart((operation, _, path) =>
      operation === 'rename' && path.includes('.copydesk') && faulty.log.filter((line) => line.startsWith('rename')).length === 2
        ? { errno: 'EIO' }
        : undefined,
    );
    expect((await refused(open(folder, { disk: faulty.disk }))).code).toBe('disk');
    await (await open(folder)).close();
  });
});
