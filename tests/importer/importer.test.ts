import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Failure, failureOf } from '#domain/result.ts';
import { makeImporter } from '../../electron/importer/importer.ts';
import { builtThread } from '../fixtures/built.ts';
import { makeZip } from './zipMaker.ts';

const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-importer-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  await writeFile(join(folder, name), content);
  return importer.readFile(join(folder, name));
}
async function refused(name: string, content: string | Uint8Array): Promise<Failure | undefined> {
  const error = await read(name, content).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error && !failureOf(error)) throw error;
  return failureOf(error);
}

const release = '城东举办书市\n来源：城东晚报 作者：周一鸣 2026-03-05 10:23:27\n　　三月五日，城东书市开幕，市民到场选书。\n　　书市为期三天。\n';

test('plain text becomes a structured draft, whatever its extension says of text', async () => {
  for (const name of ['稿件.txt', '稿件', '稿件.TXT']) {
    const imported = await read(name, release);
    if (imported.kind !== 'draft') throw new Error('not a draft');
    expect(imported.draft.title).toBe('城东举办书市');
    expect(imported.draft.publishAt).toBe('2026-03-05T10:23:27+08:00');
    expect(imported.draft.body).toContain('三月五日，城东书市开幕，市民到场选书。');
  }
});

test('text in UTF-16 says so in a warning; UTF-8 says nothing', async () => {
  const imported = await read('utf16.txt', Buffer.from(release, 'utf16le'));
  expect(imported.warnings[0]).toEqual({ code: 'encoding-utf-16le', message: '文件按 UTF-16（小端）编码读取，请核对有无乱码。', count: 1 });
  expect((await read('utf8.txt', release)).warnings.map(({ code }) => code)).not.toContainEqual(expect.stringMatching(/^encoding/));
});

test('Markdown keeps its text', async () => {
  expect(await read('稿件.md', '---\ntitle: 题目\n---\n\n**“四到”**服务\n')).toEqual({
    kind: 'draft',
    draft: { title: '题目', body: '**“四到”**服务\n' },
    warnings: [{ code: 'front-matter', message: '从文件头读入 1 个字段。', count: 1, dropped: ['title: 题目'] }],
    pictures: new Map(),
    remarks: { comments: [], suggestions: [] },
  });
});

test.each<[name: string, content: string | Uint8Array, code: string, says: string]>([
  ['空.txt', '', 'empty', 'empty'],
  ['空白.txt', '\ufeff \r\n\u3000', 'empty', 'white space'],
  ['renamed.txt', makeZip([{ name: 'word/document.xml', content: 'x' }]), 'damaged', 'word/document.xml'],
  ['a.xlsx', makeZip([{ name: 'xl/workbook.xml', content: 'x' }]), 'unsupported', 'Excel'],
  ['a.ofd', makeZip([{ name: 'OFD.xml', content: 'x' }]), 'unsupported', 'OFD'],
  ['other.zip', makeZip([{ name: 'a.txt', content: 'x' }]), 'bad-package', 'manifest.json: missing'],
  ['slip.zip', makeZip([{ name: '../evil', content: 'x' }]), 'unsafe-name', '../evil'],
  ['a.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'unsupported', 'Word'],
  ['a.wps', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'unsupported', 'WPS'],
  ['a.pdf', '%PDF-1.7\n', 'unsupported', 'PDF'],
  ['pdf.txt', '%PDF-1.7\n', 'unsupported', 'PDF'],
  ['a.rtf', '{\\rtf1 x}', 'unsupported', 'RTF'],
  ['rtf.txt', '{\\rtf1 x}', 'unsupported', 'RTF'],
  ['a.html', '<!doctype html><script>x</script>', 'empty', 'no text'],
  ['html.txt', '\ufeff<!DOCTYPE HTML><html>', 'empty', 'no text'],
  ['a.mht', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--y\n', 'damaged', 'no page'],
  ['a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'unsupported', 'JPEG'],
  ['jpg.txt', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'unsupported', 'JPEG'],
  ['a.csv', '甲,乙', 'unsupported', '.csv'],
  ['a.json', '{}', 'unsupported', '.json'],
  ['a.exe', Buffer.from('MZ\x90\x00', 'latin1'), 'unsupported', 'program'],
  [
    'big5.txt',
    Uint8Array.from([0xa5, 0xbb, 0xb3, 0xf8, 0xb0, 0x54, 0xa1, 0x47, 0xb7, 0x73, 0xbb, 0x44, 0xb5, 0x6f, 0xa5, 0xac, 0xb7, 0x7c]),
    'bad-encoding',
    'UTF-8',
  ],
  ['binary.txt', Buffer.from('a\0b\0\0c\0\0\0d'), 'not-text', 'zero bytes'],
])('refuses %s', async (name, content, code, says) => {
  const failure = await refused(name, content);
  expect(failure).toMatchObject({ code, thing: name, stage: 'import' });
  expect(failure?.message).toContain(says);
});

test.each([
  ['a manifest 100,000 deep', '['.repeat(100_000), 'bad-package'],
  ['a manifest that reaches for a prototype', '{"__proto__":{"format":1},"format":1}', 'bad-package'],
  ['a manifest with a key twice', '{"format":1,"format":1}', 'bad-package'],
  ['a manifest of a newer format', '{"format":99}', 'newer-format'],
  ['a manifest that is no UTF-8', Uint8Array.of(0xff), 'bad-package'],
])('refuses a package with %s, as folder, by its list and as zip', async (_, manifest, code) => {
  const place = join(folder, 'pack');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'manifest.json'), manifest);
  await writeFile(join(folder, 'pack.zip'), makeZip([{ name: 'manifest.json', content: manifest, deflate: true }]));
  for (const path of [place, join(place, 'manifest.json'), join(folder, 'pack.zip')]) {
    expect(failureOf(await importer.readFile(path).catch((error: unknown) => error))?.code).toBe(code);
  }
});

test('50 MB of one line is refused by its size', async () => {
  expect(await refused('line.txt', Buffer.alloc(50 * 1024 * 1024, 0x61))).toMatchObject({ code: 'too-large', thing: 'line.txt' });
  // A sparse file of 200 GB: nobody could wait until it is read.
  await truncate(join(folder, 'line.txt'), 200 * 1024 ** 3);
  expect(failureOf(await importer.readFile(join(folder, 'line.txt')).catch((error: unknown) => error))?.code).toBe('too-large');
});

test('what is not there, or is a device, is refused', async () => {
  const code = async (path: string) => failureOf(await importer.readFile(path).catch((error: unknown) => error))?.code;
  expect(await code(join(folder, 'nowhere.txt'))).toBe('not-found');
  expect(await code('/dev/zero')).toBe('unsupported');
});
