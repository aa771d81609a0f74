import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** A whole speech behind its colon: its stop is the speaker's. */
const speech = /(?:说|道|表示|介绍|指出|强调|坦言|感慨|感叹|回忆|写道|问|答|告诉记者)：“[^“”\n]{2,300}”[。！？]/g;
const complete = /[。？！]”.$/;
/** A few words of somebody inside a sentence: the stop is the sentence's. */
const partial = /“(?<=[\u4e00-\u9fff]“)(?<![说道问答喊叫唱称讲写]“)[^“”。！？，；：\n]{2,12}。”(?!。)/g;

/** A text without this is not looked at further: most have none. */
const sign = /”[。！？]|。”|、”/;

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
    const known = new Set(speeches.map(({ end }) => end));
    return [
      ...speeches,
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
    ],
  },
};

function last(match: RegExpExecArray, fix: string): Hit {
  const end = match.index + match[0].length;
  return { start: end - 2, end, fix };
}
