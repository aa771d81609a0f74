import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const shape = /(?<![\d.A-Za-z-])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\d%％元千吨条个万亿]|\.\d|-\d)/g;
/** A number that its owner wants called. */
const offered = /(?:热线|联系电话|联系方式|联系人|咨询|报名|订票|投稿|举报|预约|认领|致电|拨打)[^。；\n]{0,20}$/;

export const mobileNumber: TextRule = {
  id: 'mobile-number',
  level: 'warning',
  clause: '个人信息保护法第二十五条',
  message: '文中有手机号码“{{text}}”，请确认本人同意公开。',
  english: 'A mobile number, “{{text}}”; make sure its owner agrees.',
  check: ({ masked }) =>
    hitsOf(masked, shape, (match) => {
      const before = masked.slice(Math.max(0, match.index - 30), match.index);
      return { ...stretchOf(match), ...(offered.test(before) ? { level: 'hint' as const } : {}) };
    }),
  examples: {
    bad: [
      '事主手机号⟦13900000001⟧被写进了通报。',
      '报名可致电⟦13800000002⟧。',
      '陌生来电⟦18600000003⟧自称客服。',
      '老人的电话是⟦159 0000 0004⟧。',
      '快递单上写着⟦177-0000-0005⟧。',
      '嫌疑人使用⟦+86 13500000006⟧行骗。',
      '失主留下⟦19900000007⟧。',
      '卖瓜的老汪（⟦15200000008⟧）等着客商。',
      '教练⟦13300000009⟧被家长打爆。',
      { text: '西瓜滞销请拨⟦18800000010⟧', place: 'title' },
    ],
    good: [
      '事主手机号139****0001。',
      '热线电话12345全天开通。',
      '联系电话0999-8800001。',
      '总投资13900000001元。',
      '编号B13900000001已停用。',
      '产量达13912345678.5千克。',
      '身份证后十一位不公开。',
      '单号2139000000011。',
      '拨打110或120求助。',
      '水库库容13800000002万立方米。',
    ],
  },
};
