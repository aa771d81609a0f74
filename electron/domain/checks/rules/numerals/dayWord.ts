import { isQuoted } from '../../prose/prose.ts';
import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

const day = '(?:[12][0-9]|3[01]|0?[1-9])';
const hanDay = '(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
/** No day, but a house, a line, a storm, a boat. */
const other =
  '(?![A-Za-z]|[0-9](?![0-9]?[时点])|楼|线|院|馆|店|门|库|桌|车|船|机|井|台风|文|令|公告|通告|文件|地|路|桥|码|选手|病|床|矿|坝|闸|窗|单元|展)';
const dated = new RegExp(`(?<=(?:(?:^|[^0-9])(?:1[0-2]|0?[1-9])月|[本上下当]月|每月)${day})号${other}`, 'g');
/** `5号夜里` */
const alone = /(?<=(?<![0-9A-Za-z.月])(?:[12][0-9]|3[01]|[1-9]))号(?=凌晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|夜间|零时|[0-9]{1,2}时)/g;
const han = new RegExp(`(?<=(?:[正冬腊一二三四五六七八九十]|[本上下当])月${hanDay})号${other}`, 'g');

/** What people say, and write between quotation marks only. */
export const dayWord: TextRule = {
  id: 'day-word',
  level: 'warning',
  clause: 'GB/T 15835-2011 4.1.3、4.3.3',
  message: '书面的日期用“日”，不用口语的“号”。',
  english: 'A date in print has 日, not the spoken 号.',
  check: (prose) =>
    !prose.masked.includes('号')
      ? []
      : [dated, alone, han].flatMap((pattern) =>
          hitsOf(prose.masked, pattern, ({ index }): Hit | undefined =>
            isQuoted(prose, index) ? undefined : { start: index, end: index + 1, fix: '日' },
          ),
        ),
  examples: {
    bad: [
      '会议定于6月3⟦号→日⟧召开。',
      '听证会改到本月20⟦号→日⟧。',
      '夏粮收购从6月10⟦号→日⟧开始。',
      '县医院8月1⟦号→日⟧起启用新门诊楼。',
      '庭审安排在9月15⟦号→日⟧上午。',
      '决赛将于10月2⟦号→日⟧打响。',
      '补贴每月5⟦号→日⟧前到账。',
      '庙会从三月十五⟦号→日⟧办到月底。',
      '报名下月18⟦号→日⟧截止。',
      { text: '7月9⟦号→日⟧全城停水检修', place: 'title' },
    ],
    good: [
      '会议定于6月3日召开。',
      '他说：“我6月3号就到。”',
      '住在3号楼。',
      '6月第1号台风登陆。',
      '9月3号线停运检修。',
      '国办发〔2026〕3号文件已转发。',
      '本月2号窗口暂停服务。',
      '12号选手夺冠。',
      '8月1日开赛。',
      '渡船是12月号刊物的封面。',
    ],
  },
};
