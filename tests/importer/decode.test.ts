import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { decodeText, readSmallText } from '../../electron/importer/decode.ts';
import { maxTextBytes } from '../../electron/importer/limits.ts';

const news = '本报讯（记者 周一鸣）昨日，市气象局发布降温消息：未来三天气温下降 8~10 度，请市民注意“防寒保暖”。\n一、农业方面\n温室大棚要提前加固。';
const traditional = '香港天文台今早發出酷熱天氣警告，市民應留意身體狀況，多補充水分，避免長時間在戶外曝曬。';

/** GB18030's two-byte part, turned round: Node decodes it but does not encode it. */
const gbCodes = new Map<string, readonly [number, number]>();
for (let row = 0x81; row <= 0xfe; row++) {
  for (let cell = 0x40; cell <= 0xfe; cell++) {
    if (cell !== 0x7f) gbCodes.set(new TextDecoder('gb18030').decode(Uint8Array.of(row, cell)), [row, cell]);
  }
}
function inGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : (gbCodes.get(character) ?? []))));
}
const le = (text: string) => Buffer.from(text, 'utf16le');
const be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return failureOf(error)?.code;
  }
};

test.each<[what: string, bytes: Uint8Array, text: string, encoding: string]>([
  ['UTF-8', Buffer.from(news), news, 'utf-8'],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${news}`), news, 'utf-8'],
  ['ASCII', Buffer.from('plain words'), 'plain words', 'utf-8'],
  ['UTF-16 LE with its mark', le(`\ufeff${news}`), news, 'utf-16le'],
  ['UTF-16 BE with its mark', be(`\ufeff${news}`), news, 'utf-16be'],
  ['UTF-16 LE without a mark', le(news), news, 'utf-16le'],
  ['UTF-16 BE without a mark', be(news), news, 'utf-16be'],
  ['UTF-16 LE without a mark or a single ASCII character', le('市气象局发布降温消息，请注意。'), '市气象局发布降温消息，请注意。', 'utf-16le'],
  ['UTF-16 LE of Latin text', le('only words'), 'only words', 'utf-16le'],
  ['GB18030', inGb18030(news), news, 'gb18030'],
  ['GB18030 of one word', inGb18030('邯郸'), '邯郸', 'gb18030'],
  ['GB18030 of traditional characters', inGb18030(traditional), traditional, 'gb18030'],
  ['GB18030 with its mark', Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...inGb18030('标题')]), '标题', 'gb18030'],
  [
    'GB18030 with a four-byte character',
    Uint8Array.from([...inGb18030('姓名用字：'), 0x82, 0x35, 0x97, 0x33, ...inGb18030('，请核对')]),
    '姓名用字：𠔶，请核对',
    'gb18030',
  ],
])('decodes %s', (_, bytes, text, encoding) => {
  const decoded = decodeText(bytes, 'a.txt');
  if (text.includes('𠔶')) expect(decoded.text).toMatch(/^姓名用字：.{1,2}，请核对$/u);
  else expect(decoded.text).toBe(text);
  expect(decoded.encoding).toBe(encoding);
});

test('a long GB18030 text is told by a sample and decoded whole', () => {
  const long = news.repeat(3000);
  expect(decodeText(inGb18030(long), 'a.txt').text).toBe(long);
});

test.each<[what: string, bytes: Uint8Array, code: string]>([
  ['nothing', new Uint8Array(), 'empty'],
  ['white space', Buffer.from(' \r\n\u3000\t'), 'empty'],
  ['only a mark', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty'],
  [
    'Big5',
    Uint8Array.from([0xa5, 0xbb, 0xb3, 0xf8, 0xb0, 0x54, 0xa1, 0x47, 0xb7, 0x73, 0xbb, 0x44, 0xb5, 0x6f, 0xa5, 0xac, 0xb7, 0x7c]),
    'bad-encoding',
  ],
  ['Latin-1', Buffer.from('Le maire a déclaré que la société française a été choisie', 'latin1'), 'bad-encoding'],
  [
    'Shift JIS',
    Uint8Array.from([0x93, 0x8c, 0x8b, 0x9e, 0x93, 0x73, 0x82, 0xcd, 0x90, 0x56, 0x82, 0xb5, 0x82, 0xa2, 0x90, 0xad, 0x8d, 0xf4]),
    'bad-encoding',
  ],
  ['UTF-8 that is cut in a character', Buffer.from(news).subarray(0, -1), 'bad-encoding'],
  ['UTF-8 with a broken byte', Buffer.concat([Buffer.from(news), Uint8Array.of(0xff), Buffer.from(news)]), 'bad-encoding'],
  ['a mark that lies', Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0x28]), 'bad-encoding'],
  ['UTF-16 with half a pair', Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'bad-encoding'],
  ['zero bytes', Buffer.from('a\0b\0\0c\0\0\0d'), 'not-text'],
  ['control characters', Buffer.from('\u0001\u0002ab'.repeat(10)), 'not-text'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'not-text'],
  ['a program', Buffer.from('\x7fELF\x02\x01'), 'not-text'],
  ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0), 'not-text'],
  ['more characters than a body may have', Buffer.alloc(5_000_001, 0x61), 'too-large'],
  ['more bytes than a text file may have', Buffer.alloc(maxTextBytes + 1, 0x61), 'too-large'],
])('refuses %s', (_, bytes, code) => {
  expect(codeOf(() => decodeText(bytes, 'a.txt'))).toBe(code);
});

test('says where UTF-8 breaks', () => {
  try {
    decodeText(Buffer.concat([Buffer.from(news), Uint8Array.of(0xff), Buffer.from(news)]), 'a.txt');
    expect.unreachable();
  } catch (error) {
    expect(failureOf(error)?.detail).toEqual({ offset: Buffer.byteLength(news) });
  }
});

test('line ends become LF, control characters go and are counted', () => {
  const { text, dropped } = decodeText(Buffer.from(`一\r\n二\r三\n四\u2028五\u000b六${'字'.repeat(60)}\u0007`), 'a.txt');
  expect(text).toBe(`一\n二\n三\n四\n五\n六${'字'.repeat(60)}`);
  expect(dropped).toBe(1);
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-decode-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a small text from disk; a huge one is refused by its size, unread', async () => {
  await writeFile(join(folder, 'a.txt'), inGb18030(news));
  expect(await readSmallText(join(folder, 'a.txt'), 'a.txt')).toBe(news);
  await writeFile(join(folder, 'huge.txt'), '');
  // A sparse file: reading it would take its 200 GB.
  await truncate(join(folder, 'huge.txt'), 200 * 1024 ** 3);
  const failure = failureOf(await readSmallText(join(folder, 'huge.txt'), 'huge.txt').catch((error: unknown) => error));
  expect(failure).toMatchObject({ code: 'too-large', thing: 'huge.txt' });
});
