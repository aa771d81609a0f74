import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type CallInput, type CallName, calls } from '#contract/calls.ts';
import { anchorOf } from '#domain/review.ts';
import { initialSettings } from '#domain/settings.ts';
import { client, openDesk, picture, soundFields } from '../newsroom/desk.ts';

const plain = fileURLToPath(new URL('../../assets/portals/plain.json', import.meta.url));

test('what the newsroom answers is what the contract says, call by call, and can travel as JSON', async () => {
  const desk = await openDesk({ fetchPicture: () => picture() });
  const answered = new Set<CallName>();
  /** Asks, and holds the answer against its schema, before and after a journey as JSON. */
  const ask = async <N extends CallName>(call: N, input: CallInput<N>) => {
    const reply = await desk.dispatch({ call, input }, { client });
    if (!reply.ok) throw new Error(`${call}: ${reply.failure.message}`);
    const parsed = calls[call].output.parse(reply.value);
    expect(parsed).toEqual(reply.value);
    expect(JSON.parse(JSON.stringify(reply.value))).toEqual(reply.value);
    answered.add(call);
    return reply.value as Awaited<ReturnType<typeof desk.ask<N>>>;
  };

  await ask('library.open', {});
  const { id } = await ask('article.create', { fields: soundFields });
  const { medium, id: media } = await ask('media.add', { article: id, name: 'a.jpg', data: (await picture()).toString('base64') });
  expect((await ask('media.fetch', { article: id, address: 'https://pictures.example/a.jpg' })).medium).toEqual(medium);
  await ask('article.save', { id, basedOn: 1, changes: { editor: '保存', media: { [media]: medium } } });
  const stale = await desk.refused('article.save', { id, basedOn: 1, changes: { title: '另一题' } });
  const { rivals } = await ask('article.read', { id });
  expect(rivals).toHaveLength(1);
  await ask('article.settle', { id, rival: String(stale.detail?.kept) });
  await ask('article.copy', { id, fields: { title: '抄本' } });
  await ask('article.sample', {});
  await ask('article.list', { limit: 2, group: 'day', filter: { text: '新桥' }, settled: true });
  await ask('article.ids', {});
  await ask('article.facets', {});
  expect(await ask('article.similar', { title: soundFields.title, body: soundFields.body })).not.toEqual([]);
  await ask('article.hold', { id });
  await ask('article.release', { id });
  expect((await ask('article.move', { ids: [id], channel: 'news' })).moved).toEqual([{ id, from: 'local' }]);
  expect(await ask('article.check', { id, portal: 'plain' })).not.toEqual([]);
  const { ignored } = await ask('finding.ignore', { id, rule: 'editor-placeholder', reason: '外号', by: '许文澜' });
  expect((await ask('article.check', { id })).filter((finding) => finding.ignored)).toHaveLength(1);
  await ask('finding.heed', { id, ignored });
  expect(Object.keys((await ask('review.read', { id })).ignored)).toEqual([ignored]);
  await ask('import.text', { text: '　　来源：云溪新闻网\n题目\n\n昨日,云溪县新桥通车。' });

  const good = join(desk.folder, '好.txt');
  await writeFile(good, '题目\n\n正文。');
  const files = [good, join(desk.folder, '没有.txt')].map(desk.files.offerToRead);
  const reports = await ask('import.files', { files, keepOriginals: true });
  expect(reports).toHaveLength(2);
  const came = reports.flatMap((report) => ('imported' in report ? [report.imported.id] : []))[0] ?? '';
  expect((await ask('original.read', { id: came })).original).not.toBeNull();
  await ask('original.save', { id: came, target: desk.files.offerToWrite(join(desk.folder, '原件'), 'file') });

  await ask('portal.list', {});
  await ask('portal.read', { key: 'plain' });
  const own = join(desk.folder, '门户.json');
  await writeFile(own, (await readFile(plain, 'utf8')).replace('"key": "plain"', '"key": "own"'));
  await ask('portal.add', { file: desk.files.offerToRead(own) });
  const { profile } = await ask('portal.read', { key: 'plain' });
  await ask('portal.template', { name: 'default' });
  await ask('portal.save', { profile: { ...profile, key: 'copied' }, key: null });
  await ask('portal.export', { key: 'copied', target: desk.files.offerToWrite(join(desk.folder, '出.json'), 'file') });
  await ask('portal.remove', { key: 'copied' });

  const page = join(desk.folder, 'page.html');
  await copyFile(fileURLToPath(new URL('../../assets/templates/default/page.html', import.meta.url)), page);
  await ask('template.add', { name: 'own', files: [desk.files.offerToRead(page)] });
  await ask('template.list', {});
  await ask('template.remove', { name: 'own' });

  await ask('package.name', { id, portal: 'own' });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  const { path } = await ask('package.export', { id, portal: 'own', target, override: '测试' });
  await ask('package.verify', { file: desk.files.offerToRead(path) });
  expect(await ask('outlet.render', { id, portal: 'own', outlet: 'wechat' })).toHaveProperty('html');
  await ask('outlet.render', { id, portal: 'own', outlet: 'text' });
  await ask('outlet.page', { id, portal: 'own' });
  await ask('outlet.write', { id, portal: 'own', outlet: 'ninjs', target: desk.files.offerToWrite(join(desk.folder, '出.ninjs.json'), 'file') });
  const many = desk.files.offerToWrite(join(desk.folder, '一批'), 'folder');
  const { results } = await ask('package.batch', { filter: {}, portal: 'own', target: many });
  expect(new Set(results.map(({ failure }) => failure?.code))).toEqual(new Set([undefined, 'blocked']));
  await ask('settings.save', { settings: initialSettings });

  const { number } = await ask('revision.keep', { id, name: '一审稿' });
  expect(await ask('revision.list', { id })).not.toEqual([]);
  await ask('revision.read', { id, number });
  await ask('revision.restore', { id, number, basedOn: (await ask('article.read', { id })).article.revision });
  const gone = await ask('article.create', { fields: { title: '要删的' } });
  await ask('article.trash', { ids: [gone.id, '0198c0de-0000-7000-8000-00000000abcd'] });
  expect(await ask('trash.list', {})).toHaveLength(1);
  await ask('trash.restore', { keys: [gone.id] });
  await ask('article.trash', { ids: [gone.id] });
  expect(await ask('trash.empty', {})).toMatchObject({ removed: 1 });

  const { id: person } = await ask('people.save', { name: '许文澜', roles: ['editor'] });
  expect(await ask('people.list', {})).toHaveLength(1);
  await ask('person.choose', { person: { name: '许文澜', role: 'editor' } });
  expect(await ask('person.read', {})).toEqual({ person: { name: '许文澜', role: 'editor' }, name: '许文澜' });
  await ask('review.act', { id, action: 'submit' });
  expect(await ask('review.sheet', { id })).toMatchObject({ state: 'first', awaits: 'first' });
  expect((await ask('review.page', { id })).html).toContain('许文澜');
  await ask('review.write', { id, target: desk.files.offerToWrite(join(desk.folder, '审稿单.html'), 'file') });
  expect(await ask('review.queue', {})).toMatchObject({ sent: [{ id, state: 'first' }] });
  const { article: remarked } = await ask('article.read', { id });
  const anchor = anchorOf('title', remarked.title, 0, 2);
  const { comment } = await ask('comment.add', { id, anchor, text: '核实' });
  const { comment: answer } = await ask('comment.reply', { id, thread: comment, text: '已核' });
  await ask('comment.resolve', { id, thread: comment });
  await ask('comment.reopen', { id, thread: comment });
  await ask('comment.remove', { id, comment: answer });
  await ask('comment.restore', { id, comment: answer });
  const wish = { id, kind: 'insert' as const, anchor: anchorOf('title', remarked.title, 0, 0), length: 0, text: '今日' };
  const { suggestion } = await ask('suggestion.put', wish);
  await ask('suggestion.accept', { id, suggestions: [suggestion], basedOn: remarked.revision });
  const rejected = [(await ask('suggestion.put', wish)).suggestion];
  await ask('suggestion.reject', { id, suggestions: rejected });
  await ask('suggestion.reopen', { id, suggestions: rejected });
  const { id: _id, ...words } = wish;
  await ask('suggestion.save', { id, put: [{ suggestion: id, ...words }], withdraw: rejected });
  await ask('people.remove', { id: person });

  const word = { word: '座落', kind: 'replace' as const, replacement: '坐落', reason: '', exceptions: [], scope: { channels: [], fields: [] } };
  await ask('words.change', { basedOn: 0, put: [word], remove: [] });
  expect(await ask('words.read', {})).toEqual({ version: 1, entries: [word] });
  const table = join(desk.folder, '用词.xlsx');
  await ask('words.export', { target: desk.files.offerToWrite(table, 'file'), form: 'xlsx' });
  expect(await ask('words.look', { file: desk.files.offerToRead(table) })).toMatchObject({ entries: [word], problems: [], counts: { same: 1 } });

  const handed = join(desk.folder, '交接.copydesk');
  const look = await ask('review.looked', { id });
  expect(await ask('review.looks', { ids: [id] })).toEqual({ [id]: look });
  await ask('handoff.write', { ids: [id], target: desk.files.offerToWrite(handed, 'file') });
  expect(await ask('handoff.merge', { file: desk.files.offerToRead(handed) })).toMatchObject({ results: [{ id, merged: false }] });

  expect(await ask('handoff.conflicts', { id })).toEqual({});
  await ask('handoff.settle', { id, conflicts: [id] });
  expect((await ask('review.baseline', { id, since: 'submission' })).baseline).toMatchObject({ by: '许文澜', exact: true });

  await ask('library.look', {});
  expect(await ask('library.doctor', {})).toMatchObject({ ok: true });
  await ask('library.problems', {});
  await ask('article.recovered', { id });
  const { name } = await ask('backup.write', { target: desk.files.offerToWrite(desk.folder, 'folder') });
  const backup = desk.files.offerToRead(join(desk.folder, name));
  await ask('backup.restore', { file: backup, target: desk.files.offerToWrite(join(desk.folder, '恢复'), 'file') });
  await ask('backup.schedule', { folder: desk.files.offerToWrite(desk.folder, 'folder') });
  expect(await ask('backup.status', {})).toMatchObject({ running: false });
  await ask('backup.schedule', { folder: null });
  await ask('work.cancel', {});

  expect([...answered].sort()).toEqual(Object.keys(calls).sort());
});
