import { expect, test } from 'vitest';
import { readFrontMatter } from '../../electron/importer/frontmatter.ts';
import { readMarkdown } from '../../electron/importer/markdown.ts';

const read = (text: string) => readMarkdown(text, 'Asia/Shanghai');
const body = '第一段。\n\n一、**要点**\n\n- 甲\n- 乙\n';

test('a head fills the fields and the body stays as it stands', () => {
  const { draft, warnings } = read(
    `---\ntitle: "老街巷里的\\"新\\"书屋"\n副标题: '读者''的家'\ndate: 2026-03-05 10:23:27\nauthor: 周一鸣、李双\ntags: [文化, "书,屋"]\n来源：城东晚报\n责任编辑： 何清\nsummary: |\n  第一行\n  第二行\nchannel: culture\n---\n\n${body}`,
  );
  expect(draft).toEqual({
    title: '老街巷里的"新"书屋',
    subtitle: "读者'的家",
    publishAt: '2026-03-05T10:23:27+08:00',
    authors: [
      { name: '周一鸣', role: '' },
      { name: '李双', role: '' },
    ],
    keywords: ['文化', '书,屋'],
    source: { name: '城东晚报', kind: 'original', url: '', originalTitle: '' },
    editor: '何清',
    summary: '第一行\n第二行',
    channel: 'culture',
    body,
  });
  expect(warnings).toMatchObject([{ code: 'front-matter', message: '从文件头读入 9 个字段。', count: 9 }]);
  expect(warnings[0]?.dropped).toHaveLength(9);
});

test('what fits no field is reported as it stands, never dropped in silence', () => {
  const { draft, warnings } = read(`---\ntitle: 标题\nlayout: post\nnested:\n  deep: 1\nchannel: 要闻\ntitle: 第二个\ndate: 不详\n---\n${body}`);
  expect(draft).toEqual({ title: '标题', body });
  const unread = warnings.find(({ code }) => code === 'front-matter-unread');
  expect(unread?.count).toBe(5);
  expect(unread?.dropped).toHaveLength(5);
  for (const piece of ['layout: post', 'deep: 1', 'channel: 要闻', 'title: 第二个', 'date: 不详']) expect(unread?.message).toContain(piece);
});

test.each([
  [
    'lists below a key',
    '---\ntags:\n  - 甲\n- 乙 # 旁注\nauthors:\n- 丙\n---\n文',
    { keywords: ['甲', '乙'], authors: [{ name: '丙', role: '' }], body: '文' },
  ],
  ['an offset of its own', '---\ndate: 2026-03-05T10:23:27Z\n---\n文', { publishAt: '2026-03-05T10:23:27+00:00', body: '文' }],
  ['a day alone', '---\ndate: 2026-03-05\n---\n文', { publishAt: '2026-03-05T00:00:00+08:00', body: '文' }],
  ['no head: a rule and a section', '---\n\n第一段\n\n---\n\n第二段', { body: '---\n\n第一段\n\n---\n\n第二段' }],
  ['a head nobody closed', '---\ntitle: 标题\n\n正文', { body: '---\ntitle: 标题\n\n正文' }],
  ['a first heading', '# 标题 #\n\n正文\n# 不是标题', { title: '标题', body: '正文\n# 不是标题' }],
  ['a first heading beside a head that names the title', '---\ntitle: 甲\n---\n# 乙\n', { title: '甲', body: '# 乙\n' }],
  ['a heading of another level', '## 小标题\n正文', { body: '## 小标题\n正文' }],
  ['a key that reaches for a prototype', '---\n__proto__: x\ntitle: 甲\n---\n文', { title: '甲', body: '文' }],
  ['a first heading that says the title again', '---\ntitle: 甲\n---\n\n# 甲\n\n文', { title: '甲', body: '文' }],
  ['a first heading underlined', '春灌开始\n====\n\n文', { title: '春灌开始', body: '文' }],
  ['a time with a fraction', '---\ndate: "2026-03-05T10:23:27.000Z"\n---\n文', { publishAt: '2026-03-05T10:23:27+00:00', body: '文' }],
  ['the time of a blog', '---\ndate:   2026-03-05 10:23:00 +0800\n---\n文', { publishAt: '2026-03-05T10:23:00+08:00', body: '文' }],
  [
    'people as maps',
    '---\nauthors:\n  - name: 李禾\n    role: 记者\n  - role: 通讯员\n    name: 周青\n  - 方媛\ntitle: 甲\n---\n文',
    {
      authors: [
        { name: '李禾', role: '记者' },
        { name: '周青', role: '通讯员' },
        { name: '方媛', role: '' },
      ],
      title: '甲',
      body: '文',
    },
  ],
  ['one person as a map', '---\nauthor: {name: 李禾, role: 记者}\n---\n文', { authors: [{ name: '李禾', role: '记者' }], body: '文' }],
  [
    'roles in a list',
    '---\nauthors: [记者 李禾, 周青]\n---\n文',
    {
      authors: [
        { name: '李禾', role: '记者' },
        { name: '周青', role: '' },
      ],
      body: '文',
    },
  ],
  ['tags with signs', '---\ntags: #春灌 #农业\n---\n文', { keywords: ['春灌', '农业'], body: '文' }],
  [
    'tags between blanks, and keywords beside them',
    '---\ntags: 春灌 农业\nkeywords: 水利,春灌\n---\n文',
    { keywords: ['春灌', '农业', '水利'], body: '文' },
  ],
  ['a tag of two words', '---\ntags: New York\n---\n文', { keywords: ['New York'], body: '文' }],
  [
    'a head between signs',
    '+++\ntitle = "春灌 = 开始"\ndate = 2026-03-05T10:23:00+08:00\ntags = ["春灌", \'农业\']\n+++\n文',
    { title: '春灌 = 开始', publishAt: '2026-03-05T10:23:00+08:00', keywords: ['春灌', '农业'], body: '文' },
  ],
  ['signs nobody closed', '+++\ntitle = "甲"\n\n文', { body: '+++\ntitle = "甲"\n\n文' }],
])('%s', (_, text, draft) => {
  expect(read(text).draft).toEqual(draft);
});

test('pictures beside the file are not imported, and that is said', () => {
  const { warnings } = read('![图](pic/a.jpg) ![网](https://example.com/a.jpg) ![本](./b.png "说明")');
  expect(warnings).toMatchObject([{ code: 'pictures-not-imported', count: 2 }]);
});

test('a line of a million blanks takes no time', () => {
  const text = `---\ntitle: 甲\nnote: a${' '.repeat(1_000_000)}b\n---\n文`;
  expect(readFrontMatter(text)?.unread).toHaveLength(1);
});
