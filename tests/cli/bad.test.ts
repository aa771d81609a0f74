import { chmod, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDecoder } from 'node:util';
import { expect, test } from 'vitest';
import { openDesk, soundFields, tempFolder } from '../newsroom/desk.ts';
import { answer, asReporter, copydesk, copydeskInto, libraryWith } from './copydesk.ts';

/** Bad input gets a clear coded line on stderr and exit code 1; nothing is lost, nothing half done. */

/** GB18030's two-byte part turned round: Node decodes it but does not encode it. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const wanted = new Set([...text].filter((character) => character > '\u007f'));
  const codes = new Map<string, readonly number[]>();
  for (let row = 0x81; row <= 0xfe; row++) {
    for (let cell = 0x40; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (wanted.has(character)) codes.set(character, [row, cell]);
    }
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

test('of a file and a folder with two one is bad: the good ones are there and listed, the bad one is named, exit code 1', async () => {
  const folder = await tempFolder();
  const library = join(folder, '稿库');
  const files = {
    '一.txt': '云溪县开通夜班公交\n\n昨日，云溪县开通首条夜班公交。',
    '来稿/坏 的.txt': '',
    '来稿/三月/二.md': '# 山村办起读书会\n\n村民说：“读书好。”',
  };
  await mkdir(join(folder, '来稿', '三月'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const paths = [join(folder, '一.txt'), join(folder, '来稿')];
  const { code, stdout, stderr } = await copydesk('import', ...paths, '--library', library, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([{ title: '云溪县开通夜班公交' }, { title: '山村办起读书会' }]);
  expect(stderr).toBe('copydesk: 来稿/坏 的.txt: import: the file is empty [empty]\n');
  expect(await answer('list', '--library', library)).toHaveLength(2);
});

test('a GB18030 file is read as what it says, and that is told', async () => {
  const folder = await tempFolder();
  const path = join(folder, '旧稿.txt');
  await writeFile(path, inGb18030('云溪县新桥通车\r\n来源：云溪新闻网\r\n\r\n　　昨日，云溪县新桥通车，村民说：“方便多了。”'));
  const library = join(folder, '稿库');
  const [imported] = (await answer('import', path, '--library', library)) as [{ id: string; title: string; warnings: unknown[] }];
  expect(imported.title).toBe('云溪县新桥通车');
  expect(JSON.stringify(imported.warnings)).toContain('GB18030');
  expect(await answer('show', imported.id, '--library', library)).toMatchObject({ body: '昨日，云溪县新桥通车，村民说：“方便多了。”' });
});

test('fifty megabytes of one line are too large, for import and for edit', async () => {
  const { library, folder, id } = await libraryWith(soundFields);
  const path = join(folder, '一行.txt');
  await writeFile(path, Buffer.alloc(50_000_000, '一'));
  const imported = await copydesk('import', path, '--library', library, '--json');
  expect([imported.code, imported.stdout]).toEqual([1, '[]\n']);
  expect(imported.stderr).toContain('[too-large]');
  const edited = await copydesk('edit', id, '--library', library, '--body-file', path, '--json');
  expect([edited.code, edited.stdout]).toEqual([1, '']);
  expect(edited.stderr).toContain('[too-large]');
  expect(await answer('show', id, '--library', library)).toMatchObject({ body: soundFields.body, revision: 1 });
});

test.each<[what: string, bytes: Buffer, code: string]>([
  ['bytes of nothing', Buffer.from([0, 1, 2, 0, 255, 0, 3, 0]), 'not-text'],
  ['a JPEG called .txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]), 'unsupported'],
  ['broken UTF-8', Buffer.concat([Buffer.from('云溪县新桥通车，'), Buffer.from([0xe4, 0xba]), Buffer.from('村民')]), 'bad-encoding'],
  ['white space', Buffer.from(' \n\u3000\n'), 'empty'],
  ['a zip of nothing', Buffer.from('PK\u0005\u0006'.padEnd(22, '\u0000'), 'latin1'), 'bad-package'],
])('importing %s is refused', async (_, bytes, code) => {
  const folder = await tempFolder();
  const path = join(folder, '稿.txt');
  await writeFile(path, bytes);
  const { code: exit, stdout, stderr } = await copydesk('import', path, '--library', join(folder, '稿库'), '--json');
  expect([exit, stdout]).toEqual([1, '[]\n']);
  expect(stderr).toMatch(new RegExp(`^copydesk: 稿\\.txt: .+ \\[${code}\\]\n$`));
});

test('a body from a file: CRLF and a byte order mark go, the rest stays', async () => {
  const { library, folder, id } = await libraryWith(soundFields);
  const path = join(folder, '正 文.md');
  await writeFile(path, '\ufeff一段。\r\n\r\n二段，**“四干”**。\r\n');
  const words = ['edit', id, '--library', library, '--body-file', path, '--set', 'title=新题', '--set', 'keywords='];
  expect(await answer(...words)).toMatchObject({ body: '一段。\n\n二段，**“四干”**。\n', title: '新题', keywords: [], revision: 2 });
});

test('an edit that is refused changes nothing', async () => {
  const { library, folder, id } = await libraryWith(soundFields);
  const settings = [
    ['--set', 'title=新题', '--set', 'channel=要闻'],
    ['--set', 'title=新题', '--set', 'publishAt=昨天'],
    ['--set', 'title=新题', '--set', 'source.kind=stolen'],
    ['--set', `title=${'长'.repeat(501)}`],
    ['--set', 'title=新题', '--body-file', join(folder, '没有.md')],
  ];
  for (const setting of settings) {
    const { code, stdout, stderr } = await copydesk('edit', id, '--library', library, ...setting, '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^copydesk: .+ \[(bad-message|too-large|not-found)\]\n$/);
  }
  expect(await answer('show', id, '--library', library)).toMatchObject({ title: soundFields.title, revision: 1 });
});

test('a profile with an unknown field is refused and named', async () => {
  const { library, folder } = await libraryWith();
  const plain = JSON.parse(await readFile(fileURLToPath(new URL('../../assets/portals/plain.json', import.meta.url)), 'utf8'));
  const path = join(folder, '门户.json');
  await writeFile(path, JSON.stringify({ ...plain, page: { ...plain.page, footers: [] } }));
  const { code, stdout, stderr } = await copydesk('portal', 'add', path, '--library', library, '--json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('门户.json: read: page.footers: unknown field [bad-profile]');
  expect(await readdir(library)).not.toContain('portals');
});

test('a package with a wrong checksum is told by verify and refused by import', async () => {
  const { library, folder, id } = await libraryWith(soundFields);
  const [{ path }] = (await answer('export', id, '--library', library, '--portal', 'plain', '--out', folder)) as [{ path: string }];
  const file = join(path, 'article.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('新桥', '旧桥'));
  expect(await copydesk('verify', path)).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('article.json') });
  const imported = await copydesk('import', path, '--library', join(folder, '另一个'), '--json');
  expect([imported.code, imported.stdout]).toEqual([1, '[]\n']);
  expect(imported.stderr).toContain('[bad-checksum]');
});

test.each([
  ['whose own folder is not there', '没有/里面'],
  ['that is a file', '文件'],
  ['inside a file', '文件/里面'],
])('a folder to export into %s refuses the export', async (_, out) => {
  const { library, folder, id } = await libraryWith(soundFields);
  await writeFile(join(folder, '文件'), '别人的');
  const exported = await copydesk('export', id, '--library', library, '--portal', 'plain', '--out', join(folder, out), '--json');
  expect([exported.code, exported.stdout]).toEqual([1, '[]\n']);
  expect(exported.stderr).toContain('[not-found]');
  expect((await readdir(folder)).sort()).toEqual(['文件', '稿库 一']);
  expect(await readFile(join(folder, '文件'), 'utf8')).toBe('别人的');
});

test.each([
  [
    'a folder of somebody else',
    async (path: string) => {
      await mkdir(path);
      await writeFile(join(path, '日记.txt'), '别人的');
    },
    'no-library',
  ],
  ['a file', (path: string) => writeFile(path, '别人的'), 'no-library'],
  [
    'a damaged library',
    async (path: string) => {
      await mkdir(path);
      await writeFile(join(path, 'library.json'), '{ not json');
    },
    'damaged',
  ],
  [
    'a newer library',
    async (path: string) => {
      await mkdir(path);
      await writeFile(join(path, 'library.json'), '{"format": 999}');
    },
    'newer-format',
  ],
])('%s is no library to open', async (_, make, code) => {
  const folder = await tempFolder();
  const library = join(folder, '不是稿库');
  await make(library);
  const { code: exit, stdout, stderr } = await copydesk('list', '--library', library, '--json');
  expect([exit, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`[${code}]`);
});

test('a reader who leaves early is no fault', async () => {
  expect(await copydeskInto('nobody', 'portal', 'list', '--json')).toEqual({ code: 0, stderr: '' });
});

if (process.platform === 'linux') {
  test('an answer that finds no room is not done', async () => {
    const full = await open('/dev/full', 'w');
    const { code, stderr } = await copydeskInto(full.fd, 'portal', 'list', '--json');
    await full.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^copydesk: ENOSPC.*\n$/);
  });
}

// On Windows a folder is not made read-only by its mode.
if (process.platform !== 'win32') {
  test('a read-only folder to export into, and a read-only library, are refused as what they are', async () => {
    const folder = await tempFolder();
    await chmod(folder, 0o777);
    const library = join(folder, '稿库');
    const manuscript = join(folder, '稿.txt');
    await writeFile(manuscript, '云溪县新桥通车\n来源：云溪新闻网 编辑：许文澜\n\n昨日，云溪县新桥通车。');
    const { stdout } = await asReporter('import', manuscript, '--library', library, '--json');
    const [{ id }] = JSON.parse(stdout);

    const out = join(folder, '只读');
    await mkdir(out, { mode: 0o555 });
    const exported = await asReporter('export', id, '--library', library, '--portal', 'plain', '--out', out, '--json');
    expect([exported.code, exported.stdout]).toEqual([1, '[]\n']);
    expect(exported.stderr).toContain('[read-only]');
    expect(await readdir(out)).toEqual([]);

    await chmod(library, 0o555);
    const edited = await asReporter('edit', id, '--library', library, '--set', 'title=新题', '--json');
    await chmod(library, 0o755);
    expect([edited.code, edited.stdout]).toEqual([1, '']);
    expect(edited.stderr).toContain('[read-only]');
    expect(await answer('show', id, '--library', library)).toMatchObject({ title: '云溪县新桥通车', revision: 1 });
  });
}

test('an unknown portal refuses check and export', async () => {
  const { library, folder, id } = await libraryWith(soundFields);
  const checked = await copydesk('check', id, '--library', library, '--portal', 'nowhere');
  expect(checked).toMatchObject({ code: 1, stdout: '', stderr: 'copydesk: portal nowhere: read: there is no such portal [not-found]\n' });
  const exported = await copydesk('export', id, '--library', library, '--portal', 'nowhere', '--out', folder);
  expect(exported).toMatchObject({ code: 1, stdout: '', stderr: checked.stderr });
});

test('a library that another program of this machine holds is refused with its process, and read once it is free', async () => {
  const desk = await openDesk();
  await desk.ask('article.create', { fields: soundFields });
  const { code, stdout, stderr } = await copydesk('list', '--library', desk.library, '--json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(new RegExp(`process ${process.pid} on .+ \\[locked\\]\n$`));
  await desk.close();
  expect(await answer('list', '--library', desk.library)).toHaveLength(1);
});

test('verify of what is not there or no package', async () => {
  const folder = await tempFolder();
  expect(await copydesk('verify', join(folder, '没有'), '--json')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('[not-found]'),
  });
  await writeFile(join(folder, '文章.txt'), '只是文章');
  expect(await copydesk('verify', join(folder, '文章.txt'), '--json')).toMatchObject({ code: 1, stderr: expect.stringContaining('[bad-package]') });
});
