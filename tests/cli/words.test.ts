import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { changesFrom } from '../../electron/hosts/terminal/edit.ts';
import { screenJson } from '../../electron/hosts/terminal/screen.ts';
import { readRequest } from '../../electron/hosts/terminal/terminal.ts';
import { isUsageError } from '../../electron/hosts/terminal/usage.ts';
import { tempFolder } from '../newsroom/desk.ts';
import { copydesk, libraryWith } from './copydesk.ts';

/** The words of a command line: what they mean, and which are wrong. */

const words = (line: string) => (line === '' ? [] : line.split(' ').map((word) => (word === "''" ? '' : word)));

test.each<[line: string, about: string]>([
  ['frobnicate', 'there is no command frobnicate'],
  ['constructor --library L', 'there is no command constructor'],
  ['__proto__', 'there is no command __proto__'],
  ['List --library L', 'there is no command List'],
  ['list', 'list needs --library DIR'],
  ['list --library', "'--library <value>' argument missing"],
  ["list --library ''", '--library is empty'],
  ['list extra --library L', 'usage: list'],
  ['list --library L --colour red', '--colour'],
  ['list --library L --all', '--all'],
  ['list --library L --json=yes', '--json'],
  ['import --library L', 'usage: import'],
  ['import a.txt', 'import needs --library DIR'],
  ["import '' --library L", 'one of the words is empty'],
  ['show --library L', 'usage: show'],
  ['show a b --library L', 'usage: show'],
  ['export a --library L --out O', 'export needs --portal'],
  ['export a --library L --portal plain', 'export needs --out'],
  ['export a --library L --portal plain --chosen-portals --out O', '--portal and --chosen-portals do not go together'],
  ["export a --library L --portal plain --out ''", '--out is empty'],
  ['portal', 'usage: portal'],
  ['portal add f.json', 'portal add needs --library DIR'],
  ['template', 'usage: template'],
  ['template add f.html', 'template add needs --library DIR'],
  ['template remove f', 'template remove needs --library DIR'],
  ['verify', 'usage: verify'],
  ["verify ''", 'one of the words is empty'],
  ['serve', 'serve needs --library DIR'],
  ["serve --library ''", '--library is empty'],
  ['serve here --library L', 'serve takes no words'],
  ['serve --library L --port 70000', '--port takes a number'],
  ['serve --library L --port x', '--port takes a number'],
])('%s: a usage error', (line, about) => {
  let thrown: unknown;
  try {
    readRequest(words(line));
  } catch (error) {
    thrown = error;
  }
  expect(isUsageError(thrown)).toBe(true);
  expect((thrown as Error).message).toContain(about);
});

test.each([
  ['serve --library L', { kind: 'serve', library: 'L', port: 0, open: true }],
  ['serve --library L --port 8080 --no-open', { kind: 'serve', library: 'L', port: 8080, open: false }],
  ['list --library=L --json', { kind: 'command', library: 'L', json: true }],
  ['verify P', { kind: 'command', library: undefined, json: false, given: { words: ['P'] } }],
  ['verify -- --odd-name', { kind: 'command', given: { words: ['--odd-name'] } }],
  ['edit I --library L --set a=1 --set b=2', { given: { options: { set: ['a=1', 'b=2'] } } }],
  ['help', { kind: 'help' }],
  ['serve --help', { kind: 'help' }],
  ['list -h', { kind: 'help' }],
  ['', { kind: 'help' }],
])('%s is understood', (line, expected) => {
  expect(readRequest(words(line))).toMatchObject(expected);
});

/** Wrong only once the command looks at them: the library is there, the exit code is 2 all the same. */
test('wrong words end with 2, on stderr alone, and change nothing', async () => {
  const { library, id } = await libraryWith({ title: '一' });
  const lines = [
    ['nothing-of-ours'],
    ['list', '--library', library, '--state', 'finished'],
    ['list', '--library', library, '--limit', '0'],
    ['list', '--library', library, '--limit', '1e3'],
    ['edit', id, '--library', library],
    ['edit', id, '--library', library, '--set', 'title'],
    ['edit', id, '--library', library, '--set', 'state=approved'],
    ['export', '--library', library, '--portal', 'plain', '--out', library],
    ['export', id, '--all', '--library', library, '--portal', 'plain', '--out', library],
    ['portal', 'remove', 'plain'],
  ];
  for (const line of lines) {
    const { code, stdout, stderr } = await copydesk(...line, '--json');
    expect([line.join(' '), code, stdout]).toEqual([line.join(' '), 2, '']);
    expect(stderr).toMatch(/^copydesk: arguments: .+\[bad-message\]\n$/);
  }
});

const id = '0198c0de-0000-7000-8000-00000000abcd';
const article = {
  ...emptyArticle(id, '2026-03-05T02:23:27.000Z'),
  source: { name: '云溪新闻网', kind: 'reprint' as const, url: 'https://a.example/1', originalTitle: '原题' },
};

test.each<[setting: string | string[], changes: object]>([
  ['title=新题', { title: '新题' }],
  ['title=', { title: '' }],
  ['title=a=b = c', { title: 'a=b = c' }],
  ['shortTitle=短', { shortTitle: '短' }],
  ['subtitle=副', { subtitle: '副' }],
  ['kicker=引', { kicker: '引' }],
  ['summary=第一行\n第二行', { summary: '第一行\n第二行' }],
  ['body=一\r\n二\r三\n', { body: '一\n二\n三\n' }],
  ['body=', { body: '' }],
  ['channel=local', { channel: 'local' }],
  ['editor=', { editor: '' }],
  ['publishAt=2017-09-07T10:23:27+08:00', { publishAt: '2017-09-07T10:23:27+08:00' }],
  ['publishAt=', { publishAt: null }],
  ['cover=0123456789abcdef', { cover: '0123456789abcdef' }],
  ['cover=', { cover: null }],
  ['source=别家', { source: { ...article.source, name: '别家' } }],
  ['source=', { source: { ...article.source, name: '' } }],
  ['source.url=', { source: { ...article.source, url: '' } }],
  [
    ['source.kind=original', 'source.originalTitle=', 'source=本网'],
    { source: { ...article.source, kind: 'original', originalTitle: '', name: '本网' } },
  ],
  ['keywords=桥梁,交通，民生、 云溪 ', { keywords: ['桥梁', '交通', '民生', '云溪'] }],
  ['keywords=', { keywords: [] }],
  [
    'authors=张三:记者,李四：通讯员',
    {
      authors: [
        { name: '张三', role: '记者' },
        { name: '李四', role: '通讯员' },
      ],
    },
  ],
  [
    'authors=张三,John Smith: photographer',
    {
      authors: [
        { name: '张三', role: '记者' },
        { name: 'John Smith', role: 'photographer' },
      ],
    },
  ],
  ['authors=张三:', { authors: [{ name: '张三', role: '' }] }],
  ['authors=', { authors: [] }],
  [['title=先', 'title=后'], { title: '后' }],
])('--set %j', (setting, changes) => {
  expect(changesFrom(article, [setting].flat(), undefined)).toEqual(changes);
});

test('the text of a file is the body, with LF alone', () => {
  expect(changesFrom(article, ['body=别的'], '一\r\n二')).toEqual({ body: '一\n二' });
});

test.each(['title', '=x', 'id=1', 'state=approved', 'revision=9', 'media={}', '__proto__=x', 'constructor=x', 'source.colour=x', 'Title=x', ''])(
  '--set %j names no field',
  (setting) => {
    expect(() => changesFrom(article, [setting], undefined)).toThrow('arguments');
  },
);

test('an id that no article can have is not-found, with 1', async () => {
  const { library } = await libraryWith();
  const folder = await tempFolder();
  for (const line of [
    ['show', 'nope'],
    ['show', id],
    ['check', '../x'],
    ['edit', id, '--set', 'title=x'],
  ]) {
    const { code, stdout, stderr } = await copydesk(...line, '--library', library, '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^copydesk: article ${line[1]}: \\w+: there is no such article \\[not-found\\]\n$`));
  }
  const exported = await copydesk('export', 'nope', id, '--library', library, '--portal', 'plain', '--out', folder, '--json');
  expect([exported.code, exported.stdout]).toEqual([1, '[]\n']);
  expect(exported.stderr.match(/\[not-found\]/g)).toHaveLength(2);
});

test('JSON on a terminal is exact and commands nothing: what JSON.stringify leaves as it is becomes an escape', () => {
  const value = { title: '红\u001b[31m\u009b31m\u007f\u202e\u2066\u2028尾', list: ['一\n二\t三', '😀'] };
  const text = screenJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\u2028\u202e\u2066]/u);
  expect(text).toContain('😀');
});

test('a portal’s name and a package’s faults stay on their own line', async () => {
  const folder = await tempFolder();
  const plain = JSON.parse(await readFile(fileURLToPath(new URL('../../assets/portals/plain.json', import.meta.url)), 'utf8'));
  await writeFile(join(folder, '门户.json'), JSON.stringify({ ...plain, key: 'two', name: '一\nplain  二\u001b[2J' }));
  await mkdir(join(folder, '包'));
  await writeFile(join(folder, '包/manifest.json'), '{"a":1,"\\u000aok\\u001b[2J":1,"\\u000aok\\u001b[2J":1}');
  const added = await copydesk('portal', 'add', join(folder, '门户.json'), '--library', join(folder, '稿库'));
  expect([added.code, added.stdout]).toEqual([0, 'two  一 plain  二[2J\n']);
  const verified = await copydesk('verify', join(folder, '包'));
  expect([verified.code, verified.stdout]).toEqual([1, 'manifest.json: the key " ok[2J" stands twice\n']);
});
