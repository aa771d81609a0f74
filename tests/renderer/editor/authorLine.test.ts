import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Author } from '#domain/article.ts';
import { authorsText, parseAuthors } from '../../../renderer/editor/authorLine.ts';

const reporter = (name: string): Author => ({ name, role: '记者' });

test.each<[text: string, authors: Author[]]>([
  ['', []],
  [' ，；、 ', []],
  ['张三', [reporter('张三')]],
  ['张三:记者', [reporter('张三')]],
  ['张三：通讯员', [{ name: '张三', role: '通讯员' }]],
  ['张三:', [{ name: '张三', role: '' }]],
  ['张三,李四', [reporter('张三'), reporter('李四')]],
  ['张三、李四', [reporter('张三'), reporter('李四')]],
  ['张三　李四 王五', [reporter('张三'), reporter('李四'), reporter('王五')]],
  ['张三:记者，李四 王五:通讯员', [reporter('张三'), { name: '李四', role: '通讯员' }, { name: '王五', role: '通讯员' }]],
  ['张三；李四:摄影;王五', [reporter('张三'), { name: '李四', role: '摄影' }, reporter('王五')]],
  [' 张三 : 特约 记者 ', [{ name: '张三', role: '特约 记者' }]],
  ['艾力·买买提', [reporter('艾力·买买提')]],
  ['John Smith:摄影', [{ name: 'John Smith', role: '摄影' }]],
  ['张三 John Smith 李四', [reporter('张三'), reporter('John Smith'), reporter('李四')]],
  ['J. Müller', [reporter('J. Müller')]],
  [':记者', [reporter('记者')]],
  ['张三:记者、李四:通讯员', [reporter('张三'), { name: '李四', role: '通讯员' }]],
  [
    '张三、李四:通讯员',
    [
      { name: '张三', role: '通讯员' },
      { name: '李四', role: '通讯员' },
    ],
  ],
  ['张三:记者 李四:通讯员', [reporter('张三'), { name: '李四', role: '通讯员' }]],
  ['张三:记者:首席', [{ name: '张三', role: '记者:首席' }]],
  ['张三（摄影）、李四 (通讯员)，王五', [{ name: '张三', role: '摄影' }, { name: '李四', role: '通讯员' }, reporter('王五')]],
  ['张三（记者、摄影）', [{ name: '张三', role: '记者、摄影' }]],
  ['张三（）', [reporter('张三（）')]],
  ['记者 周桂兰 通讯员 李建国', [reporter('周桂兰'), { name: '李建国', role: '通讯员' }]],
  ['记者：周桂兰 通讯员：李建国', [reporter('周桂兰'), { name: '李建国', role: '通讯员' }]],
  ['本报记者：周桂兰', [{ name: '周桂兰', role: '本报记者' }]],
  [
    '摄影：周桂兰 李建国',
    [
      { name: '周桂兰', role: '摄影' },
      { name: '李建国', role: '摄影' },
    ],
  ],
  [
    '通讯员：周桂兰、李建国，王五，编辑：赵六',
    [...['周桂兰', '李建国', '王五'].map((name) => ({ name, role: '通讯员' })), { name: '赵六', role: '编辑' }],
  ],
  [
    '文/张三 图/李四',
    [
      { name: '张三', role: '文' },
      { name: '李四', role: '图' },
    ],
  ],
  ['文 图 张三', [{ name: '张三', role: '文/图' }]],
  ['记者', [reporter('记者')]],
  ['周桂兰 编辑', [reporter('周桂兰'), reporter('编辑')]],
])('authors %j', (text, authors) => {
  expect(parseAuthors(text)).toEqual(authors);
});

test('authors stay within what an article may hold', () => {
  const authors = parseAuthors(Array.from({ length: 80 }, (_, number) => `人${number}${'长'.repeat(200)}:${'职'.repeat(80)}`).join('，'));
  expect(authors).toHaveLength(50);
  expect(authors.every(({ name, role }) => name.length <= 100 && role.length <= 40)).toBe(true);
});

test.each<Author[][]>([
  [[]],
  [[reporter('张三')]],
  [[reporter('张三'), { name: '李四', role: '通讯员' }]],
  [[{ name: 'John Smith', role: 'photo' }, reporter('艾力·买买提')]],
])('authors come back from their own line: %j', (authors) => {
  expect(parseAuthors(authorsText(authors))).toEqual(authors);
});

test('whatever is typed is among the names and roles', () => {
  const words = [
    '张三',
    '李四',
    'John',
    '记者',
    '本报记者',
    '通讯员',
    '文',
    '编辑',
    '首席',
    '，',
    ',',
    '、',
    ';',
    '：',
    ':',
    ' ',
    '　',
    '/',
    '（',
    '）',
    '(',
    ')',
    '.',
  ];
  const countOf = (sign: string, text: string) => text.split(sign).length;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 9 }), (typed) => {
      const text = typed.join('');
      const kept = parseAuthors(text)
        .map(({ name, role }) => name + role)
        .join('');
      for (const sign of new Set(text.replace(/[^\p{L}]/gu, ''))) expect(countOf(sign, kept), text).toBeGreaterThanOrEqual(countOf(sign, text));
    }),
    { numRuns: 3000 },
  );
});
