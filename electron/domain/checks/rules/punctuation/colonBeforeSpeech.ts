import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** What is written down or said word for word, before its quotation. */
const words = '对联|标语|横幅|条幅|口号|题词|留言|顺口溜|打油诗|民谚|谚语|古训|家训|校训|格言|歌谣|一句话|一行字|几个字|的话|老话|俗话';
const verbs = '说|道|写道|写着|喊道|问道|答道|表示|介绍|强调|指出|告诉记者|坦言|感慨|回忆|载|问|答';
/** `写下一副对联；“…”`, `他说；“…”`, `如下；`, `如下。` */
const semicolon = new RegExp(`(?<=${words}|${verbs})[；;](?=“)|(?<=如下|以下[几三四五六]点|以下[几三四五六]个方面)[；;]`, 'g');
const comma = new RegExp(`(?<=${words})，(?=“[^“”\\n]{2,80}[，；][^“”\\n]{2,80}”)`, 'g');
/** A whole speech behind a comma. */
const said = /(?<=(?:^|[。！？；\n])[^“”。！？；\n]{1,30}(?:说|表示|介绍|指出|强调))，(?=“[^“”\n]{4,300}[。！？]”)/gm;
/** A whole speech, its stop inside, with nothing before it. */
const missing = new RegExp(`(?<=${verbs})“(?=[^“”\\n]{4,300}[。！？]”(?![的这那这一]))`, 'g');

/** A text without this is not looked at further: most have none. */
const sign = /[；;，]“|下[；;]|[点面][；;]|[说道着示绍调出者言慨忆]“/;

export const colonBeforeSpeech: TextRule = {
  id: 'colon-before-speech',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.7.3.1',
  message: '提起下文或引出原话用冒号，这里应为“{{fix}}”。',
  english: 'What announces a speech or a list takes a colon: here it should be “{{fix}}”.',
  check: ({ masked }) =>
    !sign.test(masked)
      ? []
      : [
          ...hitsOf(masked, semicolon, (match) => stretchOf(match, '：')),
          ...[comma, said].flatMap((pattern) => hitsOf(masked, pattern, (match): Hit => ({ ...stretchOf(match, '：'), level: 'hint' }))),
          ...hitsOf(masked, missing, (match): Hit => ({ ...stretchOf(match, '：“'), level: 'hint' })),
        ],
  examples: {
    bad: [
      '他写下一副对联⟦；→：⟧“一渠清水千亩绿，两岸稻花万家香”。',
      '镇长说⟦；→：⟧“今年的渠水来得早。”',
      '具体安排如下⟦；→：⟧上午报到，下午抽签。',
      '医生提醒注意以下几点⟦；→：⟧少盐，少油，多走动。',
      '村口挂着横幅⟦；→：⟧“抢收抢种，颗粒归仓”。',
      '老人说⟦“→：“⟧当年修渠靠的是肩挑手抬。”',
      '法官指出⟦“→：“⟧合同写得清楚，双方都要认账。”',
      '石碑上刻着一句话⟦，→：⟧“渠在人在，人走渠还在”。',
      '教练强调⟦；→：⟧“下半场压上去！”',
      '镇长说⟦，→：⟧“今年的渠水来得早。”',
      '预算调整如下⟦；→：⟧压减会议费两成。',
      { text: '导演感慨⟦“→：“⟧台下坐满了乡亲！”', place: 'quote' },
    ],
    good: [
      '他写下一副对联：“一渠清水千亩绿，两岸稻花万家香”。',
      '镇长说：“今年的渠水来得早。”',
      '具体安排如下：上午报到，下午抽签。',
      '他说“渠通了”，大家都笑了。',
      '村里说“要快”的人多；说“要稳”的也有。',
      '校训“诚、勤、朴”挂在墙上。',
      '一位老人说“没钱！”的神情，记者至今难忘。',
      '他喊的口号，“一二一”，全班跟着喊。',
      '情况见以下几点。表略。',
      '镇里介绍“一户一档”的做法。',
      '“路通了，”他说，“往后卖菜不愁了。”',
      '“路通了。”老支书说，“往后卖菜不愁了。”',
      '他问：“渠修到哪了？”',
    ],
  },
};
