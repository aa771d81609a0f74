import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** 等 as “and so on”, not as “to wait”: a mark, a count or 人, 地 follows. */
const etcAfter =
  /(?:…{1,4}|\.{3,6}|。{3,6})等{1,2}(?=[，。；：！？、）]|[ \t]*$|[人地]|[0-9一二三四五六七八九十两几多]{1,3}[个项种类名家所位款件部条座处])/gm;
const etcBefore = /等{1,2}…{1,4}(?<=、[^，、。…\n]{1,12}(?<![再稍请先要得等])等{1,2}…{1,4})/g;

/** A text without this is not looked at further: most have none. */
const sign = /等…|[….。]等/;

export const ellipsisWithEtc: TextRule = {
  id: 'ellipsis-with-etc',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.11；出版惯例',
  message: '省略号和“等”都表示列举未完，留一个即可。',
  english: 'An ellipsis and 等 both say “and so on”; one is enough.',
  check: ({ masked }) => (!sign.test(masked) ? [] : [etcAfter, etcBefore].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match)))),
  examples: {
    bad: [
      '种了玉米、大豆、红薯⟦……等⟧。',
      '送来棉被、饮水、药品⟦……等⟧，够用三天。',
      '开设书法、剪纸、合唱⟦……等⟧12个班。',
      '到场的有林一、周二⟦……等⟧人。',
      '修了路、桥、渠⟦等……⟧',
      '可办社保、医保、户籍⟦……等⟧三项业务。',
      '跳高、跳远、铅球⟦……等等⟧，项目不少。',
      '查处超载、酒驾⟦...等⟧五类违法行为。',
      '展出瓷器、铜镜、竹简⟦等等……⟧',
      '去过样稿镇、渡口村、石桥村⟦……等⟧地。',
      { text: '预算压减会议费、差旅费⟦……等⟧', place: 'summary' },
    ],
    good: [
      '种了玉米、大豆、红薯等。',
      '种了玉米、大豆、红薯……',
      '“再等等……”他说。',
      '雨还在下……等雨停了再收。',
      '大家站在桥头……等待消息。',
      '教练一、二、三地数着，再等等……',
      '路、桥、渠等都修好了……',
      '一等奖、二等奖……都有人领。',
      '他看了看表……等到九点才走。',
      '到场的有林一、周二等人。',
    ],
  },
};
