import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { draft, newId, newsroomPortal } from './sample.ts';
import { filesBelow, folderOf, open, refused, tempFolder, tempLibrary } from './tempLibrary.ts';

describe('creating', () => {
  it('gives revision 1 and the time of the clock, and reads back the same', async () => {
    const library = await tempLibrary();
    const given = draft({ revision: 14, updatedAt: '2020-01-01T00:00:00Z' });
    const created = await library.create(given);
    expect(created).toEqual({ ...given, revision: 1, updatedAt: created.updatedAt });
    expect(Date.parse(created.updatedAt)).toBeGreaterThan(Date.parse('2026-07-01T08:00:00Z'));
    expect(await library.read(given.id)).toEqual({ article: created, changedOutside: false, recovery: null });
  });

  it('lays out the folder of DESIGN.md', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft());
    // Snapshots are taken after the answer; a list of them waits for it.
    await library.snapshots(id);
    expect((await filesBelow(library.path)).filter((name) => !name.startsWith('.'))).toEqual([
      `articles/2026/07/${id}/article.json`,
      `articles/2026/07/${id}/review.json`,
      `articles/2026/07/${id}/revisions/1.json`,
      expect.stringMatching(/revisions\/texts\/[0-9a-f]{16}\.md$/),
      'library.json',
    ]);
    const review = JSON.parse(await readFile(join(folderOf(library, id), 'review.json'), 'utf8'));
    expect(review).toMatchObject({ schema: 1, comments: {}, suggestions: {}, decisions: {}, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('keeps every character of a text, lone surrogates too', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    const body = '\ud800 与 \udfff，𠮷野家，\u202e\u200d👨‍👩‍👧‍👦\r\n"\\\u0000';
    const { id } = await library.create(draft({ body, title: '\udbff' }));
    await library.close();
    const again = await open(folder);
    const { article } = await again.read(id);
    expect([article.body, article.title]).toEqual([body, '\udbff']);
    await again.close();
  });

  it('takes a body of five million characters', async () => {
    const library = await tempLibrary();
    const { id } = await library.create(draft({ body: '汛'.repeat(5_000_000) }));
    expect((await library.read(id)).article.body).toHaveLength(5_000_000);
  });

  it('refuses an id that is taken, and leaves that article alone', async () => {
    const library = await tempLibrary();
    const first = await library.create(draft());
    expect((await refused(library.create(draft({ id: first.id, title: '另一篇' })))).code).toBe('target-exists');
    expect((await library.read(first.id)).article).toEqual(first);
  });

  it.each([
    ['title', { title: '长'.repeat(501) }],
    ['body', { body: '长'.repeat(5_000_001) }],
    ['channel', { channel: '要闻' }],
    ['publishAt', { publishAt: '2026-07-01' }],
    ['colour', { colour: 'red' } as object],
    ['media.0123456789abcdef.file', { media: { '0123456789abcdef': { file: '../x.jpg' } } } as object],
  ])('refuses a wrong %s, naming it, and writes nothing', async (field, fields) => {
    const library = await tempLibrary();
    const failure = await refused(library.create(draft(fields)));
    expect(failure).toMatchObject({ code: 'invalid', stage: 'write', detail: { field } });
    expect(await library.isNew()).toBe(true);
  });

  it('refuses an id that is no UUIDv7', async () => {
    const library = await tempLibrary();
    expect((await refused(library.create(draft({ id: '0198f0aa-1000-4abc-8def-0123456789ab' })))).detail).toEqual({ field: 'id' });
    expect((await refused(library.read('../library'))).code).toBe('invalid');
  });
});

describe('saving', () => {
  it('finishes a creation that ended before its review.json was there', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const review = join(folderOf(library, created.id), 'review.json');
    const bytes = await readFile(review);
    await rm(review);
    expect(await library.doctor({ repair: false })).toMatchObject({ ok: true, problems: [] });
    const saved = await library.save({ ...created, title: '接着写' }, 1);
    expect(await readFile(review)).toEqual(bytes);
    await rm(review);
    expect((await library.doctor({ repair: false })).problems).toMatchObject([{ kind: 'missing', article: saved.id }]);
  });

  it('raises the revision by one and sets the time', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const saved = await library.save({ ...created, title: '新题' }, 1);
    expect(saved).toEqual({ ...created, title: '新题', revision: 2, updatedAt: saved.updatedAt });
    expect(Date.parse(saved.updatedAt)).toBeGreaterThan(Date.parse(created.updatedAt));
    expect((await library.read(created.id)).article).toEqual(saved);
  });

  it('writes canonical JSON, so that a change of one field changes few lines', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const file = join(folderOf(library, created.id), 'article.json');
    const before = (await readFile(file, 'utf8')).split('\n');
    await library.save({ ...created, kicker: '引题' }, 1);
    const after = (await readFile(file, 'utf8')).split('\n');
    const changed = after.filter((line, index) => line !== before[index]).map((line) => /"(\w+)"/.exec(line)?.[1]);
    expect(changed).toEqual(['kicker', 'revision', 'sha256', 'updatedAt']);
    expect(after.at(-1)).toBe('');
  });

  it('refuses an article that is not there', async () => {
    const library = await tempLibrary();
    expect((await refused(library.save(draft(), 1))).code).toBe('not-found');
    expect((await refused(library.read(newId()))).code).toBe('not-found');
    expect(await readdir(library.path)).not.toContain('articles');
  });

  it('refuses what the schema does not allow, naming the field; the old text stands', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const failure = await refused(library.save({ ...created, keywords: ['词'.repeat(101)] }, 1));
    expect(failure).toMatchObject({ code: 'invalid', thing: `article ${created.id}`, detail: { field: 'keywords.0' } });
    expect((await library.read(created.id)).article).toEqual(created);
  });

  it('does not mix saves of one article that come at once: one wins, the others are kept', async () => {
    const library = await tempLibrary();
    const created = await library.create(draft());
    const titles = ['甲', '乙', '丙', '丁'];
    const outcomes = await Promise.allSettled(titles.map((title) => library.save({ ...created, title }, 1)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { article } = await library.read(created.id);
    const kept = (await library.rivals(created.id)).map((rival) => rival.article.title);
    expect([article.title, ...kept].sort()).toEqual([...titles].sort());
  });

  it('saves different articles at once', async () => {
    const library = await tempLibrary();
    const created = await Promise.all(Array.from({ length: 20 }, () => library.create(draft())));
    const saved = await Promise.all(created.map((article, index) => library.save({ ...article, title: `第${index}篇` }, 1)));
    for (const article of saved) expect((await library.read(article.id)).article).toEqual(article);
  });
});

describe('settings and portals', () => {
  it('a new library has the initial settings, and keeps others', async () => {
    const folder = await tempFolder();
    const library = await open(folder);
    expect(await library.settings()).toEqual(initialSettings);
    await library.saveSettings({ ...initialSettings, language: 'zh-CN' });
    await library.close();
    const again = await open(folder);
    expect((await again.settings()).language).toBe('zh-CN');
    await again.close();
  });

  it('refuses wrong settings, naming the field', async () => {
    const library = await tempLibrary();
    const wrong = { ...initialSettings, layout: { ...initialSettings.layout, preview: 120 } };
    expect((await refused(library.saveSettings(wrong))).detail).toEqual({ field: 'settings.layout.preview' });
    expect(await library.settings()).toEqual(initialSettings);
  });

  it('saves of settings that come at once do not get lost in each other', async () => {
    const library = await tempLibrary();
    await Promise.all(['plain', 'wechat', 'phpcms'].map((portal) => library.saveSettings({ ...initialSettings, portal })));
    expect((await library.settings()).portal).toBe('phpcms');
  });

  it('keeps the newsroom’s own portals by key', async () => {
    const library = await tempLibrary();
    expect(await library.portals()).toEqual([]);
    await library.savePortal(newsroomPortal('luyang', '鹿阳之窗'));
    await library.savePortal(newsroomPortal('beiyuan', '北园在线'));
    await library.savePortal(newsroomPortal('luyang', '鹿阳新闻网'));
    expect((await library.portals()).map(({ key, name }) => [key, name])).toEqual([
      ['beiyuan', '北园在线'],
      ['luyang', '鹿阳新闻网'],
    ]);
  });

  it('refuses a profile with an unknown field, naming it', async () => {
    const library = await tempLibrary();
    expect(await refused(library.savePortal({ ...newsroomPortal('a', '甲'), colour: 'red' } as never))).toMatchObject({
      code: 'bad-profile',
      detail: { field: 'colour' },
    });
    expect((await refused(library.savePortal(newsroomPortal('../a', '甲')))).code).toBe('bad-profile');
  });
});
