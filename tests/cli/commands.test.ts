import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { articleSchema, states, uuid } from '#domain/article.ts';
import { findingSchema } from '#domain/checks/finding.ts';
import { soundFields, tempFolder } from '../newsroom/desk.ts';
import { answer, copydesk, libraryWith } from './copydesk.ts';

/** What each command prints with --json (DESIGN.md §1). */

const warning = z.strictObject({ code: z.string(), message: z.string(), count: z.int(), dropped: z.array(z.string()).optional() });
const shapes = {
  import: z.array(z.strictObject({ id: uuid, title: z.string(), warnings: z.array(warning) })),
  list: z.array(z.strictObject({ id: uuid, title: z.string(), channel: z.string(), state: z.enum(states), updatedAt: z.iso.datetime() })),
  show: articleSchema,
  edit: articleSchema,
  check: z.array(findingSchema),
  portal: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  template: z.array(z.strictObject({ name: z.string(), own: z.boolean() })),
  export: z.array(z.strictObject({ id: uuid, path: z.string(), files: z.int(), findings: z.array(findingSchema) })),
  verify: z.strictObject({ ok: z.boolean(), problems: z.array(z.string()) }),
};

async function ask<N extends keyof typeof shapes>(command: N, ...words: readonly string[]) {
  return shapes[command].parse(await answer(command, ...words)) as z.infer<(typeof shapes)[N]>;
}

test('the way of one article: import, list, show, edit, check, export, verify, import again', async () => {
  const folder = await tempFolder();
  const library = join(folder, '稿库 与 空格');
  const manuscript = join(folder, '新 桥.txt');
  await writeFile(manuscript, '云溪县新桥通车\n来源：云溪新闻网 编辑：许文澜 2026-03-05 10:23\n\n　　昨日,云溪县新桥通车。两岸村民不再绕路。\n');

  const [imported, ...rest] = await ask('import', manuscript, '--library', library, '--channel', 'local');
  expect(rest).toEqual([]);
  expect(imported?.title).toBe('云溪县新桥通车');
  expect(imported?.warnings.length).toBeGreaterThan(0);
  const id = imported?.id ?? '';

  expect(await ask('list', '--library', library)).toMatchObject([{ id, title: '云溪县新桥通车', channel: 'local', state: 'draft' }]);
  const article = await ask('show', id, '--library', library);
  expect(article).toMatchObject({ id, revision: 1, editor: '许文澜', publishAt: '2026-03-05T10:23:00+08:00' });
  expect(article.body).toContain('昨日，云溪县新桥通车。');

  expect(await ask('edit', id, '--library', library, '--set', 'editor=保存')).toMatchObject({ revision: 2, editor: '保存' });
  expect((await ask('check', id, '--library', library)).map(({ rule }) => rule)).toContain('editor-placeholder');
  expect(await ask('edit', id, '--library', library, '--set', 'editor=许文澜')).toMatchObject({ revision: 3 });
  const findings = await ask('check', id, '--library', library, '--portal', 'plain');
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);

  const out = join(folder, '出 包');
  const [exported] = await ask('export', id, '--library', library, '--portal', 'plain', '--out', out);
  expect(exported).toMatchObject({ id, path: expect.stringContaining(out) });
  const path = exported?.path ?? '';
  expect(await readdir(path)).toEqual(expect.arrayContaining(['index.html', 'body.html', 'fields.html', 'article.json', 'manifest.json']));
  expect(await ask('verify', path)).toEqual({ ok: true, problems: [] });

  const elsewhere = join(folder, '别的稿库');
  expect(await ask('import', path, '--library', elsewhere)).toEqual([{ id, title: article.title, warnings: [] }]);
  expect(await ask('show', id, '--library', elsewhere)).toMatchObject({ title: article.title, body: article.body, editor: '许文澜' });
});

test('list is newest first, by state and by number', async () => {
  const { library, ids } = await libraryWith({ title: '一' }, { title: '二' }, { title: '三' });
  const listed = async (...words: readonly string[]) => (await ask('list', '--library', library, ...words)).map(({ id }) => id);
  expect(await listed()).toEqual([...ids].reverse());
  expect(await listed('--state', 'draft', '--limit', '2')).toEqual([...ids].reverse().slice(0, 2));
  expect(await listed('--state', 'approved')).toEqual([]);
});

test('import begins a library where there is none; a mistyped folder is refused by every other command and stays unmade', async () => {
  const folder = await tempFolder();
  const missing = join(folder, '打错了');
  const { code, stdout, stderr } = await copydesk('list', '--library', missing, '--json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('[no-library]');
  expect(existsSync(missing)).toBe(false);
  const file = join(folder, '通稿.txt');
  await writeFile(file, '新桥通车\n\n昨天上午，新桥正式通车。\n');
  const begun = join(folder, '新 的');
  expect(await ask('import', file, '--library', begun)).toHaveLength(1);
  expect(await ask('list', '--library', begun)).toHaveLength(1);
});

test('portal list needs no library, portal add does and keeps it there', async () => {
  const { library, folder } = await libraryWith();
  expect(await ask('portal', 'list')).toContainEqual({ key: 'plain', name: '示例之窗' });
  const file = join(folder, '云溪 门户.json');
  const plain = await readFile(fileURLToPath(new URL('../../assets/portals/plain.json', import.meta.url)), 'utf8');
  await writeFile(file, plain.replace('"key": "plain"', '"key": "yunxi"').replace('示例之窗', '云溪之窗'));
  expect(await ask('portal', 'add', file, '--library', library)).toEqual([{ key: 'yunxi', name: '云溪之窗' }]);
  expect(await ask('portal', 'list', '--library', library)).toContainEqual({ key: 'yunxi', name: '云溪之窗' });
  expect(await ask('portal', 'list')).not.toContainEqual({ key: 'yunxi', name: '云溪之窗' });
});

test('a page template is added with its style sheet, named by its file or folder, and removed', async () => {
  const { library, folder } = await libraryWith();
  const page = await readFile(fileURLToPath(new URL('../../assets/templates/default/page.html', import.meta.url)), 'utf8');
  await mkdir(join(folder, 'Harbour'));
  await writeFile(join(folder, 'Harbour/page.html'), page);
  await writeFile(join(folder, 'Harbour/page.css'), 'body { color: #123 }');
  await writeFile(join(folder, 'spoilt.html'), page.replace('{{title}}', '{{titel}}'));
  const shipped = { name: 'default', own: false };
  expect(await ask('template', 'list')).toEqual([shipped]);
  const files = [join(folder, 'Harbour/page.css'), join(folder, 'Harbour/page.html')];
  expect(await ask('template', 'add', ...files, '--library', library)).toEqual([{ name: 'harbour', own: true }]);
  expect(await readFile(join(library, 'templates/harbour/page.css'), 'utf8')).toBe('body { color: #123 }');
  const spoilt = await copydesk('template', 'add', join(folder, 'spoilt.html'), '--library', library);
  expect(spoilt).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/page\.html, line \d+: .*titel.*\[bad-template\]\n$/) });
  expect(await ask('template', 'list', '--library', library)).toEqual([{ name: 'harbour', own: true }, shipped]);
  expect(await ask('template', 'remove', 'harbour', '--library', library)).toEqual([shipped]);
});

test('export --all --zip makes one zip an article, also of articles of one name, and replaces only with --replace', async () => {
  const twins = { ...soundFields, shortTitle: 'New Bridge' };
  const { library, folder } = await libraryWith(twins, twins, soundFields);
  const words = ['--all', '--zip', '--library', library, '--portal', 'plain', '--out', join(folder, '出包')] as const;
  const done = await ask('export', ...words);
  expect(done).toHaveLength(3);
  const packages = done.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  expect((await readdir(join(folder, '出包'))).sort()).toEqual([...packages, 'atom.xml', 'batch.json', 'index.html', 'news-sitemap.xml'].sort());
  expect(done.every(({ path }) => path.endsWith('.zip'))).toBe(true);
  expect(await ask('verify', done[0]?.path ?? '')).toEqual({ ok: true, problems: [] });

  const again = await copydesk('export', ...words, '--json');
  expect([again.code, JSON.parse(again.stdout)]).toEqual([1, []]);
  expect(again.stderr.match(/\[target-exists\]/g)).toHaveLength(3);
  expect(await ask('export', ...words, '--replace')).toHaveLength(3);
});

test('several ids: what is there already is resumed, one bad id stops nothing', async () => {
  const { library, folder, ids } = await libraryWith(soundFields, soundFields, soundFields);
  const words = ['--library', library, '--portal', 'plain', '--out', join(folder, '出包')];
  await ask('export', ids[0] ?? '', ids[1] ?? '', ...words);
  const { code, stdout, stderr } = await copydesk('export', ...ids, 'nobody', ...words, '--resume', '--json');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^copydesk: article nobody: .*\[not-found\]\n$/);
  expect(shapes.export.parse(JSON.parse(stdout)).map(({ id }) => id)).toEqual(ids);
  expect((await copydesk('export', ...ids, ...words)).stderr.match(/\[target-exists\]/g)).toHaveLength(3);
});

test('--chosen-portals: each article goes to its own portals, one that has none is refused', async () => {
  const { library, folder, ids } = await libraryWith(
    { ...soundFields, outlets: { plain: { chosen: true, title: '' }, phpcms: { chosen: true, title: '' }, wechat: { chosen: false, title: '' } } },
    { ...soundFields, outlets: { plain: { chosen: true, title: '' }, gone: { chosen: true, title: '' } } },
    soundFields,
  );
  const out = join(folder, '出包');
  const { code, stdout, stderr } = await copydesk('export', '--all', '--library', library, '--chosen-portals', '--out', out, '--json');
  expect(code).toBe(1);
  const done: { id: string; portal: string; path: string }[] = JSON.parse(stdout);
  const places = done.map(({ id, portal, path }) => [ids.indexOf(id), portal, path.startsWith(join(out, portal))]);
  expect(places.sort()).toEqual([
    [0, 'phpcms', true],
    [0, 'plain', true],
    [1, 'plain', true],
  ]);
  expect(stderr).toContain(`article ${ids[2]}: export: no portal is chosen for it [no-portal]`);
  expect(stderr).toMatch(/portal gone: .*\[not-found\]/);
  expect((await readdir(out)).sort()).toEqual(['phpcms', 'plain']);
  expect(await ask('verify', join(out, 'plain'))).toEqual({ ok: true, problems: [] });
});

test('export --all of an empty library is an empty answer', async () => {
  const { library, folder } = await libraryWith();
  expect(await ask('export', '--all', '--library', library, '--portal', 'plain', '--out', join(folder, '出包'))).toEqual([]);
});

test('a blocking finding refuses that article alone; with a reason it goes into the manifest', async () => {
  const { library, folder, ids } = await libraryWith({ ...soundFields, editor: '', title: '没有编辑的稿' }, soundFields);
  const words = ['export', ...ids, '--library', library, '--portal', 'plain', '--out', join(folder, '出包')];
  const { code, stdout, stderr } = await copydesk(...words, '--json');
  expect(code).toBe(1);
  expect(shapes.export.parse(JSON.parse(stdout)).map(({ id }) => id)).toEqual([ids[1]]);
  expect(stderr).toContain('没有编辑的稿');
  expect(stderr).toContain('[blocked]');

  const [first] = await ask('export', ids[0] ?? '', ...words.slice(3), '--override', '总编电话同意');
  expect(first?.findings).toMatchObject([{ rule: 'editor-missing', level: 'error' }]);
  const manifest = JSON.parse(await readFile(join(first?.path ?? '', 'manifest.json'), 'utf8'));
  expect(manifest.overrides).toEqual([{ rule: 'editor-missing', field: 'editor', reason: '总编电话同意' }]);
});

test('verify tells of a package that was changed, on stdout and by its exit code', async () => {
  const { library, folder, id } = await libraryWith(soundFields);
  const [done] = await ask('export', id, '--library', library, '--portal', 'plain', '--out', folder);
  await writeFile(join(done?.path ?? '', 'body.html'), '<p>改了</p>');
  const { code, stdout, stderr } = await copydesk('verify', done?.path ?? '', '--json');
  expect([code, stderr]).toEqual([1, '']);
  expect(shapes.verify.parse(JSON.parse(stdout))).toMatchObject({ ok: false, problems: [expect.stringContaining('body.html')] });
});

test('one article as one file; what is there is replaced only when asked', async () => {
  const { library, id } = await libraryWith(soundFields);
  const out = join(await tempFolder(), '新桥.txt');
  const words = ['outlet', id, '--library', library, '--portal', 'plain', '--as', 'text', '--out', out];
  const shape = z.strictObject({ path: z.string(), bytes: z.int(), warnings: z.array(warning) });
  const { path, bytes } = shape.parse(await answer(...words));
  expect(path).toBe(out);
  const text = await readFile(out, 'utf8');
  expect(Buffer.byteLength(text)).toBe(bytes);
  expect(text).toMatch(/^云溪县新桥通车\n\n来源：云溪新闻网/);
  expect(await copydesk(...words)).toMatchObject({ code: 1, stderr: expect.stringContaining('target-exists') });
  expect((await copydesk(...words, '--replace')).code).toBe(0);
  const unknown = words.map((word) => (word === 'text' ? 'pdf' : word));
  expect(await copydesk(...unknown)).toMatchObject({ code: 2, stderr: expect.stringContaining('docx, text, wechat, newsml, ninjs') });
});

test('without --json it speaks in lines', async () => {
  const { library, id } = await libraryWith({ ...soundFields, summary: '' });
  const lines = async (...words: readonly string[]) => (await copydesk(...words, '--library', library)).stdout;
  expect(await lines('list')).toMatch(new RegExp(`^${id} {2}\\S+ {2}draft {2}云溪县新桥通车\n$`));
  expect(await lines('show', id)).toBe(`云溪县新桥通车\n云溪新闻网 / 许文澜 / 2026-03-05T10:23:27+08:00\n\n${soundFields.body}\n`);
  expect(await lines('edit', id, '--set', 'editor=')).toBe(`${id}  revision 2\n`);
  expect(await lines('check', id)).toMatch(/^error {2}editor:0 {2}\S+\n$/);
});

test('a title that would take over the terminal is shown without its signs, and exactly in JSON', async () => {
  const title = '\u001b]0;x\u0007\u001b[2J新桥\u202e通\u2066车\u009b31m\n第二行\r\u200f';
  const { library, id } = await libraryWith({ ...soundFields, title, editor: '许\u001b[31m', body: '一\u001b[1m段\r\n二段\t完\u2029' });
  const shown = await copydesk('list', '--library', library);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  const signs = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
  expect(shown.stdout).not.toMatch(signs);
  expect(shown.stdout.split('\n')).toEqual([expect.stringContaining(']0;x[2J新桥通车31m 第二行'), '']);
  const page = await copydesk('show', id, '--library', library);
  expect(page.stdout).not.toMatch(signs);
  expect(page.stdout).toContain('\n一[1m段\n二段\t完\n');
  expect((await ask('show', id, '--library', library)).title).toBe(title);

  const refused = await copydesk('export', id, '--library', library, '--portal', 'plain', '--out', library, '--override', '');
  expect(refused.stderr.trimEnd()).not.toMatch(signs);
});

test('help is an answer', async () => {
  for (const words of [['--help'], ['help'], ['list', '--help'], []]) {
    const { code, stdout, stderr } = await copydesk(...words);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of [...Object.keys(shapes), 'serve']) expect(stdout).toContain(`  ${command} `);
  }
});
