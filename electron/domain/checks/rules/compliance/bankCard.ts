import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** UnionPay, Visa, MasterCard; in one run or in fours. */
const shape = /(?<![\dA-Za-z.])(?:62\d{14,17}|[45]\d{15}|62\d{2}(?: \d{4}){3}(?: \d{1,3})?)(?![\dA-Za-z])/g;
const asked = /(?:捐款|捐赠|户名|开户行|对公|缴费)[^。；\n]{0,20}$/;

export const bankCard: TextRule = {
  id: 'bank-card',
  level: 'warning',
  clause: '个人信息保护法第二十八条',
  message: '文中有完整的银行卡号“{{text}}”，请遮住中间各位。',
  english: 'The whole number of a bank card, “{{text}}”; hide its middle.',
  check: ({ masked }) =>
    hitsOf(masked, shape, (match) => {
      if (!isLuhn(match[0].replaceAll(' ', ''))) return undefined;
      const before = masked.slice(Math.max(0, match.index - 30), match.index);
      return { ...stretchOf(match), ...(asked.test(before) ? { level: 'hint' as const } : {}) };
    }),
  examples: {
    bad: [
      '她把钱转入⟦6222000000000000012⟧。',
      '骗子提供的账户是⟦6228000000000000027⟧。',
      '工资卡⟦6217000000000000038⟧被冻结。',
      '灾民补助打到⟦6212260000000000042⟧。',
      '捐款账号⟦6228480000000000059⟧已启用。',
      '失主的卡号为⟦6225880000000068⟧。',
      '学费从⟦622202000000000080⟧划出。',
      '境外卡⟦4000000000000077⟧被盗刷。',
      '另一张卡⟦5500000000000087⟧也有异常。',
      '涉案账户⟦6221500000000000092⟧流水过亿。',
      '纸条上写着⟦6225 8800 0000 0068⟧。',
    ],
    good: [
      '她把钱转入尾号0012的账户。',
      '卡号6222***********0012。',
      '运单号6222000000000000013。',
      '合同编号4000000000000078。',
      '桥长622.2米。',
      '总额为6222万元。',
      '设备序列号X6222000000000000012。',
      '电表读数400000。',
      '库存5500件。',
      '全年客流62280000人次。',
    ],
  },
};

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
