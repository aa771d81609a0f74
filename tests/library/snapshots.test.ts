import { appendFile, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import type { Library, LibraryEvent } from '../../electron/newsroom/ports.ts';
import { faultyDisk } from './faultyDisk.ts';
import { type HandClock, handClock } from './handClock.ts';
import { draft, newId } from './sample.ts';
import { filesBelow, folderOf, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

/** A library whose clock stands until it is moved. */
async function standing(options: Parameters<typeof tempLibrary>[0] = {}): Promise<{ library: Library; clock: HandClock; reported: unknown[] }> {
  const clock = handClock();
  const reported: unknown[] = [];
  const library = await tempLibrary({ clock, person: '许文澜', report: (error) => void reported.push(error), ...options });
  return { library, clock, reported };
}

async function type(library: Library, article: Article, body: string): Promise<Article> {
  return library.save({ ...article, body }, article.revision);
}

/** Newest first: number, reason, 字 that came and went. */
async function brief(library: Library, id: string): Promise<string[]> {
  return (await library.snapshots(id)).map(({ number, reason, added, removed }) => `${number} ${reason} +${added} -${removed}`);
}

async function texts(library: Library, id: string): Promise<string[]> {
  return (await filesBelow(join(folderOf(library, id), 'revisions'))).filter((name) => name.startsWith('texts/'));
}

it('a file of an absurd number is no snapshot that the next one follows: nothing is written over', async () => {
  const library = await tempLibrary();
  const article = await library.create(draft({ body: '一' }));
  await library.snapshots(article.id);
  await writeFile(join(folderOf(library, article.id), 'revisions', '999999999999999.json'), '{}');
  const kept: number[] = [];
  let current = article;
  for (const body of ['二', '三']) {
    current = await library.save({ ...current, body }, current.revision);
    kept.push((await library.keepSnapshot(current.id, { reason: 'manual', name: body, by: '' })).number);
  }
  expect(new Set(kept).size).toBe(2);
  expect((await library.snapshots(article.id)).map(({ name }) => name)).toEqual(['三', '二', '']);
});

describe('milestones', () => {
  it('keeps the first text at once, then one in five minutes of typing', async () => {
    const { library, clock, reported } = await standing();
    let article = await library.create(draft({ body: '第一稿' }));
    for (let minute = 1; minute <= 11; minute++) {
      clock.pass(1);
      article = await type(library, article, `第一稿${'写'.repeat(minute)}`);
    }
    expect(await brief(library, article.id)).toEqual(['11 typing +5 -0', '6 typing +5 -0', '1 created +3 -0']);
    expect((await library.snapshots(article.id))[0]).toEqual({
      number: 11,
      at: '2026-07-15T08:10:00.000Z',
      by: '许文澜',
      reason: 'typing',
      name: '',
      title: article.title,
      han: 13,
      added: 5,
      removed: 0,
    });
    expect(reported).toEqual([]);
  });

  it('keeps nothing of an empty draft, and the first text that is saved', async () => {
    const { library } = await standing();
    const empty = await library.create(draft({ body: '' }));
    expect(await brief(library, empty.id)).toEqual([]);
    await type(library, empty, '有了');
    expect(await brief(library, empty.id)).toEqual(['2 typing +2 -0']);
  });

  it('keeps a text that was emptied', async () => {
    const { library, clock } = await standing();
    const article = await library.create(draft({ body: '有过' }));
    clock.pass(6);
    await type(library, article, '');
    expect(await brief(library, article.id)).toEqual(['2 typing +0 -2', '1 created +2 -0']);
  });

  it('counts a clock that was set back as time that has passed', async () => {
    const { library, clock } = await standing();
    const article = await library.create(draft({ body: '一' }));
    clock.pass(-60);
    await type(library, article, '一二');
    expect(await brief(library, article.id)).toEqual(['2 typing +1 -0', '1 created +1 -0']);
  });

  it('keeps no text twice in a row, whatever its revision', async () => {
    const { library, clock } = await standing();
    let article = await library.create(draft());
    for (let round = 0; round < 3; round++) {
      clock.pass(10);
      article = await library.save(article, article.revision);
    }
    expect(article.revision).toBe(4);
    expect(await library.snapshots(article.id)).toHaveLength(1);
    clock.pass(10);
    await library.save({ ...article, title: '只改了题' }, article.revision);
    expect(await brief(library, article.id)).toEqual(['5 typing +0 -0', expect.stringContaining('1 created')]);
  });

  it('keeps what a pause of half an hour left, once, when it is opened', async () => {
    const { library, clock } = await standing();
    const events: LibraryEvent[] = [];
    const created = await library.create(draft({ body: '一' }));
    const saved = await type(library, created, '一二三');
    await library.snapshots(created.id);
    library.watch((event) => void events.push(event));
    await library.read(saved.id);
    clock.pass(29);
    await library.read(saved.id);
    expect(await brief(library, saved.id)).toEqual(['1 created +1 -0']);
    clock.pass(2);
    await Promise.all([1, 2, 3].map(() => library.read(saved.id)));
    expect(await brief(library, saved.id)).toEqual(['2 open +2 -0', '1 created +1 -0']);
    clock.pass(60);
    await library.read(saved.id);
    expect(await library.snapshots(saved.id)).toHaveLength(2);
    expect(events).toEqual([{ type: 'snapshot', id: saved.id }]);
  });

  it('keeps an article of a library that never had snapshots, when it is opened', async () => {
    const { library, clock } = await standing();
    const { id } = await library.create(draft({ body: '老稿' }));
    await library.snapshots(id);
    await rm(join(folderOf(library, id), 'revisions'), { recursive: true });
    await library.close();
    clock.pass(600);
    const again = await tempLibrary({ folder: library.path, clock });
    await again.read(id);
    expect(await brief(again, id)).toEqual(['1 open +2 -0']);
  });

  it('looks again at nothing that was read before: reading a second time touches no file of snapshots', async () => {
    const faulty = faultyDisk();
    const { library, clock } = await standing({ disk: faulty.disk });
    const { id } = await library.create(draft());
    await library.snapshots(id);
    clock.pass(60);
    await library.read(id);
    await library.snapshots(id);
    faulty.restart(() => undefined);
    await library.read(id);
    await library.read(id);
    expect(faulty.log.filter((line) => line.includes('revisions'))).toEqual([]);
  });

  it('is no reason to refuse a save when it cannot be taken, and is taken with a later one', async () => {
    const faulty = faultyDisk();
    const { library, clock, reported } = await standing({ disk: faulty.disk });
    const article = await library.create(draft({ body: '一' }));
    await library.snapshots(article.id);
    clock.pass(6);
    faulty.restart((operation, _, path) => (operation === 'write' && path.includes('revisions') ? { errno: 'ENOSPC' } : undefined));
    const second = await type(library, article, '一二');
    expect(await brief(library, article.id)).toEqual(['1 created +1 -0']);
    expect(reported.length).toBeGreaterThan(0);
    expect(await library.problems()).toEqual([]);
    faulty.restart(() => undefined);
    await type(library, second, '一二三');
    expect(await brief(library, article.id)).toEqual(['3 typing +2 -0', '1 created +1 -0']);
  });

  it('waits for a snapshot under way when the library is closed', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const { id } = await library.create(draft({ body: '一' }));
    await library.close();
    const again = await open(folder);
    expect(await brief(again, id)).toEqual(['1 created +1 -0']);
    await again.close();
  });

  it('takes none of an article whose creation was taken back', async () => {
    const faulty = faultyDisk();
    const { library, reported } = await standing({ disk: faulty.disk });
    const id = newId();
    let reviews = 0;
    faulty.restart((operation, _, path) => (operation === 'open' && path.includes(id) && ++reviews === 2 ? { errno: 'EIO' } : undefined));
    expect((await refused(library.create(draft({ id })))).code).toBe('disk');
    expect(await library.snapshots(id)).toEqual([]);
    expect((await filesBelow(library.path)).filter((name) => name.includes(id))).toEqual([]);
    expect(reported).toEqual([]);
  });
});

describe('keeping one', () => {
  it('keeps what stands on disk, under a name', async () => {
    const { library, clock } = await standing();
    const article = await library.create(draft({ body: '一' }));
    const saved = await type(library, article, '一二');
    const kept = await library.keepSnapshot(article.id, { reason: 'manual', name: '送审稿', by: '林晓' });
    expect(kept).toEqual({
      number: 2,
      at: clock.now(),
      by: '林晓',
      reason: 'manual',
      name: '送审稿',
      title: article.title,
      han: 2,
      added: 1,
      removed: 0,
    });
    expect((await library.snapshots(article.id))[0]).toEqual(kept);
    expect(await library.readSnapshot(article.id, 2)).toEqual(saved);
  });

  it('only adds the name when the text is kept already, and changes nothing else', async () => {
    const { library, clock } = await standing();
    const { id } = await library.create(draft());
    const [first] = await library.snapshots(id);
    clock.pass(3);
    expect(await library.keepSnapshot(id, { reason: 'restore', by: '林晓' })).toEqual(first);
    const named = { ...first, reason: 'manual', name: '初稿' };
    expect(await library.keepSnapshot(id, { reason: 'manual', name: '初稿', by: '林晓' })).toEqual(named);
    expect(await library.keepSnapshot(id, { reason: 'workflow', by: '林晓' })).toEqual(named);
    expect(await library.keepSnapshot(id, { reason: 'manual', name: '定稿', by: '林晓' })).toEqual({ ...named, name: '定稿' });
    expect(await library.snapshots(id)).toEqual([{ ...named, name: '定稿' }]);
  });

  it('gives a number of its own to a text that another program put under an old revision', async () => {
    const { library } = await standing();
    let article = await library.create(draft({ body: '一' }));
    const file = join(folderOf(library, article.id), 'article.json');
    const old = await readFile(file);
    article = await type(library, article, '一二');
    await library.keepSnapshot(article.id, { reason: 'manual', name: '二', by: '' });
    await library.close();
    await writeFile(file, old);
    const again = await tempLibrary({ folder: library.path });
    expect((await again.keepSnapshot(article.id, { reason: 'manual', name: '又是一', by: '' })).number).toBe(3);
    expect((await again.snapshots(article.id)).map(({ number, name }) => `${number} ${name}`)).toEqual(['3 又是一', '2 二', '1 ']);
    expect((await again.readSnapshot(article.id, 3)).body).toBe('一');
  });

  it.each([
    ['no such article', newId(), 'not-found'],
    ['no id', '../../library', 'invalid'],
  ])('refuses %s', async (_, id, code) => {
    const { library } = await standing();
    expect((await refused(library.keepSnapshot(id, { reason: 'manual', name: '甲', by: '' }))).code).toBe(code);
  });
});

describe('texts', () => {
  it('are written once for all snapshots that have them', async () => {
    const { library, clock } = await standing();
    let article = await library.create(draft({ body: '甲' }));
    for (const body of ['乙', '甲', '乙', '甲']) {
      clock.pass(10);
      article = await type(library, article, body);
    }
    expect(await library.snapshots(article.id)).toHaveLength(5);
    const names = await texts(library, article.id);
    expect(names).toHaveLength(2);
    const contents = await Promise.all(names.map((name) => readFile(join(folderOf(library, article.id), 'revisions', name), 'utf8')));
    expect(contents.sort()).toEqual(['乙', '甲']);
  });

  it.each([
    ['lone surrogates', '\ud800 与 \udfff', 0],
    ['a byte order mark, NUL and line ends of all kinds', '\ufeff一\u0000\r\n二\r三\n', 1],
    ['emoji, joiners and marks of direction', '👨‍👩‍👧‍👦 \u202e𠮷', 1],
    ['five million characters', '汛'.repeat(5_000_000), 1],
  ])('keep every character: %s', async (_, body, files) => {
    const { library, reported } = await standing();
    const article = await library.create(draft({ body, title: '\udbff' }));
    await library.snapshots(article.id);
    expect(reported).toEqual([]);
    expect(await library.readSnapshot(article.id, 1)).toEqual(article);
    expect(await texts(library, article.id)).toHaveLength(files);
    // And are told apart from what differs in nothing else.
    await library.keepSnapshot(article.id, { reason: 'manual', name: '同', by: '' });
    expect(await library.snapshots(article.id)).toHaveLength(1);
  });
});

describe('what is wrong', () => {
  /** Three snapshots: 甲, 乙, 丙. */
  async function three(): Promise<{ library: Library; id: string; clock: HandClock; folder: string; textOf: (number: number) => Promise<string> }> {
    const { library, clock } = await standing();
    let article = await library.create(draft({ body: '甲' }));
    for (const body of ['乙', '丙']) {
      clock.pass(10);
      article = await type(library, article, body);
    }
    expect(await brief(library, article.id)).toEqual(['3 typing +1 -1', '2 typing +1 -1', '1 created +1 -0']);
    const folder = join(folderOf(library, article.id), 'revisions');
    const textOf = async (number: number) => {
      const record: { text: string } = JSON.parse(await readFile(join(folder, `${number}.json`), 'utf8'));
      return join(folder, 'texts', `${record.text}.md`);
    };
    return { library, id: article.id, clock, folder, textOf };
  }

  it.each([
    ['cut', (file: string) => writeFile(file, '{ "schema": 1, '), 'damaged'],
    ['full of NUL', (file: string) => writeFile(file, Buffer.alloc(400)), 'damaged'],
    ['of another snapshot', (file: string) => rename(file.replace('2.json', '1.json'), file), 'damaged'],
    ['of a newer program', (file: string) => writeFile(file, JSON.stringify({ schema: 2, text: 'abc' })), 'newer'],
  ])('a record that is %s is told, left out, and left as it is', async (_, harm, kind) => {
    const { library, id, folder } = await three();
    await harm(join(folder, '2.json'));
    const bytes = await readFile(join(folder, '2.json'));
    expect((await library.snapshots(id)).map(({ number }) => number)).not.toContain(2);
    expect(await library.problems()).toMatchObject([{ article: id, kind, file: expect.stringMatching(/revisions\/2\.json$/) }]);
    await refused(library.readSnapshot(id, 2));
    expect(await readFile(join(folder, '2.json'))).toEqual(bytes);
  });

  it.each([
    ['is missing', (file: string) => unlink(file)],
    ['is another', (file: string) => appendFile(file, '!')],
    ['is empty', (file: string) => writeFile(file, '')],
    ['is a folder', async (file: string) => unlink(file).then(() => mkdir(file))],
  ])('a snapshot whose text %s is told and left out; put right, it is back', async (_, harm) => {
    const { library, id, textOf } = await three();
    const file = await textOf(2);
    await harm(file);
    expect(await brief(library, id)).toEqual(['3 typing +1 -1', '1 created +1 -0']);
    expect(await library.problems()).toMatchObject([{ article: id, kind: 'damaged', file: expect.stringContaining('revisions/texts/') }]);
    expect((await refused(library.readSnapshot(id, 2))).code).toBe('damaged');
    await rm(file, { recursive: true, force: true });
    await writeFile(file, '乙');
    expect(await library.snapshots(id)).toHaveLength(3);
    expect(await library.problems()).toEqual([]);
  });

  it('a text that is damaged is not written over: the same text is kept beside it', async () => {
    const { library, id, textOf } = await three();
    const file = await textOf(3);
    await writeFile(file, '坏');
    const kept = await library.keepSnapshot(id, { reason: 'manual', name: '留', by: '' });
    expect(kept.number).toBe(4);
    expect((await library.readSnapshot(id, 4)).body).toBe('丙');
    expect(await readFile(file, 'utf8')).toBe('坏');
  });

  it('a damaged newest record is never written over', async () => {
    const { library, id, folder } = await three();
    await writeFile(join(folder, '3.json'), '坏');
    expect((await library.keepSnapshot(id, { reason: 'manual', name: '留', by: '' })).number).toBe(4);
    expect(await readFile(join(folder, '3.json'), 'utf8')).toBe('坏');
  });

  it('there is no snapshot of that number, or of that article', async () => {
    const { library, id } = await three();
    expect((await refused(library.readSnapshot(id, 9))).code).toBe('not-found');
    expect((await refused(library.readSnapshot(newId(), 1))).code).toBe('not-found');
    expect(await library.snapshots(newId())).toEqual([]);
    expect((await refused(library.snapshots('..'))).code).toBe('invalid');
  });
});

describe('thinning on disk', () => {
  /** Many snapshots three days ago, each text twice; the last one is of now. */
  async function aged(
    harm: (folder: string, library: Library, id: string) => Promise<void> = async () => undefined,
  ): Promise<{ library: Library; id: string; folder: string }> {
    const { library, clock } = await standing();
    let article = await library.create(draft({ body: '零' }));
    const save = async (minutes: number, body: string): Promise<void> => {
      clock.pass(minutes);
      article = await type(library, article, body);
    };
    for (let number = 2; number <= 13; number++) await save(5, `第${number % 6}稿`);
    await library.keepSnapshot(article.id, { reason: 'manual', name: '留', by: '' });
    await save(5, '留后');
    expect(await library.snapshots(article.id)).toHaveLength(14);
    const folder = join(folderOf(library, article.id), 'revisions');
    await harm(folder, library, article.id);
    await save(3 * 24 * 60, '今天');
    await library.snapshots(article.id);
    return { library, id: article.id, folder };
  }

  it('removes what the rule no longer keeps, and the texts nothing refers to', async () => {
    const { library, id, folder } = await aged();
    // 08:00 to 09:05: the oldest, the last of the hour of eight, the named one, the last of the hour of nine, the newest.
    expect((await library.snapshots(id)).map(({ number }) => number)).toEqual([15, 14, 13, 12, 1]);
    for (const { number } of await library.snapshots(id)) await library.readSnapshot(id, number);
    expect(await texts(library, id)).toHaveLength(5);
    expect((await readdir(folder)).sort()).toEqual(['1.json', '12.json', '13.json', '14.json', '15.json', 'texts']);
  });

  it('leaves what somebody saw last, until they have seen another text', async () => {
    const look = (number: number) => ({ at: '2026-07-15T08:30:00.000Z', hash: 'a'.repeat(64), number });
    const { library, id } = await aged(async (_, library, id) => {
      await library.noteLook(id, '许文澜', look(5));
      await library.noteLook(id, '林晓', look(7));
      await library.noteLook(id, '林晓', look(8));
    });
    expect((await library.snapshots(id)).map(({ number }) => number)).toEqual([15, 14, 13, 12, 8, 5, 1]);
    expect((await library.readSnapshot(id, 5)).body).toBe('第5稿');
  });

  it.each([
    ['damaged', '坏'],
    ['newer', JSON.stringify({ schema: 2 })],
  ])('removes no text while a %s record may need it', async (_, content) => {
    const { library, id, folder } = await aged((where) => writeFile(join(where, '5.json'), content));
    expect((await library.snapshots(id)).map(({ number }) => number)).toEqual([15, 14, 13, 12, 1]);
    expect(await texts(library, id)).toHaveLength(9);
    expect(await readFile(join(folder, '5.json'), 'utf8')).toBe(content);
  });

  it('leaves files that are not its own', async () => {
    const { folder } = await aged(async (where) => {
      await writeFile(join(where, 'texts', '说明.txt'), '人放的');
      await writeFile(join(where, '007.json'), '{}');
    });
    expect(await readFile(join(folder, 'texts', '说明.txt'), 'utf8')).toBe('人放的');
    expect(await readFile(join(folder, '007.json'), 'utf8')).toBe('{}');
  });

  it('sweeps texts that an earlier crash left', async () => {
    const orphan = `${'0'.repeat(16)}.md`;
    const { library, id } = await aged((where) => writeFile(join(where, 'texts', orphan), '无主'));
    expect(await texts(library, id)).not.toContain(`texts/${orphan}`);
  });
});
