import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { faultyDisk } from './faultyDisk.ts';
import { type FullLibrary, fullLibrary } from './fullLibrary.ts';
import { draft, newId } from './sample.ts';
import { filesBelow, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

/** A full library, changed on disk while nobody has it open, and opened again. */
async function spoilt(spoil: (full: FullLibrary, at: (file: string) => string) => Promise<void>) {
  const full = await fullLibrary(await tempFolder());
  await spoil(full, (file) => join(full.folder, file));
  return { ...full, library: await tempLibrary({ folder: full.folder, person: '许文澜' }) };
}

const folderOf = (id: string) => `articles/2026/07/${id}`;
const asides = async (library: Library) => (await filesBelow(library.path)).filter((name) => name.startsWith('damaged/'));
const deadTemp = '.copydesk-0123456789ab-0123456789ab.tmp';
const newer = (text: string) => text.replace('"schema": 1', '"schema": 2');

/** Files of the library and what is in them, but for what belongs to this machine. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await filesBelow(folder)).filter((name) => !/^\.(lock|index)/.test(name));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')])));
}

interface Case {
  readonly name: string;
  readonly kind: string;
  /** Of the file told: what it ends in. */
  readonly file: RegExp;
  /** What the repair says. */
  readonly action: RegExp;
  /** Still to be settled by a person after the repair. */
  readonly stays?: true;
  spoil(full: FullLibrary, at: (file: string) => string): Promise<unknown>;
}

const change = async (file: string, how: (text: string) => string) => writeFile(file, how(await readFile(file, 'utf8')));
const first = ({ articles }: FullLibrary) => folderOf(articles[0]?.id ?? '');
const pictureOf = async (at: (file: string) => string, folder: string, own: boolean) => {
  const names = await readdir(at(`${folder}/media`));
  for (const name of names) {
    const isOwn = (await readFile(at(`${folder}/media/${name}`), 'utf8')).includes('自己的');
    if (isOwn === own) return at(`${folder}/media/${name}`);
  }
  throw new Error('there is no such picture');
};

const cases: readonly Case[] = [
  {
    name: 'an article that another program changed',
    kind: 'changed',
    file: /article\.json$/,
    action: /kept as it is, as revision 6, with a snapshot/,
    spoil: (full, at) => change(at(`${first(full)}/article.json`), (text) => text.replace('末稿', '外稿')),
  },
  {
    name: 'an article with a blank more',
    kind: 'changed',
    file: /article\.json$/,
    action: /kept as it is/,
    spoil: (full, at) => change(at(`${first(full)}/article.json`), (text) => text.replace('": ', '":  ')),
  },
  {
    name: 'a checksum in capitals',
    kind: 'changed',
    file: /review\.json$/,
    action: /checksum put right/,
    spoil: (full, at) => change(at(`${first(full)}/review.json`), (text) => text.replace(/[0-9a-f]{64}/, (sum) => sum.toUpperCase())),
  },
  {
    name: 'a review.json that is missing',
    kind: 'missing',
    file: /review\.json$/,
    action: /An empty one was begun\.$/,
    spoil: (full, at) => rm(at(`${first(full)}/review.json`)),
  },
  {
    name: 'a review.json that is damaged',
    kind: 'damaged',
    file: /review\.json$/,
    action: /remarks are lost.*damaged\//,
    spoil: (full, at) => writeFile(at(`${first(full)}/review.json`), ''),
  },
  {
    name: 'a refused text that is damaged',
    kind: 'damaged',
    file: /rivals\/.*\.json$/,
    action: /set aside.*damaged\//,
    spoil: async (full, at) => {
      const [name = ''] = await readdir(at(`${first(full)}/rivals`));
      await writeFile(at(`${first(full)}/rivals/${name}`), '{');
    },
  },
  {
    name: 'a snapshot that is damaged',
    kind: 'damaged',
    file: /revisions\/3\.json$/,
    action: /set aside.*damaged\//,
    spoil: (full, at) => writeFile(at(`${first(full)}/revisions/3.json`), '{'),
  },
  {
    name: 'a picture that is half copied and lies in another article too',
    kind: 'damaged',
    file: /media\/.*\.png$/,
    action: /damaged\/.*The same picture was taken from (articles|trash)\//,
    spoil: async (full, at) => {
      const file = await pictureOf(at, first(full), false);
      await writeFile(file, (await readFile(file)).subarray(0, 50));
    },
  },
  {
    name: 'a picture that is missing and lies in another article too',
    kind: 'missing',
    file: /media\/.*\.png$/,
    action: /^The same picture was taken from/,
    spoil: async (full, at) => rm(await pictureOf(at, first(full), false)),
  },
  {
    name: 'a picture that is damaged and the only one',
    kind: 'damaged',
    file: /media\/.*\.png$/,
    action: /damaged\/.*put it into the article again/,
    stays: true,
    spoil: async (full, at) => writeFile(await pictureOf(at, first(full), true), ''),
  },
  {
    name: 'a picture that is damaged and not named',
    kind: 'damaged',
    file: /media\/0123456789abcdef\.png$/,
    action: /damaged\/.*does not name it/,
    spoil: (full, at) => writeFile(at(`${first(full)}/media/0123456789abcdef.png`), 'x'),
  },
  {
    name: 'an original that is damaged',
    kind: 'damaged',
    file: /original\/第1篇 通稿\.docx$/,
    action: /set aside.*damaged\/.*The record: .*damaged\//,
    spoil: (full, at) => writeFile(at(`${first(full)}/original/第1篇 通稿.docx`), '别的'),
  },
  {
    name: 'an original that is missing',
    kind: 'missing',
    file: /original\/第1篇 通稿\.docx$/,
    action: /^The record: .*damaged\//,
    spoil: (full, at) => rm(at(`${first(full)}/original/第1篇 通稿.docx`)),
  },
  {
    name: 'an original whose record is missing',
    kind: 'missing',
    file: /original\/original\.json$/,
    action: /written anew from the file/,
    spoil: (full, at) => rm(at(`${first(full)}/original/original.json`)),
  },
  {
    name: 'a text that no snapshot needs',
    kind: 'left-over',
    file: /texts\/[0-9a-f]{16}\.md$/,
    action: /removed/,
    // SHA-256 of nothing.
    spoil: (full, at) => writeFile(at(`${first(full)}/revisions/texts/e3b0c44298fc1c14.md`), ''),
  },
  {
    name: 'the temp file of a dead session',
    kind: 'left-over',
    file: /\.tmp$/,
    action: /removed/,
    spoil: (full, at) => writeFile(at(`${first(full)}/media/${deadTemp}`), 'halb'),
  },
  {
    name: 'a portal that is damaged',
    kind: 'damaged',
    file: /^portals\/luyang\.json$/,
    action: /set aside: its bytes are in damaged\/.*portals-luyang\.json/,
    spoil: (_, at) => writeFile(at('portals/luyang.json'), '\0\0'),
  },
  {
    name: 'a portal of another name',
    kind: 'damaged',
    file: /^portals\/beiyuan\.json$/,
    action: /set aside/,
    spoil: (_, at) => cp(at('portals/luyang.json'), at('portals/beiyuan.json')),
  },
  {
    name: 'a house list that is damaged',
    kind: 'damaged',
    file: /^words\.json$/,
    action: /set aside/,
    spoil: (_, at) => writeFile(at('words.json'), '{"schema": 1'),
  },
  {
    name: 'a person who is damaged',
    kind: 'damaged',
    file: /^people\//,
    action: /set aside/,
    spoil: async (_, at) => {
      const [name = ''] = await readdir(at('people'));
      await writeFile(at(`people/${name}`), '[');
    },
  },
  {
    name: 'an article that lies in another month',
    kind: 'misplaced',
    file: /^articles\/2026\/08\//,
    action: /moved to articles\/2026\/07\//,
    spoil: async (full, at) => {
      await mkdir(at('articles/2026/08'));
      await rename(at(first(full)), at(first(full).replace('/07/', '/08/')));
    },
  },
  {
    name: 'an article that lies right below articles',
    kind: 'misplaced',
    file: /^articles\/0/,
    action: /moved to articles\/2026\/07\//,
    spoil: (full, at) => rename(at(first(full)), at(`articles/${full.articles[0]?.id}`)),
  },
  {
    name: 'a second folder of an article',
    kind: 'misplaced',
    file: /^articles\/2026\/08\//,
    action: /left where it is/,
    stays: true,
    spoil: async (full, at) => cp(at(first(full)), at(first(full).replace('/07/', '/08/')), { recursive: true }),
  },
  {
    name: 'a folder whose name is no time',
    kind: 'misplaced',
    file: /ffffffff/,
    action: /left as it is/,
    stays: true,
    spoil: (full, at) => cp(at(first(full)), at('articles/2026/07/ffffffff-ffff-4fff-bfff-ffffffffffff'), { recursive: true }),
  },
  {
    name: 'what a sync program put beside an article',
    kind: 'misplaced',
    file: /conflicted copy/,
    action: /left as it is/,
    stays: true,
    spoil: (full, at) => cp(at(`${first(full)}/article.json`), at(`${first(full)}/article (conflicted copy).json`)),
  },
  {
    name: 'a damaged article in the trash',
    kind: 'damaged',
    file: /^trash\/.*article\.json$/,
    action: /put it back first/,
    stays: true,
    spoil: ({ trashed }, at) => writeFile(at(`trash/${trashed.id}/article.json`), ''),
  },
  {
    name: 'a note of the trash that is damaged',
    kind: 'damaged',
    file: /^trash\/.*trashed\.json$/,
    action: /set aside/,
    spoil: ({ trashed }, at) => writeFile(at(`trash/${trashed.id}/trashed.json`), ''),
  },
];

describe('doctor', () => {
  it('finds nothing in a sound library, and changes nothing', async () => {
    const { library, folder } = await spoilt(async () => undefined);
    const before = await contents(folder);
    expect(await library.doctor({ repair: false })).toEqual({ ok: true, articles: 3, problems: [] });
    expect(await library.doctor({ repair: true })).toEqual({ ok: true, articles: 3, problems: [] });
    expect(await contents(folder)).toEqual(before);
  });

  it('nor in an empty one, nor in what desktops and version control leave', async () => {
    const library = await tempLibrary();
    expect(await library.doctor({ repair: true })).toEqual({ ok: true, articles: 0, problems: [] });
    await library.create(draft());
    await mkdir(join(library.path, '.git'));
    for (const place of ['', 'articles', 'articles/2026', 'articles/2026/07']) {
      for (const name of ['.DS_Store', 'Thumbs.db', '.gitkeep', 'desktop.ini']) await writeFile(join(library.path, place, name), '');
    }
    expect((await library.doctor({ repair: true })).problems).toEqual([]);
  });

  it.each(cases)('tells of $name, changes nothing unasked, and settles it when asked', async ({ kind, file, action, stays, spoil }) => {
    const { library, folder } = await spoilt(async (full, at) => void (await spoil(full, at)));
    const before = await contents(folder);
    const told = await library.doctor({ repair: false });
    expect(told.ok).toBe(false);
    const problem = told.problems.find((one) => one.kind === kind && file.test(one.file));
    expect(problem?.action).toMatch(/^(Repair would|It is left|It lies)/);
    expect(problem?.message).not.toBe('');
    expect(await contents(folder)).toEqual(before);

    const repaired = await library.doctor({ repair: true });
    expect(repaired.problems.find((one) => one.kind === kind && file.test(one.file))?.action).toMatch(action);
    expect(repaired.ok).toBe(!stays);
    const after = await library.doctor({ repair: false });
    expect(after.ok).toBe(!stays);
    // What was taken out of its place is kept.
    const kept = Object.values(await contents(folder));
    for (const [name, content] of Object.entries(before)) {
      const isOurs = !/\.tmp$|e3b0c44298fc1c14/.test(name);
      if (isOurs && content.length > 0 && !/article\.json$|review\.json$/.test(name)) expect(kept).toContain(content);
    }
  });

  it('removes an entry of the trash that could only half be removed', async () => {
    const { library, trashed } = await spoilt(async () => undefined);
    const half = join(library.path, 'trash/.removing-0123456789ab');
    await mkdir(join(half, 'media'), { recursive: true });
    await writeFile(join(half, 'media/x'), 'x');
    const problem = { kind: 'left-over', file: 'trash/.removing-0123456789ab' };
    expect(await library.doctor({ repair: false })).toMatchObject({ ok: false, problems: [problem] });
    expect(await library.doctor({ repair: true })).toMatchObject({ ok: true, problems: [{ ...problem, action: 'It was removed.' }] });
    expect(await readdir(join(library.path, 'trash'))).toEqual([trashed.id]);
  });

  it('a text that is damaged is written anew when the article still has it; else its snapshot goes with it', async () => {
    const { library, articles, folder } = await spoilt(async (full, at) => {
      const folder = `${first(full)}/revisions/texts`;
      for (const name of await readdir(at(folder))) await writeFile(at(`${folder}/${name}`), '坏');
    });
    const id = articles[0]?.id ?? '';
    const { article } = await library.read(id);
    await library.save({ ...article, body: '第1篇的第二稿，长一些。\n\n二、再写。\n' }, article.revision);
    expect((await library.doctor({ repair: true })).ok).toBe(true);
    expect((await library.snapshots(id)).map(({ name }) => name)).toEqual(['三稿', '二稿']);
    expect((await library.readSnapshot(id, 2)).body).toContain('二、再写。');
    expect((await asides(library)).filter((name) => name.endsWith('revisions-1.json'))).toHaveLength(1);
    expect((await library.doctor({ repair: false })).problems).toEqual([]);
    expect(folder).toBe(library.path);
  });

  it('a snapshot that is set aside takes a copy of its text along', async () => {
    const { library } = await spoilt((full, at) => writeFile(at(`${first(full)}/revisions/2.json`), '{'));
    await library.doctor({ repair: true });
    await library.doctor({ repair: true });
    const texts = await Promise.all((await asides(library)).map((name) => readFile(join(library.path, name), 'utf8')));
    expect(texts).toContain('第1篇的第二稿，长一些。\n\n二、再写。\n');
  });

  it('what another program changed is a snapshot and a revision of ours afterwards', async () => {
    const { library, articles } = await spoilt((full, at) => change(at(`${first(full)}/article.json`), (text) => text.replace('末稿', '外稿')));
    const id = articles[0]?.id ?? '';
    await library.doctor({ repair: true });
    const found = await library.read(id);
    expect(found).toMatchObject({ changedOutside: false, article: { body: '第1篇的外稿。\n', revision: 6 } });
    expect((await library.snapshots(id))[0]).toMatchObject({ reason: 'recovered', by: '许文澜' });
    expect((await refused(library.save({ ...found.article, title: '旧' }, 4))).code).toBe('stale');
  });

  it('touches nothing of a newer format, whatever file it is', async () => {
    const { library, folder } = await spoilt(async (full, at) => {
      const files = (await filesBelow(full.folder)).filter((name) =>
        /(article|review|trashed)\.json$|rivals\/|revisions\/\d+\.json$|portals\//.test(name),
      );
      for (const name of files) await change(at(name), newer);
    });
    const before = await contents(folder);
    const report = await library.doctor({ repair: true });
    expect(report.ok).toBe(false);
    expect(new Set(report.problems.map(({ kind }) => kind))).toEqual(new Set(['newer']));
    expect(report.problems.length).toBeGreaterThan(15);
    expect(await contents(folder)).toEqual(before);
  });

  it('tells of links where folders belong, and does not follow them', async () => {
    const elsewhere = await tempFolder();
    const { library } = await spoilt(async (full, at) => {
      await rename(at(first(full)), join(elsewhere, 'article'));
      await symlink(join(elsewhere, 'article'), at(first(full)));
    });
    expect(await library.doctor({ repair: true })).toMatchObject({
      ok: false,
      articles: 2,
      problems: [{ kind: 'misplaced', message: expect.stringContaining('link') }],
    });
    expect((await readdir(join(elsewhere, 'article'))).length).toBeGreaterThan(3);
  });

  it('a file that cannot be read is told, and the others are looked at all the same', async () => {
    const { folder, articles } = await fullLibrary(await tempFolder());
    const faulty = faultyDisk();
    const library = await tempLibrary({ folder, disk: faulty.disk });
    const bad = join(folder, folderOf(articles[1]?.id ?? ''));
    faulty.restart((operation, _, path) => (operation === 'readdir' && path === bad ? { errno: 'EIO' } : undefined));
    expect(await library.doctor({ repair: true })).toMatchObject({
      ok: false,
      articles: 3,
      problems: [{ kind: 'unreadable', article: articles[1]?.id }],
    });
    faulty.restart(() => undefined);
    expect((await library.doctor({ repair: false })).ok).toBe(true);
  });

  it('a repair that fails says why, and the rest is repaired', async () => {
    const full = await fullLibrary(await tempFolder());
    await writeFile(join(full.folder, 'portals/luyang.json'), '{');
    await rm(join(full.folder, first(full), 'review.json'));
    const faulty = faultyDisk();
    const library = await tempLibrary({ folder: full.folder, disk: faulty.disk });
    faulty.restart((operation, _, path) => (operation === 'mkdir' && path.endsWith('damaged') ? { errno: 'EACCES' } : undefined));
    const { ok, problems } = await library.doctor({ repair: true });
    expect(ok).toBe(false);
    expect(problems.map(({ action }) => action)).toEqual([
      'An empty one was begun.',
      expect.stringMatching(/^It could not be repaired: damaged: .*read-only/),
    ]);
    expect(await readFile(join(full.folder, 'portals/luyang.json'), 'utf8')).toBe('{');
  });

  it('a library.json that breaks while it is open is told, and written anew when asked', async () => {
    const { library, folder } = await spoilt(async () => undefined);
    const before = await readFile(join(folder, 'library.json'), 'utf8');
    await writeFile(join(folder, 'library.json'), '{');
    expect(await library.doctor({ repair: false })).toMatchObject({ ok: false, problems: [{ kind: 'damaged', file: 'library.json' }] });
    expect(await library.doctor({ repair: true })).toMatchObject({
      ok: true,
      problems: [{ action: expect.stringContaining('with the settings it had') }],
    });
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(before);
    await rm(join(folder, 'library.json'));
    expect(await library.doctor({ repair: true })).toMatchObject({ ok: true, problems: [{ kind: 'missing' }] });
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(before);
  });

  it('tells what opening has put right', async () => {
    const { library } = await spoilt((_, at) => rm(at('library.json')));
    expect(await library.doctor({ repair: true })).toMatchObject({ ok: true, problems: [{ file: 'library.json', kind: 'missing' }] });
  });

  it('gives a person’s file that somebody wrote by hand its checksum', async () => {
    const file = `people/${newId()}.json`;
    const written = canonicalJson({ schema: 1, name: '林知夏', roles: ['reporter'] });
    const { library } = await spoilt((_, at) => writeFile(at(file), written));
    expect((await library.doctor({ repair: true })).problems).toMatchObject([
      { file, kind: 'changed', action: expect.stringContaining('kept as it is') },
    ]);
    expect((await library.doctor({ repair: false })).problems).toEqual([]);
  });

  it('saves under way are no damage', async () => {
    const { library, articles } = await spoilt(async () => undefined);
    let busy = true;
    const saving = articles.map(async ({ id }) => {
      let { article } = await library.read(id);
      while (busy) article = await library.save({ ...article, body: `${article.body}续` }, article.revision);
    });
    for (let round = 0; round < 5; round += 1) expect((await library.doctor({ repair: true })).problems).toEqual([]);
    busy = false;
    await Promise.all(saving);
  });

  it('can be followed and cancelled', async () => {
    const { library } = await spoilt(async () => undefined);
    const seen: string[] = [];
    await library.doctor({ repair: false, progress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
    const controller = new AbortController();
    const failure = await refused(library.doctor({ repair: true, signal: controller.signal, progress: () => controller.abort() }));
    expect(failure).toMatchObject({ code: 'cancelled', stage: 'repair' });
  });

  it('repairs nothing in a folder that was replaced', async () => {
    const parent = await tempFolder();
    const folder = join(parent, '稿库');
    const library = await tempLibrary({ folder });
    await rename(folder, join(parent, '旧'));
    await (await open(folder)).close();
    expect((await refused(library.doctor({ repair: true }))).code).toBe('replaced');
    expect(dirname(folder)).toBe(parent);
  });
});
