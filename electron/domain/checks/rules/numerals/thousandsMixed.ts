import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const grouped = /(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?![0-9,])/g;
const plain =
  /(?<![0-9.,A-Za-z])[1-9][0-9]{3,8}(?=(?:\.[0-9]{1,3})?(?:人|名|户|亩|元|吨|公里|公斤|公顷|米|个|家|只|台|辆|件|株|尾|头|斤|册|平方米|立方米))/g;

export const thousandsMixed: TextRule = {
  id: 'thousands-mixed',
  level: 'hint',
  clause: 'GB/T 15835-2011 5.1.1',
  message: '同一段里有的数字分节、有的不分节，宜统一：“{{text}}”。',
  english: 'Some numbers of this text are grouped by thousands and some are not: “{{text}}”.',
  check: ({ masked }) => {
    const all = hitsOf(masked, grouped, (match) => stretchOf(match, match[0].replaceAll(',', '')));
    if (all.length === 0) return [];
    const rest = hitsOf(masked, plain, (match) => stretchOf(match, match[0].replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',')));
    return rest.length > all.length ? all : rest;
  },
  examples: {
    bad: [
      '转移群众1,204人，安置⟦3500→3,500⟧人。',
      '收入12,600元，支出⟦11800→11,800⟧元。',
      '全县小麦102,300亩、玉米⟦88000→88,000⟧亩。',
      '赛道全长⟦42195→42,195⟧米，沿途设岗1,100个。',
      '馆藏图书35,000册，其中地方志⟦1200→1,200⟧册。',
      '判赔⟦1,500→1500⟧元、2300元、4800元。',
      '住院费⟦8600→8,600⟧元，报销6,020元。',
      '栽树⟦1,000→1000⟧株，其中杉树2000株、松树3000株。',
      '新校可容学生2,400名，住校⟦1800→1,800⟧名。',
      { text: '修渠1,200米 惠及⟦5600→5,600⟧亩', place: 'title' },
    ],
    good: [
      '转移群众1204人，安置3500人。',
      '收入12,600元，支出11,800元。',
      '2026年全县人口204,500人。',
      '栽树1000株。',
      '电话2660118，捐款1,200元。',
      '型号KX3000台钻一台，价1,500元。',
      '投资3.5万元，另捐1,000元。',
      '水位12.5米，库容1,200万立方米。',
      '编号3，205。',
      '修渠1,200米，惠及560亩。',
    ],
  },
};
