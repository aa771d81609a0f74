import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const saying =
  '(?:说|道|表示|介绍|指出|强调|坦言|直言|感慨|感叹|回忆|写道|写着|载|老话|俗话|问|答|回应|回复|解释|补充|透露|叮嘱|嘱咐|叮咛|提醒|建议|呼吁|承诺|表态|喊|笑称|总结|比喻|形容|劝|安慰|鼓励|留言|告诉(?:记者|大家|我们|他|她)|对(?:记者|大家|村民|学生)讲)';
/** A whole speech behind its colon: its stop is the speaker's. */
const speech = new RegExp(`${saying}：“[^“”\\n]{2,300}”[。！？]`, 'g');
/** The same, and nothing but a comma where it ends the paragraph. */
const comma = /：“[^“”\n]{2,300}[，、；]”(?=$|\n)/gm;
/** A sentence that is a quotation from its beginning: with its own mark, and a stop behind; or with the stop alone. */
const own = /(?<=^|[。！？]”?|\n)“[^“”\n]{2,300}[？！。]”。/g;
/** … told by who said it. */
const told = /(?<=^|[。！？]”?|\n)“[^“”\n]{5,300}”。(?=[\u4e00-\u9fff]{2,16}(?:说|道|表示|介绍|回忆|感慨)[。，：])/g;
const bare = /(?<=^|[。！？]”?|\n)“(?=[^“”\n]{0,80}[，；]|[^“”\n]{2,80}[了吧呢啊吗呀嘛啦]”)[^“”\n]{6,300}”。/g;
const complete = /[。？！]”.$/;
/** A few words of somebody inside a sentence, which goes on: the comma is the sentence's. */
const partialComma =
  /“(?<=[\u4e00-\u9fff]“)(?<![说道问答喊叫唱称讲写]“)[^“”。！？；：\n]{2,24}[，；]”(?=(?!他|她|我)[\u4e00-\u9fff])|“(?<=[\u4e00-\u9fff][说称]“)[^“”。！？；：\n]{2,24}，”(?=[\u4e00-\u9fff])(?!(?:他|她|我|又|接着|随后|一边|[^，。\n]{0,12}[说道]))/g;
/** … its stop, too. */
const partial = /“(?<=[\u4e00-\u9fff]“)(?<![说道问答喊叫唱称讲写]“)[^“”。！？，；：\n]{2,12}。”(?!。)/g;

/** A text without this is not looked at further: most have none. */
const sign = /”[。！？]|[。，、；]”/;

export const quoteEnd: TextRule = {
  id: 'quote-end',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.8；出版惯例',
  message: '引号与点号的位置不对，“{{text}}”宜为“{{fix}}”。',
  english: 'A mark on the wrong side of the quotation mark: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) => {
    if (!sign.test(masked)) return [];
    const speeches = hitsOf(masked, speech, (match) =>
      match[0].at(-3) === '…' ? undefined : last(match, complete.test(match[0]) ? '”' : `${match[0].slice(-1)}”`),
    );
    const sentences = [
      ...hitsOf(masked, own, (match) => last(match, '”')),
      ...hitsOf(masked, told, (match) => (complete.test(match[0]) || match[0].at(-3) === '…' ? undefined : last(match, '。”'))),
      ...hitsOf(masked, bare, (match) => (complete.test(match[0]) || match[0].at(-3) === '…' ? undefined : last(match, '。”'))),
    ].filter(({ end }, index, all) => !speeches.some((each) => each.end === end) && all.findIndex((each) => each.end === end) === index);
    const known = new Set([...speeches, ...sentences].map(({ end }) => end));
    return [
      ...speeches,
      ...sentences,
      ...hitsOf(masked, comma, (match) => last(match, '。”')),
      ...hitsOf(masked, partialComma, (match) => last(match, `”${match[0].at(-2)}`)),
      ...hitsOf(masked, partial, (match) => last(match, '”。')),
      ...hitsOf(masked, /。”。/g, (match) => (known.has(match.index + 3) ? undefined : { ...stretchOf(match, '。”'), level: 'error' })),
      ...hitsOf(masked, /、”(?<!“、”)(?=[“\u4e00-\u9fff])/g, (match) => stretchOf(match, '”、')),
    ];
  },
  examples: {
    bad: [
      '镇长说：“今年雨水匀，收成不会差⟦”。→。”⟧',
      '老人回忆：“当年修渠靠的是肩挑手抬⟦”。→。”⟧',
      '他说：“渠水清了。⟦”。→”⟧',
      '记者问：“谁批的条子？⟦”。→”⟧',
      '学生们齐声说：“谢谢老师⟦”！→！”⟧',
      '横幅上写着“抢收抢种⟦。”。→。”⟧',
      '村里做到了“应收尽收⟦。”→”。⟧',
      '法官要求双方“各退一步⟦。”→”。⟧',
      '评出“最美庭院⟦、”→”、⟧“最美村道”各十个。',
      '医生告诉记者：“夜间门诊每天接诊四十人⟦”。→。”⟧',
      '教练强调：“下半场要压上去⟦”。→。”⟧',
      '校长介绍：“新校舍能容纳八百名学生⟦”。→。”⟧',
      '预算执行要“量入为出⟦。”→”。⟧财政局这样要求。',
      '老船工反复叮嘱：“雾天别解缆⟦”。→。”⟧',
      '护士提醒：“空腹抽血，别吃早饭⟦”。→。”⟧说完又去忙了。',
      '施工队只回了句“正在抢修⟦，”→”，⟧何时通水没有答复。',
      '县里提出“一户一档⟦，”→”，⟧由驻村干部填写。',
      '“我想把看过的书都画下来⟦”。→。”⟧四年级学生林小禾说。',
      '农谚说“春分有雨家家忙⟦，”→”，⟧一大早铁牛就响了。',
      '村民说：“路灯亮了，夜里敢出门了⟦，”→。”⟧',
      '“这盘不算，再来！”棋摊上一片笑声。“让你一个车！⟦”。→”⟧老耿不服气。',
      '“今年的渠水来得早，秧插得也早⟦”。→。”⟧老支书掰着指头算。',
      { text: '导演感叹：“台下坐满了乡亲⟦”。→。”⟧', place: 'quote' },
    ],
    good: [
      '镇长说：“今年雨水匀，收成不会差。”',
      '村里做到了“应收尽收”。',
      '“开闸了。”堤上有人喊。',
      '他喊“开闸了。”',
      '活动主题是：“健康生活从今天开始”。',
      '他问：“渠修到哪了？”',
      '评出“最美庭院”、十佳农户。',
      '顿号“、”用于并列词语之间。',
      '他说，渠水“清得能照人”。',
      '老人说：“……记不清了……”。',
      '“路通了，”他说，“往后卖菜不愁了。”',
      '“三农”。这两个字写在黑板上。',
      '他喊了一声“好！”。全场跟着鼓掌。',
      '他说：“路通了，”又补了一句，“灯也亮了。”',
      '他只回了句“知道了”，她却等了一天。',
    ],
  },
};

function last(match: RegExpExecArray, fix: string): Hit {
  const end = match.index + match[0].length;
  return { start: end - 2, end, fix };
}
