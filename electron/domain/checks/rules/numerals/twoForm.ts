import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Units that are counted with 两, behind a 二 that stands alone: no ordinal, no part of a longer number, no name. */
const pattern =
  /(?<![〇零一二三四五六七八九十百千万亿两第初廿卅老小王其分之无独说数星期周礼拜\d.·])二(?=个(?!月[一二三四五六七八九十])|名(?!单)|只|条(?!令)|件(?!套)|张|辆|座|棵|株|户|岁)/g;

const sign = /二[个名只条件张辆座棵株户岁]/;

/** 二 counts nothing but itself: before a measure word it is 两 (《现代汉语八百词》“二”“两”). */
export const twoForm: TextRule = {
  id: 'two-form',
  level: 'warning',
  clause: '《现代汉语八百词》“两”条',
  message: '量词前一般用“两”：“{{text}}”宜改为“两”。',
  english: 'Before a measure word it is 两, not “{{text}}”.',
  check: ({ masked }) => (!sign.test(masked) ? [] : hitsOf(masked, pattern, (match) => stretchOf(match, '两'))),
  examples: {
    bad: [
      '抢修用了⟦二→两⟧个小时。',
      '村里添了⟦二→两⟧辆校车。',
      '⟦二→两⟧名队员先行下山。',
      '全镇有⟦二→两⟧座小水电站。',
      '栽下⟦二→两⟧棵桂花。',
      '⟦二→两⟧个百分点的差距补上了。',
      '孙女今年⟦二→两⟧岁。',
      '桌上放着⟦二→两⟧张旧照片。',
      '清理沟渠⟦二→两⟧条。',
      { text: '石坎村⟦二→两⟧户人家开起民宿', place: 'title' },
    ],
    good: [
      '抢修用了两个小时。',
      '他是第二个到的。',
      '十二个班次日夜巡堤。',
      '二次供水改造完成。',
      '初二天气转晴。',
      '二位数加法。',
      '二战老兵回乡。',
      '二十二名队员集合。',
      '二月二，龙抬头。',
      '周二个别路段封闭。',
      '老二个子高。',
      '二人转演到村口。',
    ],
  },
};
