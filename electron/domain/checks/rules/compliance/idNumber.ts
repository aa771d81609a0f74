import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Region, date of birth, order, check sign: GB 11643-1999. */
const shape = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export const idNumber: TextRule = {
  id: 'id-number',
  level: 'error',
  clause: '个人信息保护法第二十五条；GB 11643-1999',
  message: '文中有完整的身份证号“{{text}}”，请删去或遮住中间各位。',
  english: 'The whole number of an identity card, “{{text}}”; leave it out or hide its middle.',
  check: ({ masked }) => hitsOf(masked, shape, (match) => (isChecked(match[0]) ? stretchOf(match) : undefined)),
  examples: {
    bad: [
      '补贴名单中，村民的身份证号⟦990101196203150016⟧未作遮挡。',
      '公告称，失主证件号码为⟦990101198507211024⟧。',
      '考生（⟦990201200109092037⟧）的成绩已更正。',
      '法院送达公告列出被告⟦990301199912313046⟧。',
      '低保户老郑，⟦990401197001010059⟧，月领四百元。',
      '学籍栏填写的是⟦990501201006151066⟧。',
      '挂号单上印着⟦990601194802292073⟧。',
      '球员注册号与证件⟦990701199305083084⟧一致。',
      '他报出身份证号⟦99080120051111409X⟧。',
      { text: '失主⟦990901197710205104⟧请来认领', place: 'title' },
      '末位小写也一样：⟦99010219881212111x⟧。',
    ],
    good: [
      '身份证号为990101********0016的村民。',
      '合同编号为990101196203150017。',
      '订单号202606011234567890。',
      '水表读数合计110105194912310025。',
      '统一社会信用代码91990101MA00000X1Y。',
      '身份证号后四位为0016。',
      '全县人口1204500人。',
      '编号A990101196203150016B。',
      '汇总金额为990101196203150016000元。',
      '他的生日是1962年3月15日。',
    ],
  },
};

function isChecked(number: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}
