import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import i18next from 'i18next';
import { expect, onTestFinished, test } from 'vitest';
import { type Failure, failureOf } from '#domain/result.ts';
import { makeImporter } from '../../../electron/importer/importer.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { failureText } from '../../../renderer/i18n/failure.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { makeZip } from '../../importer/zipMaker.ts';

const speaking = i18next.createInstance();
await speaking.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } }, interpolation: { escapeValue: false } });
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

/** What the importer itself says, so that no name of a kind drifts away from the words. */
test.each<[name: string, content: string | Uint8Array, words: RegExp]>([
  ['公告.pdf', '%PDF-1.7\n', /PDF.*粘贴/],
  ['通稿.doc', ole, /另存为 \.docx/],
  ['通稿.wps', ole, /另存为 \.docx/],
  ['没有名字', ole, /另存为 \.docx/],
  ['通稿.rtf', '{\\rtf1 x}', /另存为 \.docx/],
  ['照片.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), /图片/],
  ['表.xlsx', makeZip([{ name: 'xl/workbook.xml', content: 'x' }]), /表格/],
  ['版式.ofd', makeZip([{ name: 'OFD.xml', content: 'x' }]), /版式/],
  ['程序.exe', Buffer.from('MZ\x90\x00', 'latin1'), /可读 \.docx/],
  ['名单.csv', '甲,乙', /可读 \.docx/],
])('of %s a person reads what to do', async (name, content, words) => {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-kind-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), content);
  const refused = await makeImporter({ timeZone: 'Asia/Shanghai' }).readFile(join(folder, name)).catch(failureOf);
  expect(failureText(speaking.getFixedT('zh-CN'), refused as Failure)).toMatch(words);
  expect(failureText(speaking.getFixedT('en'), refused as Failure)).not.toMatch(/not supported/);
});

test('elsewhere what is not supported is said as before', () => {
  const failure: Failure = { code: 'unsupported', thing: '图.tif', stage: 'picture', message: '', detail: { kind: 'tiff' } };
  expect(failureText(speaking.getFixedT('zh-CN'), failure)).toBe('图.tif：还不支持这种文件');
});
