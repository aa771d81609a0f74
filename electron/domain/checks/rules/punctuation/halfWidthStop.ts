import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** A dot that ends a Chinese sentence: behind it is nothing, a line's end or a closing quotation mark. */
const atEnd =
  /\.(?<=(?:[\u4e00-\u9fff”’》）]|[\u4e00-\u9fff。！？…][")]|[\u4e00-\u9fff][0-9.]{1,12}[%％]).)(?=[”’"]|[ \t]*$|[ \t]+[\u4e00-\u9fff])/gm;
/** A dot between two sentences, of which the second begins as a name does not: `约翰.史密斯`. */
const between =
  /\.(?<=[\u4e00-\u9fff，、]{4}[\u4e00-\u9fff].)(?=他|她|它|我|记者|据|目前|今年|去年|同时|此外|但是?|随后|镇里|县里|村里|这|该|其中|由于|双方|截至)/g;

/** … or between any two, where neither side spells a foreign name. */
const sound =
  '翰力买吐热依古丽江汗木阿艾埃安奥巴贝比彼波伯博布查达戴丹德迪蒂多杜厄尔恩法费芬弗夫福富戈格古哈海汉赫华惠霍基吉加贾杰金卡凯康柯科克肯拉莱兰雷里利莉林卢鲁路罗洛马玛迈麦曼梅米密明摩莫默姆纳娜内尼妮诺帕佩皮普奇乔切琼若萨塞桑沙莎圣施史斯苏索塔泰坦汤特提图托瓦威维韦温沃乌西希夏谢辛休雅亚伊英尤约詹珍朱兹';
const anywhere = new RegExp(
  `\\.(?<=[\\u4e00-\\u9fff]{2}(?:[\\u4e00-\\u9fff]{2}|[”》）][\\u4e00-\\u9fff]?|[0-9]{1,6}[%％元人亩吨米名])\\.)(?=[\\u4e00-\\u9fff“][\\u4e00-\\u9fff“]{3})(?!(?<=[${sound}].)[${sound}])`,
  'g',
);

/** A text without this is not looked at further: most have none. */
const sign = /\./;

/** In headlines a stop has no place at all: another rule says so. */
export const halfWidthStop: TextRule = {
  id: 'half-width-stop',
  level: 'error',
  clause: 'GB/T 15834-2011 4.1',
  message: '中文句子以半角的“.”收尾，应为句号“。”。',
  english: 'A Chinese sentence ends in “.”; it should be “。”.',
  places: ['paragraph', 'item', 'quote', 'summary', 'caption', 'cell'],
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, atEnd, (match) => stretchOf(match, '。')),
          ...[
            ...new Map(
              [between, anywhere]
                .flatMap((pattern) => hitsOf(masked, pattern, (match) => ({ ...stretchOf(match), level: 'warning' }) as const))
                .map((hit) => [hit.start, hit]),
            ).values(),
          ],
        ],
  examples: {
    bad: [
      '今年麦收比去年早了三天⟦.→。⟧',
      '水库昨夜开闸泄洪⟦.→。⟧',
      '校长说：“操场下周就能用⟦.→。⟧”',
      '法院当庭作出判决⟦.→。⟧',
      '卫生院新添一台彩超机⟦.→。⟧',
      '演出的剧目是《白蛇传》⟦.→。⟧',
      '全县粮食产量增长6.2%⟦.→。⟧',
      '路灯亮了（共四十盏）⟦.→。⟧',
      { text: '村民在渠边清淤⟦.→。⟧', place: 'caption' },
      { text: '全年预算收支平衡⟦.→。⟧', place: 'summary' },
      '他说"渠水清了"⟦.→。⟧',
      '水位回落⟦.→。⟧ 道路恢复通行⟦.→。⟧',
      '洪水退去后村民开始清淤⟦.⟧镇里派来三台铲车。',
    ],
    good: [
      '今年麦收比去年早了三天。',
      '水位降到12.5米',
      '作者是J.K.罗琳。',
      '剧本改编自约翰.史密斯的小说。',
      '公园里立着一块牌子，写着No.1。',
      '他在邮件里写道：“See you tomorrow.”',
      '样片存为“开镰.mp4”。',
      '样稿县广播站...',
      '一.总体要求',
      { text: '夏粮开镰.', place: 'title' },
    ],
  },
};
