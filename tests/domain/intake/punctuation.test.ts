import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullWidthPunctuation } from '#domain/intake/punctuation.ts';

test.each([
  ['今天,我们去青河.', '今天，我们去青河。'],
  ['好吗?好!走吧;等等:一二', '好吗？好！走吧；等等：一二'],
  ['今天, 我们去', '今天，我们去'],
  ['天晴了.我们出发,大家都来.', '天晴了。我们出发，大家都来。'],
  ['县里昨天举办书市.市民到场,很多人参加.', '县里昨天举办书市。市民到场，很多人参加。'],
  ['欢迎"大家"来.', '欢迎“大家”来。'],
  ['天晴了.”他说,走吧.', '天晴了。”他说，走吧。'],
  ['共12人,其中5人,占41.7%,高于去年', '共12人，其中5人，占41.7%，高于去年'],
  ['2017年,全县1,200户', '2017年，全县1,200户'],
  ['使用APP,方便群众', '使用APP，方便群众'],
  ['时间:10:23,比分3:2', '时间：10:23，比分3:2'],
  ['电话:0000-1234567', '电话：0000-1234567'],
  ['网址:http://a.example/x,y?z=1', '网址：http://a.example/x,y?z=1'],
  ['网址http://a.example/x?z=1,每人2张', '网址http://a.example/x?z=1，每人2张'],
  ['邮箱:a.b@c.example,电话', '邮箱：a.b@c.example，电话'],
  ['(记者 张三)', '（记者 张三）'],
  ['云溪县(Yunxi)位于', '云溪县（Yunxi）位于'],
  ['增长(5.2%)', '增长（5.2%）'],
  ['甲(乙(丙)丁)戊', '甲（乙（丙）丁）戊'],
  ['（混合)与(混合）', '（混合）与（混合）'],
  ['他说:"好,走吧!"', '他说：“好，走吧！”'],
  ["他说:'好'", '他说：‘好’'],
  ['他说:"OK."然后', '他说：“OK.”然后'],
  ['等等......后来...', '等等……后来……'],
  ['梨花--云溪的名片', '梨花——云溪的名片'],
  ['--云溪纪事', '——云溪纪事'],
  ['真的吗?!真的!!', '真的吗？！真的！！'],
  ['**注意:**请看,谢谢', '**注意：**请看，谢谢'],
  ['𠮷野家,开业了', '𠮷野家，开业了'],
])('%s → %s', (text, full) => {
  const changed = fullWidthPunctuation(text);
  expect(changed.text).toBe(full);
  expect(changed.count).toBeGreaterThan(0);
  expect(fullWidthPunctuation(full)).toEqual({ text: full, count: 0 });
});

test.each([
  '1,000和3.5',
  '10:23',
  '比例为1:4',
  'Hello, world. (ok) "yes"',
  '报名表.doc和QH3000_参数.pdf',
  '约翰.史密斯来访',
  '首届中国.云溪梨花节,来了3万人'.replace(',', '，'),
  'C:\\云溪',
  '[云溪](http://a.example/云,溪)',
  '![图,一](media/0123456789abcdef.jpg "图")'.replace(',', '，'),
  '`代码,一`是',
  '<!-- page 小标题,一 -->',
  'http://a.example/?云溪',
  '一.总体要求',
  '(1)加强领导',
  '他身高5\'8"左右',
  "云溪don't青河",
  '| --- | --- |',
  '甲-乙',
  '云溪的the word "云" means cloud',
])('%s stays', (text) => {
  expect(fullWidthPunctuation(text)).toEqual({ text, count: 0 });
});

test('code between fences stays', () => {
  const text = '云溪,青河\n```\n云溪,青河\n```\n云溪,青河';
  expect(fullWidthPunctuation(text)).toEqual({ text: '云溪，青河\n```\n云溪,青河\n```\n云溪，青河', count: 2 });
});

test('Latin text, numbers and addresses never change, whatever stands around them', () => {
  const inside = fc.constantFrom(
    '1,000',
    '3.5%',
    '10:23:27',
    '1:1.5',
    'http://a.example/b,c?d=1;e',
    'a.b@c.example',
    'v1.2.3',
    'f(x,y)',
    'Tom, Jerry',
    'a-b--c',
    'QH-3000.pdf',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('云溪', '，', '“', '（', '。'), inside), { maxLength: 8 }), (pieces) => {
      const text = pieces.map(([han, latin]) => `${han}${latin}`).join('云');
      expect(fullWidthPunctuation(text).text).toBe(text);
    }),
  );
});
